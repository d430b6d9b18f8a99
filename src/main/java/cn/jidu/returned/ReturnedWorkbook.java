package cn.jidu.returned;

import cn.jidu.definition.text.FormulaGuard;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.report.view.CodeWords;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook on its way to a department: a letter, and the rows where there are any. Memory does not grow with them. */
final class ReturnedWorkbook implements Closeable {
    private static final PackageTexts TEXTS = PackageTexts.chinese(ReturnedWorkbook.class);
    private static final int ROWS_IN_MEMORY = 100;

    private final SXSSFWorkbook book;
    private final SheetLooks looks;

    /** @param letter goes onto the first sheet */
    ReturnedWorkbook(ReturnLetter letter, CodeWords words) {
        XSSFWorkbook whole = new XSSFWorkbook();
        this.book = TextCells.book(whole, ROWS_IN_MEMORY);
        this.looks = new SheetLooks(whole);
        book.setZip64Mode(Zip64Mode.AsNeeded);
        new LetterSheet(book.createSheet(TEXTS.get("sheet.letter")), looks, words).write(letter);
        stamp(whole, letter.file().receivedAt());
    }

    /** The sheet that a file's rows come back on. */
    static String sheet(SheetShape shape) {
        String own = WorkbookUtil.createSafeSheetName(shape.sheet());
        boolean usable = !shape.sheet().isBlank() && !own.equalsIgnoreCase(TEXTS.get("sheet.letter"));
        return usable ? own : TEXTS.get("sheet.rows");
    }

    OriginalSheet rows(ReturnedOriginal file, SheetShape shape) {
        return new OriginalSheet(book.createSheet(sheet(shape)), shape, file.source(), looks);
    }

    /** The day of receipt where the library would write its clock. */
    private static void stamp(XSSFWorkbook whole, Instant receivedAt) {
        POIXMLProperties properties = whole.getProperties();
        properties.getCoreProperties().setCreator("Jidu");
        properties.getCoreProperties().setTitle(TEXTS.get("title"));
        String received = receivedAt.truncatedTo(ChronoUnit.SECONDS).toString();
        try {
            properties.getCoreProperties().setCreated(received);
            properties.getCoreProperties().setModified(received);
        } catch (InvalidFormatException e) {
            throw new IllegalStateException(e);
        }
        properties.getCustomProperties().addProperty(FormulaGuard.DECLARATION, FormulaGuard.RULE);
    }

    void write(OutputStream out) throws IOException {
        book.write(out);
    }

    @Override
    public void close() throws IOException {
        book.close();
    }
}
