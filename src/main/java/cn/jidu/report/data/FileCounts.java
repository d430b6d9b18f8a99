package cn.jidu.report.data;

import cn.jidu.delivery.DeliveryState;
import cn.jidu.report.data.QuarterResults.DeliveryLine;
import java.util.List;
import java.util.function.ToLongFunction;

/** How a number of files fared, and their rows. */
public record FileCounts(List<DeliveryLine> files) {
    public FileCounts {
        files = List.copyOf(files);
    }

    /** Files of this fate. */
    public long of(DeliveryState fate) {
        return files.stream().filter(f -> f.fate() == fate).count();
    }

    public long read() {
        return sum(DeliveryLine::read);
    }

    /** Of held files too: read = loaded + duplicate + rejected. */
    public long loaded() {
        return sum(DeliveryLine::loaded);
    }

    /** Those of the loaded rows that do not count until someone accepts their file. */
    public long held() {
        return sum(f -> f.fate() == DeliveryState.HELD ? f.loaded() : 0);
    }

    public long duplicate() {
        return sum(DeliveryLine::duplicate);
    }

    public long rejected() {
        return sum(DeliveryLine::rejected);
    }

    /** Refused, held or unrecognised files, those that are held already, or rejected rows. */
    public boolean leaveWork() {
        return rejected() > 0
                || files.stream()
                        .anyMatch(f -> !f.fate().isGood() || !f.heldAs().isEmpty());
    }

    private long sum(ToLongFunction<DeliveryLine> rows) {
        return files.stream().mapToLong(rows).sum();
    }
}
