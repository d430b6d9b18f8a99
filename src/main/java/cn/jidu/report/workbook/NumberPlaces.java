package cn.jidu.report.workbook;

import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.TextCell;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How far the numbers of each column reach behind the point, and which marks follow there: what a number lacks of that is left
 * free, so that the points stand one below the other.
 */
final class NumberPlaces {
    /** Digits. */
    private static final int THOUSANDS = 3;

    private final Map<String, Integer> decimals = new HashMap<>();
    private final Map<String, String> marks = new HashMap<>();

    private NumberPlaces() {}

    static NumberPlaces of(ReportPart part) {
        NumberPlaces places = new NumberPlaces();
        for (ReportPart.PartRow row : part.rows()) {
            row.cells().forEach(places::add);
        }
        return places;
    }

    private void add(String column, TextCell cell) {
        cell.number().ifPresent(n -> {
            decimals.merge(column, Math.max(0, n.scale()), Math::max);
            marks.merge(column, cell.mark(), (a, b) -> a.length() < b.length() ? b : a);
        });
    }

    /** The end of a number's format, which leaves free what others have: {@code _0} is as wide as a digit. */
    String free(String column, TextCell cell) {
        return free(column, cell, "_");
    }

    /**
     * How many characters the number takes, with what parts its thousands and what is left free behind it. LibreOffice leaves
     * a digit's place free by two spaces, which in 宋体 are as wide as two digits; these need less room before the next cell.
     */
    int characters(String column, TextCell cell) {
        int whole = cell.number().map(n -> n.precision() - n.scale()).orElse(0);
        String free = free(column, cell, "");
        return cell.text().length()
                + Math.max(0, whole - 1) / THOUSANDS
                + Math.max(free.length(), free.replace("0", "00").length() - 1);
    }

    private String free(String column, TextCell cell, String before) {
        int own = cell.number().map(n -> Math.max(0, n.scale())).orElse(0);
        int most = decimals.getOrDefault(column, own);
        String point = own == 0 && most > 0 ? before + "." : "";
        return point
                + (before + "0").repeat(most - own)
                + marks.getOrDefault(column, "")
                        .chars()
                        .skip(cell.mark().length())
                        .mapToObj(c -> before + (char) c)
                        .collect(Collectors.joining());
    }
}
