package cn.jidu.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jidu.cleanse.Fixture;
import cn.jidu.definition.FileLimits;
import cn.jidu.intake.table.FileRow;
import cn.jidu.intake.table.OriginalFile;
import cn.jidu.intake.table.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands where rows are expected and says how others are to be read: heads, units, sums. Codes are invented. */
class SecondHeadTest {
    private static final String TAX = "纳税人识别号,纳税人名称,行政区划代码,所属期,营业收入（元）,实缴税额（元）,从业人数,资产总额（元）\n";
    private static final String OPEN = TAX.replaceAll("（.*?）", "");
    private static final String A = "91331002MA2B000196,台州甲一机械有限公司,331002,2018Q2,1000000,20000,12,3000000\n";
    private static final String B = "91331002MA2B000271,台州乙二塑模有限公司,331002,2018Q2,500000,10000,6,0\n";

    @TempDir
    Path work;

    /** The rows below another head would be read by the first one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "纳税人识别号,纳税人名称,行政区划代码,所属期,营业收入（万元）,实缴税额（元）,从业人数,资产总额（元）|第5列是“营业收入（元）”，此处第5列是“营业收入（万元）”",
                "纳税人识别号,纳税人名称,行政区划代码,所属期,实缴税额（元）,营业收入（元）,从业人数,资产总额（元）|第5列是“营业收入（元）”，此处第6列是“营业收入（元）”",
                "纳税人识别号,纳税人名称,行政区划代码,所属期,营业收入（元）,实缴税额（元）,资产总额（元）,|第7列是“从业人数”，此处没有“从业人数”",
            })
    void anotherHeadAmongTheRowsRefuses(String head, String differs) {
        assertThatThrownBy(() -> codes(text(TAX + A + head + "\n" + B)))
                .isInstanceOf(RefusedException.class)
                .hasMessage("tax.csv 第3行又是一行表头，与第1行的不同：第1行" + differs
                        + "。其下各行不能按第1行的表头读取。请合并为一个表头，或拆成两个文件（后一个文件名加“_补报”）后再报送。");
    }

    /** The same head on every page says nothing new: its row is rejected like any that is no data. */
    @Test
    void theSameHeadAgainIsARowThatIsNone() throws Exception {
        assertThat(codes(text(TAX + A + TAX + B))).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ",,,,万,万,人,万|万",
                "文本,文本,代码,季度,万元,万元,人,万元|万元",
                ",,,,（万元）,,,|（万元）",
            })
    void aLineOfOtherUnitsAmongTheRowsRefuses(String line, String unit) {
        assertThatThrownBy(() -> codes(text(OPEN + A + line + "\n" + B)))
                .isInstanceOf(RefusedException.class)
                .hasMessage("tax.csv 第3行“营业收入”列只写了单位“" + unit + "”，与第1行表头所用的单位不同，不能确定其下各行的单位。请把单位写进表头的括号内，删去这一行后再报送。");
    }

    /** In a column of the sender's own; the unit is that of all rows. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "单位（金额）|万元|10000",
                "金额(单位)|万元|10000",
                "金额单位：|万元|10000",
                "单位|10000元|10000",
                "单位|万元、人|10000",
                "量纲|万元|10000",
                "单位|椒江区税务局|1",
                "单位|台州开元(集团)有限公司|1",
                "币种|人民币|1",
            })
    void aColumnThatTellsTheUnit(String heading, String unit, String factor) throws Exception {
        try (ExtractReader extract = open(text(with(OPEN, heading) + with(A, unit) + with(B, unit)))) {
            assertThat(extract.header().factors().get(5)).isEqualByComparingTo(new BigDecimal(factor));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"万", "亿", "千", "w", "万（元）", "百万"})
    void aColumnThatTellsNoMoreThanAScaleRefuses(String scale) {
        assertThatThrownBy(() -> open(text(with(OPEN, "单位") + with(A, scale))))
                .isInstanceOf(RefusedException.class)
                .hasMessage("tax.csv 中“单位：" + scale
                        + "”一行写了单位，但不能确定适用于哪些列；“营业收入”列的表头没有写单位，不能判断是否为“元”。请在各列表头的括号内写明单位（如“营业收入（元）”）后再报送。");
    }

    /** Beside the headings, beside a row, and how many of what is not said. */
    @Test
    void aUnitBesideTheTable() throws Exception {
        for (String file :
                List.of(with(OPEN, "单位：万元") + with(A, ""), OPEN + A + with(B, "单位：万元"), "金额均以人民币万元列示\n" + OPEN + A)) {
            try (ExtractReader extract = open(text(file))) {
                assertThat(extract.header().factors().get(5)).as(file).isEqualByComparingTo("10000");
            }
        }
        assertThatThrownBy(() -> open(text("基本情况,,,,经营情况（万）,,,\n" + OPEN + A)))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("tax.csv 中“经营情况（万）”一行写了单位，但不能确定适用于哪些列；");
    }

    /** The sender's own amounts have their own unit. */
    @Test
    void theUnitOfAnUnknownColumnIsItsOwn() throws Exception {
        try (ExtractReader extract = open(text(with(OPEN, "房产（单位：万元）") + with(A, "5")))) {
            assertThat(extract.header().factors().get(5)).isEqualByComparingTo("1");
        }
        try (ExtractReader extract = open(text(with(OPEN, "增长率%") + with(A, "5")))) {
            assertThat(extract.header().unknown()).containsExactly("增长率%");
        }
    }

    /** No code, no name but a place's, and every number the sum of those above. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                ",,331002,2018Q2,1500000,30000,18,3000000",
                "椒江区,,331002,2018Q2,1500000,30000,18,3000000",
                ",椒江区,331002,2018Q2,1500000.00,30000,18,\"3,000,000\"",
                "2户,,331002,2018Q2,1500000,30000,18,",
                "-,-,331002,2018Q2,1500000,30000,18,3000000",
            })
    void aTotalWithoutTheWordIsNoData(String total) throws Exception {
        try (ExtractReader extract = open(text(TAX + A + B + total + "\n"))) {
            assertThat(all(extract)).containsExactly("91331002MA2B000196", "91331002MA2B000271");
            assertThat(extract.notes()).containsExactly("第4行起有 1 行没有代码和名称，各数等于其上各行之和，看作合计，未作数据读取。");
        }
    }

    @Test
    void totalsOfPartsAndOfAll() throws Exception {
        String part = ",海门街道,331002,2018Q2,1500000,30000,18,3000000\n";
        String whole = ",,331002,2018Q2,3000000,60000,36,6000000\n";
        assertThat(codes(text(TAX + A + B + part + A + B + part + whole))).hasSize(4);
    }

    /** A person without a code, a row of other figures, and a copy of the only row above are data. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                ",张三,331002,2018Q2,1500000,30000,18,3000000",
                ",,331002,2018Q2,1500000,30000,17,3000000",
                ",,331002,2018Q2,1500000,0,0,0",
                "J1,,331002,2018Q2,1500000,30000,18,3000000",
            })
    void whatMayBeOneTaxpayerIsData(String row) throws Exception {
        assertThat(codes(text(TAX + A + B + row + "\n"))).hasSize(3);
    }

    /** A cover speaks of the table; a summary speaks of itself. */
    @Test
    void otherSheetsThatHoldTextAlone() throws Exception {
        XSSFWorkbook book = new XSSFWorkbook();
        fill(book.createSheet("封面"), "椒江区税务局\n金额单位：万元\n");
        fill(book.createSheet("税务"), OPEN + A);
        fill(book.createSheet("汇总"), "单位：亿元,,\n区划,户数,收入\n椒江区,1,0.01\n");
        try (ExtractReader extract = open(workbook(book))) {
            assertThat(extract.header().factors().get(5)).isEqualByComparingTo("10000");
        }
    }

    @Test
    void rowsInAHiddenSheetBesideAnEmptyFormRefuse() throws Exception {
        XSSFWorkbook book = new XSSFWorkbook();
        fill(book.createSheet("税务"), TAX);
        fill(book.createSheet("数据"), TAX + A);
        book.setSheetVisibility(1, SheetVisibility.HIDDEN);
        assertThatThrownBy(() -> open(workbook(book)))
                .isInstanceOf(RefusedException.class)
                .hasMessage("tax.xlsx 的工作表“税务”只有表头，而隐藏的工作表“数据”有表头和数据行。隐藏的工作表不读取，照此即为零报告。"
                        + "请取消隐藏，或把数据移到“税务”后再报送；确无数据的，请删去隐藏的工作表。");
        fill(book.getSheetAt(0), TAX + B);
        assertThat(codes(workbook(book))).containsExactly("91331002MA2B000271");
    }

    private static String with(String row, String more) {
        return row.strip() + "," + more + "\n";
    }

    private static void fill(Sheet sheet, String rows) {
        String[] lines = rows.split("\n");
        for (int r = 0; r < lines.length; r++) {
            String[] cells = lines[r].split(",", -1);
            for (int c = 0; c < cells.length; c++) {
                if (sheet.getRow(r) == null) {
                    sheet.createRow(r);
                }
                sheet.getRow(r).createCell(c).setCellValue(cells[c]);
            }
        }
    }

    private static OriginalFile workbook(Workbook book) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        book.write(out);
        byte[] bytes = out.toByteArray();
        return new OriginalFile("tax.xlsx", bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    private static OriginalFile text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new OriginalFile("tax.csv", bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    private ExtractReader open(OriginalFile file) throws IOException, RefusedException {
        return ExtractReader.open(file, Fixture.DEFINITIONS.sources().get("tax"), FileLimits.DEFAULT, work);
    }

    private List<String> codes(OriginalFile file) throws IOException, RefusedException {
        try (ExtractReader extract = open(file)) {
            return all(extract);
        }
    }

    private static List<String> all(ExtractReader extract) throws IOException, RefusedException {
        List<String> codes = new ArrayList<>();
        for (FileRow row = extract.next(); row != null; row = extract.next()) {
            codes.add(row.cell(0));
        }
        return codes;
    }
}
