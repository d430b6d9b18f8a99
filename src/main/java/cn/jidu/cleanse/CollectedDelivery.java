package cn.jidu.cleanse;

import cn.jidu.definition.Month;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.source.Source;
import cn.jidu.delivery.ReceivedFile;
import java.util.Optional;

/**
 * A delivery that waits to be taken in, with the contract it came under.
 *
 * @param source its contract
 */
record CollectedDelivery(ReceivedFile file, Source source) {
    long id() {
        return file.id();
    }

    String fileName() {
        return file.fileName();
    }

    String area() {
        return file.area();
    }

    Quarter quarter() {
        return Quarter.of(file.quarter());
    }

    Optional<Month> month() {
        return file.month();
    }

    boolean supplement() {
        return file.supplement();
    }
}
