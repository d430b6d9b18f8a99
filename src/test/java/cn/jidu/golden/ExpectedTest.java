package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.Quarter;
import cn.jidu.reconcile.arrival.ExpectedFiles;
import cn.jidu.reconcile.arrival.FileExpectation;
import cn.jidu.reconcile.arrival.FileExpectation.ExpectationState;
import cn.jidu.reconcile.arrival.SourceCompleteness;
import cn.jidu.report.data.QuarterResults;
import cn.jidu.report.evidence.ExpectedWords;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What was due, and how it stands: registration by 10 July, tax by 20 July, lists by 15 July. */
class ExpectedTest extends OwnInbox {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String REGISTRATION = "统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态\n";
    private static final String ROW = "91331002MA2H1001XB,甲厂,有限责任公司,3525,331002,2015-01-01,存续\n";
    private static final String ROSTER = "名单,企业代码,企业名称,行政区划代码,认定日期\n";

    /** In the evening by Greenwich it is tomorrow already. */
    private void arrive(String utc) {
        world.ingest(inbox, Instant.parse(utc));
    }

    private List<FileExpectation> expected(String asOf) {
        return ExpectedFiles.list(
                db(), World.DEFINITIONS, Optional.empty(), Quarter.of("2018Q2"), LocalDate.parse(asOf), ZONE);
    }

    private String line(String title, String asOf) {
        return new ExpectedWords(World.DEFINITIONS)
                .lines(expected(asOf)).stream()
                        .filter(l -> l.startsWith(title + "（"))
                        .collect(Collectors.joining());
    }

    @Test
    void whatCameInTimeLateNotAtAllOrInVain() throws IOException {
        send("registration_331002_2018Q2.csv", REGISTRATION + ROW);
        send("registration_331003_2018Q2.csv", "企业名称\n");
        arrive("2018-07-10T15:59:00Z");
        send("registration_331082_2018Q2.csv", REGISTRATION);
        arrive("2018-07-12T16:00:00Z");

        assertThat(line("登记", "2018-07-09")).isEqualTo("登记（期限 2018-07-10）：未到期，待报：椒江区、黄岩区、路桥区、三门县、天台县、仙居县、温岭市、临海市、玉环市");
        assertThat(line("登记", "2018-07-10"))
                .isEqualTo("登记（期限 2018-07-10）：按时：椒江区；退回后未重报：黄岩区（registration_331003_2018Q2.csv）；"
                        + "未到期，待报：路桥区、三门县、天台县、仙居县、温岭市、临海市、玉环市");
        assertThat(line("登记", "2018-07-20"))
                .isEqualTo("登记（期限 2018-07-10）：按时：椒江区；迟报：临海市（迟 3 天）；"
                        + "退回后未重报：黄岩区（registration_331003_2018Q2.csv，逾期 10 天）；逾期 10 天未报：路桥区、三门县、天台县、仙居县、温岭市、玉环市");
    }

    /** The refused file is made good late; the city's own file is the parts' as well. */
    @Test
    void whatIsMadeGoodIsLateAndAWiderFileCoversItsParts() throws IOException {
        send("registration_331003_2018Q2.csv", "企业名称\n");
        arrive("2018-07-10T01:00:00Z");
        send("registration_331003_2018Q2.csv", REGISTRATION);
        arrive("2018-07-11T01:00:00Z");
        send("tax_331000_2018Q2.csv", "纳税人识别号,纳税人名称,行政区划代码,所属期,营业收入（元）,实缴税额（元）\n");
        arrive("2018-07-20T01:00:00Z");

        assertThat(line("登记", "2018-07-20"))
                .contains("迟报：黄岩区（迟 1 天）；逾期 10 天未报：")
                .doesNotContain("退回");
        assertThat(line("税务", "2018-07-20")).isEqualTo("税务（期限 2018-07-20）：按时：椒江区、黄岩区、路桥区、三门县、天台县、仙居县、温岭市、临海市、玉环市");
        assertThat(line("划型", "2018-07-20")).as("nobody must send it").isEmpty();
        assertThat(new ExpectedWords(World.DEFINITIONS).overdue(expected("2018-07-20")))
                .containsExactly(
                        "贷款（期限 2018-07-15，逾期 5 天）：9个地区",
                        "园区（期限 2018-07-15，逾期 5 天）：9个地区",
                        "入园企业（期限 2018-07-15，逾期 5 天）：9个地区",
                        "登记（期限 2018-07-10，逾期 10 天）：8个地区",
                        "名单（期限 2018-07-15，逾期 5 天）：9个地区");
    }

    @Test
    void listsAreExpectedOneByOne() throws IOException {
        send("roster_331002_2018Q2.csv", ROSTER + "科技型,91331002MA2H1001XB,甲厂,331002,2018-05-01\n");
        send("roster_331082_2018Q2.csv", ROSTER);
        arrive("2018-07-15T01:00:00Z");

        assertThat(line("名单“科技型小微企业（市科技局）”", "2018-07-15"))
                .startsWith("名单“科技型小微企业（市科技局）”（期限 2018-07-15）：按时：椒江区、临海市；未到期，待报：黄岩区、");
        assertThat(line("名单“新三板挂牌（市金融办）”", "2018-07-16")).contains("按时：临海市；逾期 1 天未报：椒江区、");
    }

    /** The letter too says which lists, and of which authority, where these are few. */
    @Test
    void theAuthorityOfAListThatIsBehindIsNamed() throws IOException {
        List<String> here = World.DEFINITIONS.needs().stream()
                .filter(need -> need.startsWith("roster:"))
                .map(need -> need.substring("roster:".length()))
                .filter(list -> !List.of("tech", "directory").contains(list))
                .toList();
        send(
                "roster_331000_2018Q2.csv",
                ROSTER
                        + here.stream()
                                .map(list -> list + ",91331002MA2H1001XB,甲厂,331000,2018-05-01\n")
                                .collect(Collectors.joining()));
        arrive("2018-07-15T01:00:00Z");

        assertThat(new ExpectedWords(World.DEFINITIONS).overdue(expected("2018-07-20")))
                .contains("名单（期限 2018-07-15，逾期 5 天）：9个地区（统计名录库、科技型小微企业（市科技局））");
    }

    /** One lender's silence is told by name, in status, letter and report, and its county's figures are not whole. */
    @Test
    void aLenderOfLastQuarterWhoDoesNotSendIsMissed() throws IOException {
        String loans = "借据编号,贷款机构,借款人代码,借款人名称,行政区划代码,报告期,贷款余额（万元）,发放日期,发放金额（万元）\n";
        send("registration_331002_2018Q2.csv", REGISTRATION + ROW);
        for (String lender : List.of("甲银行", "乙银行")) {
            String row = "J1," + lender + ",91331002MA2H1001XB,甲厂,331002,%s,5,2018-01-05,5\n";
            send("loan_331002_2018Q1_" + lender + ".csv", loans + row.formatted("2018Q1"));
            if (lender.equals("甲银行")) {
                send("loan_331002_2018Q2_" + lender + ".csv", loans + row.formatted("2018Q2"));
            }
        }
        QuarterResults results = world.run("2018Q2", inbox, World.NOT_PRINTED).results();

        assertThat(line("贷款", "2018-07-20"))
                .startsWith("贷款（期限 2018-07-15）：逾期 5 天未报：黄岩区、")
                .doesNotContain("椒江区");
        assertThat(line("贷款“乙银行”", "2018-07-20")).isEqualTo("贷款“乙银行”（期限 2018-07-15）：逾期 5 天未报：椒江区");
        assertThat(results.completeness())
                .contains(
                        new SourceCompleteness(
                                "loan", "331002", SourceCompleteness.CompletenessState.PARTIAL, Optional.empty()),
                        new SourceCompleteness(
                                "loan:甲银行", "331002", SourceCompleteness.CompletenessState.DELIVERED, Optional.empty()),
                        new SourceCompleteness(
                                "loan:乙银行", "331002", SourceCompleteness.CompletenessState.MISSING, Optional.empty()));
        assertThat(results.measurements())
                .filteredOn(
                        m -> m.indicator().equals("loan-balance") && m.area().equals("331002"))
                .filteredOn(m -> m.quarter().equals(Quarter.of("2018Q2")))
                .isNotEmpty()
                .allMatch(m -> m.status() == cn.jidu.measure.FigureStatus.P);

        send("loan_331002_2018Q2_乙银行.csv", loans + "J1,乙银行,91331002MA2H1001XB,甲厂,331002,2018Q2,5,2018-01-05,5\n");
        arrive("2018-07-18T01:00:00Z");
        assertThat(line("贷款", "2018-07-20")).contains("迟报：椒江区（迟 3 天）");
        assertThat(line("贷款“乙银行”", "2018-07-20")).isEmpty();
    }

    /** What is backfilled is not late, and nobody owes what he was not asked for. */
    @Test
    void nothingIsOwedForQuartersBeforeThoseThatTheSiteExpects() {
        LocalDate day = LocalDate.of(2026, 11, 28);

        assertThat(ExpectedFiles.list(
                        db(), World.DEFINITIONS, Optional.of(Quarter.of("2018Q2")), Quarter.of("2018Q1"), day, ZONE))
                .isEmpty();
        assertThat(ExpectedFiles.list(
                        db(), World.DEFINITIONS, Optional.of(Quarter.of("2018Q2")), Quarter.of("2018Q2"), day, ZONE))
                .isNotEmpty();
    }

    @Test
    void aHeldFileIsStillOwed() throws IOException {
        String rows = ROW + ROW.replace("1001XB", "10028B") + ROW.replace("1001XB", "10052U");
        send("registration_331002_2018Q1.csv", REGISTRATION + rows);
        send("registration_331002_2018Q2.csv", REGISTRATION + ROW);
        arrive("2018-07-09T01:00:00Z");

        assertThat(line("登记", "2018-07-11")).contains("待确认：椒江区（registration_331002_2018Q2.csv，逾期 1 天）；");
    }

    /** The report of the same day says the same. */
    @Test
    void theListAgreesWithTheReportsCompleteness() throws IOException {
        send("registration_331002_2018Q2.csv", REGISTRATION + ROW);
        send("roster_331002_2018Q2.csv", ROSTER + "科技型,91331002MA2H1001XB,甲厂,331002,2018-05-01\n");
        send("park_331000_2018Q2.csv", "园区编码,园区名称,行政区划代码,报告期,认定日期\n");
        send("tax_331082_2018Q2.csv", "纳税人\n");
        Map<String, SourceCompleteness.CompletenessState> reported =
                world.run("2018Q2", inbox, World.NOT_PRINTED).results().completeness().stream()
                        .collect(Collectors.toMap(c -> c.source() + " " + c.area(), SourceCompleteness::state));

        List<FileExpectation> expected = expected("2018-07-20");

        assertThat(expected).hasSizeGreaterThan(9 * 10);
        for (FileExpectation e : expected) {
            String name = e.source() + e.value().map(v -> ":" + v).orElse("") + " " + e.area();
            boolean arrived = e.state() == ExpectationState.ON_TIME || e.state() == ExpectationState.LATE;
            assertThat(arrived)
                    .as(name)
                    .isEqualTo(reported.get(name) == SourceCompleteness.CompletenessState.DELIVERED);
        }
    }
}
