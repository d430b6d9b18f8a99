package cn.jidu;

import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * How much of a long campaign is gone through: in {@code mvn verify} a share, the same one each time; by
 * {@code mvn verify -Pproof} the whole, from a seed that is drawn anew and printed. With {@code -Djidu.proof.part=3/4} only
 * the third quarter of that seed's: so one campaign runs in several processes, or goes on another day.
 */
public final class ProofShare {
    private static final boolean WHOLE = "whole".equals(System.getProperty("jidu.proof"));
    private static final String[] PART =
            System.getProperty("jidu.proof.part", "1/1").split("/", 2);
    private static final long SEED = seed();

    private ProofShare() {}

    /** Whether nothing is left out. */
    public static boolean whole() {
        return WHOLE;
    }

    /** How many are tried. */
    public static int of(int share, int whole) {
        return WHOLE ? whole : share;
    }

    /** A campaign's own seed, or what the seed of the whole makes of it. */
    public static long seed(long own) {
        return own + SEED;
    }

    /** The part that is asked for of so many. */
    static LongStream part(LongStream all, int count) {
        int number = Integer.parseInt(PART[0]);
        int parts = Integer.parseInt(PART[1]);
        int before = (number - 1) * count / parts;
        return all.skip(before).limit(number * count / parts - before);
    }

    private static long seed() {
        if (!WHOLE) {
            return 0;
        }
        long seed = Long.getLong("jidu.proof.seed", new SplittableRandom().nextInt(1, 1_000_000_000));
        System.out.println("proof: -Djidu.proof.seed=" + seed);
        return seed;
    }
}
