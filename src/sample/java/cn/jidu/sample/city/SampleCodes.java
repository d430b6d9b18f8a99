package cn.jidu.sample.city;

/** Codes with right check digits: GB 32100 (18 characters), GB 11714 (9), GS 15 (15), GB 11643 (citizens). */
public final class SampleCodes {
    static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] ORGANISATION = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int[] CITIZEN = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private SampleCodes() {}

    /** 18 characters from the first 17. */
    public static String uscc(String first17) {
        return first17 + usccCheck(first17);
    }

    static char usccCheck(String first17) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += ALPHABET.indexOf(first17.charAt(i)) * WEIGHTS[i];
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    /** 18 characters of the alphabet, whatever the check digit. */
    public static boolean isWellFormed(String code) {
        if (code.length() != 18) {
            return false;
        }
        for (int i = 0; i < 18; i++) {
            if (ALPHABET.indexOf(code.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    public static boolean isRight(String code) {
        return isWellFormed(code) && usccCheck(code) == code.charAt(17);
    }

    /** The code with the next check character instead of the right one. */
    public static String withWrongCheck(String code) {
        int next = (ALPHABET.indexOf(code.charAt(17)) + 1) % 31;
        return code.substring(0, 17) + ALPHABET.charAt(next);
    }

    /** Nine characters from the eight of the body. */
    public static String organisation(String body) {
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += Character.digit(body.charAt(i), 36) * ORGANISATION[i];
        }
        int check = 11 - sum % 11;
        return body + (check == 10 ? "X" : check == 11 ? "0" : String.valueOf(check));
    }

    /** The eight characters that number {@code serial} has: MA and six characters, no two serials alike. */
    public static String body(long serial) {
        long space = 887_503_681L; // 31^6
        long scattered = Math.floorMod(serial * 482_711_003L + 91_733_257L, space);
        char[] six = new char[6];
        for (int i = 5; i >= 0; i--) {
            six[i] = ALPHABET.charAt((int) (scattered % 31));
            scattered /= 31;
        }
        return "MA" + new String(six);
    }

    /** An old registration number: division, eight digits, check digit of ISO 7064 MOD 11,10. */
    static String registrationNumber(String division, int sequence) {
        String first14 = division + String.valueOf(100_000_000 + sequence).substring(1);
        int p = 10;
        for (int i = 0; i < 14; i++) {
            int s = (p + first14.charAt(i) - '0') % 10;
            p = 2 * (s == 0 ? 10 : s) % 11;
        }
        return first14 + (11 - p) % 10;
    }

    /** An invented citizen's number from its first 17 digits. */
    public static String citizen(String first17) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (first17.charAt(i) - '0') * CITIZEN[i];
        }
        return first17 + "10X98765432".charAt(sum % 11);
    }
}
