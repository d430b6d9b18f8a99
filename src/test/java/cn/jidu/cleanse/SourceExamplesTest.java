package cn.jidu.cleanse;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.cleanse.cell.RejectCode;
import cn.jidu.definition.DefinitionProblem;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.JobsCopy;
import cn.jidu.definition.source.FieldType;
import cn.jidu.definition.source.RowExample;
import cn.jidu.definition.source.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worked examples of the project's contracts, and what is said of wrong ones. */
class SourceExamplesTest {
    private static final String FIELDS = """
                - {name: opened, title: Opened, type: date, jidu: {column: optional, daysSince: 1960-01-01}}
                - {name: closed, title: Closed, type: date, format: "%m/%d/%Y", jidu: {column: optional}}
                - {name: amount, title: Amount, type: number, bareNumber: false, jidu: {column: optional, currency: $}}
                - {name: active, title: Active, type: boolean, trueValues: [Yes], falseValues: [No], jidu: {column: optional}}
              primaryKey: [year, enterprise_id]
              missingValues: [N/A, .]
            """;

    private static Definitions definitions;

    @TempDir
    Path folder;

    @BeforeAll
    static void load() {
        definitions = JobsCopy.load(Path.of("jobs"));
    }

    @Test
    void allComeOut() {
        assertThat(SourceExamples.failures(definitions)).isEmpty();
    }

    @Test
    void everySourceShowsARowThatIsLoadedAndOneThatIsNot() {
        for (Source source : definitions.sources().values()) {
            assertThat(source.examples().rows())
                    .as(source.name())
                    .anyMatch(e -> e.rejected().isEmpty())
                    .anyMatch(e -> !e.rejected().isEmpty());
        }
    }

    /** A row too long for any file is better not written down. */
    @Test
    void everyReasonIsShown() {
        Set<String> reasons = new TreeSet<>();
        Set<String> findings = new TreeSet<>();
        for (Source source : definitions.sources().values()) {
            for (RowExample example : source.examples().rows()) {
                reasons.addAll(example.rejected().keySet());
                findings.addAll(example.found());
            }
        }
        Set<String> all = new TreeSet<>();
        EnumSet.complementOf(EnumSet.of(RejectCode.ROW_TOO_LONG)).forEach(c -> all.add(c.name()));
        assertThat(reasons).isEqualTo(all);
        assertThat(findings)
                .containsExactly("CODE_CHECK_DIGIT", "CODE_REPAIRED", "IMPLAUSIBLE_VALUE", "RARE_CHARACTER");
    }

    @Test
    void everyTypeOfValueIsShown() {
        Set<FieldType> types = EnumSet.noneOf(FieldType.class);
        for (Source source : definitions.sources().values()) {
            for (RowExample example : source.examples().rows()) {
                example.gives()
                        .forEach((field, value) -> value.ifPresent(
                                v -> types.add(source.field(field).type())));
            }
        }
        assertThat(types).isEqualTo(EnumSet.allOf(FieldType.class));
    }

    @Test
    void wrongOnesAreToldWithTheirPlace() throws IOException {
        Path jobs = JobsCopy.into(folder);
        Path contract = jobs.resolve("sources/size-class.yml");
        int first =
                definitions.sources().get("size-class").examples().rows().get(0).line();
        JobsCopy.change(contract, "size: 小型}", "size: 微型}\n      found: [CODE_REPAIRED]");
        JobsCopy.change(contract, "{OUT_OF_RANGE: 年度}", "{NUMBER_INVALID: 年度}");
        JobsCopy.change(contract, "NOT_IN_LIST: 规模}", "NOT_IN_LIST: 规模}\n    - row: {年度: 合计}\n      gives: {}");

        assertThat(SourceExamples.failures(JobsCopy.load(jobs)))
                .containsExactly(
                        failure(first, "字段“size”应为 微型，实为 小型"),
                        failure(first, "疑点应为 CODE_REPAIRED，实为 无"),
                        failure(first + 5, "example.csv 第1行作为表头缺少必备列：企业代码、企业名称、行政区划代码、规模。该行有：年度。请按报送格式补齐列名后再报送。"),
                        failure(first + 7, "应为 NUMBER_INVALID（年度），实为 OUT_OF_RANGE（年度）"));
    }

    @Test
    void aRowThatIsNoneIsToldToo() throws IOException {
        Path jobs = JobsCopy.into(folder);
        JobsCopy.change(
                jobs.resolve("sources/size-class.yml"), "年度: \"1018\", 企业代码: 91331002MA2A0001XH", "年度: 合计, 企业代码: \"\"");

        assertThat(SourceExamples.failures(JobsCopy.load(jobs)))
                .extracting(DefinitionProblem::message)
                .containsExactly("算例不符：不是数据行（空行、合计或说明）");
    }

    /** A bound may reject, alone or beside other faults, which come in the order of the fields. */
    @Test
    void aBoundRejectsWhereTheContractSaysSo() throws IOException {
        Path jobs = JobsCopy.into(folder);
        Path contract = jobs.resolve("sources/park.yml");
        JobsCopy.change(
                contract, "atLeast: recognised_on, otherwise: list", "atLeast: recognised_on, otherwise: reject");
        JobsCopy.change(
                contract,
                "  bounds:\n",
                "  bounds:\n"
                        + "    - {field: rebuilt_area, atMost: workshop_area, otherwise: reject}\n"
                        + "    - {field: stars, atLeast: 2, otherwise: list}\n"
                        + "    - {field: recognised_on, atLeast: 2015-01-01, otherwise: list}\n");
        String row = "    - row: {园区编码: P1, 园区名称: 甲园, 行政区划代码: 331002, 报告期: 2019Q3, ";
        JobsCopy.change(
                contract,
                "  examples:\n",
                "  examples:\n"
                        + row + "认定日期: 2019-07-02, 撤销日期: 2019-07-01, 标准厂房面积（平方米）: 1, 其中改建面积（平方米）: 2}\n"
                        + "      rejected: {OUT_OF_RANGE: [撤销日期, 其中改建面积]}\n"
                        + row + "认定日期: 2014-12-31, 星级: 1, 标准厂房面积（平方米）: 2, 其中改建面积（平方米）: 2}\n"
                        + "      found: [IMPLAUSIBLE_VALUE]\n"
                        + row + "认定日期: 2015-01-01, 星级: 2, 其中改建面积（平方米）: 2}\n"
                        + "      found: []\n");

        assertThat(SourceExamples.failures(JobsCopy.load(jobs)))
                .extracting(DefinitionProblem::message)
                .as("the contract's own example says that the row is listed")
                .containsExactly("算例不符：应为 入库，实为 OUT_OF_RANGE（撤销日期）");
    }

    private static DefinitionProblem failure(int line, String message) {
        return new DefinitionProblem("sources/size-class.yml", line, "算例不符：" + message);
    }

    /** Declared forms of values are read so, and only so. */
    @Test
    void declaredFormsOfValues() throws IOException {
        Path jobs = JobsCopy.into(folder);
        Path contract = jobs.resolve("sources/size-class.yml");
        JobsCopy.change(contract, "  primaryKey: [year, enterprise_id]\n", FIELDS);
        String row = "    - row: {年度: \"2018\", 企业代码: 91331002MA2A0001XH, 企业名称: 甲, 行政区划代码: 331002, 规模: 小型, ";
        String gives = "}\n      gives: ";
        String rejected = "}\n      rejected: ";
        JobsCopy.change(
                contract,
                "  examples:\n",
                "  examples:\n"
                        + row + "Opened: 21609, Closed: 3/1/2019, Amount: \"$12,000.50\", Active: yes"
                        + gives + "{opened: 2019-03-01, closed: 2019-03-01, amount: 12000.50, active: true}\n"
                        + row + "Opened: -1, Closed: ., Amount: (12 $), Active: n/a"
                        + gives + "{opened: 1959-12-31, closed: null, amount: -12, active: false}\n"
                        + row + "Opened: 0, Closed: 12/31/1999, Amount: \"-$5\", Active: No"
                        + gives + "{opened: 1960-01-01, closed: 1999-12-31, amount: -5, active: false}\n"
                        + row + "Opened: 2019-03-01, Closed: 2019-03-01, Amount: \"$$5\", Active: 是"
                        + rejected + "{DATE_INVALID: [Closed, Opened], NUMBER_INVALID: Amount, NOT_IN_LIST: Active}\n"
                        + row + "Opened: 1.5, Closed: 13/01/2019, Amount: 无, Active: Yes"
                        + rejected + "{DATE_INVALID: [Opened, Closed], NUMBER_INVALID: Amount}\n");

        assertThat(SourceExamples.failures(JobsCopy.load(jobs))).isEmpty();
    }
}
