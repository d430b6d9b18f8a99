package cn.jidu.definition.source;

import java.util.List;
import java.util.Optional;

/**
 * What a contract declares about the form of its files; what it declares is then the only form tried.
 *
 * @param encoding empty: found out per file
 * @param dialect of text files; empty: found out per file
 * @param missingValues texts that mean a missing value, besides the empty cell; empty: what departments write
 * @param serials the days that a spreadsheet's serial number may mean; empty: all that five digits can, but none that
 *     begins like a year
 */
public record TextForm(
        Optional<DeclaredEncoding> encoding,
        Optional<TextDialect> dialect,
        Optional<List<String>> missingValues,
        Optional<SerialWindow> serials) {
    /** Nothing is declared. */
    public static final TextForm FOUND_OUT =
            new TextForm(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public TextForm {
        missingValues = missingValues.map(List::copyOf);
    }
}
