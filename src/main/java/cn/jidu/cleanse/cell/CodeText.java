package cn.jidu.cleanse.cell;

import cn.jidu.intake.text.TextFold;
import java.util.Locale;

/** How the text of a code is folded before anything is asked of it. */
public final class CodeText {
    private CodeText() {}

    /** NFKC, without white space and hyphens, upper case; the text itself when nothing folds. */
    public static String fold(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (!digit && (c < 'A' || c > 'Z')) {
                return foldAny(raw);
            }
        }
        return raw;
    }

    private static String foldAny(String raw) {
        String tight = TextFold.tight(raw);
        StringBuilder b = new StringBuilder(tight.length());
        for (int i = 0; i < tight.length(); i++) {
            if (!TextFold.isHyphen(tight.charAt(i))) {
                b.append(tight.charAt(i));
            }
        }
        return b.toString().toUpperCase(Locale.ROOT);
    }

    /** What a code becomes when letters that it cannot hold are read as the digits that they look like. */
    static String repair(String folded) {
        return folded.replace('O', '0').replace('I', '1').replace('Z', '2').replace('S', '5');
    }
}
