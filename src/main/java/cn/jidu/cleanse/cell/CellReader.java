package cn.jidu.cleanse.cell;

import cn.jidu.intake.table.FileRow;
import org.jspecify.annotations.Nullable;

/** Turns the raw text of one field into what its column holds. */
public interface CellReader {
    /**
     * The typed value, or null when it is missing or faulty; a fault is added to {@code faults}.
     *
     * @param raw not missing: marks of missing values have been taken out, unless {@link #readsMissing()}
     */
    @Nullable
    Object read(String raw, FileRow row, RowFaults faults);

    /** True where a missing cell has a meaning of its own (a code, a yes or no) and is not simply null. */
    default boolean readsMissing() {
        return false;
    }
}
