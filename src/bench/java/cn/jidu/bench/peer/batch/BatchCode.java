package cn.jidu.bench.peer.batch;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The code of an enterprise.
 *
 * @param text folded; null where there is none
 * @param usable 18 characters of the alphabet of GB 32100
 * @param wrongCheck usable, with a wrong check digit
 * @param mended with O, I, Z, S read as digits, where that makes a right code of an unusable one
 */
record BatchCode(
        @Nullable String text,
        boolean usable,
        boolean wrongCheck,
        @Nullable String mended) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    static BatchCode of(String raw) {
        if (BatchText.isMissing(raw)) {
            return new BatchCode(null, false, false, null);
        }
        String text = BatchText.halfWidth(raw).replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        boolean usable = isForm(text);
        if (usable) {
            return new BatchCode(text, true, !isRight(text), null);
        }
        String mended =
                text.replace('O', '0').replace('I', '1').replace('Z', '2').replace('S', '5');
        return new BatchCode(text, false, false, isForm(mended) && isRight(mended) ? mended : null);
    }

    private static boolean isForm(String text) {
        return text.length() == 18 && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }

    private static boolean isRight(String code) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * WEIGHTS[i];
        }
        return (31 - sum % 31) % 31 == ALPHABET.indexOf(code.charAt(17));
    }
}
