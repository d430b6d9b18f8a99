package cn.jidu.mutation;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;

/** Mutants of the sample files, any one of which can be made again by its number. */
public final class Mutants {
    private final List<Seed> seeds;
    private final long seed;

    /** @param inbox of the sample data */
    public Mutants(Path inbox, long seed) {
        this.seeds = Seeds.of(inbox);
        this.seed = seed;
    }

    /** The same for the same seed, number and sample data. */
    public Mutant get(long number) {
        // neighbouring seeds begin alike
        Random random = new Random((seed * 1_000_003 + number) * 0x9E3779B97F4A7C15L);
        random.nextLong();
        Seed parent = seeds.get(random.nextInt(seeds.size()));
        if (random.nextInt(8) == 0) {
            return WellFormed.of(number, parent, random);
        }
        byte[] bytes = parent.bytes();
        StringBuilder kinds = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            Mutation mutation = mutation(parent, random);
            bytes = mutation.apply(bytes, random);
            kinds.append(kinds.length() == 0 ? "" : "+").append(mutation.name());
        }
        return new Mutant(number, parent.name(), parent.source(), kinds.toString(), bytes, OptionalInt.empty());
    }

    private Mutation mutation(Seed parent, Random random) {
        if (random.nextInt(3) == 0) {
            Seed other = seeds.get(random.nextInt(seeds.size()));
            return Mutation.ofBytes(other.bytes(), random);
        }
        if (!parent.isWorkbook()) {
            return Mutation.ofText(parent, random);
        }
        return parent.name().endsWith(".xlsx") ? Mutation.ofParts(random) : Mutation.ofBytes(parent.bytes(), random);
    }
}
