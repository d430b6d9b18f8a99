package cn.jidu.cleanse;

/**
 * Says of a key whether it may have stood in this file before, in memory that does not grow: no is certain, yes has to
 * be looked up. It spares a file without duplicates the sorting of all its keys.
 */
final class KeyFilter {
    private static final int MOST_WORDS = 1 << 20;
    private static final int BYTES_PER_ROW = 64;

    private final long[] words;

    /** @param fileBytes how long the file is: a small one needs little */
    KeyFilter(long fileBytes) {
        long rows = Math.max(1, Math.min(fileBytes / BYTES_PER_ROW, MOST_WORDS));
        this.words = new long[Integer.highestOneBit((int) rows)];
    }

    /** Adds a key; true when it may have been added before. */
    boolean add(CharSequence key) {
        long hash = mix(key);
        // all three bits in one word: one look into memory that is too large for the processor's caches
        int word = (int) (hash >>> 40) & (words.length - 1);
        long bits = 1L << hash | 1L << (hash >>> 6) | 1L << (hash >>> 12);
        long before = words[word];
        words[word] = before | bits;
        return (before & bits) == bits;
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
