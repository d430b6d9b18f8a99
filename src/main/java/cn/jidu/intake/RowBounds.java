package cn.jidu.intake;

import cn.jidu.definition.Limit;
import cn.jidu.definition.Limits;
import java.util.Optional;

/** Holds each row of a file against the bounds on rows and cells. */
final class RowBounds {
    /** As the formats allow: 1,048,576 rows of 16,384 columns. */
    static final int LAST_ROW = 1 << 20;

    private final int cells;
    private final int rowCharacters;
    private final int fieldCharacters;

    RowBounds(Limits limits) {
        this.cells = limits.count(Limit.ROW_CELLS);
        this.rowCharacters = limits.count(Limit.ROW_CHARACTERS);
        this.fieldCharacters = limits.count(Limit.FIELD_CHARACTERS);
    }

    int rowCharacters() {
        return rowCharacters;
    }

    /** One more is enough to know that a cell is too long. */
    int keptOfField() {
        return fieldCharacters + 1;
    }

    /** @param characters of the row as far as they are known; at least those of its cells */
    Optional<Excess> excess(String[] row, long characters) {
        if (row.length > cells) {
            return Optional.of(new Excess(Limit.ROW_CELLS, cells, row.length));
        }
        long longest = 0;
        long sum = 0;
        for (String cell : row) {
            longest = Math.max(longest, cell.length());
            sum += cell.length();
        }
        if (longest > fieldCharacters) {
            return Optional.of(new Excess(Limit.FIELD_CHARACTERS, fieldCharacters, longest));
        }
        long has = Math.max(sum, characters);
        return has > rowCharacters
                ? Optional.of(new Excess(Limit.ROW_CHARACTERS, rowCharacters, has))
                : Optional.empty();
    }
}
