package cn.jidu.bench;

import cn.jidu.batch.RunJob;
import cn.jidu.definition.area.Area;
import cn.jidu.report.ReportSelection;
import cn.jidu.report.ReportWriter;
import cn.jidu.report.data.DataFingerprint;
import cn.jidu.report.data.FoundRows;
import cn.jidu.report.data.QuarterResults;
import cn.jidu.report.data.ReportData;
import cn.jidu.report.data.RevisionProvenance;
import cn.jidu.report.part.AreaReports;
import cn.jidu.report.pdf.PdfPrinter;
import cn.jidu.report.pdf.ReportTemplate;
import cn.jidu.report.phrase.PhraseBook;
import cn.jidu.report.view.AreaReport;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.workbook.WorkbookPrinter;
import cn.jidu.report.workbook.WorkbookTemplate;
import cn.jidu.run.RunResult;
import cn.jidu.run.RunSite;
import cn.jidu.store.Database;
import cn.jidu.store.SiteHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What printing costs: the own reports of a city with nine counties and of a province with ninety with Java warm, pages and
 * workbook by themselves; then those of the province and its counties into a new folder, as a run does; then the same
 * workbooks printed by LibreOffice.
 *
 * <p>Arguments: a folder for everything, how often, and a number of enterprises.
 */
public final class PrintBench {
    /** Of fewer enterprises the sample cannot show every rule. */
    private static final int SMALLEST_CITY = 2_350;

    private final QuarterResults results;
    private final RevisionProvenance provenance;
    private final FoundRows rows;
    private final Path templates;

    private PrintBench(RunSite site, RunResult run) {
        ReportData data = new ReportData(
                new JdbcTemplate(site.database().reader()), site.definitions(), site.program(), run.revision());
        results = run.results();
        provenance = data.provenance();
        rows = new FoundRows(data, site.definitions().areas(), results.areas());
        templates = site.templates();
    }

    /** See the class. */
    public static void main(String[] args) throws Exception {
        int rounds = Integer.parseInt(args[1]);
        Path folder = Path.of(args[0], "print");
        city(rounds, Math.max(SMALLEST_CITY, Integer.parseInt(args[2])), folder.resolve("city"));
        Path inbox = WideProvince.inbox(Integer.parseInt(args[2]), folder);
        SiteHome home = SiteHome.at(folder.resolve("home"));
        RunSite site = Sites.of(
                home,
                Database.embedded(home),
                WideProvince.definitions(Sites.program().resolve("jobs"), folder.resolve("jobs")));
        try (Database database = site.database()) {
            RunResult run = new RunJob(site, new QuarterBench())
                    .run(Sites.request(WideProvince.QUARTER, inbox, Set.of(WideProvince.WHOLE)));
            PrintBench bench = new PrintBench(site, run);
            bench.own(WideProvince.KEY, WideProvince.WHOLE, rounds);
            for (int i = 1; i <= rounds; i++) {
                Path all = folder.resolve("all" + i);
                bench.all(all);
                LibreOfficeRoute.print(all.resolve(WideProvince.KEY), folder.resolve("other" + i));
            }
        }
    }

    private static void city(int rounds, int scale, Path folder) {
        Path inbox = Sites.sample(scale, CorrectionBench.SOURCES, folder.resolve("sample"));
        RunSite site = Sites.open(folder.resolve("home"));
        try (Database database = site.database()) {
            RunResult run =
                    new RunJob(site, new QuarterBench()).run(Sites.request(inbox, Set.of(CorrectionBench.CITY)));
            new PrintBench(site, run).own("taizhou-2018", CorrectionBench.CITY, rounds);
        }
    }

    /** The first round warms Java up. */
    private void own(String plan, String area, int rounds) {
        Sites.say("%s %s", plan, area);
        rows.findings(f -> {});
        rows.rejects(r -> {});
        Area whole = results.definitions().areas().get(area);
        PlanView view = new PlanView(results, results.definitions().plans().get(plan));
        Path quarterly = templates.resolve("quarterly");
        AreaReports reports = new AreaReports(
                view,
                provenance.edition(),
                DataFingerprint.of(results, provenance, view.plan()),
                PhraseBook.load(quarterly),
                rows);
        PdfPrinter pages = new PdfPrinter(ReportTemplate.load(quarterly));
        WorkbookPrinter workbook = new WorkbookPrinter("", WorkbookTemplate.load(quarterly));
        for (int i = 0; i <= rounds; i++) {
            AreaReport report = timed("words and tables", () -> reports.of(whole));
            timed("pages, read back", () -> pages.printAsItIs(report));
            timed("workbook", () -> workbook.print(report));
        }
    }

    private static <T> T timed(String what, Supplier<T> work) {
        long begin = System.nanoTime();
        double ticks = Sites.processorSeconds();
        T made = work.get();
        Sites.say("  %-18s %5.2f s, processor %5.2f s", what, Sites.seconds(begin), Sites.processorSeconds() - ticks);
        return made;
    }

    private void all(Path folder) throws IOException {
        long begin = System.nanoTime();
        double ticks = Sites.processorSeconds();
        new ReportWriter(templates)
                .write(results, new ReportSelection(Set.of(), WideProvince.printed()), provenance, rows, folder);
        try (var files = Files.list(folder.resolve(WideProvince.KEY))) {
            Sites.say(
                    "jidu: %d files, data package too: %.1f s, processor %.1f s, load %s; %s",
                    files.count(),
                    Sites.seconds(begin),
                    Sites.processorSeconds() - ticks,
                    Sites.load(),
                    Sites.memory());
        }
    }
}
