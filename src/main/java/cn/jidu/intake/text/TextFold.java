package cn.jidu.intake.text;

import cn.jidu.definition.text.CjkRadicals;
import cn.jidu.definition.text.ColonSigns;
import cn.jidu.definition.text.InvisibleCharacters;
import java.text.Normalizer;

/** Folding of what looks the same: full-width and half-width forms, radicals, white space, marks that have no width. */
public final class TextFold {
    private static final char FIRST_HAN = 0x4E00;
    private static final char LAST_HAN = 0x9FFF;
    private static final char FIRST_MARK = 0xAD;

    private TextFold() {}

    /**
     * NFKC, and radicals become their characters: full-width digits, letters and brackets become half-width. Never null,
     * the text itself when nothing folds.
     */
    public static String width(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // ASCII and the basic Chinese block are what NFKC leaves alone and what nearly every cell consists of
            if (c >= 0x80 && (c < FIRST_HAN || c > LAST_HAN)) {
                return CjkRadicals.fold(Normalizer.normalize(ColonSigns.fold(text), Normalizer.Form.NFKC));
            }
        }
        return text;
    }

    /** Without white space at both ends, and without the marks that have no width wherever they stand. */
    public static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c >= FIRST_MARK
                    && (c < FIRST_HAN || c > LAST_HAN)
                    && InvisibleCharacters.haveNoWidth(text.codePointAt(i))) {
                return trim(withoutMarks(text));
            }
        }
        return from == 0 && to == text.length() ? text : text.substring(from, to);
    }

    /** {@link #width} without any white space, inner white space and line breaks included. */
    public static String tight(String text) {
        String folded = trim(width(text));
        for (int i = 0; i < folded.length(); i++) {
            if (isSpace(folded.charAt(i))) {
                return withoutSpace(folded);
            }
        }
        return folded;
    }

    /** True for every character that shows as nothing: white space, marks without width, controls. */
    public static boolean isSpace(char c) {
        if (c < 0x80) {
            return c <= ' ' || c == 0x7F;
        }
        // what nearly every cell begins and ends with
        if (c >= FIRST_HAN && c <= LAST_HAN) {
            return false;
        }
        return InvisibleCharacters.areBlank(c) || InvisibleCharacters.haveNoWidth(c);
    }

    /**
     * Whether a raised or circled number is in it, which marks a note: {@code 1234²} and {@code 1234①} would fold to other
     * numbers.
     */
    public static boolean hasNoteMark(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 && (c < FIRST_HAN || c > LAST_HAN) && Character.getType(c) == Character.OTHER_NUMBER) {
                return true;
            }
        }
        return false;
    }

    /** Every dash that is typed for a hyphen. */
    public static boolean isHyphen(char c) {
        return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFF0D || c == 0xFE63 || c == 0xFE58;
    }

    /** Whether nobody would see anything. */
    public static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isSpace(c)) {
                return Character.isHighSurrogate(c) && trim(text).isEmpty();
            }
        }
        return true;
    }

    private static String withoutSpace(String text) {
        StringBuilder b = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (!isSpace(text.charAt(i))) {
                b.append(text.charAt(i));
            }
        }
        return b.toString();
    }

    private static String withoutMarks(String text) {
        return text.codePoints()
                .filter(c -> !InvisibleCharacters.haveNoWidth(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
