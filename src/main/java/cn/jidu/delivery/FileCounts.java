package cn.jidu.delivery;

import java.util.List;
import java.util.function.ToLongFunction;

/** How a number of files fared, and their rows. */
public record FileCounts(List<ReceivedFile> files) {
    public FileCounts {
        files = List.copyOf(files);
    }

    /** Files of this fate. */
    public long of(DeliveryState fate) {
        return files.stream().filter(f -> f.fate() == fate).count();
    }

    /** Data rows. */
    public long read() {
        return sum(ReceivedFile::read);
    }

    /** Of held files too: read = loaded + duplicate + rejected. */
    public long loaded() {
        return sum(ReceivedFile::loaded);
    }

    /** Those of the loaded rows that do not count until someone accepts their file. */
    public long held() {
        return sum(f -> f.fate() == DeliveryState.HELD ? f.loaded() : 0);
    }

    /** Rows that a later row of the same file stands for. */
    public long duplicate() {
        return sum(ReceivedFile::duplicate);
    }

    /** Rows that were turned away. */
    public long rejected() {
        return sum(ReceivedFile::rejected);
    }

    /** Refused, held or unrecognised files, those that are held already, or rejected rows. */
    public boolean leaveWork() {
        return rejected() > 0
                || files.stream()
                        .anyMatch(f -> !f.fate().isGood() || !f.heldAs().isEmpty());
    }

    private long sum(ToLongFunction<ReceivedFile> rows) {
        return files.stream().mapToLong(rows).sum();
    }
}
