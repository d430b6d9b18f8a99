package cn.jidu.report;

import cn.jidu.definition.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Prints a report as a workbook: the same parts as the pages, numbers as numbers, rounded by the same rule. */
final class WorkbookPrinter {
    private final Texts texts = Texts.chinese(WorkbookPrinter.class);

    byte[] print(AreaReport report) {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            WorkbookStyles styles = new WorkbookStyles(book);
            head(new SheetWriter(sheet(book, "summary"), styles), report);
            tables(book, styles, report, "targets", List.of("targets", "figures"));
            tables(book, styles, report, "comparison", List.of("comparison"));
            tables(book, styles, report, "data", List.of("completeness", "balance", "files", "counts"));
            tables(book, styles, report, "meanings", List.of("meanings"));
            find(report, "chart").ifPresent(c -> WorkbookChart.draw(book.getSheet(name("comparison")), c));
            stamp(book, report);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            book.write(out);
            return StableZip.of(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String name(String key) {
        return texts.get("sheet." + key);
    }

    private XSSFSheet sheet(XSSFWorkbook book, String key) {
        XSSFSheet sheet = book.createSheet(name(key));
        sheet.setDisplayGridlines(false);
        sheet.getPrintSetup().setPaperSize(org.apache.poi.ss.usermodel.PrintSetup.A4_PAPERSIZE);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitHeight((short) 0);
        sheet.getPrintSetup().setLandscape(!key.equals("summary"));
        if (key.equals("comparison")) {
            // too wide for one page: legible on two or three, each with the areas' names
            sheet.getPrintSetup().setFitWidth((short) 3);
        }
        return sheet;
    }

    private static void head(SheetWriter sheet, AreaReport report) {
        sheet.widths(List.of(86));
        sheet.title(report.text("planTitle") + report.text("title"));
        sheet.paragraph(report.text("period") + report.text("area"));
        sheet.paragraph(report.text("issued"));
        sheet.paragraph(report.text("document"));
        sheet.paragraph(report.text("edition"));
        report.summary().forEach(sheet::paragraph);
    }

    private void tables(XSSFWorkbook book, WorkbookStyles styles, AreaReport report, String key, List<String> parts) {
        List<Part> found = parts.stream().flatMap(p -> find(report, p).stream()).toList();
        if (found.isEmpty()) {
            return;
        }
        SheetWriter sheet = new SheetWriter(sheet(book, key), styles);
        sheet.fit(found);
        found.forEach(sheet::table);
        if (found.size() == 1) {
            sheet.freeze(key.equals("comparison") ? 1 : 0);
        }
    }

    private static Optional<Part> find(AreaReport report, String name) {
        return report.parts().stream().filter(p -> p.name().equals(name)).findFirst();
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
    }
}
