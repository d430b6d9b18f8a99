package cn.jidu.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.decision.CandidateQueue;
import cn.jidu.decision.DecisionKind;
import cn.jidu.decision.DecisionTable;
import cn.jidu.decision.DecisionTable.GivenDecision;
import cn.jidu.decision.DecisionTable.GivenWord;
import cn.jidu.decision.MatchCandidate;
import cn.jidu.definition.candidate.DecisionBounds;
import cn.jidu.reconcile.revision.Revision;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One code in the full registration files of two counties. */
class ClaimedTwiceTest {
    private static final String REGISTRATION = "统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态,状态日期\n";
    private static final String SHARED = "91331002MA2H1001XB";
    private static final String OF_A = "91331002MA2H10028B";
    private static final String OF_B = "91331003MA2H1003X3";

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

    private static String row(String code, String area, String status) {
        return code + ",某厂" + code.substring(11) + ",有限责任公司,3525," + area + ",2015-01-01," + status + "\n";
    }

    /** A county's full file of the quarter, with these rows. */
    private static String file(String... rows) {
        return REGISTRATION + String.join("", rows);
    }

    private List<String> inForce(Revision revision) {
        return site.panel(revision, "enterprise_quarter", "row_key, area_code");
    }

    private List<String> claims(Revision revision) {
        return site.db.queryForList("""
                select concat_ws(' ', d.file_name, f.row_no, f.area_code, f.key, f.message)
                from jidu.revision_finding f join jidu.delivery d on d.delivery_id = f.delivery_id
                where f.revision_id = ? and f.code = 'AREA_CLAIMED_TWICE' order by 1""", String.class, revision.id());
    }

    /** Whatever the files say: a person asked both. */
    @Test
    void aPersonsWordGoesBeforeAllRules() {
        site.send(Map.of(
                "registration_331002_2018Q2.csv", file(row(SHARED, "331002", "迁出,2018-05-01")),
                "registration_331003_2018Q2.csv", file(row(SHARED, "331003", "存续,"))));
        Revision before = site.reconcile("2018Q2");
        assertThat(inForce(before)).containsExactly(SHARED + "|331003");
        CandidateQueue queue = new CandidateQueue(site.db, Quarters.DEFINITIONS, DecisionBounds.NONE);
        assertThat(queue.list().stream().map(c -> c.code() + " " + c.enterprise() + " " + c.agreements()))
                .containsExactly(SHARED + " 椒江区 331002、331003 的登记文件中都有", SHARED + " 黄岩区 331002、331003 的登记文件中都有");

        DecisionTable table = new DecisionTable(site.database);
        GivenWord word = new GivenWord("王芳", "两地核实", Instant.parse("2018-07-20T01:00:00Z"));
        MatchCandidate mine = queue.list().get(0);
        table.decide(List.of(new GivenDecision(mine, DecisionKind.MATCH, false, word)));
        assertThat(queue.list()).as("the other is answered, too").isEmpty();
        Revision decided = site.reconcile("2018Q2");
        assertThat(inForce(decided)).containsExactly(SHARED + "|331002");
        assertThat(claims(decided))
                .containsExactly(
                        "registration_331002_2018Q2.csv 2 331002 " + SHARED + " 另一地的登记文件中也有此代码，按人工认定，计入此地（331002）",
                        "registration_331003_2018Q2.csv 2 331003 " + SHARED + " 另一地的登记文件中也有此代码，按人工认定，不计入此地，计入331002");
        assertThat(queue.list()).as("the evidence is the same").isEmpty();

        table.withdraw(mine.id(), word);
        assertThat(inForce(site.reconcile("2018Q2"))).isEqualTo(inForce(before));
        MatchCandidate theirs = queue.list().get(1);
        table.decide(List.of(new GivenDecision(theirs, DecisionKind.REJECT, false, word)));
        assertThat(inForce(site.reconcile("2018Q2")))
                .as("not this one's: the other's")
                .containsExactly(SHARED + "|331002");
    }

    @Test
    void theCountyOfTheQuarterBeforeKeepsItWhateverIsNewerUntilItsOwnFileDropsIt() {
        site.send(Map.of(
                "registration_331002_2018Q1.csv",
                file(row(SHARED, "331002", "存续,"), row(OF_A, "331002", "存续,")),
                "registration_331003_2018Q1.csv",
                file(row(OF_B, "331003", "存续,")),
                "registration_331002_2018Q2.csv",
                file(row(SHARED, "331002", "存续,"), row(OF_A, "331002", "存续,"))));
        // stale copies with the later date of status, in a file that arrives later: twice
        site.send(
                "registration_331003_2018Q2.csv",
                file(row(SHARED, "331003", "存续,2018-05-01"), row(OF_B, "331003", "存续,")));
        site.send(
                "registration_331003_2018Q2_改.csv",
                file(row(SHARED, "331003", "存续,2018-06-01"), row(OF_B, "331003", "存续,")));

        Revision kept = site.reconcile("2018Q2");

        assertThat(inForce(kept)).containsExactly(SHARED + "|331002", OF_A + "|331002", OF_B + "|331003");
        assertThat(claims(kept))
                .containsExactly(
                        "registration_331002_2018Q2.csv 2 331002 " + SHARED + " 另一地的登记文件中也有此代码，按上季所在地，计入此地（331002）",
                        "registration_331003_2018Q2_改.csv 2 331003 " + SHARED
                                + " 另一地的登记文件中也有此代码，按上季所在地，不计入此地，计入331002");
        assertThat(site.findings(kept, "DUPLICATE_CONFLICT", "DUPLICATE_IDENTICAL"))
                .isEmpty();
        assertThat(site.balance(kept, "registration", "331003"))
                .containsExactly("counted 1", "in-force 1", "matched EXACT 1", "superseded 3");

        site.send(
                "registration_331002_2018Q2_改.csv",
                file(row(OF_A, "331002", "存续,"), row("91331002MA2H1004XY", "331002", "存续,")));
        Revision dropped = site.reconcile("2018Q2");
        assertThat(inForce(dropped)).contains(SHARED + "|331003").doesNotContain(SHARED + "|331002");
        assertThat(claims(dropped)).isEmpty();
    }

    /** Nothing of the quarter itself came from the county that had it: that is no word that it left. */
    @Test
    void theCountyOfTheQuarterBeforeKeepsItAlsoByItsCarriedFile() {
        site.send(Map.of(
                "registration_331002_2018Q1.csv",
                file(row(SHARED, "331002", "存续,")),
                "registration_331003_2018Q1.csv",
                file(row(OF_B, "331003", "存续,")),
                "registration_331003_2018Q2.csv",
                file(row(SHARED, "331003", "存续,2018-05-01"), row(OF_B, "331003", "存续,"))));

        Revision revision = site.reconcile("2018Q2");

        assertThat(inForce(revision)).containsExactly(SHARED + "|331002", OF_B + "|331003");
        assertThat(claims(revision)).hasSize(2);
        assertThat(site.balance(revision, "registration", "331000"))
                .containsExactly("carried 1", "counted 2", "in-force 2", "matched EXACT 2", "superseded 1");
    }

    @Test
    void withoutAQuarterBeforeTheLaterDateDecidesAndOfEqualOnesTheNewerFile() {
        site.send(
                "registration_331002_2018Q2.csv",
                file(row(SHARED, "331002", "存续,2018-04-02"), row(OF_A, "331002", "存续,2018-04-01")));
        site.send(
                "registration_331003_2018Q2.csv",
                file(row(SHARED, "331003", "存续,2018-04-01"), row(OF_A, "331003", "存续,2018-04-01")));

        Revision revision = site.reconcile("2018Q2");

        assertThat(inForce(revision)).containsExactly(SHARED + "|331002", OF_A + "|331003");
        assertThat(claims(revision))
                .containsExactly(
                        "registration_331002_2018Q2.csv 2 331002 " + SHARED
                                + " 另一地的登记文件中也有此代码，按状态日期或成立日期较晚的，计入此地（331002）",
                        "registration_331002_2018Q2.csv 3 331002 " + OF_A + " 另一地的登记文件中也有此代码，按较新的文件，不计入此地，计入331003",
                        "registration_331003_2018Q2.csv 2 331003 " + SHARED
                                + " 另一地的登记文件中也有此代码，按状态日期或成立日期较晚的，不计入此地，计入331002",
                        "registration_331003_2018Q2.csv 3 331003 " + OF_A + " 另一地的登记文件中也有此代码，按较新的文件，计入此地（331003）");
    }

    @Test
    void aCountyThatSaysItMovedOutGivesItUp() {
        site.send(Map.of(
                "registration_331002_2018Q1.csv",
                file(row(SHARED, "331002", "存续,")),
                "registration_331003_2018Q2.csv",
                file(row(SHARED, "331003", "存续,"))));
        site.send("registration_331002_2018Q2.csv", file(row(SHARED, "331002", "迁出,2018-05-01")));

        Revision revision = site.reconcile("2018Q2");

        assertThat(inForce(revision)).containsExactly(SHARED + "|331003");
        assertThat(claims(revision))
                .containsExactly(
                        "registration_331002_2018Q2.csv 2 331002 " + SHARED + " 另一地的登记文件中也有此代码，其中一地注明迁出，不计入此地，计入331003",
                        "registration_331003_2018Q2.csv 2 331003 " + SHARED + " 另一地的登记文件中也有此代码，其中一地注明迁出，计入此地（331003）");
    }

    /** A city's file and a county's own, and a supplement, are as with any source. */
    @Test
    void ofACitysFileAndACountysOwnTheNewerStandsAndASupplementTakesItOver() {
        site.send("registration_331000_2018Q1.csv", file(row(SHARED, "331002", "存续,"), row(OF_B, "331003", "存续,")));
        site.send("registration_331000_2018Q2.csv", file(row(SHARED, "331002", "存续,"), row(OF_B, "331003", "存续,")));
        site.send("registration_331003_2018Q2.csv", file(row(SHARED, "331003", "存续,"), row(OF_B, "331003", "存续,")));
        site.send("registration_331002_2018Q2_补报.csv", file(row(OF_B, "331002", "存续,")));

        Revision revision = site.reconcile("2018Q2");

        assertThat(inForce(revision)).containsExactly(SHARED + "|331003", OF_B + "|331002");
        assertThat(claims(revision)).isEmpty();
    }
}
