package cn.jidu.intake;

import org.apache.commons.csv.CSVFormat;

/**
 * How a text file separates and quotes its cells.
 *
 * @param widths what its rows lack or have at their ends, against its header
 */
record CsvDialect(char delimiter, Quoting quoting, Widths widths) {
    /** No character of a text. */
    static final char NO_QUOTE = 0;

    /** How a cell may hold a delimiter or a line break. */
    enum Quoting {
        /** As in RFC 4180: a quotation mark within is written twice. */
        DOUBLED('"'),
        /** A quotation mark within stands behind a backslash, as databases write it. */
        ESCAPED('"'),
        SINGLE('\''),
        /** A quotation mark is a character like others. */
        NONE(NO_QUOTE);

        private final char mark;

        Quoting(char mark) {
            this.mark = mark;
        }

        char mark() {
            return mark;
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

    static CsvDialect rfc4180(char delimiter) {
        return new CsvDialect(delimiter, Quoting.DOUBLED, Widths.EQUAL);
    }

    CSVFormat format() {
        CSVFormat.Builder format =
                CSVFormat.RFC4180.builder().setDelimiter(delimiter).setIgnoreEmptyLines(false);
        return switch (quoting) {
            case DOUBLED -> format.get();
            case ESCAPED -> format.setEscape('\\').get();
            case SINGLE -> format.setQuote('\'').get();
            case NONE -> format.setQuote(null).get();
        };
    }
}
