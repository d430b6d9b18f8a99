package cn.jidu.candidate;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Codes to be found by any code that is the same, or has one other character. Each stands under itself with one character masked,
 * place by place, and of a long one with its whole beginning masked: two that differ in one have a key in common.
 */
final class MaskedCodes {
    private static final int NUMBER_BITS = 24;
    private static final long NUMBER_MASK = (1L << NUMBER_BITS) - 1;
    private static final long BASE = 1_000_003;

    /** What stands before these last ones, division and kind of body, is masked as one: what follows tells enough. */
    private static final int TELLING = 10;

    private final List<String> codes;
    /** The key's upper bits, then the code's number; sorted. */
    private final long[] entries;

    /** @param codes at most sixteen millions; empty ones are found by none */
    MaskedCodes(List<String> codes) {
        this.codes = codes;
        long[] made = new long[codes.stream().mapToInt(MaskedCodes::masks).sum()];
        int next = 0;
        for (int number = 0; number < codes.size(); number++) {
            String code = codes.get(number);
            for (int mask = 0; mask < masks(code); mask++) {
                made[next++] = key(code, mask) | number;
            }
        }
        Arrays.sort(made);
        entries = made;
    }

    /** Hears the numbers of the codes, some of them more than once. */
    void each(String code, IntConsumer to) {
        for (int mask = 0; mask < masks(code); mask++) {
            long key = key(code, mask);
            int at = Arrays.binarySearch(entries, key);
            for (int i = at < 0 ? -at - 1 : at; i < entries.length && (entries[i] & ~NUMBER_MASK) == key; i++) {
                int number = (int) (entries[i] & NUMBER_MASK);
                if (distance(codes.get(number), code) <= 1) {
                    to.accept(number);
                }
            }
        }
    }

    private static int masks(String code) {
        return code.length() > TELLING ? TELLING + 1 : code.length();
    }

    /** @param mask counted from the code's end; the last of a long code masks its beginning */
    private static long key(String code, int mask) {
        int from = mask == TELLING ? code.length() - TELLING : 0;
        int masked = code.length() - 1 - mask;
        long hash = code.length() * BASE + mask;
        for (int i = from; i < code.length(); i++) {
            hash = hash * BASE + (i == masked ? 0 : code.charAt(i));
        }
        hash ^= hash >>> 29;
        return (hash * 0x9E3779B97F4A7C15L) & ~NUMBER_MASK;
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
