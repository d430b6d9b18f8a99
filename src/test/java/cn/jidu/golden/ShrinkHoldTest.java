package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.delivery.DeliveryState;
import cn.jidu.delivery.ReceivedFile;
import cn.jidu.reconcile.arrival.FileJudgements;
import cn.jidu.run.RunResult;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A full delivery that shrinks what it replaces by more than 30 % waits for a word (CONTRACTS, section 1). */
class ShrinkHoldTest extends OwnInbox {
    private static final String REGISTRATION = "统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态\n";
    private static final FileJudgements.GivenJudgement WHY =
            new FileJudgements.GivenJudgement("核实", "王统计", Instant.EPOCH);
    private static final String FATES = """
            select file_name || ' ' || state || coalesce(' ' || replaces || '>' || brings, '') from jidu.delivery d
            left join jidu.shrink_check using (delivery_id) order by batch_id, rank_in_batch""";

    @Test
    void aFileThatShrinksTooFarIsHeldUntilItIsAccepted() throws IOException {
        send("registration_331002_2018Q1.csv", rows("331002", 10));
        send("registration_331002_2018Q2.csv", rows("331002", 7));
        assertThat(run().takenIn())
                .extracting(d -> d.fate())
                .containsExactly(DeliveryState.LOADED, DeliveryState.LOADED);

        // 4 of 7: fewer than 4.9
        send("registration_331002_2018Q2_改.csv", rows("331002", 4));
        RunResult held = run();
        String message =
                "registration_331002_2018Q2_改.csv 有 4 行，将取代现行的 7 行，减少超过 30%，暂缓入库，原有数据继续有效。" + "请核对；确认无误的，由统计人员接受后生效。";
        assertThat(held.takenIn()).extracting(d -> d.fate() + " " + d.message()).containsExactly("held " + message);
        assertThat(held.revision().number()).as("nothing changes").isEqualTo(1);
        assertThat(run().revision().number()).as("decided once").isEqualTo(1);

        FileJudgements judgements = new FileJudgements(world.database(), World.DEFINITIONS);
        FileJudgements.GivenJudgement given = new FileJudgements.GivenJudgement("清理了注销户", "王统计", Instant.EPOCH);
        assertThat(judgements.accept("registration_331002_2018Q2.csv", given).held())
                .isZero();
        assertThat(judgements.accept("registration_331002_2018Q2_改.csv", given))
                .isEqualTo(new FileJudgements.Acceptance(1, true, List.of()));
        assertThat(run().revision().number()).isEqualTo(2);
        assertThat(inForce()).isEqualTo("4");
        assertThat(db().queryForList("select reason from jidu.delivery_judgement", String.class))
                .containsExactly("清理了注销户");
    }

    /** Two halves of one list, or two versions: nobody but the department knows. */
    @Test
    void ofTwoFullFilesThatArriveTogetherTheOneThatIsReplacedSaysSo() throws IOException {
        send("registration_331002_2018Q2_一.csv", rows("331002", 5));
        send("registration_331002_2018Q2_二.csv", rows("331002", 4));
        send("registration_331003_2018Q2.csv", rows("331003", 4));
        assertThat(takenIn())
                .extracting(d -> d.fileName() + " " + d.fate() + " " + d.message())
                .containsExactly(
                        "registration_331002_2018Q2_一.csv loaded 同时收到的 registration_331002_2018Q2_二.csv 也是同一地区、同一季度的全量文件，以其为准，"
                                + "本文件被其取代的行不再生效；两份应合计的，请将其中一份的文件名加“_补报”后重报。",
                        "registration_331002_2018Q2_二.csv loaded ",
                        "registration_331003_2018Q2.csv loaded ");
    }

    @Test
    void whatIsCarriedForwardCountsAndANilReturnIsHeld() throws IOException {
        send("registration_331002_2018Q1.csv", rows("331002", 10));
        send("registration_331002_2018Q2.csv", REGISTRATION);
        send("tax_331002_2018Q1.csv", tax("2018Q1", 10));
        send("tax_331002_2018Q2.csv", tax("2018Q2", 1));
        RunResult result = world.run("2018Q1", inbox, World.NOT_PRINTED);
        assertThat(fates())
                .containsExactly(
                        "registration_331002_2018Q1.csv loaded 0>10",
                        "registration_331002_2018Q2.csv held 10>0",
                        "tax_331002_2018Q1.csv loaded 0>10",
                        "tax_331002_2018Q2.csv loaded 0>1");
        assertThat(result.results().deliveries())
                .extracting(d -> d.fate())
                .containsExactly(DeliveryState.LOADED, DeliveryState.LOADED);
    }

    /** However many files come: one statement wrote the sums of all. */
    @Test
    void newFilesAreSummedInOnePass() throws IOException {
        send("registration_331002_2018Q2.csv", rows("331002", 10));
        send("tax_331002_2018Q2.csv", tax("2018Q2", 4));
        send("tax_331002_2018Q2_补报.csv", tax("2018Q2", 2));
        send("tax_331003_2018Q2.csv", tax("331003", "2018Q2", 3, 1));
        ingest();

        assertThat(db().queryForList("""
                        select count(distinct s.delivery_id) || ' files, ' || count(distinct s.cmin::text) || ' statement'
                        from jidu.cell_sum s join jidu.delivery d using (delivery_id) where d.source = 'tax'""", String.class)).containsExactly("3 files, 1 statement");
    }

    /** A row that a supplement has corrected counts once. */
    @Test
    void theRowsInForceAreCountedByTheirKeys() throws IOException {
        send("registration_331002_2018Q2.csv", rows("331002", 10));
        send("registration_331002_2018Q2_补报.csv", rows("331002", 5));
        ingest();
        send("registration_331002_2018Q2_改.csv", rows("331002", 7));
        ingest();
        assertThat(fates())
                .containsExactly(
                        "registration_331002_2018Q2.csv loaded 0>10",
                        "registration_331002_2018Q2_补报.csv loaded",
                        "registration_331002_2018Q2_改.csv loaded 10>7");
    }

    /** What a held file would have replaced stands against the next one too; a wider file replaces all below it. */
    @Test
    void theNextFileIsComparedWithWhatIsInForce() throws IOException {
        send("registration_331002_2018Q2.csv", rows("331002", 10));
        send("registration_331082_2018Q2.csv", rows("331082", 10));
        ingest();
        send("registration_331000_2018Q2.csv", rows("331002", 3));
        send("registration_331082_2018Q2_改.csv", rows("331082", 8));
        ingest();
        assertThat(fates().subList(2, 4))
                .containsExactly(
                        "registration_331000_2018Q2.csv held 20>3", "registration_331082_2018Q2_改.csv loaded 10>8");
    }

    /** A row that fills only the list says that the list is empty: it replaces what is in force of that list alone. */
    @Test
    void aNilReturnForOneListIsHeldAndThenReplacesThatList() throws IOException {
        send("registration_331002_2018Q2.csv", rows("331002", 5));
        send("roster_331002_2018Q2.csv", ROSTER + listed("tech", 5) + listed("neeq", 2));
        run();
        send("roster_331002_2018Q2_科技.csv", ROSTER + "科技型小微企业,,,,\n");
        run();
        assertThat(fates().get(2)).isEqualTo("roster_331002_2018Q2_科技.csv held 5>0");
        assertThat(lists()).containsExactly("neeq 2", "tech 5");

        judgements().accept("roster_331002_2018Q2_科技.csv", WHY);
        run();
        assertThat(lists()).containsExactly("neeq 2");

        send("roster_331002_2018Q2_又.csv", ROSTER + "科技型小微企业,,,,\n新三板挂牌,,,,\n" + listed("neeq", 2));
        run();
        assertThat(fates().get(3)).isEqualTo("roster_331002_2018Q2_又.csv loaded 2>2");
        assertThat(lists()).containsExactly("neeq 2");
    }

    private static final String ROSTER = "名单,企业代码,企业名称,行政区划代码,认定日期\n";

    private static String listed(String list, int n) {
        return IntStream.range(0, n)
                .mapToObj(i -> list + "," + code("331002", i) + ",某厂" + i + ",331002,2018-05-01\n")
                .collect(Collectors.joining());
    }

    /** The lists in force in the newest revision, with their rows. */
    private List<String> lists() {
        return db().queryForList("""
                select r.replace_value || ' ' || count(*) from jidu.revision_coverage v
                join jidu.row_roster r on r.delivery_id = v.delivery_id and r.own_area = v.area_code
                    and r.replace_value = v.replace_value and r.quarter = v.from_quarter
                where v.source = 'roster' and v.revision_id = (select max(revision_id) from jidu.revision where quarter = '2018Q2')
                group by r.replace_value order by 1""", String.class);
    }

    /** Written in 万元 under a heading without a unit: one part in ten thousand, which the next file sets right. */
    @Test
    void aFileWhoseSumsJumpIsHeldWithBothSumsAndTheFiguresItWouldMove() throws IOException {
        send("registration_331002_2018Q2.csv", rows("331002", 12));
        send("tax_331002_2018Q1.csv", tax("2018Q1", 12, 80000));
        assertThat(ingest()).containsExactly("loaded", "loaded");
        send("tax_331002_2018Q2.csv", tax("2018Q2", 12, 8));
        ReceivedFile held = takenIn().get(0);
        assertThat(held.fate()).isEqualTo(DeliveryState.HELD);
        assertThat(held.message())
                .startsWith("tax_331002_2018Q2.csv 的“营业收入”合计 96元，上一季（2018Q1）为 960000元，不足其 8 分之一，暂缓入库，原有数据继续有效。"
                        + "请核对计量单位和数值；接受后将变动的指标：")
                .contains("税务登记率")
                .endsWith("。确认无误的，由统计人员接受后生效。");
        send("tax_331002_2018Q2_改.csv", tax("2018Q2", 12, 90000));
        assertThat(ingest()).containsExactly("loaded");
        send("tax_331002_2018Q2_再.csv", tax("2018Q2", 12, 900000));
        assertThat(takenIn().get(0).message())
                .startsWith("tax_331002_2018Q2_再.csv 的“营业收入”合计 10800000元，将取代的现行数据为 1080000元，超过其 8 倍，");
    }

    /** Eight times of few rows is no jump; a hundred times of five is; of three nothing is. */
    @Test
    void fewRowsMayJump() throws IOException {
        send("tax_331002_2018Q1.csv", tax("2018Q1", 6, 1000));
        send("tax_331003_2018Q1.csv", tax("331003", "2018Q1", 6, 1000));
        send("tax_331004_2018Q1.csv", tax("331004", "2018Q1", 3, 1000));
        assertThat(ingest()).containsOnly("loaded");
        send("tax_331002_2018Q2.csv", tax("2018Q2", 6, 10000));
        send("tax_331003_2018Q2.csv", tax("331003", "2018Q2", 6, 10000000));
        send("tax_331004_2018Q2.csv", tax("331004", "2018Q2", 3, 10000000));
        assertThat(ingest()).containsExactly("loaded", "held", "loaded");
    }

    /** The first half alone would shrink what is there; with the second, beside it, it does not. */
    @Test
    void aFileAndItsSupplementsOfOneBatchAreJudgedTogether() throws IOException {
        send("registration_331002_2018Q2.csv", rows("331002", 10));
        assertThat(ingest()).containsExactly("loaded");
        String all = rows("331002", 10);
        int half = all.indexOf(code("331002", 5));
        send("registration_331002_2018Q2_上.csv", all.substring(0, half));
        send("registration_331002_2018Q2_下_补报.csv", REGISTRATION + all.substring(half));
        assertThat(ingest()).containsExactly("loaded", "loaded");
        run();
        assertThat(inForce()).isEqualTo("10");

        send("registration_331002_2018Q2_少.csv", rows("331002", 3));
        send("registration_331002_2018Q2_少_补报.csv", rows("331002", 2));
        assertThat(run().takenIn())
                .extracting(d -> d.fate() + " " + d.message())
                .containsExactly(
                        "held registration_331002_2018Q2_少.csv（连同同批的补报 registration_331002_2018Q2_少_补报.csv） 有 3 行，将取代现行的 10 行，"
                                + "减少超过 30%，暂缓入库，原有数据继续有效。请核对；确认无误的，由统计人员接受后生效。",
                        "held registration_331002_2018Q2_少_补报.csv 是同批收到的 registration_331002_2018Q2_少.csv 的补报，随其一并待确认："
                                + "registration_331002_2018Q2_少.csv 被接受后一并生效。");
        assertThat(judgements().accept("registration_331002_2018Q2_少.csv", WHY))
                .isEqualTo(new FileJudgements.Acceptance(1, true, List.of()));
        run();
        assertThat(inForce()).isEqualTo("3");
        assertThat(fates().subList(3, 5))
                .containsExactly(
                        "registration_331002_2018Q2_少.csv loaded 10>3",
                        "registration_331002_2018Q2_少_补报.csv loaded 0>0");
    }

    /** What was before is there again, in every figure. */
    @Test
    void anAcceptedFileIsHeldAgain() throws IOException {
        send("registration_331002_2018Q2.csv", rows("331002", 10));
        run();
        send("registration_331002_2018Q2_改.csv", rows("331002", 4));
        run();
        assertThat(judgements().unaccept("registration_331002_2018Q2_改.csv", WHY))
                .as("not accepted yet")
                .isFalse();
        judgements().accept("registration_331002_2018Q2_改.csv", WHY);
        assertThat(run().revision().number()).isEqualTo(2);
        assertThat(inForce()).isEqualTo("4");
        assertThat(judgements().unaccept("registration_331002_2018Q2_改.csv", WHY))
                .isTrue();
        assertThat(run().revision().number()).isEqualTo(3);
        assertThat(inForce()).isEqualTo("10");
        assertThat(db().queryForList(
                                "select state || ' ' || message from jidu.delivery where message is not null",
                                String.class))
                .containsExactly("held registration_331002_2018Q2_改.csv 有 4 行，将取代现行的 10 行，减少超过 30%，暂缓入库，"
                        + "原有数据继续有效。请核对；确认无误的，由统计人员接受后生效。");
    }

    /** A newer full file stands in its place. */
    @Test
    void toAcceptAnOldHeldFileBehindANewerOneChangesNothing() throws IOException {
        send("registration_331002_2018Q2.csv", rows("331002", 10));
        ingest();
        send("registration_331002_2018Q2_乙.csv", rows("331002", 3));
        ingest();
        send("registration_331002_2018Q2_丙.csv", rows("331002", 4));
        ingest();
        assertThat(judgements().accept("registration_331002_2018Q2_丙.csv", WHY).accepted())
                .isTrue();
        assertThat(judgements().accept("registration_331002_2018Q2_乙.csv", WHY))
                .isEqualTo(new FileJudgements.Acceptance(1, false, List.of("registration_331002_2018Q2_丙.csv")));
    }

    private FileJudgements judgements() {
        return new FileJudgements(world.database(), World.DEFINITIONS);
    }

    private List<String> ingest() {
        return takenIn().stream().map(f -> f.fate().word()).toList();
    }

    /** Taken in, and nothing more. */
    private List<ReceivedFile> takenIn() {
        return world.ingest(inbox, Instant.EPOCH).files();
    }

    private RunResult run() {
        return world.run("2018Q2", inbox, World.NOT_PRINTED);
    }

    private List<String> fates() {
        return db().queryForList(FATES, String.class);
    }

    private String inForce() {
        return db().queryForObject("""
                select sum(rows)::text from jidu.balance where source = 'registration' and stage = 'in-force' and area_code = '331002'
                    and revision_id = (select max(revision_id) from jidu.revision where quarter = '2018Q2')""", String.class);
    }

    private static String rows(String area, int n) {
        return REGISTRATION
                + IntStream.range(0, n)
                        .mapToObj(i -> code(area, i) + ",某厂" + i + ",有限责任公司,3525," + area + ",2015-01-01,存续\n")
                        .collect(Collectors.joining());
    }

    private static String tax(String quarter, int n) {
        return tax(quarter, n, 1);
    }

    private static String tax(String quarter, int n, long revenue) {
        return tax("331002", quarter, n, revenue);
    }

    private static String tax(String area, String quarter, int n, long revenue) {
        return "纳税人识别号,纳税人名称,行政区划代码,所属期,营业收入,实缴税额\n"
                + IntStream.range(0, n)
                        .mapToObj(i -> code(area, i) + ",某厂" + i + "," + area + "," + quarter + "," + revenue + ",1\n")
                        .collect(Collectors.joining());
    }

    /** Eighteen allowed characters; the check digit is as it falls. */
    private static String code(String area, int i) {
        return "91" + area + "MA2H1%03d".formatted(i) + "X1";
    }
}
