package cn.jidu.candidate;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Numbers under keys that are hashes, found at once: most keys that are asked for are not there, and millions are asked for. A bit
 * for each beginning of a key says whether any has it; what has is in one short stretch of a sorted array.
 */
final class NumbersByKey {
    private static final int NUMBER_BITS = 24;
    private static final long NUMBER_MASK = (1L << NUMBER_BITS) - 1;

    /** Bits of filter for each entry: one asked for in vain in some sixteen passes it. */
    private static final int ROOM = 4;

    /** The key's upper bits, then the number; sorted as if there were no sign. */
    private final long[] entries;

    private final int filterShift;
    private final long[] filter;
    private final int stretchShift;
    /** Where the entries of each beginning of a key start. */
    private final int[] starts;

    /** @param entries keys ({@link #key}) with a number each, in whatever order */
    NumbersByKey(long[] entries) {
        this.entries = entries;
        // without a sign: the smallest is the one that begins with zeros
        for (int i = 0; i < entries.length; i++) {
            entries[i] ^= Long.MIN_VALUE;
        }
        Arrays.sort(entries);
        int bits = Math.max(1, Long.SIZE - Long.numberOfLeadingZeros(entries.length));
        stretchShift = Long.SIZE - bits;
        filterShift = stretchShift - ROOM;
        starts = new int[(1 << bits) + 1];
        filter = new long[(1 << Math.max(0, bits + ROOM - 6)) + 1];
        for (int i = 0; i < entries.length; i++) {
            entries[i] ^= Long.MIN_VALUE;
            starts[(int) (entries[i] >>> stretchShift) + 1]++;
            int bit = (int) (entries[i] >>> filterShift);
            filter[bit >>> 6] |= 1L << bit;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
    }

    /** A key of a hash with room for a number below it. */
    static long key(long hash) {
        long mixed = hash ^ hash >>> 31;
        mixed *= 0xBF58476D1CE4E5B9L;
        return (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL & ~NUMBER_MASK;
    }

    /** @param number at most sixteen millions */
    static long entry(long key, int number) {
        return key | number;
    }

    /** Hears the numbers under the key, and by chance one of another key. */
    void each(long key, IntConsumer to) {
        int bit = (int) (key >>> filterShift);
        if ((filter[bit >>> 6] & 1L << bit) == 0) {
            return;
        }
        int stretch = (int) (key >>> stretchShift);
        for (int i = starts[stretch]; i < starts[stretch + 1]; i++) {
            if ((entries[i] & ~NUMBER_MASK) == key) {
                to.accept((int) (entries[i] & NUMBER_MASK));
            }
        }
    }
}
