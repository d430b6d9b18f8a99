package cn.jidu.report;

import cn.jidu.definition.Month;
import cn.jidu.definition.Plan;
import cn.jidu.definition.area.Area;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.report.data.DataFingerprint;
import cn.jidu.report.data.DataPackage;
import cn.jidu.report.data.FoundRows;
import cn.jidu.report.data.QuarterResults;
import cn.jidu.report.data.ReportEdition;
import cn.jidu.report.data.ReportException;
import cn.jidu.report.data.ReportManifest;
import cn.jidu.report.data.RevisionProvenance;
import cn.jidu.report.data.RowSource;
import cn.jidu.report.font.ReportFonts;
import cn.jidu.report.part.AreaReports;
import cn.jidu.report.part.MonthReports;
import cn.jidu.report.part.UnitReports;
import cn.jidu.report.pdf.PdfPrinter;
import cn.jidu.report.pdf.PrintedReport;
import cn.jidu.report.pdf.ReportTemplate;
import cn.jidu.report.phrase.PhraseBook;
import cn.jidu.report.view.AreaReport;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.workbook.WorkbookPrinter;
import cn.jidu.report.workbook.WorkbookTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the report folder of a revision: {@code <plan>/<area>.pdf} and {@code .xlsx} for every plan that runs in the
 * quarter and every area of it, and the data package {@code data/} (CONTRACTS, section 5). The same results, rows,
 * provenance and Java version give the same bytes in every folder, time zone, locale and charset.
 */
public final class ReportWriter {
    private static final long MEGABYTE = 1 << 20;
    /** Of the heap: fonts, templates, results, and what is being collected. */
    private static final long HEAP_OF_ALL = 96 * MEGABYTE;
    /** Of the heap: pages and workbook of one area, with lists as long as they may be. */
    private static final long HEAP_OF_AREA = 32 * MEGABYTE;

    private final Path templates;
    private @Nullable ReportTemplate template;

    /**
     * A writer for any number of revisions, one after the other.
     *
     * @param templates the folder {@code report-templates}, which holds {@code quarterly/report.yml}
     */
    public ReportWriter(Path templates) {
        this.templates = templates;
    }

    /**
     * Writes what of the revision has not been written yet. What stands, as its manifests list it, never changes; where all
     * of it stands no file is touched. What is added appears whole or not at all.
     *
     * @param selection the reports to print; the data package is always whole
     * @param rows read once, as the data package is written; the reports quote and list them
     * @throws ReportException where a report cannot be right: a template that is missing or wrong, a figure missing, a
     *     character that no font has, a disk that is full; nothing is left in place then
     */
    public void write(
            QuarterResults results,
            ReportSelection selection,
            RevisionProvenance provenance,
            RowSource rows,
            Path folder) {
        ReportFolder target = new ReportFolder(folder);
        try {
            target.recover();
            ReportManifest manifest = new ReportManifest(results, provenance);
            WrittenParts written = WrittenParts.of(manifest, results, ReportTemplate.plans(quarterly()), folder);
            List<PlanReports> missing = missing(results, selection, written, provenance);
            if (written.holdsData() && missing.isEmpty()) {
                return;
            }
            Path unfinished = target.begin();
            FoundRows found = new FoundRows(rows, results.definitions().areas(), results.areas());
            new DataPackage(results, unfinished.resolve(ReportManifest.DATA)).write(found);
            manifest.write(unfinished, ReportManifest.DATA, filesOf(unfinished));
            if (!missing.isEmpty()) {
                print(missing, found, printers(), unfinished);
            }
            target.keep(written::isKept);
            for (PlanReports plan : missing) {
                manifest.with(plan.fingerprint())
                        .write(
                                unfinished,
                                plan.key(),
                                written.with(plan.view().plan(), plan.areas(), plan.units(), plan.months()));
            }
            target.finish();
        } catch (IOException | UncheckedIOException e) {
            String why = PackageTexts.chinese(ReportWriter.class).get("notWritten", folder.getFileName(), e);
            throw new ReportException(why, e);
        }
    }

    /**
     * What is to be printed of one plan.
     *
     * @param units that lead, whose briefs are printed where all areas are
     * @param months whose slips are printed with the report of the plan's own area
     */
    private record PlanReports(
            PlanView view,
            ReportEdition edition,
            DataFingerprint fingerprint,
            List<Area> areas,
            List<String> units,
            List<Month> months) {
        boolean isEmpty() {
            return areas.isEmpty() && units.isEmpty() && months.isEmpty();
        }

        String key() {
            return view.plan().key();
        }
    }

    private static List<PlanReports> missing(
            QuarterResults results, ReportSelection selection, WrittenParts written, RevisionProvenance provenance) {
        List<PlanReports> missing = new ArrayList<>();
        for (Plan plan : results.definitions().plans().values()) {
            PlanView view = new PlanView(results, plan);
            if (!view.isMeasured()) {
                continue;
            }
            List<Area> areas = view.areas().stream()
                    .filter(a -> selection.includes(plan.key(), a.code()))
                    .filter(a -> !written.holds(plan, a))
                    .toList();
            PlanReports reports = new PlanReports(
                    view,
                    provenance.edition(),
                    DataFingerprint.of(results, provenance, plan),
                    areas,
                    selection.includesUnits(plan.key()) ? written.unitsWithout(plan) : List.of(),
                    selection.includesMonths(plan) ? written.monthsWithout(plan) : List.of());
            if (!reports.isEmpty()) {
                missing.add(reports);
            }
        }
        return missing;
    }

    private static Set<String> filesOf(Path unfinished) throws IOException {
        try (Stream<Path> files = Files.list(unfinished.resolve(ReportManifest.DATA))) {
            return files.map(f -> ReportManifest.DATA + "/" + f.getFileName()).collect(Collectors.toSet());
        }
    }

    private Path quarterly() {
        return templates.resolve("quarterly");
    }

    /** Compiled when first something is to be printed: that takes longer than to see that nothing is. */
    private ReportTemplate template() {
        ReportTemplate compiled = template;
        if (compiled == null) {
            ReportFonts.prepare();
            compiled = ReportTemplate.load(quarterly());
            template = compiled;
        }
        return compiled;
    }

    private record AreaPrinters(PdfPrinter pdf, WorkbookPrinter workbook, PhraseBook phrases) {}

    private AreaPrinters printers() {
        return new AreaPrinters(
                new PdfPrinter(template()),
                new WorkbookPrinter(template().verifyAddress(), WorkbookTemplate.load(quarterly())),
                PhraseBook.load(quarterly()));
    }

    private static void print(List<PlanReports> missing, FoundRows found, AreaPrinters printers, Path folder)
            throws IOException {
        List<Callable<Void>> tasks = new ArrayList<>();
        for (PlanReports plan : missing) {
            AreaReports reports =
                    new AreaReports(plan.view(), plan.edition(), plan.fingerprint(), printers.phrases(), found);
            Path under = Files.createDirectories(folder.resolve(plan.key()));
            plan.areas().forEach(area -> tasks.add(() -> print(reports.of(area), reports.isDraft(), printers, under)));
            UnitReports units = new UnitReports(plan.view(), plan.edition(), plan.fingerprint(), printers.phrases());
            plan.units()
                    .forEach(unit -> tasks.add(() -> {
                        pages(units.of(unit), reports.isDraft(), printers.pdf(), under);
                        return null;
                    }));
            MonthReports months = new MonthReports(plan.view(), plan.edition(), plan.fingerprint(), printers.phrases());
            plan.months().forEach(m -> tasks.add(() -> print(months.of(m), reports.isDraft(), printers, under)));
        }
        run(tasks);
    }

    private static Void print(AreaReport report, boolean isDraft, AreaPrinters printers, Path folder)
            throws IOException {
        pages(report, isDraft, printers.pdf(), folder);
        Files.write(folder.resolve(report.area() + ".xlsx"), printers.workbook().print(report));
        return null;
    }

    /** A draft is written with its faults beside it; what is published has none. */
    private static void pages(AreaReport report, boolean isDraft, PdfPrinter printer, Path folder) throws IOException {
        Path pdf = folder.resolve(report.area() + ".pdf");
        if (isDraft) {
            PrintedReport draft = printer.printAsItIs(report);
            Files.write(pdf, draft.pdf());
            ReportFaults.write(folder, report.area(), draft.faults());
        } else {
            Files.write(pdf, printer.print(report));
        }
    }

    /** The first alone: it loads the fonts, which are large; the others, side by side, find them loaded. */
    private static void run(List<Callable<Void>> tasks) throws IOException {
        Runtime machine = Runtime.getRuntime();
        ExecutorService threads =
                Executors.newFixedThreadPool(areasAtOnce(machine.availableProcessors(), machine.maxMemory()));
        try {
            int first = Math.min(1, tasks.size());
            for (List<Callable<Void>> together : List.of(tasks.subList(0, first), tasks.subList(first, tasks.size()))) {
                for (Future<Void> done : threads.invokeAll(together)) {
                    done.get();
                }
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

    /** As many as there are cores, where the heap holds them. */
    static int areasAtOnce(int cores, long heap) {
        return (int) Math.max(1, Math.min(cores, (heap - HEAP_OF_ALL) / HEAP_OF_AREA));
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
