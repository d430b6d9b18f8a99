package cn.jidu.definition.source;

import java.util.Optional;

/**
 * How the cells of a text file are set apart, with the names and defaults of Frictionless' CSV dialect. Both line ends
 * are always understood.
 *
 * @param quoteChar stands around a cell that holds delimiters or line ends; doubled within it, it stands for itself
 * @param escapeChar before a character that is to stand for itself
 * @param skipInitialSpace white space after a delimiter is no part of the cell
 * @param header false: the file has no row of headings, its columns are the fields in their order
 */
public record TextDialect(
        char delimiter, char quoteChar, Optional<Character> escapeChar, boolean skipInitialSpace, boolean header) {

    /** Cells set apart by this character, quoted as in RFC 4180, below a header. */
    public static TextDialect of(char delimiter) {
        return new TextDialect(delimiter, '"', Optional.empty(), false, true);
    }
}
