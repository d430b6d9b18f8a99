package cn.jidu.cleanse;

import cn.jidu.intake.Fold;
import java.time.YearMonth;
import java.util.Set;

/**
 * Recognises numbers of citizens' identity cards, so that they are nowhere kept or shown in clear.
 *
 * <p>It fails closed: a number of the right form (a province, a possible day of birth) is taken for a citizen's even
 * when its check digit is wrong, for a mistyped number still tells who it is. Codes that begin with 91, 92 or 93 (market
 * entities; no province has these numbers) and pass as such are never taken for a citizen's.
 */
final class CitizenNumber {
    /** What stands in lists and messages in place of such a number. */
    static final String HIDDEN = "〔身份证件号，已隐去〕";

    private static final Set<Integer> PROVINCES = Set.of(
            11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61,
            62, 63, 64, 65, 71, 81, 82, 83);
    private static final boolean[] IS_PROVINCE = new boolean[100];

    static {
        PROVINCES.forEach(p -> IS_PROVINCE[p] = true);
    }

    private CitizenNumber() {}

    /** True where a folded code is a citizen's number, with or without an L before it and a two-digit sequence after. */
    static boolean is(String folded) {
        int from = folded.startsWith("L") ? 1 : 0;
        int length = folded.length() - from;
        return switch (length) {
            case 18, 20 -> isLong(folded, from) && (length == 18 || areDigits(folded, from + 18, folded.length()));
            case 15, 17 -> isOld(folded, from) && (length == 15 || areDigits(folded, from + 15, folded.length()));
            default -> false;
        };
    }

    /** The text with every citizen's number in it hidden, however it is spaced or hyphenated; itself when it has none. */
    static String hideIn(String text) {
        StringBuilder digits = new StringBuilder();
        int[] at = new int[text.length()];
        StringBuilder result = null;
        int done = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? digit(text.charAt(i)) : 0;
            if (c > 0 && !(c == 'X' && digits.length() == 0)) {
                at[digits.length()] = i;
                digits.append(c);
            } else if (i == text.length() || !isJoint(text.charAt(i))) {
                int[] found = find(digits);
                if (found.length > 0) {
                    result = result == null ? new StringBuilder() : result;
                    result.append(text, done, at[found[0]]).append(HIDDEN);
                    done = at[found[1] - 1] + 1;
                }
                digits.setLength(0);
            }
        }
        return result == null ? text : result.append(text, done, text.length()).toString();
    }

    /** From the first to behind the last character of the numbers in a run of digits; empty without any. */
    private static int[] find(CharSequence run) {
        for (int i = 0; i + 15 <= run.length(); i++) {
            if (i + 18 <= run.length() && isLong(run, i)) {
                return new int[] {i, run.length()};
            }
        }
        boolean old = (run.length() == 15 || run.length() == 17) && isOld(run, 0);
        return old ? new int[] {0, run.length()} : new int[0];
    }

    private static boolean isLong(CharSequence text, int from) {
        if (!areDigits(text, from, from + 17) || !isProvince(text, from)) {
            return false;
        }
        char last = text.charAt(from + 17);
        if (last != 'X' && (last < '0' || last > '9')) {
            return false;
        }
        if (!isDay(number(text, from + 6, from + 10), text, from + 10)) {
            return false;
        }
        String number = text.subSequence(from, from + 18).toString();
        // one in thirty citizens' numbers is by chance a right code of an institution: the citizen's digit decides
        return CheckDigits.isCitizen(number) || !CheckDigits.isUscc(number);
    }

    /** The fifteen digits in use before 1999: the year of birth has two, and the bearer was born before 2000. */
    private static boolean isOld(CharSequence text, int from) {
        return areDigits(text, from, from + 15)
                && isProvince(text, from)
                && text.charAt(from + 6) >= '2'
                && isDay(1900 + number(text, from + 6, from + 8), text, from + 8);
    }

    private static boolean isProvince(CharSequence digits, int from) {
        return IS_PROVINCE[number(digits, from, from + 2)];
    }

    /** Whether the four digits from {@code from} are a month and a day of the year. */
    private static boolean isDay(int year, CharSequence digits, int from) {
        int month = number(digits, from, from + 2);
        int day = number(digits, from + 2, from + 4);
        return year >= 1880
                && year <= 2050
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(year, month).lengthOfMonth();
    }

    private static int number(CharSequence digits, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + digits.charAt(i) - '0';
        }
        return value;
    }

    static boolean areDigits(CharSequence text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** The digit or X that a character of either width stands for; 0 for anything else. */
    private static char digit(char c) {
        char half = c >= 0xFF01 && c <= 0xFF5E ? (char) (c - 0xFEE0) : c;
        if (half >= '0' && half <= '9') {
            return half;
        }
        return half == 'X' || half == 'x' ? 'X' : 0;
    }

    private static boolean isJoint(char c) {
        return Fold.isSpace(c) || CodeText.isHyphen(c);
    }
}
