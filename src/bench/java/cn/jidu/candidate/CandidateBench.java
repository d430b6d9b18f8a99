package cn.jidu.candidate;

import cn.jidu.bench.ProcessorTicks;
import cn.jidu.bench.Sites;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.reading.DefinitionLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/**
 * Looking for candidates alone, in memory: invented rows that no rule matches, and invented enterprises of which every
 * tenth bears the name of one of them. What the database reads and writes for it is not part of it.
 *
 * <p>Arguments: a folder that is not used, a number of unmatched rows and of enterprises.
 */
public final class CandidateBench {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final List<String> COUNTIES =
            List.of("331002", "331003", "331004", "331021", "331022", "331023", "331081", "331082", "331024");
    private static final List<String> PLACES =
            List.of("台州市椒江", "台州市", "浙江省台州市黄岩区", "路桥", "天台", "温岭市", "临海", "", "浙江", "三门县");
    private static final List<String> FORMS =
            List.of("有限公司", "有限责任公司", "厂", "股份有限公司", "经营部", "店", "商行", "合伙企业", "", "有限公司");
    private static final int BLOCK = 4096;

    private final Random random = new Random(7);
    private final List<OpenRow> rows = new ArrayList<>();

    private CandidateBench() {}

    /** See the class. */
    public static void main(String[] args) {
        Definitions definitions = DefinitionLoader.load(Path.of(System.getProperty("jidu.root", "."), "jobs"))
                .definitions()
                .orElseThrow();
        new CandidateBench().search(definitions, Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    }

    private void search(Definitions definitions, int unmatched, int enterprises) {
        for (int i = 0; i < unmatched; i++) {
            rows.add(row(i));
        }
        Sites.say("%d unmatched rows, %d enterprises, load %s", unmatched, enterprises, Sites.load());
        long begin = System.nanoTime();
        double processor = ProcessorTicks.ofThis();
        PairSearch search = new PairSearch(definitions.candidateRules(), definitions.areas(), rows);
        Sites.say("  index %.1f s, %.1f s of processor", Sites.seconds(begin), ProcessorTicks.ofThis() - processor);
        long made = 0;
        begin = System.nanoTime();
        processor = ProcessorTicks.ofThis();
        List<KnownEnterprise> block = new ArrayList<>();
        for (int i = 0; i < enterprises; i++) {
            long before = System.nanoTime();
            block.add(enterprise(i));
            made += System.nanoTime() - before;
            if (block.size() == BLOCK) {
                search.offer(block);
                block.clear();
            }
        }
        search.offer(block);
        int found = search.found().size();
        Sites.say(
                "  search %.1f s and %.1f s for making them, %.1f s of processor, %d pairs, heap %d MB",
                Sites.seconds(begin) - made / 1e9, made / 1e9, ProcessorTicks.ofThis() - processor, found, heap());
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory() >> 20;
    }

    private OpenRow row(int i) {
        String county = any(COUNTIES);
        String code = random.nextInt(3) == 0 ? "" : code(county);
        return new OpenRow("s" + i, county, code, name(), "tax", 1, 1, i, 1, "", Optional.empty(), "");
    }

    private KnownEnterprise enterprise(int i) {
        String county = any(COUNTIES);
        String name = i % 10 == 0 ? rows.get(random.nextInt(rows.size())).name() : name();
        String number = "3310" + String.format("%011d", random.nextInt(1_000_000_000));
        return new KnownEnterprise(
                new UUID(0, i), county, code(county), number, "", name, "3441", Optional.empty(), "");
    }

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String code(String county) {
        StringBuilder code = new StringBuilder("91" + county + "MA2");
        while (code.length() < 18) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** Some characters and trades are far more frequent than others, as in real names. */
    private String name() {
        StringBuilder name = new StringBuilder(any(PLACES));
        for (int i = 2 + random.nextInt(2); i > 0; i--) {
            name.append((char) (0x4e00 + (int) (600 * Math.pow(random.nextDouble(), 1.5))));
        }
        int trade = (int) (300 * Math.pow(random.nextDouble(), 2));
        name.append((char) (0x6000 + trade)).append((char) (0x6400 + trade));
        if (trade % 3 == 0) {
            name.append((char) (0x6800 + trade % 40)).append((char) (0x6900 + trade % 40));
        }
        return name.append(any(FORMS)).toString();
    }
}
