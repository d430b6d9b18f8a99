package cn.jidu.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jidu.ProofShare;
import cn.jidu.definition.FileLimit;
import cn.jidu.definition.FileLimits;
import cn.jidu.intake.table.FileRow;
import cn.jidu.intake.table.OriginalFile;
import cn.jidu.intake.table.RefusalCode;
import cn.jidu.intake.table.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** Workbooks of the older format, written by POI: what rows they give, and what is refused with which words. */
class XlsTest extends WorkbookReading {
    private static final String FILE = "loan_331002_2019Q3.xls";

    XlsTest() {
        super(FILE);
    }

    @Test
    void headerUnderTitlesNotesTotalAndSheetsThatAreNotRead() throws Exception {
        byte[] file = workbook(book -> {
            HSSFSheet hidden = book.createSheet("隐藏");
            put(hidden, 0, HEADER);
            put(hidden, 1, ROW);
            book.setSheetVisibility(0, SheetVisibility.HIDDEN);
            put(book.createSheet("深藏"), 0, HEADER);
            book.setSheetVisibility(1, SheetVisibility.VERY_HIDDEN);
            put(book.createSheet("说明"), 0, List.of("本表由各银行填写"));
            HSSFSheet sheet = book.createSheet("贷款");
            put(sheet, 0, List.of("椒江区贷款明细表"));
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 8));
            put(sheet, 1, List.of("填报单位：某银行"));
            put(sheet, 4, concat(HEADER, "客户经理"));
            put(sheet, 5, ROW);
            put(sheet, 8, ROW);
            put(sheet, 9, List.of("", "合计", "", "", "", "", "200"));
            put(sheet, 11, List.of("注：单位为元"));
            sheet.getRow(8).setZeroHeight(true);
            sheet.getRow(9).setZeroHeight(true);
            sheet.setColumnHidden(2, true);
            sheet.setColumnHidden(200, true);
        });
        try (ExtractReader extract = open(file)) {
            assertThat(extract.format()).isEqualTo("XLS");
            assertThat(extract.header().rowNo()).isEqualTo(5);
            assertThat(extract.header().factors().get(7)).as("balance in 元").isEqualByComparingTo("0.0001");
            FileRow first = extract.next();
            assertThat(first.sheet()).isEqualTo("贷款");
            assertThat(first.sheetNo()).isEqualTo(4);
            assertThat(first.rowNo()).isEqualTo(6);
            assertThat(cells(first)).isEqualTo(concat(ROW, ""));
            assertThat(extract.next().rowNo()).isEqualTo(9);
            assertThat(extract.next()).isNull();
            assertThat(extract.notes())
                    .containsExactly(
                            "隐藏的工作表未读取：隐藏、深藏。",
                            "只读取了工作表“贷款”，未读取：说明。",
                            "工作表“贷款”中隐藏或筛选掉的 2 行、1 列已照常读取。",
                            "不认识的列未读取：客户经理。");
        }
    }

    @Test
    void everyKindOfCellSaysWhatItShows() throws Exception {
        byte[] file = workbook(book -> {
            HSSFSheet sheet = book.createSheet();
            put(sheet, 0, HEADER);
            HSSFRow row = sheet.createRow(1);
            row.createCell(0).setCellValue(0.1 + 0.2);
            row.createCell(1).setCellValue(913310020000000123.0);
            row.createCell(2).setCellValue(330781000012345.0);
            row.createCell(3).setCellValue(true);
            row.createCell(4).setCellErrorValue(FormulaError.NA);
            HSSFCell formula = row.createCell(5);
            formula.setCellFormula("1/3");
            formula.setCellValue(1.0 / 3);
            row.createCell(6).setCellFormula("A2*2");
            HSSFCell day = row.createCell(7);
            day.setCellStyle(style(book, "yyyy\"年\"m\"月\"d\"日\""));
            day.setCellValue(LocalDate.of(2019, 7, 1));
            HSSFCell percent = row.createCell(8);
            percent.setCellStyle(style(book, "0.00%"));
            percent.setCellValue(0.0435);
            HSSFRow second = sheet.createRow(2);
            HSSFRichTextString rich = new HSSFRichTextString("台州甲厂");
            rich.applyFont(0, 2, book.createFont());
            second.createCell(0).setCellValue(rich);
            second.createCell(1).setCellValue(-1234.5);
            second.createCell(2).setCellValue(1e300);
            second.createCell(3).setCellValue("甲\r厂\u0000乙\uD842");
            HSSFCell chinese = second.createCell(4);
            CellStyle built = book.createCellStyle();
            built.setDataFormat((short) 31);
            chinese.setCellStyle(built);
            chinese.setCellValue(43647);
            HSSFCell text = second.createCell(5);
            text.setCellFormula("\"甲\"");
            text.setCellValue("甲");
            HSSFCell truth = second.createCell(6);
            truth.setCellFormula("1=1");
            truth.setCellValue(true);
            HSSFCell error = second.createCell(7);
            error.setCellFormula("1/0");
            error.setCellErrorValue(FormulaError.DIV0);
            second.createCell(8).setCellValue("𠮷");
        });
        assertThat(rows(file))
                .containsExactly(
                        "2 [0.3, 9.1331E+17, 330781000012345, true, #N/A, 0.333333333333333, #公式未计算, 2019-07-01, 4.35%]",
                        "3 [台州甲厂, -1234.5, 1E+300, 甲\r厂_x0000_乙_xD842_, 2019-07-01, 甲, true, #DIV/0!, 𠮷]");
    }

    /** The four ways of the short number, and runs of them ([MS-XLS] 2.5.217), which POI does not write. */
    @Test
    void shortNumbers() throws Exception {
        byte[] file = workbook(book -> {
            HSSFSheet sheet = book.createSheet();
            put(sheet, 0, HEADER);
            sheet.createRow(1);
            for (int c = 0; c < 9; c++) {
                sheet.getRow(1).createCell(c).setCellValue(c);
            }
        });
        int[] numbers = {7 << 2 | 2, -7 << 2 | 2, 1234 << 2 | 3, -5 << 2 | 3, 0x3FF80000, 0x40934801};
        // [first column 0][style 15, number]…[last column 5] in the place of the first number's record and those behind
        byte[] run = new byte[4 + 6 * 6 + 2];
        put16(run, 0, 1);
        put16(run, 2, 0);
        for (int i = 0; i < 6; i++) {
            put16(run, 4 + 6 * i, 15);
            put16(run, 6 + 6 * i, numbers[i] & 0xFFFF);
            put16(run, 8 + 6 * i, numbers[i] >>> 16);
        }
        put16(run, run.length - 2, 5);
        assertThat(rows(withRun(file, run))).containsExactly("2 [7, -7, 12.34, -0.05, 1.5, 12.34, , , ]");
    }

    /** Other programs write formulas under the numbers of Excel 3 and 4; a text as result has a record of its own. */
    @Test
    void formulasUnderOlderNumbers() throws Exception {
        byte[] file = workbook(book -> {
            HSSFSheet sheet = book.createSheet("表");
            put(sheet, 0, HEADER);
            put(sheet, 1, ROW);
            HSSFCell number = sheet.getRow(1).createCell(6);
            number.setCellFormula("99+1");
            number.setCellValue(100);
            HSSFCell text = sheet.getRow(1).createCell(3);
            text.setCellFormula("\"甲\"&\"厂\"");
            text.setCellValue("甲厂");
        });
        for (int sid : new int[] {0x0006, 0x0206, 0x0406}) {
            assertThat(rows(renumbered(file, 0x0006, sid))).containsExactly("2 " + ROW);
        }
    }

    /** Cells of Excel 2, and of any version that nobody knows, are not passed over. */
    @Test
    void aCellsRecordThatNobodyKnowsRefuses() throws Exception {
        byte[] file = workbook(book -> {
            HSSFSheet sheet = book.createSheet("表");
            put(sheet, 0, HEADER);
            put(sheet, 1, ROW);
            sheet.getRow(1).createCell(6).setCellValue(100.5);
        });
        for (int sid : new int[] {0x0002, 0x0003, 0x0004, 0x0005, 0x0403, 0x007E, 0x0606}) {
            refused(
                    RefusalCode.UNREADABLE,
                    FILE + " 工作表“表”第2行之后有种类为 %04X 的单元格记录，不能识别，无法保证不漏读。请用电子表格软件打开，另存为 .xlsx 后再报送。".formatted(sid),
                    renumbered(file, 0x0203, sid));
        }
    }

    /** The file with the records of a sheet's cells under another number. */
    private static byte[] renumbered(byte[] file, int from, int to) {
        byte[] changed = file.clone();
        int found = 0;
        for (int i = 0; i + 8 < file.length; i++) {
            // number, length, row 1 and one of the columns
            if (u16(file, i) == from && u16(file, i + 2) < 64 && u16(file, i + 4) == 1 && u16(file, i + 6) < 9) {
                put16(changed, i, to);
                found++;
            }
        }
        assertThat(found).isPositive();
        return changed;
    }

    /** The file itself says what the common numbers of formats mean, as programs do that count them their own way. */
    @Test
    void commonNumbersOfFormatsThatTheFileRedefines() throws Exception {
        byte[] file = workbook(book -> {
            HSSFSheet sheet = book.createSheet("表");
            put(sheet, 0, HEADER);
            put(sheet, 1, ROW);
            HSSFCell id = sheet.getRow(1).createCell(0);
            CellStyle style = book.createCellStyle();
            style.setDataFormat((short) 58);
            id.setCellStyle(style);
            id.setCellValue(43001);
            book.getInternalWorkbook()
                    .getRecords()
                    .add(
                            book.getInternalWorkbook()
                                    .getRecords()
                                    .indexOf(book.getInternalWorkbook().getExFormatAt(0)),
                            new org.apache.poi.hssf.record.FormatRecord(58, "\"J\"0"));
        });
        assertThat(rows(file)).containsExactly("2 " + ROW.toString().replace("[J1,", "[J43001,"));
    }

    @Test
    void daysOfTheOtherCalendarAndTextsOfManyRecords() throws Exception {
        String longText = "甲乙丙丁".repeat(6000);
        byte[] file = workbook(book -> {
            HSSFSheet sheet = book.createSheet();
            put(sheet, 0, HEADER);
            HSSFRow row = sheet.createRow(1);
            row.createCell(0).setCellValue(longText);
            row.createCell(1).setCellValue("a".repeat(20_000) + "末");
            row.createCell(2).setCellValue("b".repeat(20_000));
            HSSFCell day = row.createCell(7);
            day.setCellStyle(style(book, "yyyy-mm-dd"));
            // 2019-07-01, counted from 1904-01-01
            day.setCellValue(42185);
            sheet.createRow(2).createCell(7).setCellValue("42185");
            book.getInternalWorkbook().getRecords().stream()
                    .filter(r -> r instanceof org.apache.poi.hssf.record.DateWindow1904Record)
                    .forEach(r -> ((org.apache.poi.hssf.record.DateWindow1904Record) r).setWindowing((short) 1));
        });
        try (ExtractReader extract = open(file)) {
            FileRow row = extract.next();
            assertThat(row.cell(0)).isEqualTo(longText);
            assertThat(row.cell(1)).isEqualTo("a".repeat(20_000) + "末");
            assertThat(row.cell(2)).isEqualTo("b".repeat(20_000));
            assertThat(row.cell(7)).isEqualTo("2019-07-01");
            // a text is counted as a text file counts days
            assertThat(extract.next().cell(7)).isEqualTo("43647");
        }
    }

    @Test
    void sharedTextsOfManyPagesKeepTheirNumbers() throws Exception {
        int n = 5_000;
        Random random = new Random(7);
        List<String> fillers = Stream.generate(() -> random.ints(200, 0x4E00, 0x9FA5)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString())
                .limit(n + 1)
                .toList();
        byte[] file = workbook(book -> {
            HSSFSheet sheet = book.createSheet();
            put(sheet, 0, HEADER);
            for (int i = 1; i <= n; i++) {
                // with a code: of a row without one it is asked at length whether it is a note
                put(sheet, i, List.of(fillers.get(i), fillers.get(1 + i * 7919 % n), ROW.get(2)));
            }
        });
        try (ExtractReader extract = open(file)) {
            for (int i = 1; i <= n; i++) {
                FileRow row = extract.next();
                assertThat(row.cell(0)).isEqualTo(fillers.get(i));
                assertThat(row.cell(1)).isEqualTo(fillers.get(1 + i * 7919 % n));
            }
            assertThat(extract.next()).isNull();
        }
    }

    /** The bytes alone say what a file is. */
    @Test
    void theNameDoesNotMatter() throws Exception {
        byte[] old = simple();
        ByteArrayOutputStream newer = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            var sheet = book.createSheet();
            for (int r = 0; r < 2; r++) {
                var row = sheet.createRow(r);
                for (int c = 0; c < HEADER.size(); c++) {
                    row.createCell(c).setCellValue((r == 0 ? HEADER : ROW).get(c));
                }
            }
            book.write(newer);
        }
        byte[] tabs = (String.join("\t", HEADER) + "\r\n" + String.join("\t", ROW) + "\r\n")
                .getBytes(StandardCharsets.UTF_16LE);
        byte[] marked = new byte[tabs.length + 2];
        marked[0] = (byte) 0xFF;
        marked[1] = (byte) 0xFE;
        System.arraycopy(tabs, 0, marked, 2, tabs.length);
        for (String extension : List.of("xls", "xlsx", "csv", "txt")) {
            String name = "loan_331002_2019Q3." + extension;
            assertThat(rows(name, old)).containsExactly("2 " + ROW);
            assertThat(rows(name, newer.toByteArray())).containsExactly("2 " + ROW);
            assertThat(rows(name, marked)).containsExactly("2 " + ROW);
        }
    }

    @Test
    void aWorkbookWhoseStructureAloneIsProtectedIsRead() throws Exception {
        byte[] file = encrypted(Decryptor.DEFAULT_PASSWORD);
        assertThat(rows(file)).containsExactly("2 " + ROW);
    }

    @Test
    void refusalsSayWhatToDo() throws Exception {
        byte[] good = simple();
        refused(RefusalCode.ENCRYPTED, FILE + " 设有打开密码，无法读取。请取消密码后再报送。", encrypted("secret"));
        for (String page : List.of("\uFEFF\r\n<HTML xmlns:x=\"urn:schemas-microsoft-com:office:excel\">", "<div>")) {
            refused(
                    RefusalCode.UNREADABLE,
                    FILE + " 的内容是网页（HTML），不是工作簿，虽能用电子表格软件打开。请打开后另存为 .xlsx 或 CSV 再报送。",
                    (page + "<table><tr><td>借据编号</td></tr></table>").getBytes(StandardCharsets.UTF_8));
        }
        refused(
                RefusalCode.UNREADABLE,
                FILE + " 的内容既不是工作簿（.xlsx、.xls），也不是 CSV 文本。请用电子表格软件打开检查，另存为 .xlsx 后再报送。",
                "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook/>"
                        .getBytes(StandardCharsets.UTF_8));
        refused(
                RefusalCode.UNREADABLE,
                FILE + " 是 Excel 95 或更早的工作簿，不能读取。请用电子表格软件打开，另存为 .xlsx 后再报送。",
                container("Book", new byte[] {9, 8, 8, 0, 0, 5, 5, 0}));
        refused(RefusalCode.UNREADABLE, FILE + " 是 Excel 95 或更早的工作簿，不能读取。请用电子表格软件打开，另存为 .xlsx 后再报送。", new byte[] {
            9, 4, 6, 0, 0, 0, 0x10, 0, 0, 0
        });
        refused(
                RefusalCode.UNREADABLE,
                FILE + " 的内容既不是工作簿（.xlsx、.xls），也不是 CSV 文本。请用电子表格软件打开检查，另存为 .xlsx 后再报送。",
                container("WordDocument", new byte[5000]));
        refused(
                RefusalCode.UNREADABLE,
                FILE + " 无法读取（工作簿目录）：文件已损坏或不完整。请用电子表格软件打开检查，另存为 .xlsx 后再报送。",
                Arrays.copyOf(good, 600));
        refused(
                RefusalCode.UNREADABLE,
                FILE + " 无法读取（工作表“贷款”第2行之后）：文件已损坏或不完整。请用电子表格软件打开检查，另存为 .xlsx 后再报送。",
                container("Workbook", beheaded(stream(good))));
        refused(
                RefusalCode.UNREADABLE,
                FILE + " 工作表“贷款”第2行之后出现了更靠前的行，单元格不是按行存放的，无法逐行读取。请用电子表格软件打开，另存为 .xlsx 后再报送。",
                container("Workbook", disordered(stream(good))));
        refused(RefusalCode.UNREADABLE, FILE + " 没有可见的工作表。请取消隐藏后再报送。", workbook(book -> {
            book.createSheet("甲");
            book.setSheetHidden(0, true);
        }));
        refused(
                RefusalCode.HEADER_MISMATCH,
                FILE + " 有几个工作表都有表头和数据：一、二。请合并到一个工作表后再报送；分成几个文件的，从第二个起文件名加“_补报”，否则后一个取代前一个。",
                workbook(book -> {
                    for (String name : List.of("一", "二")) {
                        HSSFSheet sheet = book.createSheet(name);
                        put(sheet, 0, HEADER);
                        put(sheet, 1, ROW);
                    }
                }));
    }

    /** POI writes 21 styles into every workbook; header and row share no text. */
    @Test
    void boundsHoldHereToo() throws Exception {
        byte[] file = workbook(book -> {
            HSSFSheet sheet = book.createSheet("贷款");
            put(sheet, 0, HEADER);
            put(sheet, 1, ROW);
            book.createSheet("空");
        });
        bounded(file, FileLimit.SHEETS, 2, " 的工作表超过上限 1 个（limits.yml 的 sheets）。请只保留要报送的工作表后再报送。");
        bounded(file, FileLimit.STYLES, 21, " 的单元格格式超过上限 20 种（limits.yml 的 styles）。请清除格式，另存为新文件后再报送。");
        bounded(file, FileLimit.SHARED_TEXTS, 18, " 的文本超过上限 17 条（limits.yml 的 sharedTexts）。请按地区拆分后再报送。");
    }

    /** Reads a file that just keeps a bound, and not one that has one more. */
    private void bounded(byte[] file, FileLimit limit, int has, String message) throws Exception {
        OriginalFile original = new OriginalFile(FILE, file.length, () -> new ByteArrayInputStream(file));
        try (ExtractReader extract = ExtractReader.open(original, LOAN, FileLimits.DEFAULT.with(limit, has), work)) {
            assertThat(cells(extract.next())).isEqualTo(ROW);
        }
        assertThatThrownBy(() -> ExtractReader.open(original, LOAN, FileLimits.DEFAULT.with(limit, has - 1), work))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(RefusalCode.TOO_LARGE))
                .hasMessage(FILE + message);
    }

    /** Whatever becomes of a file on its way, it gives rows or is refused; nothing else is thrown. */
    @Test
    void aMutatedWorkbookIsReadOrRefused() throws Exception {
        byte[] good = workbook(book -> {
            HSSFSheet sheet = book.createSheet("贷款");
            put(sheet, 0, HEADER);
            for (int r = 1; r < 50; r++) {
                put(sheet, r, ROW);
                sheet.getRow(r).createCell(9).setCellValue(r / 7.0);
                sheet.getRow(r).createCell(10).setCellFormula("1+1");
            }
        });
        byte[] locked = encrypted(Decryptor.DEFAULT_PASSWORD);
        byte[] stream = stream(good);
        Random random = new Random(42);
        int refusals = 0;
        int read = 0;
        for (int i = 0; i < ProofShare.of(300, 900); i++) {
            byte[] mutated = (i % 3 == 0 ? good : i % 3 == 1 ? stream : locked).clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }
            if (i % 5 == 0) {
                mutated = Arrays.copyOf(mutated, 1 + random.nextInt(mutated.length));
            }
            try {
                rows(i % 3 == 1 ? container("Workbook", mutated) : mutated);
                read++;
            } catch (RefusedException e) {
                refusals++;
            }
        }
        assertThat(refusals).isGreaterThan(ProofShare.of(66, 200));
        assertThat(read).isGreaterThan(ProofShare.of(66, 200));
    }

    private static byte[] simple() throws IOException {
        return workbook(book -> {
            HSSFSheet sheet = book.createSheet("贷款");
            put(sheet, 0, HEADER);
            put(sheet, 1, ROW);
        });
    }

    private static byte[] encrypted(String password) throws IOException {
        Biff8EncryptionKey.setCurrentUserPassword(password);
        try {
            return workbook(book -> {
                put(book.createSheet("说明"), 0, List.of("本表由各银行填写"));
                HSSFSheet sheet = book.createSheet("贷款");
                put(sheet, 0, HEADER);
                put(sheet, 1, ROW);
            });
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
    }

    /** The stream of a workbook's records. */
    private static byte[] stream(byte[] file) throws IOException {
        try (POIFSFileSystem container = new POIFSFileSystem(new ByteArrayInputStream(file));
                var in = container.createDocumentInputStream("Workbook")) {
            return in.readAllBytes();
        }
    }

    private static byte[] container(String entry, byte[] content) throws IOException {
        try (POIFSFileSystem container = new POIFSFileSystem()) {
            container.createDocument(new ByteArrayInputStream(content), entry);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            container.writeFilesystem(out);
            return out.toByteArray();
        }
    }

    /** Without what follows the cells of the last sheet. */
    private static byte[] beheaded(byte[] stream) {
        int end = 0;
        for (int at = 0; at + 4 <= stream.length; at += 4 + u16(stream, at + 2)) {
            if (u16(stream, at) == 0xFD) {
                end = at + 4 + u16(stream, at + 2);
            }
        }
        return Arrays.copyOf(stream, end);
    }

    /** The last cell says that it belongs to the first row. */
    private static byte[] disordered(byte[] stream) {
        byte[] changed = stream.clone();
        for (int at = 0; at + 4 <= stream.length; at += 4 + u16(stream, at + 2)) {
            if (u16(stream, at) == 0xFD) {
                changed = stream.clone();
                put16(changed, at + 4, 0);
            }
        }
        return changed;
    }

    /** The nine numbers of a workbook replaced by one record. */
    private static byte[] withRun(byte[] file, byte[] data) throws IOException {
        byte[] stream = stream(file);
        int at = 0;
        while (u16(stream, at) != 0x203) {
            at += 4 + u16(stream, at + 2);
        }
        // a number's record has 18 bytes; what is left of their room is a record that means nothing
        byte[] changed = stream.clone();
        int room = 9 * 18;
        put16(changed, at, 0xBD);
        put16(changed, at + 2, data.length);
        System.arraycopy(data, 0, changed, at + 4, data.length);
        int rest = room - 4 - data.length;
        put16(changed, at + 4 + data.length, 0x1234);
        put16(changed, at + 6 + data.length, rest - 4);
        return container("Workbook", changed);
    }

    private static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
    }

    private static void put16(byte[] bytes, int at, int value) {
        bytes[at] = (byte) value;
        bytes[at + 1] = (byte) (value >> 8);
    }

    private static byte[] workbook(Consumer<HSSFWorkbook> fill) throws IOException {
        try (HSSFWorkbook book = new HSSFWorkbook()) {
            fill.accept(book);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        }
    }
}
