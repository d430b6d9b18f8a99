package cn.jidu.bench;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Target;
import cn.jidu.definition.reading.DefinitionLoader;
import cn.jidu.explain.kept.RowKinds;
import cn.jidu.measure.Measure;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.run.RunSite;
import cn.jidu.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Measuring alone, on slices that are there: all of them as if nothing had been counted, those of one county, none; with
 * the project's plan and with five plans, which ask for the indicators of five documents over different universes and from
 * different days. Beside the time how often the panels' tables of the quarter are gone through.
 *
 * <p>Arguments: a folder for everything, a number of registrations and of rounds.
 */
public final class MeasureBench {
    private static final String COUNTY = "331024";
    /** Whose indicators a plan asks for, over which universe, since when. */
    private static final List<String> OTHERS = List.of(
            "lanxi-2018 small_micro_213 2018Q1",
            "shaoxing-2021 sme 2017Q4",
            "wenzhou-2023 small_micro 2017Q3",
            "zhejiang-2017 sme 2016Q1");

    private final Database database;
    private final JdbcTemplate db;
    private final Revision revision;
    private final int rounds;

    private MeasureBench(Database database, Revision revision, int rounds) {
        this.database = database;
        this.db = new JdbcTemplate(database.owner());
        this.revision = revision;
        this.rounds = rounds;
    }

    /** See the class. */
    public static void main(String[] args) throws Exception {
        int scale = Integer.parseInt(args[1]);
        Definitions five = fivePlans(Path.of(args[0], "measure" + scale));
        RunSite site = LargeCity.at(Path.of(args[0]), scale);
        try (Database database = site.database()) {
            Revision revision = new Revisions(new JdbcTemplate(database.reader()))
                    .findNewest(LargeCity.QUARTER)
                    .orElseThrow();
            MeasureBench bench = new MeasureBench(database, revision, Integer.parseInt(args[2]));
            String all = "true";
            String county = "county = '" + COUNTY + "'";
            Sites.say("%d registrations, load %s", scale, Sites.load());
            bench.measure("nothing counted yet, one plan", site.definitions(), all);
            bench.measure("nothing counted yet, five plans", five, all);
            bench.measure("all but one county counted, five plans", five, county);
            bench.measure("all counted, five plans", five, "false");
            bench.keep("kept for explaining, nothing yet, one plan", site.definitions(), all);
            bench.keep("kept for explaining, nothing yet, five plans", five, all);
            bench.keep("kept for explaining, all but one county, five plans", five, county);
            Sites.say("load %s", Sites.load());
        }
    }

    private static Definitions fivePlans(Path folder) throws IOException {
        Path project = Path.of(System.getProperty("jidu.root", "."), "jobs");
        Path jobs = Files.createDirectories(folder).resolve("jobs");
        try (Stream<Path> files = Files.walk(project)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, jobs.resolve(project.relativize(file)));
            }
        }
        Map<String, Plan> documents =
                DefinitionLoader.load(project).definitions().orElseThrow().plans();
        for (String other : OTHERS) {
            String[] words = other.split(" ");
            Files.writeString(jobs.resolve("plans/of-" + words[0] + ".yml"), """
                    title: 计划 %1$s
                    document: 文件 %1$s
                    area: "331000"
                    first: %3$s
                    last: 2020Q4
                    base: 2015Q4
                    universe: %2$s
                    sections:
                      - heading: 目标
                        monitored:
                          - {clause: 全部指标, indicators: %4$s}
                    """.formatted(
                            words[0], words[1], words[2], asked(documents.get(words[0]))));
        }
        DefinitionLoader.Loaded loaded = DefinitionLoader.load(jobs);
        return loaded.definitions()
                .orElseThrow(() -> new IllegalStateException(loaded.problems().toString()));
    }

    /** Every indicator that the document sets a target for or names. */
    private static List<String> asked(Plan document) {
        return Stream.concat(document.targets().stream().map(Target::indicator), document.monitored().stream())
                .distinct()
                .toList();
    }

    /** @param slices whose counts are forgotten before each round */
    private void measure(String title, Definitions definitions, String slices) {
        List<Double> seconds = new ArrayList<>();
        List<Double> processor = new ArrayList<>();
        Map<String, Long> passes = Map.of();
        // one round alone is of so many rows that Java's own warming up is little
        for (int round = rounds == 1 ? 1 : 0; round <= rounds; round++) {
            forget(slices);
            Map<String, Long> before = passes();
            double processorBefore = processorSeconds();
            long begin = System.nanoTime();
            new Measure(database, definitions).measure(revision);
            if (round > 0) {
                seconds.add(Sites.seconds(begin));
                processor.add(processorSeconds() - processorBefore);
            }
            passes = since(before);
        }
        Sites.say(
                "  %-40s %6.2f s, %6.2f s of processor, %d figures, scans %s",
                title,
                median(seconds),
                median(processor),
                db.queryForObject("select count(*) from jidu.figure", Long.class),
                passes);
    }

    /** What explaining figures adds up, of these slices; of the revision's findings always. */
    private void keep(String title, Definitions definitions, String slices) {
        db.update("delete from jidu.revision_conditions");
        db.update("delete from jidu.finding_row_kind");
        db.update("delete from jidu.slice_conditions where slice_id in (select slice_id from jidu.slice where " + slices
                + ")");
        Map<String, Long> before = passes();
        double processorBefore = processorSeconds();
        long begin = System.nanoTime();
        new RowKinds(database, definitions).keep(revision);
        Sites.say(
                "  %-40s %6.2f s, %6.2f s of processor, %d kinds of rows, scans %s",
                title,
                Sites.seconds(begin),
                processorSeconds() - processorBefore,
                db.queryForObject("select count(*) from jidu.slice_row_kind", Long.class),
                since(before));
    }

    private void forget(String slices) {
        db.update("delete from jidu.figure");
        db.update("delete from jidu.class_figure");
        db.update("delete from jidu.revision_finding where code = 'RETURN_DIFFERS'");
        db.update("update jidu.revision set measured = false");
        if (Boolean.TRUE.equals(
                db.queryForObject("select to_regclass('jidu.slice_count') is not null", Boolean.class))) {
            db.update("delete from jidu.slice_count where slice_id in (select slice_id from jidu.slice where " + slices
                    + ")");
            db.execute("vacuum analyze jidu.slice_count");
        }
    }

    /** How often the table of each panel of the quarter has been gone through, by the panel's name. */
    private Map<String, Long> passes() {
        db.queryForList("select pg_stat_force_next_flush()::text", String.class);
        Map<String, Long> passes = new TreeMap<>();
        RowCallbackHandler each = row -> passes.put(row.getString(1), row.getLong(2));
        db.query("""
                select substr(relname, 7, length(relname) - 13), seq_scan + coalesce(idx_scan, 0)
                from pg_stat_user_tables where relname like 'panel\\_%\\_2018q1'""", each);
        return passes;
    }

    /** Of the panels that were gone through since. */
    private Map<String, Long> since(Map<String, Long> before) {
        Map<String, Long> since = passes();
        since.replaceAll((panel, scans) -> scans - before.getOrDefault(panel, 0L));
        since.values().removeIf(scans -> scans == 0);
        return since;
    }

    private double processorSeconds() {
        return ProcessorTicks.ofThis() + ProcessorTicks.ofServer(database.owner());
    }

    private static double median(List<Double> of) {
        return Sites.median(of.stream().mapToDouble(d -> d).toArray());
    }
}
