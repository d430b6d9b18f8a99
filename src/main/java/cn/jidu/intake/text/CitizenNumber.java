package cn.jidu.intake.text;

import java.time.YearMonth;
import java.util.BitSet;
import java.util.Set;

/**
 * Recognises numbers of citizens' identity cards, so that they are nowhere kept or shown in clear.
 *
 * <p>It fails closed: a number of the right form (a province, a possible day of birth) is taken for a citizen's even
 * when its check digit is wrong, for a mistyped number still tells who it is. Codes that begin with 91, 92 or 93 (market
 * entities; no province has these numbers) and pass as such are never taken for a citizen's.
 */
public final class CitizenNumber {
    /** What stands in lists and messages in place of such a number. */
    public static final String HIDDEN = "〔身份证件号，已隐去〕";

    private static final Set<Integer> PROVINCES = Set.of(
            11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61,
            62, 63, 64, 65, 71, 81, 82, 83);
    private static final boolean[] IS_PROVINCE = new boolean[100];

    static {
        PROVINCES.forEach(p -> IS_PROVINCE[p] = true);
    }

    /** Digits of the numbers in use before 1999. */
    private static final int OLD = 15;

    private CitizenNumber() {}

    /** True where a folded code is a citizen's number, with or without an L before it and a two-digit sequence after. */
    public static boolean is(String folded) {
        int from = folded.startsWith("L") ? 1 : 0;
        int length = folded.length() - from;
        return switch (length) {
            case 18, 20 -> isLong(folded, from) && (length == 18 || areDigits(folded, from + 18, folded.length()));
            case 15, 17 -> isOld(folded, from) && (length == 15 || areDigits(folded, from + 15, folded.length()));
            default -> false;
        };
    }

    /** The text with every citizen's number in it hidden, however it is spaced or hyphenated; itself when it has none. */
    public static String hideIn(String text) {
        if (!mayBeIn(text)) {
            return text;
        }
        StringBuilder digits = new StringBuilder();
        BitSet starts = new BitSet();
        int[] at = new int[text.length()];
        StringBuilder result = null;
        int done = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? digit(text.charAt(i)) : 0;
            if (c > 0 && !(c == 'X' && digits.length() == 0)) {
                starts.set(digits.length(), i == 0 || digit(text.charAt(i - 1)) == 0);
                at[digits.length()] = i;
                digits.append(c);
            } else if (i == text.length() || !isJoint(text.charAt(i))) {
                int[] found = find(digits, starts);
                if (found.length > 0) {
                    result = result == null ? new StringBuilder() : result;
                    result.append(text, done, at[found[0]]).append(HIDDEN);
                    done = at[found[1] - 1] + 1;
                }
                digits.setLength(0);
                starts.clear();
            }
        }
        return result == null ? text : result.append(text, done, text.length()).toString();
    }

    /** Whether {@link #hideIn} would hide anything. */
    public static boolean isIn(String text) {
        return mayBeIn(text) && !hideIn(text).equals(text);
    }

    /** False where there are too few digits for such a number; asked of every text. */
    public static boolean mayBeIn(String text) {
        int digits = 0;
        for (int i = 0; text.length() >= OLD && i < text.length(); i++) {
            digits += digit(text.charAt(i)) == 0 ? 0 : 1;
        }
        return digits >= OLD;
    }

    /**
     * From the first to behind the last character of the numbers in a run of digits; empty without any.
     *
     * @param starts where a digit follows something else: a date or a telephone number may stand beside the number
     */
    private static int[] find(CharSequence run, BitSet starts) {
        for (int i = 0; i + 18 <= run.length(); i++) {
            if (isLong(run, i)) {
                return new int[] {i, run.length()};
            }
        }
        for (int from = starts.nextSetBit(0); from >= 0; from = starts.nextSetBit(from + 1)) {
            for (int length : new int[] {OLD, OLD + 2}) {
                int to = from + length;
                boolean whole = to == run.length() || (to < run.length() && starts.get(to));
                if (whole && isOld(run, from)) {
                    return new int[] {from, run.length()};
                }
            }
        }
        return new int[0];
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

    /** Whether all characters from {@code from} to before {@code to} are ASCII digits. */
    public static boolean areDigits(CharSequence text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** The digit or X that a character of either width, or of another script, stands for; 0 for anything else. */
    private static char digit(char c) {
        char half = c >= 0xFF01 && c <= 0xFF5E ? (char) (c - 0xFEE0) : c;
        if (half >= '0' && half <= '9') {
            return half;
        }
        if (half >= 0x0660 && half < 0x4E00 && Character.isDigit(half)) {
            return (char) ('0' + Character.digit(half, 10));
        }
        return half == 'X' || half == 'x' ? 'X' : 0;
    }

    private static boolean isJoint(char c) {
        return TextFold.isSpace(c) || TextFold.isHyphen(c);
    }
}
