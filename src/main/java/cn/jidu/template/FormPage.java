package cn.jidu.template;

import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** What the sheets of a form have in common: A4 across, as wide as the page, numbered pages. */
final class FormPage {
    private static final int UNITS_PER_CHARACTER = 256;
    /** Letters from here on are as wide as they are high. */
    private static final int FULL_WIDTH = 0x2E80;

    private FormPage() {}

    static void printed(XSSFSheet sheet) {
        sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
        sheet.getPrintSetup().setLandscape(true);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitWidth((short) 1);
        sheet.getPrintSetup().setFitHeight((short) 0);
        sheet.getFooter().setCenter("&P / &N");
    }

    static Cell put(Row row, int column, String text, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellValue(text);
        cell.setCellStyle(style);
        return cell;
    }

    static void wide(XSSFSheet sheet, int column, int characters) {
        sheet.setColumnWidth(column, characters * UNITS_PER_CHARACTER);
    }

    /** The room a text takes, in characters of Latin text. */
    static int room(String text) {
        return text.codePoints().map(c -> c < FULL_WIDTH ? 1 : 2).sum();
    }
}
