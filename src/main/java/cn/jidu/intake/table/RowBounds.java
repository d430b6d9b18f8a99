package cn.jidu.intake.table;

import cn.jidu.definition.FileLimit;
import cn.jidu.definition.FileLimits;
import java.util.Optional;

/** Holds each row of a file against the bounds on rows and cells. */
public final class RowBounds {
    /** As the formats allow: 1,048,576 rows of 16,384 columns. */
    public static final int LAST_ROW = 1 << 20;

    private final int cells;
    private final int rowCharacters;
    private final int fieldCharacters;

    /** @param limits of {@code limits.yml} */
    public RowBounds(FileLimits limits) {
        this.cells = limits.count(FileLimit.ROW_CELLS);
        this.rowCharacters = limits.count(FileLimit.ROW_CHARACTERS);
        this.fieldCharacters = limits.count(FileLimit.FIELD_CHARACTERS);
    }

    /** How many characters one row may have. */
    public int rowCharacters() {
        return rowCharacters;
    }

    /** One more is enough to know that a cell is too long. */
    public int keptOfField() {
        return fieldCharacters + 1;
    }

    /** @param characters of the row as far as they are known; at least those of its cells */
    public Optional<LimitExcess> excess(String[] row, long characters) {
        if (row.length > cells) {
            return Optional.of(new LimitExcess(FileLimit.ROW_CELLS, cells, row.length));
        }
        long longest = 0;
        long sum = 0;
        for (String cell : row) {
            longest = Math.max(longest, cell.length());
            sum += cell.length();
        }
        if (longest > fieldCharacters) {
            return Optional.of(new LimitExcess(FileLimit.FIELD_CHARACTERS, fieldCharacters, longest));
        }
        long has = Math.max(sum, characters);
        return has > rowCharacters
                ? Optional.of(new LimitExcess(FileLimit.ROW_CHARACTERS, rowCharacters, has))
                : Optional.empty();
    }
}
