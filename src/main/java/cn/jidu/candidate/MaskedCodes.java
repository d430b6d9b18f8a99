package cn.jidu.candidate;

import java.util.List;
import java.util.function.IntConsumer;

/**
 * Codes to be found by any code that is the same, or has one other character. Each stands under itself with one character masked,
 * place by place, and of a long one with its whole beginning masked: two that differ in one have a key in common.
 */
final class MaskedCodes {
    private static final long BASE = 1_000_003;

    /** What stands before these last ones, division and kind of body, is masked as one: what follows tells enough. */
    private static final int TELLING = 10;

    private final List<String> codes;
    private final NumbersByKey numbers;

    /** @param codes empty ones are found by none */
    MaskedCodes(List<String> codes) {
        this.codes = codes;
        long[] made = new long[codes.stream().mapToInt(MaskedCodes::masks).sum()];
        int next = 0;
        for (int number = 0; number < codes.size(); number++) {
            for (long key : keys(codes.get(number))) {
                made[next++] = NumbersByKey.entry(key, number);
            }
        }
        numbers = new NumbersByKey(made);
    }

    /** Hears the numbers of the codes, some of them more than once. */
    void each(String code, IntConsumer to) {
        for (long key : keys(code)) {
            numbers.each(key, number -> {
                if (distance(codes.get(number), code) <= 1) {
                    to.accept(number);
                }
            });
        }
    }

    private static int masks(String code) {
        return code.length() > TELLING ? TELLING + 1 : code.length();
    }

    /** Of a code of {@code n} characters the sum of each by a power of its place from the end, less the one that is masked. */
    private static long[] keys(String code) {
        int length = code.length();
        int last = Math.min(TELLING, length);
        long[] keys = new long[masks(code)];
        long[] masked = new long[last];
        long power = 1;
        long telling = 0;
        for (int mask = 0; mask < last; mask++) {
            masked[mask] = code.charAt(length - 1 - mask) * power;
            telling += masked[mask];
            power *= BASE;
        }
        long all = telling;
        for (int i = length - 1 - last; i >= 0; i--) {
            all += code.charAt(i) * power;
            power *= BASE;
        }
        for (int mask = 0; mask < last; mask++) {
            keys[mask] = key(length, mask, all - masked[mask]);
        }
        if (length > TELLING) {
            keys[TELLING] = key(length, TELLING, telling);
        }
        return keys;
    }

    /** Codes of unlike length, and other places masked, have unlike keys. */
    private static long key(int length, int mask, long rest) {
        return NumbersByKey.key(rest + (length * BASE + mask) * 0x9E3779B97F4A7C15L);
    }

    /** In how many places they differ; of unlike length, in all. */
    static int distance(String one, String other) {
        if (one.length() != other.length()) {
            return Integer.MAX_VALUE;
        }
        int differing = 0;
        for (int i = 0; i < one.length(); i++) {
            differing += one.charAt(i) == other.charAt(i) ? 0 : 1;
        }
        return differing;
    }
}
