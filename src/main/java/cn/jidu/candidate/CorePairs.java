package cn.jidu.candidate;

import java.util.stream.IntStream;

/** The pairs of neighbouring characters of a name's core, each once; one character stands for itself. */
final class CorePairs {
    private CorePairs() {}

    /** Sorted. */
    static int[] of(String core) {
        return core.length() == 1
                ? new int[] {core.charAt(0)}
                : IntStream.range(0, core.length() - 1)
                        .map(i -> core.charAt(i) << Character.SIZE | core.charAt(i + 1))
                        .distinct()
                        .sorted()
                        .toArray();
    }

    /** How many both have. */
    static int shared(int[] one, int[] other) {
        int common = 0;
        int i = 0;
        int j = 0;
        while (i < one.length && j < other.length) {
            int first = one[i];
            int second = other[j];
            common += first == second ? 1 : 0;
            i += first <= second ? 1 : 0;
            j += second <= first ? 1 : 0;
        }
        return common;
    }

    /** Whether twice the common ones are at least that share of all. */
    static boolean areNear(int shared, int[] one, int[] other, double share) {
        return shared > 0 && 2.0 * shared >= share * (one.length + other.length);
    }

    /** Each pair as one of 64 bits. */
    static long bits(int[] pairs) {
        long bits = 0;
        for (int pair : pairs) {
            bits |= 1L << (pair * 0x9E3779B9 >>> 26);
        }
        return bits;
    }
}
