package cn.jidu;

import java.util.SplittableRandom;

/**
 * How much of a long campaign is gone through: in {@code mvn verify} a share, the same one each time; by
 * {@code mvn verify -Pproof} the whole, from a seed that is drawn anew and printed.
 */
public final class ProofShare {
    private static final boolean WHOLE = "whole".equals(System.getProperty("jidu.proof"));
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

    private static long seed() {
        if (!WHOLE) {
            return 0;
        }
        long seed = Long.getLong("jidu.proof.seed", new SplittableRandom().nextInt(1, 1_000_000_000));
        System.out.println("proof: -Djidu.proof.seed=" + seed);
        return seed;
    }
}
