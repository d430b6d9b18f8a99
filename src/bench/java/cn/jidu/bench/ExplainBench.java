package cn.jidu.bench;

import cn.jidu.definition.Quarter;
import cn.jidu.definition.Target;
import cn.jidu.definition.area.Area;
import cn.jidu.explain.ExplainedPart;
import cn.jidu.explain.FigureExplainer;
import cn.jidu.explain.FigureExplanation;
import cn.jidu.explain.FigureQuestion;
import cn.jidu.explain.PlannedFigures;
import cn.jidu.explain.list.RowLists;
import cn.jidu.explain.row.RowPlace;
import cn.jidu.explain.row.RowTracer;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.run.RunSite;
import cn.jidu.store.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What it costs to open figures of a large city on a server that runs: every figure of the newest quarter by itself, as
 * a command of its own would; the longest list, as a text and as a workbook; rows of large files. The site is made by
 * the first call, and found by the next ones.
 *
 * <p>Arguments: a folder for everything, a number of registrations, and what to do: {@code figures}, {@code unkept}
 * (the same with nothing kept of the rows), {@code csv}, {@code xlsx} or {@code rows}.
 */
public final class ExplainBench {
    private static final Quarter QUARTER = LargeCity.QUARTER;
    private static final String CITY = "331000";
    private static final String LARGEST_COUNTY = "331081";
    private static final int DEAREST = 12;

    private final RunSite site;
    private final Path folder;
    private final JdbcTemplate db;

    private ExplainBench(RunSite site, Path folder) {
        this.site = site;
        this.folder = folder;
        this.db = new JdbcTemplate(site.database().reader());
    }

    /** See the class. */
    public static void main(String[] args) throws Exception {
        int scale = Integer.parseInt(args[1]);
        Path folder = Path.of(args[0]);
        RunSite site = LargeCity.at(folder, scale);
        try (Database database = site.database()) {
            ExplainBench bench = new ExplainBench(site, folder);
            switch (args[2]) {
                case "figures" -> bench.figures();
                case "unkept" -> bench.unkept(new JdbcTemplate(database.owner()));
                case "csv" -> bench.list("rows.csv", CITY, true);
                // some hundred thousand rows: a workbook takes five times a text's time
                case "xlsx" -> bench.list("rows.xlsx", LARGEST_COUNTY, false);
                case "rows" -> bench.rows();
                default -> throw new IllegalArgumentException(args[2]);
            }
        }
    }

    /** One opened figure. */
    private record Opened(FigureQuestion asked, String kind, FigureExplanation explained, double seconds) {
        String name() {
            return asked.planKey() + "/" + asked.targetId() + " "
                    + asked.indicator().key();
        }

        long rows() {
            return explained.parts().stream().mapToLong(ExplainedPart::rows).sum();
        }
    }

    private void figures() {
        figures("kept by the run");
    }

    private void unkept(JdbcTemplate owner) {
        owner.execute("create table if not exists public.kept_aside as select * from jidu.revision_conditions");
        owner.update("delete from jidu.revision_conditions");
        try {
            figures("nothing kept");
        } finally {
            owner.update("insert into jidu.revision_conditions select * from public.kept_aside");
            owner.execute("drop table public.kept_aside");
        }
    }

    private void figures(String title) {
        double processor = processorSeconds();
        List<Opened> opened =
                questions(CITY).stream().flatMap(q -> open(q).stream()).toList();
        Sites.say(
                "%s: %d figures of %s, %.2f s of processor each, load %s; %s",
                title,
                opened.size(),
                QUARTER,
                (processorSeconds() - processor) / opened.size(),
                Sites.load(),
                memory());
        Map<String, List<Opened>> kinds = new TreeMap<>();
        opened.forEach(
                o -> kinds.computeIfAbsent(o.kind(), k -> new ArrayList<>()).add(o));
        kinds.forEach((kind, of) -> {
            Opened dearest =
                    of.stream().max(Comparator.comparing(Opened::seconds)).orElseThrow();
            Sites.say(
                    "  %-44s %3d, median %5.2f s, dearest %5.2f s %s",
                    kind,
                    of.size(),
                    Sites.median(of.stream().mapToDouble(Opened::seconds).toArray()),
                    dearest.seconds(),
                    dearest.name());
        });
        opened.stream()
                .sorted(Comparator.comparing(Opened::seconds).reversed())
                .limit(DEAREST)
                .forEach(o -> Sites.say("  %5.2f s %s, %s: %d rows", o.seconds(), o.name(), o.kind(), o.rows()));
    }

    /** Every figure of an area. */
    private List<FigureQuestion> questions(String area) {
        Area of = site.definitions().areas().get(area);
        List<String> measured = new Revisions(db)
                .findNewest(QUARTER)
                .map(new Revisions(db)::areas)
                .orElseThrow();
        return new PlannedFigures(site.definitions()).of(QUARTER, of, measured).toList();
    }

    /** By an explainer of its own, which has read nothing yet. */
    private Optional<Opened> open(FigureQuestion asked) {
        long begin = System.nanoTime();
        return new FigureExplainer(site.database(), site.definitions())
                .explain(asked)
                .map(e -> new Opened(asked, kind(asked, e), e, Sites.seconds(begin)));
    }

    private static String kind(FigureQuestion asked, FigureExplanation explained) {
        String target = asked.target()
                .map(Target::kind)
                .map(k -> k.name().toLowerCase())
                .orElse("monitored");
        String shape = asked.basis() == Target.Basis.RETURNED
                ? "returned"
                : asked.indicator().computation().getClass().getSimpleName().toLowerCase();
        return target + ", " + shape
                + (explained.parts().stream().anyMatch(p -> p.part().aggregate().isDistinct()) ? ", counted once" : "");
    }

    /**
     * The list of the figure that has most rows.
     *
     * @param excluded whether what it leaves out is listed too
     */
    private void list(String file, String area, boolean excluded) throws Exception {
        FigureExplainer explainer = new FigureExplainer(site.database(), site.definitions());
        FigureExplanation longest = questions(area).stream()
                .flatMap(q -> explainer.explain(q).stream())
                .max(Comparator.comparing(
                        e -> e.parts().stream().mapToLong(ExplainedPart::rows).sum()))
                .orElseThrow();
        Map<String, RowLists.ListedPart> parts = new LinkedHashMap<>();
        longest.parts().forEach(p -> parts.put(p.part().name(), new RowLists.ListedPart(p.part(), "")));
        double processor = processorSeconds();
        long begin = System.nanoTime();
        Path list = folder.resolve(file);
        new RowLists(explainer, (panel, reason) -> reason).write(parts, excluded, list);
        Sites.say(
                "%s of %s: %d rows counted, %.1f s, %.1f s of processor, %d MB, load %s; %s",
                file,
                longest.asked().indicator().key(),
                longest.parts().stream().mapToLong(ExplainedPart::rows).sum(),
                Sites.seconds(begin),
                processorSeconds() - processor,
                Files.size(list) >> 20,
                Sites.load(),
                Sites.memory());
        Files.delete(list);
    }

    private void rows() {
        for (String file : List.of(LargeCity.LARGE, LargeCity.MIDDLE)) {
            int last = db.queryForObject("""
                    select max(r.row_no) from jidu.row_%s r join jidu.delivery d using (delivery_id)
                    where d.file_name = ?""".formatted(file.substring(0, file.indexOf('_'))), Integer.class, file);
            for (int row : new int[] {2, last / 2, last}) {
                long begin = System.nanoTime();
                double processor = processorSeconds();
                var fate = new RowTracer(db, site.definitions())
                        .trace(new RowPlace(file, "1", row))
                        .orElseThrow();
                Sites.say(
                        "  %s:1:%d %s, in %d figures: %.2f s, %.2f s of processor, load %s",
                        file,
                        row,
                        fate.stage(),
                        fate.figures().size(),
                        Sites.seconds(begin),
                        processorSeconds() - processor,
                        Sites.load());
            }
        }
        Sites.say("  %s", memory());
    }

    private double processorSeconds() {
        return ProcessorTicks.ofThis() + ProcessorTicks.ofServer(site.database().owner());
    }

    private static String memory() {
        try {
            return Sites.memory();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
