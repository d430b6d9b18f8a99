package cn.jidu.returned;

import java.io.IOException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.streaming.GZIPSheetDataWriter;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * Writes texts where they stand ({@code t="str"}). As the library does it by itself, they would either all be held in memory,
 * to be shared, or stand as inline texts, which it leaves in the cell when a program that mends the cell puts a new text
 * beside them: half of the readers would then see the old one.
 */
final class TextCells extends GZIPSheetDataWriter {
    private TextCells() throws IOException {
        super();
    }

    /** @param rows held in memory at a time */
    static SXSSFWorkbook book(XSSFWorkbook whole, int rows) {
        return new SXSSFWorkbook(whole, rows) {
            @Override
            protected TextCells createSheetDataWriter() throws IOException {
                return new TextCells();
            }
        };
    }

    @Override
    public void writeCell(int columnIndex, @Nullable Cell cell) throws IOException {
        if (cell == null || cell.getCellType() != CellType.STRING) {
            super.writeCell(columnIndex, cell);
            return;
        }
        _out.write("<c r=\"" + cell.getAddress().formatAsString() + "\" s=\""
                + cell.getCellStyle().getIndex() + "\" t=\"str\"><v>");
        outputEscapedString(cell.getStringCellValue());
        _out.write("</v></c>");
    }
}
