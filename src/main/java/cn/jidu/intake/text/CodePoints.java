package cn.jidu.intake.text;

import java.util.Comparator;

/** Orders texts as the database does under the C collation: by code points, not by UTF-16 units. */
public final class CodePoints {
    /** By code point, as the database's collation C has it. */
    public static final Comparator<String> ORDER = CodePoints::compare;

    private CodePoints() {}

    private static int compare(String a, String b) {
        int n = Math.min(a.length(), b.length());
        for (int i = 0; i < n; i++) {
            if (a.charAt(i) != b.charAt(i)) {
                boolean astralA = Character.isSurrogate(a.charAt(i));
                boolean astralB = Character.isSurrogate(b.charAt(i));
                return astralA == astralB ? a.charAt(i) - b.charAt(i) : astralA ? 1 : -1;
            }
        }
        return a.length() - b.length();
    }
}
