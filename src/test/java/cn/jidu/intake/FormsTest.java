package cn.jidu.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jidu.cleanse.Fixture;
import cn.jidu.definition.FileLimits;
import cn.jidu.definition.source.Source;
import cn.jidu.intake.table.FileRow;
import cn.jidu.intake.table.OriginalFile;
import cn.jidu.intake.table.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as forms have them: units above and below, totals, and who signed. Names and codes are invented. */
class FormsTest {
    private static final Path FORMS = Path.of("src/test/resources/cn/jidu/intake/forms");
    private static final String TAX = "纳税人识别号,纳税人名称,行政区划代码,所属期,营业收入（元）,实缴税额（元）,从业人数,资产总额（元）\n";
    private static final String TAX_ROW = "91331002MA2B000196,台州甲一机械有限公司,331002,2018Q2,1000000,20000,12,3000000\n";
    private static final String NOTED = "表头没有写单位的列，按标题、附注、工作表名或文件名等处所写的单位读取：";
    private static final String TAKEN = "表头、标题和附注都没有写单位，按规定的单位读取：";

    @TempDir
    Path work;

    @ParameterizedTest
    @ValueSource(
            strings = {"合计.csv", "名称列合计.csv", "小计齐全.csv", "总计户.csv", "数据来源.csv", "汇总行.xlsx", "表尾填表人在前.csv", "表尾无控制.csv"
            })
    void totalsAndTheFootAreNoData(String name) throws Exception {
        assertThat(codes(FORMS.resolve("tax_331002_2018Q2_" + name)))
                .containsExactly(
                        "91331002MA2B000196",
                        "91331002MA2B000271",
                        "91331002MA2B00035U",
                        "91331002MA2B00043N",
                        "91331002MA2B00051H",
                        "91331002MA2B0006X9");
    }

    /** What offices and programs write below a table, as its only line. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Note: preliminary",
                "Source: tax bureau",
                "Total: 6",
                "Page 1 of 1",
                "6 rows selected.",
                "Page1of1",
                "123456ROWS",
                "123456records",
                "rowcount=6",
                "E-mail: a@b.cn",
                "2. 数据来源于金税三期系统",
                "（3）不含个体工商户",
                "一、本表由税务局填报",
                "结束",
                "盖章处",
                "税务局盖章",
                "椒江区税务局,,,,,,2018年7月10日",
                "联系方式,0576-88888888",
                "全区,,,,6000000,120000,72,18000000",
                "#其中规上,,,,1000000,20000,12,3000000",
            })
    void anOfficesOrProgramsLineIsNoData(String line) throws Exception {
        assertThat(codes(text(TAX
                        + TAX_ROW
                        + line
                        + ",".repeat(7 - line.replaceAll("[^,]", "").length()))))
                .hasSize(1);
    }

    /** What may be a row that lost the rest of it is rejected, not passed over. */
    @ParameterizedTest
    @ValueSource(strings = {"3、台州数据科技有限公司", "椒江区,,,,6000000,120000,72,18000000", "NOTE12345"})
    void whatMayBeARowIsData(String line) throws Exception {
        assertThat(codes(text(TAX
                        + TAX_ROW
                        + line
                        + ",".repeat(7 - line.replaceAll("[^,]", "").length()))))
                .hasSize(2);
    }

    /** In any order, below a total, above it, and between the rows. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "合计,,,,1,2,3,4",
                "小计,,331002,2018Q2,1,2,3,4",
                "第1页小计,,,,1,2,3,4",
                "椒江区合计,,331002,2018Q2,1,2,3,4",
                ",椒江区合计,331002,2018Q2,1,2,3,4",
                "共计6户,,,,1,2,3,4",
                ",,,合计,1,2,3,4",
                "合计（元）,,,,1,2,3,4",
                "合,计,,,1,2,3,4",
                "合计,6户,331002,2018Q2,1,2,3,4",
                "单位负责人：,张某,统计负责人：,李某,填表人：,王某,报出日期：,2018年7月10日",
                "单位负责人（签章）：张某,,,,,,,",
                "填表人：张某,,审核人：李某,,,报出日期：2018-07-10,,",
                ",,,,制表人：张某,,,联系电话：0576-88880000",
                "填报日期：2018-07-10,,,,,,,",
                "说明：营业收入含税。,,,,,,,",
                "注1：营业收入含税,,,,,,,",
                "注：（1）营业收入含税；（2）含分支机构,,,,,,,",
                "数据来源：金税三期,,,,,,,",
                "填报单位（盖章）：椒江区税务局,,,,,,,",
                "※ 营业收入含税,,,,,,,",
                "以下空白,,,,,,,",
                "备  注,：营业收入含税,,,,,,",
                "Total,,,,1,2,3,4",
                "SUM:,,331002,2018Q2,1,2,3,4",
                "Sub-total,,331002,2018Q2,1,2,3,4",
                "SUBTOTAL,,,,1,2,3,4",
                "Grand Total (CNY),,,,1,2,3,4",
                ",Total,331002,2018Q2,1,2,3,4",
                "合計,,,,1,2,3,4",
                "【合计】,,,,1,2,3,4",
                "——合计——,,331002,2018Q2,1,2,3,4",
                "∑,,,,1,2,3,4",
                ",合,,计,1,2,3,4",
                "上年同期,,,,1,2,3,4",
                "同比增长（%）,,,,1,2,3,4",
                "平均值,,331002,2018Q2,1,2,3,4",
                "局长：张某,,科长：李某,,经办：王某,,,",
                "法定代表人：张某,,,,,,财务负责人：李某,",
                "主管：,,会计：,,记账：,,,",
                "报送单位负责人签字：,,,,,,,",
                "抄送：区统计局,,,,,,,",
                "第1页，共3页,,,,,,,",
                "查询到 6 条记录,,,,,,,",
                "（6 行记录）,,,,,,,",
                "记录数：6,,,,,,,",
                "2018年7月10日,,,,,,,",
                ",,,,,,椒江区税务局,",
                "（本页无正文）,,,,,,,",
                "户均,,331002,2018Q2,1,2,3,4",
                "————————,,,,,,,",
                "==========,,,,,,,",
                ",,,,……,,,",
                "以上数据仅供参考,,,,,,,",
                "截至2018年6月30日,,,,,,,",
                "报表日期 2018-07-10,,,,,,,",
                "（续下页）,,,,,,,",
                "接上页,,,,,,,",
                "（续表）,,,,,,,",
                "局长签字,,,,,,,",
                "2018年  月  日,,,,,,,",
                "椒江区税务局（章）,,,,,,,",
                "--- END ---,,,,,,,",
                "总  数,,331002,2018Q2,1,2,3,4",
                "全区总额,,331002,2018Q2,1,2,3,4",
                "增减率（%）,,331002,2018Q2,1,2,3,4",
                "占比,,331002,2018Q2,1,2,3,4",
                "二〇一八年七月十日,,,,,,,",
                "- 1 -,,,,,,,",
            })
    void oneLineOfTheFootIsNoData(String line) throws Exception {
        assertThat(codes(text(TAX + line + "\n" + TAX_ROW + "\n" + line + "\n")))
                .containsExactly("91331002MA2B000196");
        assertThat(codes(workbook("贷款", TAX, TAX_ROW, line))).containsExactly("91331002MA2B000196");
    }

    /** Parts of a total, as official forms break it down, belong to nobody; they are told, so that none is lost. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "其中：台州甲一机械有限公司,,331002,2018Q2,1000000,1,1,1",
                ",其中：台州甲一机械有限公司,331002,2018Q2,1000000,1,1,1",
                "其中,台州甲一机械有限公司,331002,2018Q2,1000000,1,1,1",
                "其中民营企业,,,,1000000,1,1,1",
                "（其中：民营企业）,,,,1000000,1,1,1",
                "1.其中：民营企业,,,,1000000,1,1,1",
                "#其中：小微企业,2户,331002,2018Q2,1000000,1,1,1",
            })
    void partsOfATotalAreNoDataAndTold(String line) throws Exception {
        for (OriginalFile file : List.of(
                text(TAX + TAX_ROW + "全区合计,,331002,2018Q2,1000000,20000,12,3000000\n" + line + "\n"),
                workbook("税务", TAX + TAX_ROW, "全区合计,,331002,2018Q2,1000000,20000,12,3000000", line))) {
            try (ExtractReader extract = open(file, "tax")) {
                assertThat(count(extract)).isEqualTo(1);
                assertThat(extract.notes())
                        .containsExactly("第4行以“其中”开头，按合计的组成部分看待，没有作为数据入库（共1行）。如是单独的一户，请删去“其中”，填写代码后再报送。");
            }
        }
    }

    /** Whatever it is called: a code makes it data, and so does a whole row without one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "91331002MA2B000271,汇总,331002,2018Q2,1,2,3,4",
                "91331002MA2B000271,合计,331002,2018Q2,1,2,3,4",
                "91331002MA2B000271,总计：机电有限公司,331002,2018Q2,1,2,3,4",
                "91331002MA2B000271,备注：已迁出,331002,2018Q2,1,2,3,4",
                "331002600123456,小计五金店,331002,2018Q2,1,2,3,4",
                ",总计机电有限公司,331002,2018Q2,1,2,3,4",
                ",合计餐饮店,331002,2018Q2,1,2,3,4",
                ",总数码科技有限公司,331002,2018Q2,1,2,3,4",
                ",占比特科技有限公司,331002,2018Q2,1,2,3,4",
                ",审核人力资源有限公司,331002,2018Q2,1,2,3,4",
                ",说明书印刷厂,331002,2018Q2,1,2,3,4",
                ",数据来源科技有限公司,331002,2018Q2,1,2,3,4",
                ",平均律琴行,331002,2018Q2,1,2,3,4",
                ",会计:甲事务所,331002,2018Q2,1,2,3,4",
                ",椒江区税务局,331002,2018Q2,1,2,3,4",
                ",其中堂书店,331002,2018Q2,1,2,3,4",
                ",Total机电有限公司,331002,2018Q2,1,2,3,4",
                ",SUMMIT,331002,2018Q2,1,2,3,4",
                "91331002MA2B000271,其中：机电有限公司,331002,2018Q2,1,2,3,4",
            })
    void anEnterpriseIsDataWhateverItIsCalled(String line) throws Exception {
        assertThat(codes(text(TAX + TAX_ROW + line + "\n"))).hasSize(2);
        assertThat(codes(workbook("税务", TAX, TAX_ROW, line))).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"单位元.csv", "注单位.csv"})
    void aUnitAboveOrBelowTheTableIsThatOfHeadingsWithout(String name) throws Exception {
        try (ExtractReader extract = open(original(FORMS.resolve("loan_331002_2018Q2_" + name)), "loan")) {
            assertThat(factors(extract, "授信总额", "贷款余额", "发放金额", "年利率"))
                    .containsExactly("0.0001", "0.0001", "0.0001", "1");
            assertThat(count(extract)).isEqualTo(6);
            assertThat(extract.notes()).containsExactly(NOTED + "授信总额、贷款余额、发放金额（元）。");
        }
    }

    /** As a sender heads money and areas without saying in what. */
    private static final String PARK = "园区编码,园区名称,行政区划代码,报告期,认定日期,占地面积,建筑面积,年产值\n";

    private static final String PARK_ROW = "P1,甲园,331002,2018Q2,2018-04-01,10,2,3\n";

    @Test
    void eachUnitGoesToFieldsOfItsKind() throws Exception {
        try (ExtractReader extract = open(text("单位：万元、平方米、亩\n" + PARK + PARK_ROW), "park")) {
            assertThat(factors(extract, "占地面积", "建筑面积", "年产值")).containsExactly("1", "0.0001", "0.0001");
            count(extract);
            assertThat(extract.notes()).containsExactly(NOTED + "占地面积（亩）；建筑面积（平方米）；年产值（万元）。");
        }
        try (ExtractReader extract = open(text(PARK + PARK_ROW + "注：面积单位为平方米。\n"), "park")) {
            assertThat(factors(extract, "占地面积", "建筑面积", "年产值")).containsExactly("0.0015", "0.0001", "1");
            count(extract);
            assertThat(extract.notes()).containsExactly(NOTED + "占地面积、建筑面积（平方米）。", TAKEN + "年产值（亿元）。");
        }
    }

    @Test
    void aHeadingsOwnUnitWins() throws Exception {
        String header = PARK.replace("年产值", "年产值（亿元）");
        try (ExtractReader extract = open(text("单位：万元\n" + header + PARK_ROW + "注：金额单位为元\n"), "park")) {
            assertThat(factors(extract, "年产值")).containsExactly("1");
            count(extract);
            assertThat(extract.notes()).containsExactly(TAKEN + "占地面积（亩）；建筑面积（万平方米）。");
        }
    }

    /** Forms mark with stars what must be filled in. */
    @Test
    void starsAreNoPartOfAHeading() throws Exception {
        String header = PARK.replace("园区编码", "*园区编码").replace("报告期", "报告期＊").replace("年产值", "★年产值（万元）*");
        try (ExtractReader extract = open(text(header + PARK_ROW), "park")) {
            assertThat(factors(extract, "占地面积", "年产值")).containsExactly("1", "0.0001");
            assertThat(count(extract)).isEqualTo(1);
        }
    }

    @Test
    void aSheetMayNameTheUnit() throws Exception {
        try (ExtractReader extract = open(workbook("园区（万元）", PARK, PARK_ROW, ""), "park")) {
            assertThat(factors(extract, "年产值")).containsExactly("0.0001");
        }
        try (ExtractReader extract = open(workbook("园区", "园区统计表,,,,,,,单位：元\n" + PARK, PARK_ROW, ""), "park")) {
            assertThat(factors(extract, "年产值")).containsExactly("0.00000001");
        }
        try (ExtractReader extract = open(workbook("园区", PARK, PARK_ROW, "注：金额以元为单位"), "park")) {
            assertThat(factors(extract, "年产值")).containsExactly("0.00000001");
        }
    }

    /** The head of the printed page is read after the rows of an .xlsx, and before those of an .xls. */
    @Test
    void thePrintedPageMayNameTheUnit() throws Exception {
        for (Workbook book : List.of(new XSSFWorkbook(), new HSSFWorkbook())) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (book) {
                Sheet sheet = book.createSheet("园区");
                sheet.getHeader().setRight("&12单位：元");
                put(sheet, PARK + PARK_ROW);
                book.write(out);
            }
            try (ExtractReader extract = open(original("x.xlsx", out.toByteArray()), "park")) {
                assertThat(factors(extract, "年产值")).containsExactly("0.00000001");
                assertThat(count(extract)).isEqualTo(1);
            }
        }
    }

    @Test
    void unitsThatContradictEachOtherOrCannotBeConvertedRefuse() {
        assertThatThrownBy(() -> open(text("单位：万元\n" + PARK + PARK_ROW + "注：金额单位为元\n"), "park"))
                .isInstanceOf(RefusedException.class)
                .hasMessage("park.csv 的标题、附注等处写明的单位互相矛盾：万元、元；“年产值”列的表头没有写单位，不知以哪个为准。请在表头中写明单位后再报送。");
        assertThatThrownBy(() -> open(text("单位：万美元\n" + PARK + PARK_ROW), "park"))
                .isInstanceOf(RefusedException.class)
                .hasMessage("park.csv 的标题或附注写明的单位“万美元”，“年产值”列不能换算为“亿元”。请在表头中写明可以换算的单位后再报送。");
    }

    /** A column of the sender's own may tell the unit of each row. */
    @Test
    void aColumnOfUnitsNamesThem() throws Exception {
        String header = PARK.replace("\n", ",金额单位\n");
        String row = PARK_ROW.replace("\n", ",万元\n");
        try (ExtractReader extract = open(text(header + row), "park")) {
            assertThat(factors(extract, "年产值")).containsExactly("0.0001");
        }
        try (ExtractReader extract = open(text(header.replace("金额单位", "币种") + row.replace("万元", "人民币")), "park")) {
            assertThat(factors(extract, "年产值")).containsExactly("1");
        }
        assertThatThrownBy(() ->
                        open(text(header + row + row.replace("P1", "P2").replace("万元", "元")), "park"))
                .hasMessage("park.csv 的标题、附注等处写明的单位互相矛盾：万元、元；“年产值”列的表头没有写单位，不知以哪个为准。请在表头中写明单位后再报送。");
        for (String money : List.of("美元", "USD", "HK$")) {
            String foreign = header.replace("金额单位", "币种") + row.replace("万元", money);
            assertThatThrownBy(() -> open(text(foreign), "park"))
                    .hasMessage("park.csv 的标题或附注写明的单位“" + money + "”，“年产值”列不能换算为“亿元”。请在表头中写明可以换算的单位后再报送。");
        }
    }

    private static final String OPEN_TAX = TAX.replaceAll("（.*?）", "");

    /** A unit that is said of columns is theirs alone; the factors are those of 营业收入, 实缴税额 and 资产总额. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "说明：营业收入单位为万元|10000 1 1",
                "说明：营业收入、实缴税额、资产总额单位均为万元|10000 10000 10000",
                "注：营业收入、资产总额的单位都是万元，实缴税额的单位为元。|10000 1 10000",
                "注：营业收入，资产总额单位皆为万元|10000 1 10000",
                "说明：营业收入和资产总额以万元计|10000 1 10000",
                "说明：其中营业收入为千元|1000 1 1",
                "单位：元（除营业收入为万元外）|10000 1 1",
                "单位：元（其中：资产总额为万元）|1 1 10000",
                "除营业收入为万元外，其余金额单位均为千元|10000 1000 1000",
                "注：“营业收入”列的单位是万元；其他列单位是元|10000 1 1",
                "注：营业收入（单位：万元）含分支机构|10000 1 1",
                "注：营业收入（万元）、资产总额（亿元）|10000 1 100000000",
                "注：除特别注明外，金额单位为人民币万元|10000 10000 10000",
                "填报单位：椒江区税务局   单位：万元|10000 10000 10000",
                "2018年二季度税收情况表 单位：万元|10000 10000 10000",
                "注：金额以万元为单位，保留两位小数|10000 10000 10000",
                "计量单位：万元、人|10000 10000 10000",
                "单位：元（资产总额：万元）|1 1 10000",
                "单位：元　资产总额：万元|1 1 10000",
                "营业收入：万元；其余：元|10000 1 1",
                "单位；万元|10000 10000 10000",
                "金额单位——万元|10000 10000 10000",
                "单位：万块|10000 10000 10000",
                "（万元）|10000 10000 10000",
                "2018年二季度税收情况表（千元）|1000 1000 1000",
                "2018年6月30日 万元|10000 10000 10000",
                "单位：元，精确到万元|1 1 1",
                "金额精确到元|1 1 1",
                "单位负责人：万元|1 1 1",
            })
    void aUnitThatIsSaidOfColumnsIsTheirs(String line, String factors) throws Exception {
        for (OriginalFile file : List.of(
                text(OPEN_TAX + TAX_ROW + line + "\n"),
                text(line + "\n" + OPEN_TAX + TAX_ROW),
                workbook("税务", OPEN_TAX, TAX_ROW, line))) {
            try (ExtractReader extract = open(file, "tax")) {
                assertThat(factors(extract, "营业收入", "实缴税额", "资产总额")).containsExactly(factors.split(" "));
                assertThat(count(extract)).isEqualTo(1);
            }
        }
    }

    /** What is not wholly understood is no reason to guess. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "说明：收入类单位为万元",
                "说明：单位为万元的有营业收入",
                "单位：元（除营业收入外）",
                "除营业收入外单位均为万元",
                "注：营业收入外的各列单位为万元",
                "说明：销售额按万元折算填列",
                "注：其中税款为万元",
                "注：营业收入、房产单位均为万元",
                "单位：万元，税额：元",
                "金额精确到万元",
                "注：数据四舍五入保留到0.01万元",
                "单位：CNY 万",
                "单位：10⁴元",
                "单位：MM",
                "（千）",
            })
    void aLineOfUnitsThatIsNotUnderstoodRefuses(String line) throws Exception {
        for (OriginalFile file :
                List.of(text(OPEN_TAX + TAX_ROW + line + "\n"), text(line + "\n" + OPEN_TAX + TAX_ROW))) {
            assertThatThrownBy(() -> open(file, "tax"))
                    .isInstanceOf(RefusedException.class)
                    .hasMessage("tax.csv 中“" + line
                            + "”一行写了单位，但不能确定适用于哪些列；“营业收入”列的表头没有写单位，不能判断是否为“元”。请在各列表头的括号内写明单位（如“营业收入（元）”）后再报送。");
        }
        try (ExtractReader extract = open(text(TAX + TAX_ROW + line + "\n"), "tax")) {
            assertThat(extract.header().rowNo())
                    .as("where every heading has its unit")
                    .isEqualTo(1);
        }
    }

    /** A line that says what to fill in is of its columns; where it would be taken for data, nothing below it is read. */
    @Test
    void aUnitBelowAHeadingIsThatOfItsColumn() throws Exception {
        try (ExtractReader extract = open(text(OPEN_TAX + "说明：,,,,以万元计,,,\n" + TAX_ROW), "tax")) {
            assertThat(factors(extract, "营业收入", "实缴税额", "资产总额")).containsExactly("10000", "1", "1");
            assertThat(count(extract)).isEqualTo(1);
        }
        for (String hint : List.of("金额单位：万元", "数值（万元）", "数值，万元", "（必填，万元）", "（万）")) {
            String line = "必填,,331002,2018Q2,\"%s\",数值,整数,数值\n".formatted(hint);
            assertThatThrownBy(() -> open(text(OPEN_TAX + line + TAX_ROW), "tax"))
                    .isInstanceOf(RefusedException.class)
                    .hasMessage(
                            "tax.csv 第2行“营业收入”列只写了单位“" + hint + "”，与第1行表头所用的单位不同，不能确定其下各行的单位。请把单位写进表头的括号内，删去这一行后再报送。");
        }
    }

    /** Of this row alone, or of all. */
    @Test
    void aUnitInARemarkRefuses() {
        String header = OPEN_TAX.replace("\n", ",备注\n");
        assertThatThrownBy(() -> open(text(header + TAX_ROW.replace("\n", ",以万元计\n")), "tax"))
                .isInstanceOf(RefusedException.class)
                .hasMessage(
                        "tax.csv 中“以万元计”一行写了单位，但不能确定适用于哪些列；“营业收入”列的表头没有写单位，不能判断是否为“元”。请在各列表头的括号内写明单位（如“营业收入（元）”）后再报送。");
    }

    /** Only persons and things are read before the notes: that they are counted otherwise is rare. */
    @Test
    void aNoteThatComesTooLateRefuses() throws Exception {
        try (ExtractReader extract = open(text(TAX + TAX_ROW + "注：人数单位为万人\n"), "tax")) {
            assertThatThrownBy(() -> count(extract))
                    .isInstanceOf(RefusedException.class)
                    .hasMessage("tax.csv 表下的附注写明单位为“万人”，而“从业人数”列的表头没有写单位，已按“人”读取。请在表头中写明单位后再报送。");
        }
    }

    /** The note may stay behind. */
    @Test
    void theHeadToReturnHasTheUnitThatStoodElsewhere() throws Exception {
        try (ExtractReader extract = open(text(PARK + PARK_ROW + "注：金额单位为元\n"), "park")) {
            assertThat(extract.head().get(0).cell(7)).isEqualTo("年产值（元）");
            assertThat(extract.head().get(0).cell(6)).isEqualTo("建筑面积");
        }
    }

    /** Whether the heading says it, the line below, or both. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "年产值（亿元）|,,,,,,,亿元",
                "年产值（亿元）|,,,,,亩,万平方米,亿元",
                "年产值（亿元）|,,,,,亩,万平方米,",
                "年产值|,,,,,亩,（万平方米）,单位：亿元",
                "年产值（亿元）|-,—,/,-,-,亩,万平方米,亿元",
                "年产值|计量单位,,,,,亩,万㎡,亿元",
                "年产值（单位：亿元）|单位：,,,,,亩,万平方米,亿元",
            })
    void aLineOfUnitsIsPartOfTheHeader(String heading, String line) throws Exception {
        String header = PARK.replace("年产值", heading) + line + "\n";
        for (OriginalFile file : List.of(text(header + PARK_ROW), workbook("园区", header, PARK_ROW, ""))) {
            try (ExtractReader extract = open(file, "park")) {
                assertThat(extract.header().unknown()).isEmpty();
                assertThat(factors(extract, "占地面积", "建筑面积", "年产值")).containsExactly("1", "1", "1");
                assertThat(count(extract)).isEqualTo(1);
            }
        }
    }

    /** Below the headings, and below their units. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "甲,乙,丙,丁,1,2,3,4",
                "1,2,3,4,5,6,7,8",
                "(1),(2),(3),(4),(5),(6),(7),(8)",
                "①,②,③,④,⑤,⑥,⑦,⑧",
                "栏次,甲,,,1,2,3,4=1+2",
                "-,-,-,-,元,元,人,元\n甲,乙,丙,丁,1,2,3,4",
            })
    void aLineThatNumbersTheColumnsIsPartOfTheHeader(String lines) throws Exception {
        assertThat(codes(text(TAX + lines + "\n" + TAX_ROW))).containsExactly("91331002MA2B000196");
        assertThat(codes(workbook("税务", TAX + lines + "\n", TAX_ROW, ""))).containsExactly("91331002MA2B000196");
    }

    /** Line ends of other machines leave a header and nothing below it. */
    @ParameterizedTest
    @ValueSource(strings = {"\u0085", "\u2028", "\u2029", "\u000B", "\u001E", " "})
    void rowsBehindTheHeadingsAreNoNilReturn(String end) throws Exception {
        try (ExtractReader extract = open(text((TAX + TAX_ROW).replace("\n", end)), "tax")) {
            assertThatThrownBy(extract::next)
                    .isInstanceOf(RefusedException.class)
                    .hasMessage("tax.csv 第1行除列名外还有数据（如“331002”“2018Q2”），其下没有数据行，看来各行之间没有换行，或用的不是通常的换行符。"
                            + "请用电子表格软件或记事本打开检查，另存为 CSV 后再报送；确实没有数据的，请只报送列名。");
        }
        assertThat(codes(text(TAX.replace("\n", ",2018Q2\n")))).isEmpty();
    }

    /** Numbers that do not count on are values, to be rejected with what they say. */
    @Test
    void otherNumbersBelowTheHeadingsAreData() throws Exception {
        assertThat(codes(text(TAX + "1,2,3,4,5,6,7,9\n" + TAX_ROW))).containsExactly("1", "91331002MA2B000196");
    }

    @Test
    void aLineOfOtherUnitsThanTheHeadingsRefuses() {
        String header = PARK.replace("年产值", "年产值（亿元）") + ",,,,,亩,万平方米,万元\n";
        assertThatThrownBy(() -> open(text(header + PARK_ROW), "park"))
                .isInstanceOf(RefusedException.class)
                .hasMessage("park.csv 第2行表头中“年产值（亿元）”的单位与同列另一行所写的“万元”不一致，不知以哪个为准。请只保留正确的单位后再报送。");
        assertThatThrownBy(() -> open(text(PARK.replace("建筑面积", "建筑面积（万）") + ",,,,,,平方米,\n" + PARK_ROW), "park"))
                .isInstanceOf(RefusedException.class)
                .hasMessage("park.csv 第2行表头中“建筑面积”的单位“万”不能换算为“万平方米”。请改用“万平方米”或可以换算的单位。");
    }

    private List<String> codes(Path file) throws Exception {
        return codes(original(file));
    }

    private List<String> codes(OriginalFile file) throws IOException, RefusedException {
        List<String> codes = new ArrayList<>();
        try (ExtractReader extract = open(file, "tax")) {
            int code = extract.header().columns().get(0).orElseThrow();
            for (FileRow row = extract.next(); row != null; row = extract.next()) {
                codes.add(row.cell(code));
            }
        }
        return codes;
    }

    private static int count(ExtractReader extract) throws IOException, RefusedException {
        int rows = 0;
        while (extract.next() != null) {
            rows++;
        }
        return rows;
    }

    private static List<String> factors(ExtractReader extract, String... titles) {
        Source source = List.of("loan", "park", "tax").stream()
                .map(s -> Fixture.DEFINITIONS.sources().get(s))
                .filter(s -> s.fields().stream().anyMatch(f -> f.title().equals(titles[0])))
                .findFirst()
                .orElseThrow();
        return List.of(titles).stream()
                .map(t -> IntStream.range(0, source.fields().size())
                        .filter(i -> source.fields().get(i).title().equals(t))
                        .findFirst()
                        .orElseThrow())
                .map(i -> extract.header().factors().get(i))
                .map(BigDecimal::toPlainString)
                .toList();
    }

    private ExtractReader open(OriginalFile file, String source) throws IOException, RefusedException {
        return ExtractReader.open(file, Fixture.DEFINITIONS.sources().get(source), FileLimits.DEFAULT, work);
    }

    private static OriginalFile original(Path file) throws IOException {
        return original(file.getFileName().toString(), Files.readAllBytes(file));
    }

    private static OriginalFile text(String text) {
        return original(
                (text.contains(PARK.substring(0, 4)) ? "park" : "tax") + ".csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private static OriginalFile original(String name, byte[] bytes) {
        return new OriginalFile(name, bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    private static OriginalFile workbook(String name, String header, String row, String foot) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            put(book.createSheet(name), header + row + "\n" + foot);
            book.write(out);
        }
        return original("x.xlsx", out.toByteArray());
    }

    private static void put(Sheet sheet, String lines) {
        int number = 0;
        for (String line : lines.split("\n", -1)) {
            org.apache.poi.ss.usermodel.Row to = sheet.createRow(number++);
            String[] cells = line.split(",", -1);
            for (int c = 0; c < cells.length; c++) {
                if (!cells[c].isEmpty()) {
                    to.createCell(c).setCellValue(cells[c]);
                }
            }
        }
    }
}
