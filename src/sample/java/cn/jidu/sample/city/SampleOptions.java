package cn.jidu.sample.city;

import cn.jidu.definition.Quarter;
import java.util.Set;

/**
 * What is generated.
 *
 * @param seed the same seed gives the same bytes
 * @param scale entities registered by the end of {@code last}; above {@link #LARGEST_WITH_EXPECTED} the files carry no
 *     planted faults and no expected results are written: they are for measuring speed
 * @param first the first quarter that has extracts
 * @param last the last one
 * @param sources which sources are written: {@link #ALL} or some of them
 */
public record SampleOptions(long seed, int scale, Quarter first, Quarter last, Set<String> sources) {
    /** The largest city that is held in memory and worked out. */
    public static final int LARGEST_WITH_EXPECTED = 20_000;

    /** Every source. */
    public static final Set<String> ALL =
            Set.of("registration", "tax", "loan", "park", "park-tenant", "roster", "size-class", "return");

    public SampleOptions {
        sources = Set.copyOf(sources);
        if (scale < 1 || first.compareTo(last) > 0 || !ALL.containsAll(sources)) {
            throw new IllegalArgumentException("scale ≥ 1, first ≤ last and sources of " + ALL + " expected, not "
                    + scale + ", " + first + ", " + last + ", " + sources);
        }
    }

    /** The city kept in {@code sample-data/}. */
    public static SampleOptions standard() {
        return new SampleOptions(2018, 2350, Quarter.of("2017Q1"), Quarter.of("2018Q3"), ALL);
    }

    public boolean isLast(Quarter quarter) {
        return quarter.equals(last);
    }

    public boolean isLastButOne(Quarter quarter) {
        return quarter.plus(1).equals(last);
    }

    public boolean streamed() {
        return scale > LARGEST_WITH_EXPECTED;
    }
}
