package cn.jidu.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.FileLimit;
import cn.jidu.definition.FileLimits;
import cn.jidu.intake.table.FileRow;
import cn.jidu.intake.table.LimitExcess;
import cn.jidu.intake.table.RefusalCode;
import cn.jidu.intake.workbook.MergedCells;
import cn.jidu.intake.workbook.MergedScan;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.Test;

/** Merged cells below the header: their value is that of each of their rows and columns, and never taken for what it is not. */
class MergedCellsTest extends WorkbookReading {
    private static final String FILE = "loan_331002_2019Q3.xlsx";
    private static final String NOTE = "工作表“表”中 %s 处合并单元格的值，已读入其覆盖的每一行、每一列。";

    MergedCellsTest() {
        super(FILE);
    }

    private static List<String> row(String id, String lender, String... more) {
        List<String> row = new ArrayList<>(ROW);
        row.set(0, id);
        row.set(1, lender);
        for (int i = 0; i < more.length; i++) {
            row.set(2 + i, more[i]);
        }
        return row;
    }

    private static byte[] book(String merged, List<List<String>> rows) {
        return new HandmadeWorkbook(rows)
                .replace(HandmadeWorkbook.SHEET, "</sheetData>", "</sheetData>" + cells(merged))
                .bytes();
    }

    private static String cells(String merged) {
        StringBuilder b = new StringBuilder("<mergeCells count=\"1\">");
        for (String block : merged.split(" ")) {
            b.append("<mergeCell ref=\"").append(block).append("\"/>");
        }
        return b.append("</mergeCells>").toString();
    }

    private void reads(byte[] file, List<String> notes, String... rows) throws Exception {
        List<String> found = new ArrayList<>();
        try (ExtractReader extract = open(file)) {
            for (FileRow row = extract.next(); row != null; row = extract.next()) {
                found.add(row.rowNo() + " " + cells(row));
            }
            assertThat(extract.notes()).isEqualTo(notes);
        }
        assertThat(found).containsExactly(rows);
    }

    @Test
    void overRowsAndOverColumns() throws Exception {
        byte[] file = book(
                "B2:B4 C3:D4",
                List.of(HEADER, row("J1", "甲行"), row("J2", "", "X", ""), row("J3", "", "", ""), row("J4", "乙行")));
        reads(
                file,
                List.of(NOTE.formatted(2)),
                "2 " + row("J1", "甲行"),
                "3 " + row("J2", "甲行", "X", "X"),
                "4 " + row("J3", "甲行", "X", "X"),
                "5 " + row("J4", "乙行"));
    }

    @Test
    void inTheOlderFormat() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (HSSFWorkbook book = new HSSFWorkbook()) {
            HSSFSheet sheet = book.createSheet("表");
            put(sheet, 0, HEADER);
            put(sheet, 1, row("J1", "甲行"));
            put(sheet, 2, row("J2", ""));
            sheet.addMergedRegion(new CellRangeAddress(1, 2, 1, 1));
            book.write(bytes);
        }
        reads(bytes.toByteArray(), List.of(NOTE.formatted(1)), "2 " + row("J1", "甲行"), "3 " + row("J2", "甲行"));
    }

    /** Blank rows below stay blank, lines across the table stay notes, totals totals, and a title's cells are its own. */
    @Test
    void whatIsNoDataStaysSo() throws Exception {
        List<String> none = List.of("", "");
        byte[] file = book(
                "A1:I1 A2:A3 B4:B9 A10:F10 A11:I12",
                List.of(
                        List.of("贷款明细表"),
                        List.of("借据编号"),
                        HEADER.stream().map(h -> h.equals("借据编号") ? "" : h).toList(),
                        row("J1", "甲行"),
                        row("J2", ""),
                        none,
                        none,
                        none,
                        none,
                        List.of("合计", "", "", "", "", "", "200"),
                        List.of("注：按月末数填报"),
                        none));
        reads(file, List.of(NOTE.formatted(2)), "4 " + row("J1", "甲行"), "5 " + row("J2", "甲行"));
    }

    /** Columns beyond the header stay out of it: the row would have too many cells. */
    @Test
    void beyondTheHeaderNothingIsFilled() throws Exception {
        reads(
                book("I2:L3", List.of(HEADER, row("J1", "甲行"), row("J2", "甲行"))),
                List.of(),
                "2 " + row("J1", "甲行"),
                "3 " + row("J2", "甲行"));
    }

    @Test
    void anotherValueBeneathRefuses() {
        refused(
                RefusalCode.UNREADABLE,
                FILE + " 工作表“表” 的合并单元格 B2:B3 内，B3 另有不显示的值“乙行”，与显示的“甲行”不同。请取消合并，逐格填写后再报送。",
                book("B2:B3", List.of(HEADER, row("J1", "甲行"), row("J2", "乙行"))));
    }

    @Test
    void whatIsNoBlockRefuses() {
        refused(
                RefusalCode.UNREADABLE,
                FILE + " 无法读取（工作表“表”开头）：文件已损坏或不完整。请用电子表格软件打开检查，另存为 .xlsx 后再报送。",
                book("B2:B3:B4", List.of(HEADER, ROW)));
    }

    @Test
    void theBoundOnBlocks() throws Exception {
        StringBuilder blocks = new StringBuilder("B2:B3");
        for (int i = 0; i < 100; i++) {
            blocks.append(" Z").append(2 + 2 * i).append(":Z").append(3 + 2 * i);
        }
        byte[] file = book(blocks.toString(), List.of(HEADER, row("J1", "甲行"), row("J2", "")));
        FileLimits limits = FileLimits.DEFAULT.with(FileLimit.MERGED_CELLS, 100);
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> ExtractReader.open(original(FILE, file), LOAN, limits, work))
                .hasMessage(FILE + "（工作表“表”开头）的合并单元格超过上限 100 处（limits.yml 的 mergedCells）。请取消合并后再报送。");
        reads(file, List.of(NOTE.formatted(1)), "2 " + row("J1", "甲行"), "3 " + row("J2", "甲行"));
    }

    /** The names that are searched for may stand in texts, be cut by the end of a block that is read, or be of two bytes. */
    @Test
    void namesAreFoundWhereverTheyStand() throws Exception {
        List<List<String>> rows = new ArrayList<>(List.of(HEADER, row("mergeCell ref=\"none\"", "甲行")));
        for (int i = 0; i < 3000; i++) {
            rows.add(row("J" + i + " sheetData mergeCel".repeat(i % 7), ""));
        }
        for (int shift = 0; shift < 12; shift++) {
            byte[] file = new HandmadeWorkbook(rows)
                    .replace(
                            HandmadeWorkbook.SHEET,
                            "</sheetData>",
                            "</sheetData><!--" + "x".repeat(65_530 + shift) + "-->" + cells("B2:B3002"))
                    .bytes();
            try (ExtractReader extract = open(file)) {
                int read = 0;
                for (FileRow row = extract.next(); row != null; row = extract.next()) {
                    read++;
                    assertThat(row.cell(1)).isEqualTo("甲行");
                }
                assertThat(read).isEqualTo(3001);
            }
        }
        String sheet = HandmadeWorkbook.sheet("<row r=\"1\"/>").replace("UTF-8", "UTF-16")
                + "<x:mergeCell a='1'\n ref = 'B2:B3' />";
        MergedCells found = new MergedCells(FILE, "", FileLimits.DEFAULT);
        MergedScan.read(new java.io.ByteArrayInputStream(sheet.getBytes(StandardCharsets.UTF_16)), found, 1 << 16);
        assertThat(found.within(1, 9)).hasToString("[B2:B3]");
    }

    /** A value so long that a row would be too long with it makes the rows too long, and holds no more memory. */
    @Test
    void longValuesAreBounded() throws Exception {
        String text = "长".repeat(1_500);
        byte[] file = book(
                "C2:C4 D3:D4",
                List.of(HEADER, row("J1", "甲行", text), row("J2", "甲行", "", text), row("J3", "甲行", "", "")));
        try (ExtractReader extract = ExtractReader.open(
                original(FILE, file), LOAN, FileLimits.DEFAULT.with(FileLimit.ROW_CHARACTERS, 2_000), work)) {
            assertThat(extract.next().excess()).isEmpty();
            assertThat(extract.next().excess()).isPresent();
            assertThat(extract.next().excess()).contains(new LimitExcess(FileLimit.ROW_CHARACTERS, 2_000, 2_001));
        }
    }
}
