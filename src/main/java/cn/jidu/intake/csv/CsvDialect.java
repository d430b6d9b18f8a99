package cn.jidu.intake.csv;

import cn.jidu.definition.source.TextDialect;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;

/**
 * How a text file separates and quotes its cells.
 *
 * @param widths what its rows lack or have at their ends, against its header
 */
record CsvDialect(TextDialect dialect, Widths widths) {
    /** No character of a text. */
    static final char NO_QUOTE = 0;

    /** How a cell may hold a delimiter or a line break. */
    enum Quoting {
        /** As in RFC 4180: a quotation mark within is written twice. */
        DOUBLED('"', Optional.empty()),
        /** A quotation mark within stands behind a backslash, as databases write it. */
        ESCAPED('"', Optional.of('\\')),
        SINGLE('\'', Optional.empty()),
        /** A quotation mark is a character like others. */
        NONE(NO_QUOTE, Optional.empty());

        private final char mark;
        private final Optional<Character> escape;

        Quoting(char mark, Optional<Character> escape) {
            this.mark = mark;
            this.escape = escape;
        }

        TextDialect with(char delimiter) {
            return new TextDialect(delimiter, mark, escape, false, true);
        }
    }

    /** Whether header and rows agree in how many cells they have. */
    enum Widths {
        EQUAL,
        /** Every row ends with a delimiter, the header does not. */
        ROWS_LONGER,
        /** The header ends with a delimiter, no row does. */
        ROWS_SHORTER;

        int ofRows(int header) {
            return header + (this == ROWS_LONGER ? 1 : this == ROWS_SHORTER ? -1 : 0);
        }
    }

    static CSVFormat format(TextDialect dialect) {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(dialect.delimiter())
                .setQuote(dialect.quoteChar() == NO_QUOTE ? null : Character.valueOf(dialect.quoteChar()))
                .setEscape(dialect.escapeChar().orElse(null))
                .setIgnoreSurroundingSpaces(dialect.skipInitialSpace())
                .setIgnoreEmptyLines(false)
                .get();
    }
}
