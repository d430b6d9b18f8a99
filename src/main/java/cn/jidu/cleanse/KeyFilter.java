package cn.jidu.cleanse;

/**
 * Says of a key whether it may have stood in this file before: no is certain, yes has to be looked up. It keeps 64 bits
 * of each key, so that a file without repeated keys is spared any look into the table, which would read all of it. Of
 * keys beyond three million nothing is kept, and they all have to be looked up: the memory is bounded.
 */
final class KeyFilter {
    private static final int FIRST_SLOTS = 1 << 12;
    /** 32 MB. */
    private static final int MOST_SLOTS = 1 << 22;

    /** Hashes, each at the place that its first bits name or after it; 0 is a free slot. */
    private long[] slots = new long[FIRST_SLOTS];

    private int used;

    /** Adds a key; true when it may have been added before. */
    boolean add(CharSequence key) {
        if (used >= slots.length / 4 * 3 && !grow()) {
            return true;
        }
        return put(hash(key));
    }

    private boolean put(long hash) {
        int slot = (int) (hash >>> 40) & (slots.length - 1);
        while (slots[slot] != 0) {
            if (slots[slot] == hash) {
                return true;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = hash;
        used++;
        return false;
    }

    private boolean grow() {
        if (slots.length >= MOST_SLOTS) {
            return false;
        }
        long[] before = slots;
        slots = new long[2 * before.length];
        used = 0;
        for (long hash : before) {
            if (hash != 0) {
                put(hash);
            }
        }
        return true;
    }

    private static long hash(CharSequence key) {
        long h = 0xcbf29ce484222325L;
        for (int i = 0; i < key.length(); i++) {
            h = (h ^ key.charAt(i)) * 0x100000001b3L;
        }
        h = (h ^ (h >>> 32)) * 0x9E3779B97F4A7C15L;
        h ^= h >>> 29;
        return h == 0 ? 1 : h;
    }
}
