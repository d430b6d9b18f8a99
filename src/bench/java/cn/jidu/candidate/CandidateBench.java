package cn.jidu.candidate;

import cn.jidu.bench.ProcessorTicks;
import cn.jidu.bench.Sites;
import cn.jidu.candidate.InventedRegistry.County;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.area.Area;
import cn.jidu.definition.reading.DefinitionLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Looking for candidates alone, in memory, where the answers are known: each unmatched row is a disturbed copy of one of
 * the invented enterprises of a province, or means nobody. What the database reads and writes for it is not part of it.
 *
 * <p>Arguments: a folder that is not used, a number of unmatched rows and of enterprises.
 */
public final class CandidateBench {
    private static final int BLOCK = 4096;

    private final Definitions definitions;
    private final InventedRegistry registry;
    private final int unmatched;
    private final int enterprises;

    private CandidateBench(Definitions definitions, int unmatched, int enterprises) {
        this.definitions = definitions;
        this.unmatched = unmatched;
        this.enterprises = enterprises;
        this.registry = new InventedRegistry(definitions.areas().all().stream()
                .filter(a -> a.level() == Area.Level.COUNTY)
                .map(a -> new County(a.code(), a.name()))
                .toList());
    }

    /** See the class. */
    public static void main(String[] args) {
        Definitions definitions = DefinitionLoader.load(Path.of(System.getProperty("jidu.root", "."), "jobs"))
                .definitions()
                .orElseThrow();
        new CandidateBench(definitions, Integer.parseInt(args[1]), Integer.parseInt(args[2])).search();
    }

    private void search() {
        List<OpenRow> rows = new ArrayList<>();
        for (int row = 0; row < unmatched; row++) {
            rows.add(copy(row)
                    .of(registry.enterprise(meant(row)), new SplittableRandom(row))
                    .row(row));
        }
        Sites.say("%d unmatched rows, %d enterprises, load %s", unmatched, enterprises, Sites.load());
        long begin = System.nanoTime();
        double processor = ProcessorTicks.ofThis();
        PairSearch search = new PairSearch(definitions.candidateRules(), definitions.areas(), rows);
        Sites.say("  index %.1f s, %.1f s of processor", Sites.seconds(begin), ProcessorTicks.ofThis() - processor);
        offer(search);
        Sites.say("  heap %d MB with rows, index and pairs", heap());
        Map<String, List<PairEvidence>> found = new LinkedHashMap<>();
        search.found()
                .forEach(p -> found.computeIfAbsent(p.row().subject(), k -> new ArrayList<>())
                        .add(p));
        FoundShares shares = new FoundShares();
        for (int row = 0; row < unmatched; row++) {
            shares.add(copy(row), meant(row), found.getOrDefault(rows.get(row).subject(), List.of()));
        }
        shares.say();
    }

    private void offer(PairSearch search) {
        double made = 0;
        double madeProcessor = 0;
        long begin = System.nanoTime();
        double processor = ProcessorTicks.ofThis();
        List<KnownEnterprise> block = new ArrayList<>();
        for (int from = 0; from < enterprises; from += BLOCK) {
            long before = System.nanoTime();
            double processorBefore = ProcessorTicks.ofThis();
            for (int i = from; i < Math.min(from + BLOCK, enterprises); i++) {
                block.add(registry.enterprise(i).known());
            }
            made += Sites.seconds(before);
            madeProcessor += ProcessorTicks.ofThis() - processorBefore;
            search.offer(block);
            block.clear();
        }
        Sites.say(
                "  search %.1f s, %.1f s of processor; making the enterprises %.1f and %.1f s; load %s",
                Sites.seconds(begin) - made,
                ProcessorTicks.ofThis() - processor - madeProcessor,
                made,
                madeProcessor,
                Sites.load());
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory() >> 20;
    }

    private static DisturbedCopy copy(int row) {
        return DisturbedCopy.values()[row % DisturbedCopy.values().length];
    }

    /** Which enterprise a row means: spread over all. */
    private int meant(int row) {
        return (int) ((long) row * enterprises / unmatched);
    }
}
