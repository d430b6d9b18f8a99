package cn.jidu.cleanse.cell;

import cn.jidu.definition.source.TextForm;
import cn.jidu.intake.text.TextFold;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What stands where there is nothing to write: an empty cell, or a mark of a source's contract. */
public final class MissingMarks {
    /** What departments and their databases write. */
    static final Set<String> USUAL_MARKS = Set.of("-", "—", "/", "无", "NULL", "N/A", "\\N", "不详", "暂无", "未知");

    static final MissingMarks USUAL = new MissingMarks(USUAL_MARKS);

    private final Set<String> marks;
    private final int longest;

    private MissingMarks(Set<String> marks) {
        this.marks = marks;
        this.longest = marks.stream().mapToInt(String::length).max().orElse(0);
    }

    /** The marks that a contract declares, else the usual ones. */
    public static MissingMarks of(TextForm form) {
        return form.missingValues()
                .map(values ->
                        new MissingMarks(values.stream().map(MissingMarks::fold).collect(Collectors.toSet())))
                .orElse(USUAL);
    }

    /** True for an empty cell and for a mark, of either width and case. */
    public boolean is(String raw) {
        if (isLonger(raw)) {
            return false;
        }
        String text = TextFold.trim(raw);
        return text.isEmpty() || (text.length() <= longest && marks.contains(fold(text)));
    }

    /** Whether more of it shows than of any mark: nearly every cell is told by its first characters. */
    private boolean isLonger(String raw) {
        int shown = 0;
        for (int i = 0; i < raw.length() && shown <= longest; i++) {
            char c = raw.charAt(i);
            shown += TextFold.isSpace(c) || Character.isSurrogate(c) ? 0 : 1;
        }
        return shown > longest;
    }

    private static String fold(String text) {
        return TextFold.width(TextFold.trim(text)).toUpperCase(Locale.ROOT);
    }
}
