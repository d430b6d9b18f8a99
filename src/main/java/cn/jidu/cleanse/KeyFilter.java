package cn.jidu.cleanse;

/**
 * Says of a key whether it may have stood in this file before, in memory that does not grow: no is certain, yes has to
 * be looked up. It spares a file without duplicates the sorting of all its keys.
 */
final class KeyFilter {
    private static final int BITS = 26;
    private static final int MASK = (1 << BITS) - 1;

    private final long[] bits = new long[1 << (BITS - 6)];

    /** Adds a key; true when it may have been added before. */
    boolean add(CharSequence key) {
        long hash = mix(key);
        boolean first = set((int) hash & MASK);
        boolean second = set((int) (hash >>> 20) & MASK);
        boolean third = set((int) (hash >>> 38) & MASK);
        return first && second && third;
    }

    private boolean set(int bit) {
        long before = bits[bit >> 6];
        long one = 1L << (bit & 63);
        bits[bit >> 6] = before | one;
        return (before & one) != 0;
    }

    private static long mix(CharSequence key) {
        long h = 0xcbf29ce484222325L;
        for (int i = 0; i < key.length(); i++) {
            h = (h ^ key.charAt(i)) * 0x100000001b3L;
        }
        h = (h ^ (h >>> 32)) * 0x9E3779B97F4A7C15L;
        return h ^ (h >>> 29);
    }
}
