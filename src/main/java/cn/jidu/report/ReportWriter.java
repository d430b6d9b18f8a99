package cn.jidu.report;

import cn.jidu.definition.Area;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Writes the report folder of a revision: {@code <plan>/<area>.pdf} and {@code .xlsx} for every plan that runs in the
 * quarter and every area of it, and the data package {@code data/} (CONTRACTS, section 5). The same results, rows,
 * provenance and Java version give the same bytes in every folder, time zone, locale and charset.
 */
public final class ReportWriter {
    private static final int THREADS = 2;
    private final ReportTemplate template;

    /**
     * Compiles the templates once; a writer may then serve any number of revisions.
     *
     * @param templates the folder {@code report-templates}, which holds {@code quarterly/report.yml}
     * @throws ReportException naming the template that is missing or wrong
     */
    public ReportWriter(Path templates) {
        ReportFonts.prepare();
        template = ReportTemplate.load(templates.resolve("quarterly"));
    }

    /**
     * Writes the folder; it appears whole or not at all, and replaces one that stands there.
     *
     * @param selection the reports to print; others that stand in the folder already, with the same date, stay
     * @param rows read once, as the data package is written; the reports quote and list them
     * @throws ReportException where a report cannot be right: a figure missing, a character that no font has, a disk
     *     that is full; nothing is left in place then
     */
    public void write(QuarterResults results, Selection selection, Provenance provenance, RowSource rows, Path folder) {
        ReportFolder target = new ReportFolder(folder);
        try {
            Path unfinished = target.begin();
            if (Manifest.isOf(results, provenance, folder)) {
                target.keepReports();
            }
            FoundRows found = new FoundRows(rows, results.definitions().areas(), results.areas());
            new DataPackage(results, unfinished.resolve("data")).write(found);
            print(results, selection, provenance.edition(), found, unfinished);
            Manifest.write(results, provenance, unfinished);
            target.finish();
        } catch (IOException e) {
            String why = Texts.chinese(ReportWriter.class).get("notWritten", folder.getFileName(), e);
            throw new ReportException(why, e);
        }
    }

    private void print(QuarterResults results, Selection selection, Edition edition, FoundRows found, Path folder)
            throws IOException {
        List<Callable<Void>> tasks = new ArrayList<>();
        PdfPrinter pdf = new PdfPrinter(template);
        for (Plan plan : results.definitions().plans().values()) {
            PlanView view = new PlanView(results, plan);
            AreaReports reports = new AreaReports(view, edition, found);
            List<Area> asked = view.isMeasured()
                    ? view.areas().stream()
                            .filter(a -> selection.includes(plan.key(), a.code()))
                            .toList()
                    : List.<Area>of();
            for (Area area : asked) {
                Path under = Files.createDirectories(folder.resolve(plan.key()));
                tasks.add(() -> print(reports, area, pdf, under));
            }
        }
        run(tasks);
    }

    private static Void print(AreaReports reports, Area area, PdfPrinter pdf, Path folder) throws IOException {
        AreaReport report = reports.of(area);
        Files.write(folder.resolve(area.code() + ".pdf"), pdf.print(report));
        Files.write(folder.resolve(area.code() + ".xlsx"), new WorkbookPrinter().print(report));
        return null;
    }

    private static void run(List<Callable<Void>> tasks) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<Void> done : threads.invokeAll(tasks)) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReportException(String.valueOf(e.getMessage()), e);
        } catch (ExecutionException e) {
            throw cause(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static RuntimeException cause(ExecutionException e) throws IOException {
        Throwable why = e.getCause();
        if (why instanceof IOException io) {
            throw io;
        }
        if (why instanceof RuntimeException told) {
            return told;
        }
        return new IllegalStateException(why);
    }
}
