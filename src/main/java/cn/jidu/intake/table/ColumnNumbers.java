package cn.jidu.intake.table;

import cn.jidu.intake.text.TextFold;
import java.util.regex.Pattern;

/** The line by which official forms number their columns, below the headings: {@code 栏次 甲 乙 1 2 3=1+2}. */
final class ColumnNumbers {
    private static final String STEMS = "甲乙丙丁戊己庚辛壬癸";
    private static final Pattern LABEL = Pattern.compile("(?:栏|行|列|项)次|序号|编号|栏目");
    private static final Pattern FORMULA = Pattern.compile("=[0-9A-Za-z()+*/÷×%-]+$");
    /** Fewer could be values. */
    private static final int LEAST = 4;

    private ColumnNumbers() {}

    /** Whether all cells that hold anything count on from the first: by stems of heaven, then by numbers. */
    static boolean are(FileRow row) {
        int stems = 0;
        int numbers = 0;
        boolean labelled = false;
        for (int c = 0; c < row.width(); c++) {
            String cell = FORMULA.matcher(TextFold.tight(row.cell(c))).replaceFirst("");
            String text = cell.startsWith("(") && cell.endsWith(")") ? cell.substring(1, cell.length() - 1) : cell;
            if (numbers == 0 && stems < STEMS.length() && text.equals(STEMS.substring(stems, stems + 1))) {
                stems++;
            } else if (text.equals(String.valueOf(numbers + 1))) {
                numbers++;
            } else if (!labelled && stems + numbers == 0 && LABEL.matcher(text).matches()) {
                labelled = true;
            } else if (!text.isEmpty()) {
                return false;
            }
        }
        return stems + numbers >= LEAST;
    }
}
