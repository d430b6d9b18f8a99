package cn.jidu.cleanse;

import cn.jidu.definition.TextForm;
import cn.jidu.intake.Fold;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What stands where there is nothing to write: an empty cell, or a mark of a source's contract. */
final class Missing {
    /** What departments and their databases write. */
    static final Missing USUAL = new Missing(Set.of("-", "—", "/", "无", "NULL", "N/A", "\\N", "不详", "暂无", "未知"));

    private final Set<String> marks;
    private final int longest;

    private Missing(Set<String> marks) {
        this.marks = marks;
        this.longest = marks.stream().mapToInt(String::length).max().orElse(0);
    }

    /** The marks that a contract declares, else the usual ones. */
    static Missing of(TextForm form) {
        return form.missingValues()
                .map(values -> new Missing(values.stream().map(Missing::fold).collect(Collectors.toSet())))
                .orElse(USUAL);
    }

    /** True for an empty cell and for a mark, of either width and case. */
    boolean is(String raw) {
        String text = Fold.trim(raw);
        return text.isEmpty() || (text.length() <= longest && marks.contains(fold(text)));
    }

    private static String fold(String text) {
        return Fold.width(Fold.trim(text)).toUpperCase(Locale.ROOT);
    }
}
