package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.adjustment.AdjustedSubject;
import cn.jidu.adjustment.AdjustmentTable;
import cn.jidu.adjustment.AdjustmentTable.ProposedAdjustment;
import cn.jidu.adjustment.FigureAdjustment.KeptEvidence;
import cn.jidu.change.ChangeCause;
import cn.jidu.change.FigureChange;
import cn.jidu.decision.DecisionKind;
import cn.jidu.decision.DecisionTable;
import cn.jidu.decision.DecisionTable.GivenDecision;
import cn.jidu.decision.DecisionTable.GivenWord;
import cn.jidu.decision.MatchCandidate;
import cn.jidu.reconcile.match.SubjectSql;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every cause by itself, worked out by hand, and all of them at once; {@link DefinitionChangesTest} has those that hold for all rows. */
class RevisionChangesTest {
    @TempDir
    Path folder;

    private ComparedWorld world;

    @BeforeEach
    void aRevision() {
        world = new ComparedWorld(folder);
    }

    @AfterEach
    void close() {
        world.close();
    }

    /** Rows come late, are corrected, go, and come again after they were rejected: each is known by its key. */
    @Test
    void rowsComeChangeAndGo() throws IOException {
        world.send(
                "registration_331002_2018Q2",
                ComparedWorld.REGISTERED
                        + ComparedWorld.JIA
                        + ComparedWorld.YI
                        + ComparedWorld.BING
                        + ComparedWorld.MORE);
        world.run();
        assertThat(world.changes("new-enterprises")).isEqualTo("1 2 late-rows 1");
        assertThat(world.changes("enterprise-stock")).isEqualTo("2 5 late-rows 3");
        // of two one is registered for taxes, then of five
        assertThat(world.changes("tax-registration-rate")).isEqualTo("50 20 late-rows -30");

        world.send(
                "registration_331002_2018Q2",
                ComparedWorld.REGISTERED
                        + ComparedWorld.JIA.replace("2018-05-01", "2017-05-01")
                        + ComparedWorld.YI
                        + ComparedWorld.BING
                        + ComparedWorld.MORE);
        world.run();
        assertThat(world.changes("new-enterprises")).isEqualTo("2 1 corrected-rows -1");

        world.send(
                "registration_331002_2018Q2",
                ComparedWorld.REGISTERED + ComparedWorld.YI + ComparedWorld.BING + ComparedWorld.MORE);
        world.run();
        assertThat(world.changes("enterprise-stock")).isEqualTo("5 4 removed-rows -1");

        world.send(
                "registration_331002_2018Q2",
                ComparedWorld.REGISTERED
                        + ComparedWorld.YI
                        + ComparedWorld.BING.replace("2018-06-01", "2018-06-31")
                        + ComparedWorld.MORE);
        world.run();
        assertThat(world.changes("new-enterprises")).isEqualTo("1 0 removed-rows -1");

        world.send(
                "registration_331002_2018Q2",
                ComparedWorld.REGISTERED + ComparedWorld.YI + ComparedWorld.BING + ComparedWorld.MORE);
        world.run();
        assertThat(world.changes("new-enterprises")).isEqualTo("0 1 mended-rejects 1");
    }

    /** The filing was there before its enterprise: what it counts in moves with the registry. */
    @Test
    void registry() throws IOException {
        world.send("loan_331002_2018Q2", ComparedWorld.LENT + ComparedWorld.LENT_TO_BING);
        world.run();
        world.send(
                "registration_331002_2018Q2",
                ComparedWorld.REGISTERED + ComparedWorld.JIA + ComparedWorld.YI + ComparedWorld.BING);
        world.run();

        assertThat(world.changes("loan-balance")).isEqualTo("0.01 0.03 registry 0.02");
        assertThat(world.changes("borrowers")).isEqualTo("1 2 registry 1");

        world.send(
                "loan_331002_2018Q2",
                ComparedWorld.LENT.replace(",100,2018-05-01", ",150,2018-05-01")
                        + ComparedWorld.LENT_TO_BING
                        + ComparedWorld.LENT_AGAIN);
        world.run();
        assertThat(world.changes("loan-balance")).isEqualTo("0.03 0.038 late-rows 0.003 corrected-rows 0.005");
    }

    @Test
    void adjustment() {
        adjust("new-enterprises", "1", "7");
        world.run();

        assertThat(world.changes("new-enterprises")).isEqualTo("1 7 adjustment 6");
    }

    /** A rate that was set is no quotient, so none is shown; what rows give is one again when that is taken back. */
    @Test
    void anAdjustedRate() throws IOException {
        adjust("tax-registration-rate", "50", "80");
        world.run();
        assertThat(world.changes("tax-registration-rate")).isEqualTo("50 80 adjustment 30");
        assertThat(world.terms("tax-registration-rate")).containsExactly("-");

        world.send(
                "registration_331002_2018Q2",
                ComparedWorld.REGISTERED + ComparedWorld.JIA + ComparedWorld.YI + ComparedWorld.MORE);
        new AdjustmentTable(world.database()).withdraw(1, "已补报", "王五", Instant.parse("2018-07-21T01:00:00Z"));
        world.run();
        assertThat(world.changes("tax-registration-rate")).isEqualTo("80 25 adjustment -55");
        assertThat(world.terms("tax-registration-rate")).containsExactly("1/4");
    }

    /** A row that nobody could place is said to be 乙厂's, and then not any more. */
    @Test
    void aDecision() throws IOException {
        world.send("loan_331002_2018Q2", ComparedWorld.LENT + "2,台州银行,,乙记老厂,331002,2018Q2,300,200,2018-05-01,200\n");
        world.run();
        DecisionTable table = new DecisionTable(world.database());
        GivenWord word = new GivenWord("王芳", "电话核实", Instant.parse("2018-07-20T01:00:00Z"));
        table.decide(List.of(new GivenDecision(loanOfYi(), DecisionKind.MATCH, false, word)));
        world.run();
        assertThat(world.changes("loan-balance")).isEqualTo("0.01 0.03 decisions 0.02");
        assertThat(world.changes("borrowers")).isEmpty();

        table.withdraw(table.list().get(0).handle(), word);
        world.run();
        assertThat(world.changes("loan-balance")).isEqualTo("0.03 0.01 decisions -0.02");
    }

    private MatchCandidate loanOfYi() {
        JdbcTemplate db = world.db();
        String subject = db.queryForObject(
                "select %s from jidu.row_loan where name = '乙记老厂'"
                        .formatted(SubjectSql.id("own_area", "borrower_id", "coalesce(name, '')")),
                String.class);
        UUID yi = db.queryForObject(
                "select distinct enterprise_id from jidu.panel_enterprise_quarter where name = '乙厂'", UUID.class);
        return new MatchCandidate(
                "2018Q2",
                subject.substring(0, 12),
                subject,
                "331002",
                "",
                "乙记老厂",
                "loan",
                "",
                1,
                yi,
                "乙厂",
                "名称=相近",
                "中",
                List.of(),
                "");
    }

    /** Whatever the order, the parts add up: {@link FigureChange} refuses others. */
    @Test
    void severalAtOnceInAnyOrder() throws IOException {
        world.send(
                "registration_331002_2018Q2",
                ComparedWorld.REGISTERED + ComparedWorld.JIA.replace("有限责任公司", "个体工商户") + ComparedWorld.BING);
        world.send(
                "tax_331002_2018Q2",
                ComparedWorld.FILED
                        + ComparedWorld.filed("91331002MA2H1003XU", "丙厂", 300)
                        + ComparedWorld.filed("91331002MA2H1001XB", "甲厂", 10));
        adjust("new-enterprises", "1", "7");
        world.run();

        Map<String, String> declared = world.told(World.DEFINITIONS, World.DEFINITIONS, ChangeCause.DECLARED);
        assertThat(declared.get("_Z new-enterprises")).isEqualTo("1 7 late-rows 1 corrected-rows -1 adjustment 6");
        Random random = new Random(1);
        for (int i = 0; i < 5; i++) {
            List<ChangeCause> order = new ArrayList<>(ChangeCause.DECLARED);
            Collections.shuffle(order, random);
            Map<String, String> shuffled = world.told(World.DEFINITIONS, World.DEFINITIONS, order);
            assertThat(shuffled.keySet()).isEqualTo(declared.keySet());
        }
    }

    private void adjust(String indicator, String given, String value) {
        AdjustmentTable table = new AdjustmentTable(world.database());
        long number = table.propose(
                        new ProposedAdjustment(
                                new AdjustedSubject(ComparedWorld.QUARTER, "small_micro", indicator, "331002"),
                                new BigDecimal(value),
                                Optional.of(new BigDecimal(given)),
                                false,
                                "来函",
                                new KeptEvidence("来函.pdf", "00")),
                        "王五",
                        Instant.parse("2018-07-20T01:00:00Z"))
                .number();
        table.agree(number, "赵六", Instant.parse("2018-07-20T02:00:00Z"));
    }
}
