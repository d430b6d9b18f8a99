package cn.jidu.candidate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Finds the rows of an area whose cores are near to a core. Cores that are near have so many pairs of characters in common that
 * one of a row's rarest must be among them: a row stands under these alone, and no list is as long as the business is common.
 */
final class RarePairs {
    /** By area and pair. What has another's key by chance is compared in vain. */
    private final NumbersByKey rows;

    private final int[][] pairs;
    /** Of each row's pairs: most that are heard in vain are told by these alone. */
    private final long[] bits;

    private final double share;

    /**
     * @param areas of each row
     * @param pairs of each row's core
     * @param share as {@link CorePairs#areNear} has it
     */
    RarePairs(List<String> areas, List<int[]> pairs, double share) {
        this.pairs = pairs.toArray(int[][]::new);
        this.bits = pairs.stream().mapToLong(CorePairs::bits).toArray();
        this.share = share;
        Map<Long, Integer> commonness = new HashMap<>();
        for (int row = 0; row < pairs.size(); row++) {
            for (int pair : pairs.get(row)) {
                commonness.merge(key(areas.get(row), pair), 1, Integer::sum);
            }
        }
        rows = new NumbersByKey(IntStream.range(0, pairs.size())
                .boxed()
                .flatMapToLong(row -> Arrays.stream(pairs.get(row))
                        .mapToLong(pair -> key(areas.get(row), pair))
                        .boxed()
                        .sorted((a, b) -> commonness.getOrDefault(a, 0) - commonness.getOrDefault(b, 0))
                        .limit(rarest(pairs.get(row).length, share))
                        .mapToLong(key -> NumbersByKey.entry(key, row)))
                .toArray());
    }

    /** Of so many pairs all but those that a near core may lack, and one. */
    private static int rarest(int pairs, double share) {
        return pairs - (int) Math.ceil(share * pairs / (2 - share) - 1e-9) + 1;
    }

    /** Hears the numbers of the rows, some of them more than once. */
    void each(String area, int[] core, IntConsumer to) {
        long own = CorePairs.bits(core);
        // as many pairs may share a bit with another of the core's
        int hidden = core.length - Long.bitCount(own);
        for (int pair : core) {
            rows.each(key(area, pair), row -> {
                int most = Long.bitCount(own & bits[row]) + hidden;
                // the row has a pair for each of its bits at least
                if (2.0 * most >= share * (core.length + Long.bitCount(bits[row]))
                        && CorePairs.areNear(CorePairs.shared(core, pairs[row]), core, pairs[row], share)) {
                    to.accept(row);
                }
            });
        }
    }

    private static long key(String area, int pair) {
        return NumbersByKey.key(area.hashCode() * 0x9E3779B97F4A7C15L + pair);
    }
}
