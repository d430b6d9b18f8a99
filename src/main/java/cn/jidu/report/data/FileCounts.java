package cn.jidu.report.data;

import cn.jidu.report.data.QuarterResults.DeliveryLine;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

/** How a number of files fared, and their rows. */
public record FileCounts(List<DeliveryLine> files) {
    private static final Set<String> GOOD = Set.of("loaded", "acknowledged", "unpacked");

    public FileCounts {
        files = List.copyOf(files);
    }

    /** Files of this fate. */
    public long of(String fate) {
        return files.stream().filter(f -> f.fate().equals(fate)).count();
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
        return sum(f -> f.fate().equals("held") ? f.loaded() : 0);
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
                        .anyMatch(f -> !GOOD.contains(f.fate()) || !f.heldAs().isEmpty());
    }

    private long sum(ToLongFunction<DeliveryLine> rows) {
        return files.stream().mapToLong(rows).sum();
    }
}
