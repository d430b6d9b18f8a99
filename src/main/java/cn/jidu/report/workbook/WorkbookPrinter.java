package cn.jidu.report.workbook;

import cn.jidu.definition.text.FormulaGuard;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.report.code.CodeModules;
import cn.jidu.report.view.AreaReport;
import cn.jidu.report.view.ReportForm;
import cn.jidu.report.view.ReportPart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Prints a report as a workbook: the same parts as the pages, numbers as numbers, rounded by the same rule, and what is too wide for pages. */
public final class WorkbookPrinter {
    private static final List<String> KEYS = List.of(
            "summary",
            "month",
            "monthAreas",
            "senders",
            "targets",
            "matrix",
            "completionChart",
            "series",
            "trendChart",
            "outlook",
            "monitored",
            "comparison",
            "chart",
            "structure",
            "spread",
            "others",
            "tasks",
            "obligations",
            "data",
            "disagreements",
            "todo",
            "returns",
            "tiers",
            "flows",
            "counts",
            "checks",
            "meanings",
            "changes",
            "deliveries");
    private static final List<String> READING = List.of("revision", "marks", "numbers", "sums", "found");
    /** Of a month's, which has neither sums nor findings, and whose numbers are in no package. */
    private static final List<String> READING_MONTH = List.of("revision", "month");

    private static final String[] DATA = {"answered", "adjustments", "completeness", "files"};
    private static final int ROWS_IN_MEMORY = 100;
    /** Points; the code's square and its row. */
    private static final int CODE_POINTS = 84;
    /** Of columns below a chart, which has room enough. */
    private static final int CHART_CHARACTERS = 20;
    /** Of the column that bars lie in, beside the cells. */
    private static final int BARS_CHARACTERS = 60;

    /** Of the two columns of the contents. */
    private static final List<Integer> CONTENTS = List.of(20, 80);

    private final PackageTexts texts = PackageTexts.chinese(WorkbookPrinter.class);
    private final String verifyAddress;
    private final WorkbookTemplate template;

    /**
     * @param verifyAddress put before the code that cameras read; may be empty
     * @param template lends the looks
     */
    public WorkbookPrinter(String verifyAddress, WorkbookTemplate template) {
        this.verifyAddress = verifyAddress;
        this.template = template;
    }

    /** The workbook's bytes: the same for the same report. */
    public byte[] print(AreaReport report) {
        try (XSSFWorkbook book = template.open();
                SXSSFWorkbook streamed = new SXSSFWorkbook(book, ROWS_IN_MEMORY)) {
            // the stable copy is read as a stream, and none of these workbooks is that large
            streamed.setZip64Mode(Zip64Mode.Never);
            WorkbookStyles styles = new WorkbookStyles(book);
            OpenBook parts = new OpenBook(book, styles, report);
            parts.cover();
            SheetWriter contents = parts.open("contents", ColumnWidths.of(CONTENTS));
            parts.parts();
            OpenBook lists = new OpenBook(streamed, styles, report);
            list(report, "changes").ifPresent(p -> lists.table("changes", p));
            list(report, "deliveries").filter(p -> !p.rows().isEmpty()).ifPresent(p -> lists.table("deliveries", p));
            contents(contents, book);
            stamp(book, report);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            streamed.write(out);
            return StableZip.of(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every sheet behind this one, and what stands there. */
    private void contents(SheetWriter sheet, XSSFWorkbook book) {
        sheet.heading(texts.get("sheet.contents"));
        for (int i = 2; i < book.getNumberOfSheets(); i++) {
            String name = book.getSheetName(i);
            String key =
                    KEYS.stream().filter(k -> name(k).equals(name)).findFirst().orElseThrow();
            Hyperlink link = book.getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
            sheet.link(name, texts.get("contents." + key), link);
        }
    }

    /** A workbook that is being written; every sheet says which report it is of, and whether that is a draft. */
    private final class OpenBook {
        private final Workbook book;
        private final WorkbookStyles styles;
        private final AreaReport report;

        private OpenBook(Workbook book, WorkbookStyles styles, AreaReport report) {
            this.book = book;
            this.styles = styles;
            this.report = report;
        }

        private void cover() {
            SheetWriter sheet = open("cover", ColumnWidths.of(List.of(PageSetup.TEXT_CHARACTERS)));
            sheet.title(report.text("planTitle"), report.text("title"));
            sheet.paragraph(report.text("period") + report.text("area"));
            sheet.paragraph(report.text("issued"));
            sheet.paragraph(report.text("document"));
            String code = report.text("code");
            if (!code.isEmpty()) {
                sheet.picture(new CodeModules(verifyAddress + code).picture(), CODE_POINTS);
            }
            sheet.heading(texts.get("workbook.reading"));
            List<String> reading = report.form() == ReportForm.MONTH ? READING_MONTH : READING;
            reading.forEach(k -> sheet.paragraph(texts.get("workbook.reading." + k)));
            sheet.paragraph(texts.get("workbook.escape"));
        }

        private void parts() {
            summary();
            find(report, "month").forEach(p -> table("month", p));
            paired("monthAreas", PairedColumns::narrowed).forEach(p -> table("monthAreas", p));
            find(report, "senders").forEach(p -> table("senders", p));
            joined(report, "targets", "quotas", "figures").ifPresent(p -> table("targets", p));
            list(report, "completion").ifPresent(p -> table("matrix", p));
            list(report, "completionChart").ifPresent(p -> chart("completionChart", p));
            list(report, "series").ifPresent(p -> table("series", p));
            find(report, "trend").forEach(p -> lines(WorkbookLines.table(p)));
            find(report, "outlook", "dues").forEach(p -> table("outlook", p));
            tables("monitored", paired("monitored", PairedColumns::titled));
            paired("comparison", PairedColumns::narrowed).forEach(p -> table("comparison", p));
            find(report, "chart").forEach(p -> chart("chart", p));
            tables("structure", lists("structure"));
            list(report, "spread").ifPresent(p -> table("spread", p));
            find(report, "others").forEach(p -> table("others", p));
            List<ReportPart> tasks = find(report, "tasks");
            Optional<ReportPart> sentences = list(report, "obligations");
            // the document's sentences stand among its tasks; who still has to report does not
            tasks.forEach(p -> table("tasks", sentences.map(p::withNotesOf).orElse(p)));
            if (tasks.isEmpty()) {
                sentences.ifPresent(p -> table("obligations", p));
            }
            tables("data", find(report, DATA));
            List.of("disagreements", "todo").forEach(name -> find(report, name).forEach(p -> table(name, p)));
            list(report, "returns").ifPresent(p -> table("returns", p));
            find(report, "tiers").forEach(p -> table("tiers", p));
            list(report, "balance").ifPresent(p -> table("flows", p));
            find(report, "counts").forEach(p -> table("counts", p));
            find(report, "checks").forEach(p -> table("checks", p));
            find(report, "meanings").forEach(p -> table("meanings", p));
        }

        private void summary() {
            SheetWriter sheet = open("summary", ColumnWidths.of(List.of(PageSetup.TEXT_CHARACTERS)));
            sheet.heading(texts.get("sheet.summary"));
            report.summary().forEach(sheet::paragraph);
        }

        private List<ReportPart> lists(String name) {
            return report.lists().stream().filter(p -> p.name().equals(name)).toList();
        }

        private List<ReportPart> paired(String name, UnaryOperator<ReportPart> set) {
            return find(report, name).stream().map(set).toList();
        }

        private void chart(String key, ReportPart part) {
            ColumnWidths cells = ColumnWidths.fitting(List.of(part)).atLeast(CHART_CHARACTERS);
            boolean beside = WorkbookChart.isLying(part);
            ColumnWidths widths = beside ? cells.with(BARS_CHARACTERS) : cells;
            SheetWriter sheet = open(key, widths);
            sheet.skip(WorkbookChart.rows(part));
            SheetWriter.TablePlace place = sheet.table(part);
            WorkbookChart.draw((XSSFSheet) sheet.sheet(), part, place.head() + 1);
            if (beside) {
                sheet.sheet().setRepeatingRows(new CellRangeAddress(place.top(), place.head(), -1, -1));
                PageSetup.bars(sheet.sheet(), place, WorkbookChart.areasOnAPage(part), widths);
            } else {
                PageSetup.onePage(sheet.sheet());
            }
        }

        private void lines(ReportPart table) {
            SheetWriter sheet = open("trendChart", WorkbookLines.widths(table));
            sheet.skip(WorkbookLines.rows(table));
            SheetWriter.TablePlace place = sheet.table(table);
            WorkbookLines.draw((XSSFSheet) sheet.sheet(), table, place.head());
            PageSetup.onePage(sheet.sheet());
        }

        private void table(String key, ReportPart part) {
            ColumnWidths widths = ColumnWidths.fitting(List.of(part)).headed(part.heading());
            SheetWriter sheet = open(key, widths);
            SheetWriter.TablePlace place = sheet.table(part);
            PageSetup.of(sheet.sheet(), part.columns(), widths);
            frame(sheet.sheet(), part, place);
            PageSetup.upright(sheet.sheet(), widths);
            if (sheet.sheet() instanceof XSSFSheet inMemory) {
                PageSetup.onOnePage(inMemory, place.last() + 1, widths);
                PageEnds.set(inMemory, place, widths);
            }
        }

        /** The head and the first column stay in sight and are on every printed page; any column may be filtered. */
        private void frame(Sheet sheet, ReportPart part, SheetWriter.TablePlace place) {
            int last = part.columns().size() - 1;
            sheet.createFreezePane(1, place.head() + 1);
            sheet.setRepeatingRows(new CellRangeAddress(place.top(), place.head(), -1, -1));
            sheet.setRepeatingColumns(new CellRangeAddress(-1, -1, 0, 0));
            if (place.last() > place.head()) {
                sheet.setAutoFilter(new CellRangeAddress(place.head(), place.last(), 0, last));
            }
            if (sheet instanceof XSSFSheet inMemory) {
                ShownBars.draw(inMemory, part, place.head() + 1, place.last());
            }
        }

        private void tables(String key, List<ReportPart> parts) {
            if (!parts.isEmpty()) {
                ColumnWidths widths = ColumnWidths.fitting(parts);
                SheetWriter sheet = open(key, widths);
                List<SheetWriter.TablePlace> places =
                        parts.stream().map(sheet::table).toList();
                ReportPart widest = parts.stream()
                        .max(Comparator.comparingInt(p -> p.columns().size()))
                        .orElseThrow();
                PageSetup.several(sheet.sheet(), widest.columns(), widths);
                TableBreaks.set(sheet.sheet(), places);
                sheet.sheet().setRepeatingColumns(new CellRangeAddress(-1, -1, 0, 0));
            }
        }

        private SheetWriter open(String key, ColumnWidths widths) {
            Sheet sheet = book.createSheet(name(key));
            sheet.setDisplayGridlines(false);
            PageSetup.onePageWide(sheet);
            SheetWriter writer = new SheetWriter(sheet, styles, widths);
            String code = report.text("code").isEmpty() ? "" : texts.get("workbook.code", report.text("code"));
            String edition = report.text("edition").isEmpty() ? "" : texts.get("workbook.draft");
            writer.label(edition, code);
            return writer;
        }
    }

    private String name(String key) {
        return texts.get("sheet." + key);
    }

    private static Optional<ReportPart> list(AreaReport report, String name) {
        return report.lists().stream().filter(p -> p.name().equals(name)).findFirst();
    }

    private static List<ReportPart> find(AreaReport report, String... names) {
        List<String> asked = List.of(names);
        return report.parts().stream()
                .filter(p -> asked.contains(p.name()))
                .sorted(Comparator.comparingInt(p -> asked.indexOf(p.name())))
                .toList();
    }

    /** The tables of one kind from all sections as one, each section's rows under its heading. */
    private Optional<ReportPart> joined(AreaReport report, String... names) {
        List<ReportPart> found = find(report, names);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                ReportPart.joined(found, texts.get("heading." + found.get(0).name())));
    }

    /** The as-of date where the library would write its clock. */
    private static void stamp(XSSFWorkbook book, AreaReport report) {
        Optional<Date> date =
                Optional.of(Date.from(report.asOf().atStartOfDay(ZoneOffset.UTC).toInstant()));
        POIXMLProperties.CoreProperties core = book.getProperties().getCoreProperties();
        core.setCreator("Jidu");
        core.setTitle(report.text("planTitle") + report.text("title"));
        core.setCreated(date);
        core.setModified(date);
        book.getProperties().getCustomProperties().addProperty(FormulaGuard.DECLARATION, FormulaGuard.RULE);
    }
}
