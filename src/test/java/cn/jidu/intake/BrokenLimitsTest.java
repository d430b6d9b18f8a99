package cn.jidu.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jidu.cleanse.Fixture;
import cn.jidu.definition.FileLimit;
import cn.jidu.definition.FileLimits;
import cn.jidu.definition.source.Source;
import cn.jidu.intake.table.FileRow;
import cn.jidu.intake.table.RefusalCode;
import cn.jidu.intake.table.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file for each bound that breaks just that one; what reaches the bound and does not pass it is read. */
class BrokenLimitsTest {
    private static final String CSV = "loan_331002_2019Q3.csv";
    private static final String XLSX = "loan_331002_2019Q3.xlsx";
    private static final Source LOAN = Fixture.DEFINITIONS.sources().get("loan");
    private static final List<String> HEADER =
            List.of("借据编号", "贷款机构", "借款人代码", "借款人名称", "行政区划代码", "报告期", "贷款余额（万元）", "发放日期", "发放金额（万元）");
    private static final List<String> ROW =
            List.of("J1", "某银行", "91331002MA2A0001AX", "甲厂", "331002", "2019Q3", "100", "2019-07-01", "1");
    private static final String GOOD = "2 " + ROW;

    @TempDir
    Path work;

    @AfterEach
    void nothingIsLeftOfTheTemporaryFiles() {
        assertThat(work).isEmptyDirectory();
    }

    @Test
    void fileBytes() throws Exception {
        byte[] file = csv(ROW);
        FileLimits limits = FileLimits.DEFAULT.with(FileLimit.FILE_BYTES, file.length);
        assertThat(rows(CSV, file, limits)).containsExactly(GOOD);
        refused(
                CSV + " 有 " + file.length + " 字节，超过上限 " + (file.length - 1) + " 字节（limits.yml 的 fileBytes）。请按地区拆分后再报送。",
                CSV,
                file,
                limits.with(FileLimit.FILE_BYTES, file.length - 1L));
    }

    @Test
    void unpackedBytes() throws Exception {
        HandmadeWorkbook book = book().put("docProps/big.bin", "x".repeat(500_000));
        long unpacked = book.unpackedBytes();
        refused(
                XLSX + " 解压后有 " + unpacked + " 字节，超过上限 500000 字节（limits.yml 的 unpackedBytes），未予读取。请按地区拆分后再报送。",
                XLSX,
                book.bytes(),
                FileLimits.DEFAULT.with(FileLimit.UNPACKED_BYTES, 500_000));
        assertThat(rows(XLSX, book.bytes(), FileLimits.DEFAULT.with(FileLimit.UNPACKED_BYTES, unpacked)))
                .containsExactly(GOOD);
    }

    /** A run of text is bounded by itself, so there are comments in between. */
    private static final String BLANKS = " ".repeat(50_000) + "<!---->";

    /** Two megabytes of blanks in a few kilobytes; less than one megabyte harms nobody. */
    @Test
    void unpackRatio() throws Exception {
        String end = "</sheetData>";
        byte[] bomb = book().replace(HandmadeWorkbook.SHEET, end, BLANKS.repeat(40) + end)
                .bytes();
        long ratio = ratio(bomb, HandmadeWorkbook.SHEET);
        refused(
                XLSX + "（xl/worksheets/sheet1.xml）解压后是压缩时的 " + ratio
                        + " 倍，超过上限 200 倍（limits.yml 的 unpackRatio），未予读取。请删去多余的空白行列，另存为新文件后再报送。",
                XLSX,
                bomb,
                FileLimits.DEFAULT);
        assertThat(rows(XLSX, bomb, FileLimits.DEFAULT.with(FileLimit.UNPACK_RATIO, ratio)))
                .containsExactly(GOOD);
        byte[] small = book().replace(HandmadeWorkbook.SHEET, end, BLANKS.repeat(18) + end)
                .bytes();
        assertThat(rows(XLSX, small, FileLimits.DEFAULT)).containsExactly(GOOD);
    }

    private static long ratio(byte[] file, String part) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                long size = zip.readAllBytes().length;
                if (entry.getName().equals(part)) {
                    return size / entry.getCompressedSize();
                }
            }
            throw new IllegalArgumentException(part);
        }
    }

    @Test
    void zipEntries() throws Exception {
        HandmadeWorkbook book = book();
        for (int i = 0; i < 100; i++) {
            book.put("media/" + i, "");
        }
        refused(
                XLSX + " 的压缩包目录有 106 个部件，超过上限 105 个（limits.yml 的 zipEntries），未予读取。请另存为新文件后再报送。",
                XLSX,
                book.bytes(),
                FileLimits.DEFAULT.with(FileLimit.ZIP_ENTRIES, 105));
        assertThat(rows(XLSX, book.bytes(), FileLimits.DEFAULT.with(FileLimit.ZIP_ENTRIES, 106)))
                .containsExactly(GOOD);
    }

    /** The directory is not even read to its end: the library would hold all of it in memory. */
    @Test
    void aDirectoryWithoutEndIsGivenUpEarly() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < 60_000; i++) {
                zip.putNextEntry(new ZipEntry("x" + i));
            }
        }
        refused(
                XLSX + " 的压缩包目录有 51 个部件，超过上限 50 个（limits.yml 的 zipEntries），未予读取。请另存为新文件后再报送。",
                XLSX,
                bytes.toByteArray(),
                FileLimits.DEFAULT.with(FileLimit.ZIP_ENTRIES, 50));
    }

    @Test
    void sheets() {
        String sheet = "<sheet name=\"表\" sheetId=\"1\" r:id=\"r1\"/>";
        refused(
                XLSX + " 的工作表超过上限 1000 个（limits.yml 的 sheets）。请只保留要报送的工作表后再报送。",
                XLSX,
                book().replace(HandmadeWorkbook.BOOK, sheet, sheet.repeat(1001)).bytes(),
                FileLimits.DEFAULT);
    }

    @Test
    void styles() throws Exception {
        String xf = "<xf numFmtId=\"0\"/>";
        byte[] formats =
                book().replace(HandmadeWorkbook.STYLES, xf, xf.repeat(101)).bytes();
        String message = XLSX + " 的单元格格式超过上限 100 种（limits.yml 的 styles）。请清除格式，另存为新文件后再报送。";
        refused(message, XLSX, formats, FileLimits.DEFAULT.with(FileLimit.STYLES, 100));
        StringBuilder numbers = new StringBuilder("<cellXfs>");
        for (int i = 0; i < 101; i++) {
            numbers.insert(0, "<numFmt numFmtId=\"" + (200 + i) + "\" formatCode=\"0\"/>");
        }
        byte[] named = book().replace(HandmadeWorkbook.STYLES, "<cellXfs>", numbers.toString())
                .bytes();
        refused(message, XLSX, named, FileLimits.DEFAULT.with(FileLimit.STYLES, 100));
        assertThat(rows(XLSX, named, FileLimits.DEFAULT.with(FileLimit.STYLES, 101)))
                .containsExactly(GOOD);
    }

    @Test
    void sharedTexts() throws Exception {
        byte[] file = book().put(HandmadeWorkbook.TEXTS, HandmadeWorkbook.texts("<si><t>甲</t></si>".repeat(1001)))
                .bytes();
        refused(
                XLSX + " 的文本超过上限 1000 条（limits.yml 的 sharedTexts）。请按地区拆分后再报送。",
                XLSX,
                file,
                FileLimits.DEFAULT.with(FileLimit.SHARED_TEXTS, 1000));
        assertThat(rows(XLSX, file, FileLimits.DEFAULT.with(FileLimit.SHARED_TEXTS, 1001)))
                .containsExactly(GOOD);
    }

    @Test
    void sharedTextBytes() {
        Random random = new Random(4);
        StringBuilder texts = new StringBuilder();
        for (int i = 0; i < 400_000; i++) {
            texts.append(i % 1000 == 0 ? "<si><t>" : "")
                    .append((char) (0x4E00 + random.nextInt(20_000)))
                    .append(i % 1000 == 999 ? "</t></si>" : "");
        }
        byte[] file = book().put(HandmadeWorkbook.TEXTS, HandmadeWorkbook.texts(texts.toString()))
                .bytes();
        refused(
                XLSX + " 的文本超过上限 1048576 字节（limits.yml 的 sharedTextBytes）。请按地区拆分后再报送。",
                XLSX,
                file,
                FileLimits.DEFAULT.with(FileLimit.SHARED_TEXT_BYTES, 1 << 20));
    }

    @Test
    void xmlDepth() throws Exception {
        String end = "</sheetData>";
        refused(
                XLSX + "（工作表“表”第2行之后）的 XML 嵌套超过上限 100 层（limits.yml 的 xmlDepth），不是正常的工作簿。请用电子表格软件打开检查，另存为新文件后再报送。",
                XLSX,
                book().replace(HandmadeWorkbook.SHEET, end, "<a>".repeat(200_000))
                        .bytes(),
                FileLimits.DEFAULT);
        byte[] deep = book().replace(HandmadeWorkbook.SHEET, end, end + "<a>".repeat(99) + "</a>".repeat(99))
                .bytes();
        assertThat(rows(XLSX, deep, FileLimits.DEFAULT)).containsExactly(GOOD);
    }

    /** Sheet names, comments and attributes without end, which the reader of XML holds whole. */
    @Test
    void xmlTagCharacters() {
        FileLimits limits = FileLimits.DEFAULT.with(FileLimit.UNPACK_RATIO, 1100);
        String much = "表".repeat(2_000_000);
        refused(
                XLSX
                        + "（部件 xl/workbook.xml）有一个 XML 标记超过上限 1048576 个字符（limits.yml 的 xmlTagCharacters），不是正常的工作簿。请用电子表格软件打开检查，另存为新文件后再报送。",
                XLSX,
                book().replace(HandmadeWorkbook.BOOK, "name=\"表\"", "name=\"" + much + "\"")
                        .bytes(),
                limits);
        for (String hostile : List.of("<!--" + much + "-->", "<?x " + much + "?>", "<a b='" + much + "'/>")) {
            byte[] file = book().replace(HandmadeWorkbook.SHEET, "<sheetData>", hostile + "<sheetData>")
                    .bytes();
            assertThatThrownBy(() -> rows(XLSX, file, limits))
                    .isInstanceOfSatisfying(
                            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(RefusalCode.TOO_LARGE))
                    .hasMessageContaining("xmlTagCharacters")
                    .hasMessageContaining("超过上限 1048576 个字符");
        }
    }

    /** The reader of XML keeps every name it has seen: of elements, attributes, namespaces, instructions. */
    @Test
    void xmlNames() throws Exception {
        List<String> kinds = List.of("<n%d/>", "<a n%d='1'/>", "<a xmlns:n%d='u'/>", "<a xmlns='u%d'/>", "<?n%d x?>");
        for (String kind : kinds) {
            StringBuilder names = new StringBuilder();
            for (int i = 0; i < 2000; i++) {
                names.append(kind.formatted(i));
            }
            byte[] file = book().replace(HandmadeWorkbook.SHEET, "<sheetData>", names + "<sheetData>")
                    .bytes();
            refused(
                    XLSX + "（工作表“表”开头）的 XML 名称超过上限 2000 个（limits.yml 的 xmlNames），不是正常的工作簿。请用电子表格软件打开检查，另存为新文件后再报送。",
                    XLSX,
                    file,
                    FileLimits.DEFAULT);
            assertThat(rows(XLSX, file, FileLimits.DEFAULT.with(FileLimit.XML_NAMES, 2100)))
                    .containsExactly(GOOD);
        }
    }

    @Test
    void cells() throws Exception {
        FileLimits limits = FileLimits.DEFAULT.with(FileLimit.CELLS, 20);
        refused(
                CSV + " 到第5行已有 28 个单元格，超过上限 20 个（limits.yml 的 cells）。请按地区拆分后再报送。",
                CSV,
                csv(ROW, List.of(""), ROW, ROW),
                limits);
        assertThat(rows(CSV, csv(ROW, List.of(""), ROW), limits)).hasSize(2);
    }

    @Test
    void rowCells() throws Exception {
        List<String> wide = new ArrayList<>(ROW);
        wide.addAll(Collections.nCopies(99_991, ""));
        assertThat(rows(CSV, csv(ROW, wide, ROW), FileLimits.DEFAULT))
                .containsExactly(GOOD, "3! ROW_CELLS 16384 100000", "4 " + ROW);
        refused(
                CSV + " 第1行表头有 10 个单元格，超过上限 9 个（limits.yml 的 rowCells）。请删去多余的列后再报送。",
                CSV,
                (String.join(",", HEADER) + ",\n").getBytes(StandardCharsets.UTF_8),
                FileLimits.DEFAULT.with(FileLimit.ROW_CELLS, 9));
    }

    /** In one line, in several, and in the cells of a sheet. */
    @Test
    void rowCharacters() throws Exception {
        FileLimits limits = FileLimits.DEFAULT.with(FileLimit.ROW_CHARACTERS, 1000);
        List<String> lines = new ArrayList<>(ROW);
        lines.set(3, "\"" + ("甲".repeat(499) + "\n").repeat(3) + "\"");
        assertThat(rows(CSV, csv(ROW, with(3, "甲".repeat(1000)), lines, ROW), limits))
                .containsExactly(GOOD, "3! ROW_CHARACTERS 1000 1057", "4! ROW_CHARACTERS 1000 1549", "8 " + ROW);
        List<String> many = new ArrayList<>(Collections.nCopies(9, "乙".repeat(200)));
        assertThat(rows(XLSX, new HandmadeWorkbook(List.of(HEADER, ROW, many, ROW)).bytes(), limits))
                .containsExactly(GOOD, "3! ROW_CHARACTERS 1000 1800", "4 " + ROW);
    }

    @Test
    void fieldCharacters() throws Exception {
        String longest = "甲".repeat(32_767);
        assertThat(rows(CSV, csv(with(3, longest), with(3, longest + "甲")), FileLimits.DEFAULT))
                .containsExactly("2 " + with(3, longest), "3! FIELD_CHARACTERS 32767 32768");
        assertThat(rows(
                        XLSX,
                        new HandmadeWorkbook(List.of(HEADER, with(3, longest), with(3, longest + "甲甲"))).bytes(),
                        FileLimits.DEFAULT))
                .containsExactly("2 " + with(3, longest), "3! FIELD_CHARACTERS 32767 32768");
    }

    /** However many lines follow, they are not read: the quotation is given up. */
    @Test
    void aQuotationWithoutEnd() {
        assertThatThrownBy(() -> rows(
                        CSV,
                        csv(ROW, List.of("\"J2"), List.of(("x".repeat(99) + "\n").repeat(20_000))),
                        FileLimits.DEFAULT))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(RefusalCode.UNREADABLE))
                .hasMessage(CSV + " 第3行起的一行到 1048576 个字符（limits.yml 的 rowCharacters 的四倍）还没有结束：双引号不配对。请检查该行的双引号后再报送。");
    }

    private static HandmadeWorkbook book() {
        return new HandmadeWorkbook(List.of(HEADER, ROW));
    }

    private static List<String> with(int column, String cell) {
        List<String> row = new ArrayList<>(ROW);
        row.set(column, cell);
        return row;
    }

    @SafeVarargs
    private static byte[] csv(List<String>... rows) {
        StringBuilder b = new StringBuilder(String.join(",", HEADER)).append('\n');
        for (List<String> row : rows) {
            b.append(String.join(",", row)).append('\n');
        }
        return b.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void refused(String message, String name, byte[] file, FileLimits limits) {
        assertThatThrownBy(() -> rows(name, file, limits))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(RefusalCode.TOO_LARGE))
                .hasMessage(message);
    }

    private List<String> rows(String name, byte[] file, FileLimits limits) throws IOException, RefusedException {
        List<String> found = new ArrayList<>();
        try (ExtractReader extract = ExtractReader.open(HandmadeWorkbook.original(name, file), LOAN, limits, work)) {
            for (FileRow row = extract.next(); row != null; row = extract.next()) {
                List<String> cells = new ArrayList<>();
                for (int c = 0; c < row.width(); c++) {
                    cells.add(row.cell(c));
                }
                found.add(row.rowNo()
                        + row.excess()
                                .map(e -> "! " + e.limit() + " " + e.bound() + " " + e.has())
                                .orElse(" " + cells));
            }
        }
        return found;
    }
}
