package cn.jidu.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.reconcile.arrival.FileJudgements;
import cn.jidu.reconcile.arrival.ShrinkHold;
import cn.jidu.reconcile.revision.Revision;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A department says of one list, lender or unit that there is nothing of it. */
class NilReturnsTest {
    private static final String A = "91331002MA2H1001XB";
    private static final String REGISTRATION = "统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态\n";
    private static final String LOAN = "借据编号,贷款机构,借款人代码,借款人名称,行政区划代码,报告期,贷款余额（万元）,发放日期,发放金额（万元）\n";
    private static final String ROSTER = "名单,企业代码,企业名称,行政区划代码,认定日期\n";

    @TempDir
    Path folder;

    private Quarters site;

    @BeforeEach
    void open() {
        site = new Quarters(folder);
        String registered = REGISTRATION + A + ",甲厂,有限责任公司,3525,331002,2015-01-01,存续\n";
        site.send(Map.of(
                "registration_331002_2018Q1.csv",
                registered,
                "registration_331002_2018Q2.csv",
                registered + "\n",
                "loan_331002_2018Q1.csv",
                LOAN + note("J1", "甲行", "2018Q1") + note("J2", "乙 行", "2018Q1") + note("J3", "丙行", "2018Q1"),
                "roster_331002_2018Q1.csv",
                ROSTER + "tech," + A + ",甲厂,331002,2018-01-05\nneeq," + A + ",甲厂,331002,2018-01-06\n"));
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void aListThatIsSaidToBeEmptyIsNoLongerCarried() {
        Revision carried = site.reconcile("2018Q2");
        assertThat(site.balance(carried, "roster", "331002"))
                .containsExactly("carried 2", "counted 2", "in-force 2", "matched EXACT 2");
        assertThat(arrived(carried, "roster")).contains("roster:neeq stale 2018Q1", "roster:tech stale 2018Q1");

        site.send("roster_331002_2018Q2.csv", ROSTER + "新三板挂牌,,,,\n");
        Revision revision = site.reconcile("2018Q2");
        assertThat(revision.number()).isEqualTo(2);
        assertThat(site.balance(revision, "roster", "331002"))
                .containsExactly("carried 1", "counted 1", "in-force 1", "matched EXACT 1");
        assertThat(arrived(revision, "roster")).contains("roster:neeq delivered", "roster:tech stale 2018Q1");
        assertThat(site.reconcile("2018Q2").number()).as("nothing new").isEqualTo(2);
    }

    /** Nothing is made of a source without a row; what was made of it before counts no more. */
    @Test
    void ofAnEmptiedSourceNothingStandsUntilItIsSentAgain() {
        assertThat(site.balance(site.reconcile("2018Q2"), "roster", "331002")).contains("counted 2");

        site.send("roster_331002_2018Q2.csv", ROSTER + "neeq,,,,\ntech,,,,\n");
        Revision emptied = site.reconcile("2018Q2");
        assertThat(site.balance(emptied, "roster", "331002")).isEmpty();
        assertThat(members(emptied)).isZero();

        site.send("roster_331002_2018Q2_2.csv", ROSTER + "tech," + A + ",甲厂,331002,2018-01-05\n");
        Revision again = site.reconcile("2018Q2");
        assertThat(site.balance(again, "roster", "331002")).contains("counted 1", "matched EXACT 1");
        assertThat(members(again)).isEqualTo(1);
    }

    private Long members(Revision revision) {
        return site.db.queryForObject("""
                select count(*) from jidu.panel_roster_quarter
                where slice_id in (select slice_id from jidu.revision_slice where revision_id = ?)""", Long.class, revision.id());
    }

    @Test
    void aLenderWithoutLoansHasSentAndOwesNothingMore() {
        site.send("loan_331002_2018Q2.csv", LOAN + note("J1", "甲行", "2018Q2") + ",乙行,,,,,,,\n");
        Revision revision = site.reconcile("2018Q2");
        assertThat(arrived(revision, "loan"))
                .containsExactly("loan partial", "loan:丙行 missing", "loan:乙行 delivered", "loan:甲行 delivered");
        assertThat(site.balance(revision, "loan", "331002"))
                .containsExactly("counted 1", "in-force 1", "matched EXACT 1");

        site.send("loan_331002_2018Q2_丙.csv", LOAN + ",丙行,,,,,,,\n");
        assertThat(arrived(site.reconcile("2018Q2"), "loan"))
                .containsExactly("loan delivered", "loan:丙行 delivered", "loan:乙行 delivered", "loan:甲行 delivered");

        site.send(Map.of(
                "registration_331002_2018Q3.csv",
                REGISTRATION + A + ",甲厂,有限责任公司,3525,331002,2015-01-01,存续\n\n\n",
                "loan_331002_2018Q3.csv",
                LOAN + note("J1", "甲行", "2018Q3")));
        assertThat(arrived(site.reconcile("2018Q3"), "loan")).containsExactly("loan delivered", "loan:甲行 delivered");
    }

    /** By itself below a table an office is who made it; in the column of reporting units it has nothing to report. */
    @Test
    void anOfficeInItsOwnColumnIsNoFootOfTheForm() {
        String head = "指标编码,行政区划代码,季度,本季值,填报单位\n";
        site.send(
                "return_331002_2018Q2.csv",
                head + "first-loan-enterprises,331002,2018Q2,12,椒江人行\n,,,,椒江区经济信息化局\n椒江区统计局,,,,\n");
        assertThat(site.db.queryForList("""
                        select replace_value || ' ' || rows from jidu.delivery_cell join jidu.delivery using (delivery_id)
                        where source = 'return' order by rows""", String.class)).containsExactly("椒江区经济信息化局 0", "椒江人行 1");
    }

    /** A file that holds nothing else speaks for what it names alone, and is held until someone accepts it. */
    @Test
    void aFileOfNilReturnsAloneIsHeldWhereItWouldEmptyWhatStands() {
        String file = "roster_331002_2018Q2.csv";
        site.send(file, ROSTER + "neeq,,,,\ntech,,,,\n");
        ShrinkHold hold = new ShrinkHold(site.database, Quarters.DEFINITIONS);
        hold.decide();
        assertThat(site.db.queryForList(
                        "select state || ' ' || message from jidu.delivery where quarter = '2018Q2'"
                                + " and source = 'roster'",
                        String.class))
                .containsExactly(
                        "held " + file + " 有 0 行，将取代现行的 2 行，减少超过 30%，暂缓入库，原有数据继续有效。" + "请核对；确认无误的，由统计人员接受后生效。");
        assertThat(site.balance(site.reconcile("2018Q2"), "roster", "331002")).contains("in-force 2");

        new FileJudgements(site.database, Quarters.DEFINITIONS)
                .accept(
                        file,
                        new FileJudgements.GivenJudgement("两个名单已撤销", "统计科", Instant.parse("2018-07-21T01:00:00Z")));
        Revision revision = site.reconcile("2018Q2");
        assertThat(site.balance(revision, "roster", "331002")).isEmpty();
        assertThat(arrived(revision, "roster"))
                .contains("roster:neeq delivered", "roster:tech delivered", "roster:aaa-credit missing");
    }

    private List<String> arrived(Revision revision, String source) {
        return site.db.queryForList("""
                select concat_ws(' ', source, state, from_quarter) from jidu.completeness
                where revision_id = ? and area_code = '331002' and (source = ? or source like ? || ':%')
                order by source collate "C\"""", String.class, revision.id(), source, source);
    }

    private static String note(String id, String lender, String quarter) {
        return id + "," + lender + "," + A + ",甲厂,331002," + quarter + ",10,2018-01-05,20\n";
    }
}
