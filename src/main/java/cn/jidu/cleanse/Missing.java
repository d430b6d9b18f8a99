package cn.jidu.cleanse;

import cn.jidu.intake.Fold;

/** What departments write where they have nothing to write. */
final class Missing {
    private static final int LONGEST_MARK = 4;

    private Missing() {}

    /** True for an empty cell and for {@code - — / 无 NULL}, of either width and case. */
    static boolean is(String raw) {
        String text = Fold.trim(raw);
        if (text.length() > LONGEST_MARK) {
            return false;
        }
        if (text.isEmpty()) {
            return true;
        }
        String folded = Fold.width(text);
        return switch (folded) {
            case "-", "—", "/", "无" -> true;
            default -> folded.equalsIgnoreCase("NULL");
        };
    }
}
