package cn.jidu.report.workbook;

import cn.jidu.definition.text.FormulaGuard;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.report.code.CodeModules;
import cn.jidu.report.part.AreaReport;
import cn.jidu.report.part.PartBlocks;
import cn.jidu.report.part.ReportPart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Prints a report as a workbook: the same parts as the pages, numbers as numbers, rounded by the same rule, and the long lists. */
public final class WorkbookPrinter {
    /** Pairs of columns that fit the width of a landscape page. */
    private static final int COMPARED_PAIRS = 7;

    /** Of one column on a portrait page: a single column that is too wide would be cut, not made to fit. */
    private static final int PAGE_CHARACTERS = 72;

    private static final int ROWS_IN_MEMORY = 100;
    /** Points; the code's square and its row. */
    private static final int CODE_POINTS = 84;

    private final PackageTexts texts = PackageTexts.chinese(WorkbookPrinter.class);
    private final String verifyAddress;

    /** @param verifyAddress put before the code that cameras read; may be empty */
    public WorkbookPrinter(String verifyAddress) {
        this.verifyAddress = verifyAddress;
    }

    /** The workbook's bytes: the same for the same report. */
    public byte[] print(AreaReport report) {
        try (XSSFWorkbook book = new XSSFWorkbook();
                SXSSFWorkbook streamed = new SXSSFWorkbook(book, ROWS_IN_MEMORY)) {
            // the stable copy is read as a stream, and none of these workbooks is that large
            streamed.setZip64Mode(Zip64Mode.Never);
            WorkbookStyles styles = new WorkbookStyles(book);
            new OpenBook(book, styles, report).parts();
            OpenBook lists = new OpenBook(streamed, styles, report);
            report.lists().forEach(list -> lists.table(list.name(), list));
            stamp(book, report);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            streamed.write(out);
            return StableZip.of(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

        private void parts() {
            head();
            joined(report, "targets", "quotas", "figures").ifPresent(p -> table("targets", p));
            find(report, "outlook").forEach(p -> table("outlook", p));
            tables("matrix", blocks("matrix"));
            tables("monitored", find(report, "monitored"));
            joined(report, "obligations", "duties").ifPresent(p -> table("obligations", p));
            tables("comparison", blocks("comparison"));
            find(report, "chart").forEach(c -> WorkbookChart.draw((XSSFSheet) labelled("chart"), c));
            find(report, "others").forEach(p -> table("others", p));
            tables("data", find(report, "completeness", "files", "disagreements", "returns", "balance"));
            find(report, "tiers").forEach(p -> table("tiers", p));
            tables("counts", find(report, "counts", "checks"));
            find(report, "meanings").forEach(p -> table("meanings", p));
        }

        private List<ReportPart> blocks(String name) {
            return find(report, name).stream()
                    .flatMap(p -> PartBlocks.split(p, COMPARED_PAIRS).stream())
                    .toList();
        }

        private void head() {
            SheetWriter sheet = open("summary");
            sheet.widths(List.of(PAGE_CHARACTERS));
            sheet.title(report.text("planTitle") + report.text("title"));
            sheet.paragraph(report.text("period") + report.text("area"));
            sheet.paragraph(report.text("issued"));
            sheet.paragraph(report.text("document"));
            report.summary().forEach(sheet::paragraph);
            sheet.paragraph(texts.get("workbook.escape"));
            String code = report.text("code");
            if (!code.isEmpty()) {
                sheet.picture(new CodeModules(verifyAddress + code).picture(), CODE_POINTS);
            }
        }

        private void table(String key, ReportPart part) {
            SheetWriter sheet = open(key);
            sheet.fit(List.of(part));
            sheet.table(part);
            sheet.freeze();
        }

        private void tables(String key, List<ReportPart> parts) {
            if (!parts.isEmpty()) {
                SheetWriter sheet = open(key);
                sheet.fit(parts);
                parts.forEach(sheet::table);
            }
        }

        private Sheet labelled(String key) {
            Sheet sheet = sheet(book, key);
            label(new SheetWriter(sheet, styles));
            return sheet;
        }

        private SheetWriter open(String key) {
            SheetWriter sheet = new SheetWriter(sheet(book, key), styles);
            label(sheet);
            return sheet;
        }

        private void label(SheetWriter sheet) {
            String code = report.text("code").isEmpty() ? "" : texts.get("workbook.code", report.text("code"));
            String edition = report.text("edition").isEmpty() ? "" : texts.get("workbook.draft");
            sheet.label(edition, code);
        }
    }

    private String name(String key) {
        return texts.get("sheet." + key);
    }

    /** On A4, as wide as the page and as many pages long as it takes. */
    private Sheet sheet(Workbook book, String key) {
        Sheet sheet = book.createSheet(name(key));
        sheet.setDisplayGridlines(false);
        sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitWidth((short) 1);
        sheet.getPrintSetup().setFitHeight((short) 0);
        sheet.getPrintSetup().setLandscape(!key.equals("summary"));
        return sheet;
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
