package cn.jidu.intake.text;

import java.util.Arrays;

/** The check characters of codes: GB 32100 (with its amendment), GB 11714, GB 11643 and GS 15-2006. */
public final class CheckDigits {
    private static final String USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] USCC_WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int[] CITIZEN_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CITIZEN_CHECKS = "10X98765432";
    private static final byte[] USCC_VALUES = new byte[128];

    static {
        Arrays.fill(USCC_VALUES, (byte) -1);
        for (int i = 0; i < USCC_ALPHABET.length(); i++) {
            USCC_VALUES[USCC_ALPHABET.charAt(i)] = (byte) i;
        }
    }

    private CheckDigits() {}

    /** True where all characters are of the alphabet of GB 32100 (no I, O, S, V, Z). */
    public static boolean isUsccAlphabet(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 128 || USCC_VALUES[c] < 0) {
                return false;
            }
        }
        return true;
    }

    /** For 18 characters of the alphabet: whether the last is the check character of the 17 before it. */
    public static boolean isUscc(String code) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += USCC_VALUES[code.charAt(i)] * USCC_WEIGHTS[i];
        }
        return (31 - sum % 31) % 31 == USCC_VALUES[code.charAt(17)];
    }

    /** For 17 digits and a digit or X: GB 11643. */
    public static boolean isCitizen(CharSequence number) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (number.charAt(i) - '0') * CITIZEN_WEIGHTS[i];
        }
        return CITIZEN_CHECKS.charAt(sum % 11) == number.charAt(17);
    }

    /** For nine digits: GB 11714. A tenth value, X, is no digit's. */
    public static boolean isOrganisation(CharSequence code) {
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += (code.charAt(i) - '0') * ORGANISATION_WEIGHTS[i];
        }
        return (11 - sum % 11) % 11 == code.charAt(8) - '0';
    }

    /** For 15 digits: GS 15-2006, that is ISO 7064 MOD 11,10. */
    public static boolean isRegistrationNumber(String number) {
        int p = 10;
        for (int i = 0; i < 14; i++) {
            int s = (p + number.charAt(i) - '0') % 10;
            p = (s == 0 ? 20 : 2 * s) % 11;
        }
        return (11 - p) % 10 == number.charAt(14) - '0';
    }
}
