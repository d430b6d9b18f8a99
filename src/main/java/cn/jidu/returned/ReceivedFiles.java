package cn.jidu.returned;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.source.Source;
import cn.jidu.delivery.DeliveryState;
import cn.jidu.delivery.DeliveryTable;
import cn.jidu.delivery.ReceivedFile;
import java.util.List;
import java.util.Optional;

/** The deliveries that need mending, with what the definitions say of them. */
final class ReceivedFiles {
    private final DeliveryTable deliveries;
    private final Definitions definitions;

    ReceivedFiles(DeliveryTable deliveries, Definitions definitions) {
        this.deliveries = deliveries;
        this.definitions = definitions;
    }

    /** By source, quarter and name. Files of a source or area that the definitions no longer know are left out. */
    List<ReturnedOriginal> list(Optional<Quarter> quarter) {
        return deliveries.listToReturn(quarter, ReturnName.PATTERN).stream()
                .flatMap(f -> known(f).stream())
                .toList();
    }

    private Optional<ReturnedOriginal> known(ReceivedFile file) {
        return Optional.ofNullable(definitions.sources().get(file.source()))
                .filter(s -> definitions.areas().contains(file.area()))
                .map(s -> original(file, s));
    }

    private ReturnedOriginal original(ReceivedFile file, Source source) {
        return new ReturnedOriginal(
                file.id(),
                file.fileName(),
                file.sha256(),
                file.bytes(),
                source,
                definitions.areas().get(file.area()),
                Quarter.of(file.quarter()),
                file.month(),
                file.supplement(),
                file.origin().arrived(),
                Optional.of(file.reason()).filter(r -> !r.isEmpty()),
                file.fate() == DeliveryState.HELD,
                file.why(),
                file.read(),
                file.rejected(),
                file.duplicate(),
                file.loaded());
    }
}
