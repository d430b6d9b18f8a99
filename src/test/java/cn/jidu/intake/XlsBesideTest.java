package cn.jidu.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.intake.table.RefusalCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.hssf.record.RecordBase;
import org.apache.poi.hssf.record.UnknownRecord;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.junit.jupiter.api.Test;

/** What stands beside the cells of an older workbook in records that POI does not write. */
class XlsBesideTest extends WorkbookReading {
    private static final String FILE = "loan_331002_2019Q3.xls";
    private static final String SCALED = "0!.0,\"万元\"";
    private static final int NUMBERS = 0x0200_0000;

    XlsBesideTest() {
        super(FILE);
    }

    /** The three records of conditions, each with the format spelled out or by its number. */
    @Test
    void aFormatUnderAConditionThatChangesNumbersRefuses() throws Exception {
        String message = FILE + " 的工作表“表”用条件格式改变了数字的写法（如以万元显示），不能确定各单元格显示的数。请删去条件格式中的数字格式后再报送。";
        byte[] spelled = format(1, text(SCALED));
        byte[] percent = format(0, new byte[] {0, 9});

        refused(RefusalCode.UNREADABLE, message, with(0x1B1, condition(spelled)));
        refused(RefusalCode.UNREADABLE, message, with(0x1B1, condition(percent)));
        refused(RefusalCode.UNREADABLE, message, with(0x87A, joined(new byte[12], condition(sized(spelled)))));
        refused(RefusalCode.UNREADABLE, message, with(0x87B, further(0, 1, sized(spelled))));
        for (byte[] harmless : List.of(
                with(0x1B1, condition(format(1, text("#,##0.00;[Red]-#,##0.00")))),
                with(0x1B1, condition(format(0, new byte[] {0, 14}))),
                with(0x1B1, condition(new byte[6])),
                with(0x87A, joined(new byte[12], condition(new byte[6]))),
                with(0x87B, further(0, 0, new byte[0])),
                with(0x87B, further(1, 0, new byte[0])))) {
            assertThat(rows(harmless)).containsExactly("2 " + ROW);
        }
    }

    /** The heads of even pages and of the first one count as those of all pages do. */
    @Test
    void furtherPageHeadsNameUnits() throws Exception {
        byte[] heads = joined(
                new byte[30],
                ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putShort(4, (short) 6)
                        .array(),
                new byte[] {6, 0, 1},
                "&R单位：元".getBytes(StandardCharsets.UTF_16LE));
        List<String> bare = HEADER.stream().map(h -> h.replaceAll("（.*", "")).toList();
        try (ExtractReader extract = open(workbook(bare, sheet -> add(sheet, 0x89C, heads)))) {
            assertThat(extract.header().factors().get(7)).isEqualByComparingTo("0.0001");
        }
    }

    private static byte[] with(int record, byte[] data) throws IOException {
        return workbook(HEADER, sheet -> add(sheet, record, data));
    }

    private static byte[] condition(byte[] format) {
        return joined(new byte[] {2, 0, 0, 0, 0, 0}, format);
    }

    /** Of a condition that an older record holds, or of one in a newer. */
    private static byte[] further(int newer, int formatted, byte[] format) {
        return joined(
                new byte[12], new byte[] {(byte) newer, 0, 0, 0}, new byte[9], new byte[] {(byte) formatted}, format);
    }

    private static byte[] format(int spelled, byte[] number) {
        return joined(
                ByteBuffer.allocate(6)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(NUMBERS)
                        .putShort((short) spelled)
                        .array(),
                spelled == 0 ? number : joined(new byte[] {(byte) (number.length + 2), 0}, number));
    }

    private static byte[] sized(byte[] format) {
        return joined(
                ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(format.length)
                        .array(),
                format);
    }

    private static byte[] text(String text) {
        return joined(new byte[] {(byte) text.length(), 0, 1}, text.getBytes(StandardCharsets.UTF_16LE));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** Before the sheet's end. */
    private static void add(HSSFSheet sheet, int record, byte[] data) {
        List<RecordBase> records = sheet.getSheet().getRecords();
        records.add(records.size() - 1, new UnknownRecord(record, data));
    }

    private static byte[] workbook(List<String> header, Consumer<HSSFSheet> more) throws IOException {
        try (HSSFWorkbook book = new HSSFWorkbook()) {
            HSSFSheet sheet = book.createSheet("表");
            put(sheet, 0, header);
            put(sheet, 1, ROW);
            more.accept(sheet);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        }
    }
}
