package cn.jidu.report.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.report.view.ReportPart.PartColumn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is long and narrow is printed upright: what changed in a revision took six pages across, each half empty. */
class PageSetupTest {
    @ParameterizedTest
    @CsvSource({"114, 60, false", "114, 95, true", "20, 60, true"})
    void whatIsLongAndNarrowIsUpright(int rows, int reasons, boolean across) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            XSSFSheet sheet = book.createSheet();
            for (int row = 0; row < rows; row++) {
                sheet.createRow(row).setHeightInPoints(18);
            }
            PageSetup.onePageWide(sheet);
            PageSetup.upright(sheet, ColumnWidths.of(List.of(30, 10, 10, 10, reasons)));

            assertThat(sheet.getPrintSetup().getLandscape()).isEqualTo(across);
        }
    }

    /** What a city's offices had sent stood on an upright page at 57 percent, and on less than half of it. */
    @ParameterizedTest
    @CsvSource({"30, 100, true, 83", "60, 100, true, 83", "60, 72, false, 72", "20, 72, true, 100"})
    void severalTablesAreUprightWhereThatIsRead(int rows, int words, boolean across, int scale) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            XSSFSheet sheet = book.createSheet();
            for (int row = 0; row < rows; row++) {
                sheet.createRow(row).setHeightInPoints(18);
            }
            List<PartColumn> columns = List.of(new PartColumn("source", "来源"), new PartColumn("words", "缺报"));
            PageSetup.several(sheet, columns, ColumnWidths.of(List.of(20, words)));

            assertThat(sheet.getPrintSetup().getLandscape()).isEqualTo(across);
            assertThat(sheet.getPrintSetup().getScale()).isEqualTo((short) scale);
        }
    }

    /** Thirteen areas took three pages, the last with one of them; columns under one heading stay together. */
    @Test
    void aSmallerPrintSparesAPage() throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            XSSFSheet sheet = book.createSheet();
            List<PartColumn> columns = new ArrayList<>(List.of(new PartColumn("title", "指标")));
            List<Integer> widths = new ArrayList<>(List.of(30));
            for (int area = 0; area < 13; area++) {
                columns.add(new PartColumn("v" + area, "数值", "地区" + area));
                columns.add(new PartColumn("r" + area, "位次", "地区" + area));
                widths.addAll(List.of(9, 9));
            }
            PageSetup.of(sheet, columns, ColumnWidths.of(widths));

            assertThat(sheet.getPrintSetup().getScale()).isEqualTo((short) 64);
            assertThat(sheet.getColumnBreaks()).containsExactly(14);
        }
    }

    /** What changed is a long list, written row by row: the first rows are no longer in memory when the sheet is set up. */
    @Test
    void soIsWhatIsNoLongerInMemory() throws IOException {
        try (SXSSFWorkbook book = new SXSSFWorkbook(10)) {
            SXSSFSheet sheet = book.createSheet();
            for (int row = 0; row < 114; row++) {
                sheet.createRow(row).setHeightInPoints(18);
            }
            PageSetup.onePageWide(sheet);
            PageSetup.upright(sheet, ColumnWidths.of(List.of(30, 10, 10, 10, 60)));

            assertThat(sheet.getPrintSetup().getLandscape()).isFalse();
        }
    }
}
