package cn.jidu.explain.row;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row of a received file, as people name it.
 *
 * @param sheet its name, or its number from 1; 1 in a text
 * @param row as the file numbers its rows, or its lines, from 1
 */
public record RowPlace(String file, String sheet, int row) {
    private static final String FIRST = "1";
    private static final Pattern FORM = Pattern.compile("(?<file>.+?)(?::(?<sheet>[^:]+))?:(?<row>[0-9]{1,9})");

    /** {@code FILE:SHEET:ROW}, as lists of rows name it, or {@code FILE:ROW} of a file with one sheet. */
    public static Optional<RowPlace> parse(String text) {
        Matcher place = FORM.matcher(text.strip());
        if (!place.matches()) {
            return Optional.empty();
        }
        String sheet = place.group("sheet");
        return Optional.of(
                new RowPlace(place.group("file"), sheet == null ? FIRST : sheet, Integer.parseInt(place.group("row"))));
    }
}
