package cn.jidu.cleanse.cell;

import cn.jidu.intake.text.TextFold;
import java.util.Locale;
import java.util.Set;

/** How the text of a code is folded before anything is asked of it. */
public final class CodeText {
    /** What programs and people write for there being none. */
    static final Set<String> NONE =
            Set.of("NONE", "NULL", "NIL", "NAN", "NA", "UNDEFINED", "UNKNOWN", "EMPTY", "BLANK", "TRUE", "FALSE");

    private static final int LONGEST =
            NONE.stream().mapToInt(String::length).max().orElseThrow();
    /** Of one sign alone so many are no code of anybody. */
    private static final int FILLED = 6;

    private CodeText() {}

    /**
     * Whether a cell for a code holds none, though something is written in it: no letter and no digit (未填写, …), nothing but
     * zeros or Xs, one sign over and over (111111111), or a word of programs ({@code (null)}, {@code N.A.}). As a key it
     * would make one enterprise of all that have none.
     */
    static boolean isNone(String raw) {
        return !isPlain(raw) && isNoneFolded(raw);
    }

    /** Told of nearly every cell without folding it: plain, longer than any word for none, and not of one sign alone. */
    private static boolean isPlain(String raw) {
        boolean differ = false;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if ((c < '0' || c > '9') && (c < 'A' || c > 'Z')) {
                return false;
            }
            differ |= c != raw.charAt(0);
        }
        return differ && raw.length() > LONGEST;
    }

    private static boolean isNoneFolded(String raw) {
        StringBuilder signs = new StringBuilder();
        fold(raw)
                .chars()
                .filter(c -> (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'))
                .forEach(c -> signs.append((char) c));
        String code = signs.toString();
        boolean filled = code.chars().distinct().count() == 1;
        return code.isEmpty()
                || NONE.contains(code)
                || (filled && (code.length() >= FILLED || code.charAt(0) == '0' || code.charAt(0) == 'X'));
    }

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
