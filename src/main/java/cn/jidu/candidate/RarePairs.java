package cn.jidu.candidate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Finds the rows of an area whose cores may be near to a core. Cores that are near have so many pairs of characters in common that
 * one of a row's rarest must be among them: a row stands under these alone, and no list is as long as the business is common.
 */
final class RarePairs {
    private static final int NUMBER_BITS = 24;
    private static final long NUMBER_MASK = (1L << NUMBER_BITS) - 1;

    /** A hash of area and pair, then the row's number; sorted. What has another's hash by chance is compared in vain. */
    private final long[] entries;

    /**
     * @param areas of each row
     * @param pairs of each row's core
     * @param share as {@link CorePairs#areNear} has it
     */
    RarePairs(List<String> areas, List<int[]> pairs, double share) {
        Map<Long, Integer> rows = new HashMap<>();
        for (int row = 0; row < pairs.size(); row++) {
            for (int pair : pairs.get(row)) {
                rows.merge(key(areas.get(row), pair), 1, Integer::sum);
            }
        }
        entries = IntStream.range(0, pairs.size())
                .boxed()
                .flatMapToLong(row -> Arrays.stream(pairs.get(row))
                        .mapToLong(pair -> key(areas.get(row), pair))
                        .boxed()
                        .sorted((a, b) -> rows.getOrDefault(a, 0) - rows.getOrDefault(b, 0))
                        .limit(rarest(pairs.get(row).length, share))
                        .mapToLong(key -> key | row))
                .sorted()
                .toArray();
    }

    /** Of so many pairs all but those that a near core may lack, and one. */
    private static int rarest(int pairs, double share) {
        return pairs - (int) Math.ceil(share * pairs / (2 - share) - 1e-9) + 1;
    }

    /** Hears the numbers of the rows, some of them more than once. */
    void each(String area, int[] core, IntConsumer to) {
        for (int pair : core) {
            long key = key(area, pair);
            int at = Arrays.binarySearch(entries, key);
            for (int i = at < 0 ? -at - 1 : at; i < entries.length && (entries[i] & ~NUMBER_MASK) == key; i++) {
                to.accept((int) (entries[i] & NUMBER_MASK));
            }
        }
    }

    private static long key(String area, int pair) {
        long hash = area.hashCode() * 0x9E3779B97F4A7C15L + pair;
        hash ^= hash >>> 31;
        hash *= 0xBF58476D1CE4E5B9L;
        return (hash ^ hash >>> 27) * 0x94D049BB133111EBL & ~NUMBER_MASK;
    }
}
