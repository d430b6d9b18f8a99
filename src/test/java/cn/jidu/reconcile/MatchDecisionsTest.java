package cn.jidu.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jidu.decision.DecisionKind;
import cn.jidu.decision.DecisionTable;
import cn.jidu.decision.DecisionTable.GivenDecision;
import cn.jidu.decision.DecisionTable.GivenWord;
import cn.jidu.decision.MatchCandidate;
import cn.jidu.reconcile.match.SubjectSql;
import cn.jidu.reconcile.revision.Revision;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people decide about matches, on rows of its own. */
class MatchDecisionsTest {
    private static final String REGISTRATION = "统一社会信用代码,注册号,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态,状态日期\n";
    private static final String TAX = "纳税人识别号,纳税人名称,行政区划代码,所属期,营业收入（元）,实缴税额（元）\n";

    @TempDir
    Path folder;

    private Quarters site;

    @BeforeEach
    void open() {
        site = new Quarters(folder);
    }

    @AfterEach
    void close() {
        site.close();
    }

    /** Two of one name: a person says which it is, and this stands in the next quarter too, until it is withdrawn. */
    @Test
    void aDecisionMatchesWhatNoRuleDoes() {
        String two = registered("91331002MA2H1003XU", "", "同名厂") + registered("91331002MA2H10044J", "", "台州市 同名厂");
        assertThat(tiers(two, filed("", "同名厂"), filed("", "台州市同名厂"), filed("33100219900101123X", "同名厂")))
                .isEqualTo(List.of("2 -", "3 -", "4 -"));
        Revision before = site.reconcile("2018Q2");
        DecisionTable table = new DecisionTable(site.database);
        GivenWord word = new GivenWord("王芳", "电话核实", Instant.parse("2018-07-20T01:00:00Z"));

        table.decide(
                List.of(new GivenDecision(pair("", "同名厂", "91331002MA2H1003XU"), DecisionKind.MATCH, false, word)));
        Revision decided = site.reconcile("2018Q2");
        assertThat(site.panel(decided, "filing_quarter", "row_no, tier"))
                .as("all rows that say the same; never a citizen's")
                .isEqualTo(List.of("2|DECISION", "3|DECISION", "4"));
        assertThat(site.balance(decided, "tax", "331002")).contains("matched DECISION 2", "unmatched CITIZEN_ID 1");
        assertThat(site.db.queryForList(
                        "select row_no from jidu.decision_use where revision_id = ? order by 1",
                        Integer.class,
                        decided.id()))
                .isEqualTo(List.of(2, 3));
        assertThat(site.reconcile("2018Q2").isNew()).as("nothing new").isFalse();
        site.send(Map.of(
                "registration_331002_2018Q3.csv", REGISTRATION + two,
                "tax_331002_2018Q3.csv", TAX + filed("", "同名厂").replace("2018Q2", "2018Q3")));
        assertThat(site.panel(site.reconcile("2018Q3"), "filing_quarter", "row_no, tier"))
                .isEqualTo(List.of("2|DECISION"));

        table.withdraw(table.list().get(0).handle(), word);
        Revision after = site.reconcile("2018Q2");
        assertThat(site.panel(after, "filing_quarter", "row_no, tier")).isEqualTo(List.of("2", "3", "4"));
        assertThat(site.balance(after, "tax", "331002")).isEqualTo(site.balance(before, "tax", "331002"));
    }

    /** A code says more than a person who did not know it; a person says more than a name. */
    @Test
    void aDecisionStandsBehindCodesAndBeforeNames() {
        String registry = registered("91350100M000100Y43", "", "甲厂") + registered("91331002MA2H10028B", "", "乙厂");
        assertThat(tiers(
                        registry,
                        filed("91350100M000100Y43", "乙厂"),
                        filed("", "乙厂"),
                        filed("", "甲厂"),
                        filed("M000100Y5", "甲厂"),
                        filed("M000100Y4", "乙厂")))
                .isEqualTo(List.of("2 EXACT", "3 NAME", "4 NAME", "5 NAME", "6 LEGACY"));
        DecisionTable table = new DecisionTable(site.database);
        GivenWord word = new GivenWord("王芳", "核实", Instant.parse("2018-07-20T01:00:00Z"));
        table.decide(List.of(
                new GivenDecision(
                        pair("91350100M000100Y43", "乙厂", "91331002MA2H10028B"), DecisionKind.MATCH, false, word),
                new GivenDecision(pair("", "乙厂", "91350100M000100Y43"), DecisionKind.MATCH, false, word),
                new GivenDecision(pair("", "甲厂", "91350100M000100Y43"), DecisionKind.REJECT, false, word),
                new GivenDecision(pair("M000100Y5", "甲厂", "91350100M000100Y43"), DecisionKind.NONE, false, word),
                new GivenDecision(pair("M000100Y4", "乙厂", "91331002MA2H10028B"), DecisionKind.MATCH, false, word)));
        assertThat(site.panel(site.reconcile("2018Q2"), "filing_quarter", "row_no, tier"))
                .isEqualTo(List.of("2|EXACT", "3|DECISION", "4", "5", "6|LEGACY"));
    }

    /** What two must agree to counts when they have, and not by the word of one. */
    @Test
    void whatTakesTwoPeopleCountsWhenBothHaveAgreed() {
        tiers(registered("91350100M000100Y43", "", "甲厂"), filed("", "乙厂"));
        DecisionTable table = new DecisionTable(site.database);
        GivenWord word = new GivenWord("王芳", "核实", Instant.parse("2018-07-20T01:00:00Z"));
        table.decide(List.of(new GivenDecision(pair("", "乙厂", "91350100M000100Y43"), DecisionKind.MATCH, true, word)));
        assertThat(site.reconcile("2018Q2").isNew()).isFalse();
        String handle = table.list().get(0).handle();
        assertThatThrownBy(() -> table.agree(handle, word)).hasMessage("决定 " + handle + " 是王芳作出的，须由另一人同意");
        table.agree(handle, new GivenWord("李强", "", word.at()));
        assertThat(site.panel(site.reconcile("2018Q2"), "filing_quarter", "row_no, tier"))
                .isEqualTo(List.of("2|DECISION"));
        assertThatThrownBy(() -> table.agree(handle, word)).hasMessage("没有编号为“" + handle + "”、待第二人同意的决定");
    }

    @Test
    void decisionsThatConflictAreRefusedAndChangedEvidenceIsDecidedAnew() {
        tiers(registered("91350100M000100Y43", "", "甲厂") + registered("91331002MA2H10028B", "", "丙厂"), filed("", "乙厂"));
        DecisionTable table = new DecisionTable(site.database);
        GivenWord word = new GivenWord("王芳", "核实", Instant.parse("2018-07-20T01:00:00Z"));
        MatchCandidate first = pair("", "乙厂", "91350100M000100Y43");
        MatchCandidate second = pair("", "乙厂", "91331002MA2H10028B");
        assertThat(table.decide(List.of(new GivenDecision(first, DecisionKind.MATCH, false, word))))
                .isEqualTo(1);
        assertThat(table.decide(List.of(new GivenDecision(first, DecisionKind.MATCH, false, word))))
                .as("said before")
                .isZero();
        String refused = "%s 与现行决定冲突：王芳已决定“是”甲厂（" + first.id() + "）。请先用 --withdraw " + first.id() + " 收回它";
        assertThatThrownBy(() -> table.decide(List.of(
                        new GivenDecision(second, DecisionKind.REJECT, false, word),
                        new GivenDecision(second, DecisionKind.MATCH, false, word))))
                .hasMessageContaining("冲突");
        assertThat(table.list()).as("all or none").hasSize(1);
        assertThatThrownBy(() -> table.decide(List.of(new GivenDecision(second, DecisionKind.MATCH, false, word))))
                .hasMessage(refused.formatted(second.id()));
        assertThatThrownBy(() -> table.decide(List.of(new GivenDecision(first, DecisionKind.REJECT, false, word))))
                .hasMessage(refused.formatted(first.id()));
        assertThatThrownBy(() -> table.decide(List.of(new GivenDecision(first, DecisionKind.NONE, false, word))))
                .hasMessage(refused.formatted(first.id()));
        assertThat(table.decide(List.of(new GivenDecision(second, DecisionKind.REJECT, false, word))))
                .isEqualTo(1);
        MatchCandidate changed = new MatchCandidate(
                first.quarter(),
                first.id(),
                first.subject(),
                first.county(),
                first.code(),
                first.name(),
                "tax",
                "",
                1,
                first.enterpriseId(),
                "甲厂",
                "名称=不同",
                "弱",
                List.of(),
                "");
        assertThat(table.decide(List.of(new GivenDecision(changed, DecisionKind.MATCH, false, word))))
                .isEqualTo(1);
        assertThat(table.list().stream()
                        .map(d -> d.kind() + " " + d.evidence() + " "
                                + d.withdrawn().orElse("")))
                .containsExactly("MATCH 名称=相近 王芳", "REJECT 名称=相近 ", "MATCH 名称=不同 ");
    }

    private MatchCandidate pair(String code, String name, String uscc) {
        String subject =
                site.db.queryForObject("select " + SubjectSql.id("'331002'", "?", "?"), String.class, code, name);
        UUID enterprise = site.db.queryForObject("select md5('uscc:' || ?)::uuid", UUID.class, uscc);
        String id = site.db.queryForObject(
                "select left(md5(? || ' ' || ?), 12)", String.class, subject, enterprise.toString());
        return new MatchCandidate(
                "2018Q2",
                id,
                subject,
                "331002",
                code,
                name,
                "tax",
                "",
                1,
                enterprise,
                "甲厂",
                "名称=相近",
                "中",
                List.of(),
                "");
    }

    private List<String> tiers(String registry, String... filings) {
        site.send(Map.of(
                "registration_331002_2018Q2.csv", REGISTRATION + registry,
                "tax_331002_2018Q2.csv", TAX + String.join("", filings)));
        return site.panel(site.reconcile("2018Q2"), "filing_quarter", "row_no || ' ' || coalesce(tier, '-')");
    }

    private static String registered(String code, String number, String name) {
        return code + "," + number + "," + name + ",有限责任公司,3525,331002,2015-01-01,存续,\n";
    }

    private static String filed(String code, String name) {
        return code + "," + name + ",331002,2018Q2,100,10\n";
    }
}
