package cn.jidu.report.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.report.workbook.SheetWriter.TablePlace;
import java.io.IOException;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** Sheets printed the name of a unit at the foot of one page and its tasks on the next, and notes on a page of their own. */
class PageEndsTest {
    private static final ColumnWidths WIDTHS = ColumnWidths.of(List.of(60, 20, 20));

    /** Rows 0 to 25 fill the first page; the heading at its foot goes to the next, and three rows to the last with the notes. */
    @Test
    void noHeadingEndsAPageAndNoNotesBeginOne() throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            XSSFSheet sheet = sheet(book, 56);
            PageEnds.set(sheet, new TablePlace(1, 2, 2, 49, 55, List.of(3, 25, 40)), WIDTHS);

            assertThat(sheet.getRowBreaks()).containsExactly(24, 46);
            assertThat(sheet.getFitToPage()).isFalse();
            assertThat(sheet.getPrintSetup().getScale()).isEqualTo((short) 100);
        }
    }

    /** Two rows on a page of their own are not worth it. */
    @Test
    void aRemnantIsPrintedSmallerInstead() throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            XSSFSheet sheet = sheet(book, 54);
            PageEnds.set(sheet, new TablePlace(1, 2, 2, 52, 53, List.of()), WIDTHS);

            assertThat(sheet.getRowBreaks()).hasSize(1);
            assertThat(sheet.getPrintSetup().getScale()).isBetween((short) 80, (short) 99);
        }
    }

    @Test
    void whatFitsOnAPageStaysAsItIs() throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            XSSFSheet sheet = sheet(book, 20);
            PageEnds.set(sheet, new TablePlace(1, 2, 2, 17, 19, List.of(3)), WIDTHS);

            assertThat(sheet.getRowBreaks()).isEmpty();
            assertThat(sheet.getFitToPage()).isTrue();
            // by every program, also by one that measures letters narrower and so prints them larger
            assertThat(sheet.getPrintSetup().getFitHeight()).isEqualTo((short) 1);
        }
    }

    private static XSSFSheet sheet(XSSFWorkbook book, int rows) {
        XSSFSheet sheet = book.createSheet();
        for (int row = 0; row < rows; row++) {
            sheet.createRow(row).setHeightInPoints(18);
        }
        PageSetup.onePageWide(sheet);
        return sheet;
    }
}
