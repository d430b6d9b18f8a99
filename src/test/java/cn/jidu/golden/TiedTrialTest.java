package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.candidate.CandidateTable;
import cn.jidu.cleanse.Codes;
import cn.jidu.decision.CandidateQueue;
import cn.jidu.decision.DecisionKind;
import cn.jidu.decision.DecisionTable;
import cn.jidu.decision.DecisionTable.GivenDecision;
import cn.jidu.decision.DecisionTable.GivenWord;
import cn.jidu.decision.MatchCandidate;
import cn.jidu.decision.PairEffects;
import cn.jidu.definition.JobsCopy;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.candidate.DecisionBounds;
import cn.jidu.measure.Measure;
import cn.jidu.measure.Measurement;
import cn.jidu.measure.TriedFigures;
import cn.jidu.measure.TriedFigures.TriedMeasurement;
import cn.jidu.reconcile.TiedTrial;
import cn.jidu.reconcile.match.TriedRows.TriedTie;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a tie is said to move is what a run that has it moves. */
class TiedTrialTest {
    private static final Quarter QUARTER = Quarter.of("2018Q2");
    private static final List<String> NAMES = List.of("甲乙机械", "丙丁食品", "戊己塑料", "庚辛模具", "壬癸泵业", "子丑电器");

    @TempDir
    Path folder;

    private World world;
    private JdbcTemplate db;

    private static String code(int number) {
        return Codes.uscc("91331002MA2H1%04d".formatted(number));
    }

    /** One character of it is wrong. */
    private static String wrong(int number) {
        String code = code(number);
        return code.substring(0, 12) + "W" + code.substring(13);
    }

    private static String row(int number, String rest) {
        return wrong(number) + "," + NAMES.get(number) + "厂,331002," + rest + "\n";
    }

    private Path inbox() throws IOException {
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        for (String quarter : List.of("2018Q1", "2018Q2")) {
            StringBuilder registered = new StringBuilder("统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态\n");
            for (int i = 0; i < NAMES.size(); i++) {
                registered
                        .append(code(i))
                        .append(",台州市椒江")
                        .append(NAMES.get(i))
                        .append("有限公司,有限责任公司,3525,331002,201%d-05-01,存续\n".formatted(3 + i));
            }
            Files.writeString(inbox.resolve("registration_331002_" + quarter + ".csv"), registered);
            String tax = "纳税人识别号,纳税人名称,行政区划代码,所属期,营业收入（元）,实缴税额（元）,减免税额（元）,应享受优惠,从业人数,资产总额（元）\n" + code(1)
                    + ",台州市椒江丙丁食品有限公司,331002," + quarter + ",2000000,100,0,否,30,500000\n";
            boolean now = quarter.equals("2018Q2");
            Files.writeString(
                    inbox.resolve("tax_331002_" + quarter + ".csv"),
                    now
                            ? tax
                                    + row(0, quarter + ",1000000,10,5,是,3,50000")
                                    + row(5, quarter + ",900000000,10,5,是,3000,5000000000")
                            : tax);
            String loan = "借据编号,贷款机构,借款人代码,借款人名称,行政区划代码,报告期,贷款余额（万元）,发放日期,发放金额（万元）,担保方式,授信总额（万元）\n" + "JJ-1,虚构甲银行,"
                    + code(2) + ",台州市椒江戊己塑料有限公司,331002," + quarter + ",300,2018-01-10,300,抵押,500\n";
            Files.writeString(
                    inbox.resolve("loan_331002_" + quarter + ".csv"),
                    now
                            ? loan + "JJ-2,虚构甲银行," + row(2, quarter + ",90,2018-05-10,90,抵押,2000") + "JJ-3,虚构乙银行,"
                                    + row(3, quarter + ",41.5,2018-05-10,50,信用,100") + "JJ-4,虚构乙银行,"
                                    + row(3, quarter + ",7,2018-06-10,7,抵押,100")
                            : loan);
        }
        Files.writeString(
                inbox.resolve("roster_331002_2018Q2.csv"),
                "名单,企业代码,企业名称,行政区划代码,认定日期,失效日期\n规模以上工业和服务业," + row(4, "2018-04-01,") + "县级培育库,"
                        + row(2, "2018-05-01,"));
        Files.writeString(
                inbox.resolve("size-class_331002_2018Q2.csv"), "年度,企业代码,企业名称,行政区划代码,规模\n2017," + row(1, "大型"));
        return inbox;
    }

    @Test
    void everyTieMovesWhatARunWithItMoves() throws IOException {
        Path inbox = inbox();
        try (World opened = new World(folder.resolve("home"))) {
            world = opened;
            db = new JdbcTemplate(world.database().reader());
            world.measure("2018Q2", inbox);
            new CandidateTable(world.database(), World.DEFINITIONS, text -> "h:" + text).make(QUARTER);
            Revision before = new Revisions(db).findNewest(QUARTER).orElseThrow();
            new PairEffects(world.database(), World.DEFINITIONS).make(before);
            List<MatchCandidate> queue = new CandidateQueue(db, World.DEFINITIONS, DecisionBounds.NONE).list();
            assertThat(queue.stream().map(MatchCandidate::name)).hasSize(6).doesNotHaveDuplicates();
            List<TriedTie> ties = new ArrayList<>();
            queue.forEach(c -> ties.add(new TriedTie(ties.size(), c.subject(), c.enterpriseId())));
            SortedMap<Integer, List<TriedMeasurement>> tried = TiedTrial.of(
                            world.database(),
                            World.DEFINITIONS,
                            before,
                            ties,
                            (seen, trial) -> new TriedFigures(seen, World.DEFINITIONS, before).of(trial))
                    .orElseThrow();
            Map<String, String> now = measured(before);
            for (int i = 0; i < queue.size(); i++) {
                assertThat(moved(tried.getOrDefault(i, List.of())))
                        .as(queue.get(i).name() + " " + queue.get(i).source())
                        .isEqualTo(differences(now, measured(decided(queue.get(i), inbox))));
            }
        }
    }

    @Test
    void aTableThatOnlyNewerDefinitionsReadIsThere() throws IOException {
        Path jobs = JobsCopy.into(folder);
        JobsCopy.change(
                jobs.resolve("panels/size_class_quarter.sql"),
                "cross join this_quarter t",
                "cross join this_quarter t left join ref_industries i on i.code = m.size");
        try (World opened = new World(folder.resolve("home"))) {
            opened.measure("2018Q2", inbox());
            db = new JdbcTemplate(opened.database().owner());
            assertThat(db.queryForObject("select to_regclass('jidu_kept.ref_industries')", String.class))
                    .isNull();

            Optional<Integer> rows = TiedTrial.of(
                    opened.database(),
                    JobsCopy.load(jobs),
                    new Revisions(db).findNewest(QUARTER).orElseThrow(),
                    List.of(),
                    (seen, trial) -> seen.queryForObject(
                            "select count(*) from " + trial.rows("size_class_quarter", false), Integer.class));
            assertThat(rows).isPresent();
        }
    }

    private Revision decided(MatchCandidate candidate, Path inbox) {
        DecisionTable table = new DecisionTable(world.database());
        GivenWord word = new GivenWord("王芳", "核实", Instant.parse("2018-07-20T01:00:00Z"));
        table.decide(List.of(new GivenDecision(candidate, DecisionKind.MATCH, false, word)));
        world.measure("2018Q2", inbox);
        Revision after = new Revisions(db).findNewest(QUARTER).orElseThrow();
        table.withdraw(candidate.id(), word);
        return after;
    }

    private Map<String, String> measured(Revision revision) {
        Measure measure = new Measure(world.database(), World.DEFINITIONS);
        List<String> areas = new Revisions(db).areas(revision);
        List<Measurement> all = new ArrayList<>(measure.measurements(revision, Optional.empty(), areas));
        World.DEFINITIONS.plans().values().stream()
                .filter(p -> areas.contains(p.area()) && p.runsIn(QUARTER))
                .forEach(p -> all.addAll(measure.measurements(revision, Optional.of(p), areas)));
        return told(all);
    }

    private static Map<String, String> moved(List<TriedMeasurement> tried) {
        return told(tried.stream().map(TriedMeasurement::tied).toList());
    }

    private static Map<String, String> told(List<Measurement> measurements) {
        return measurements.stream()
                .collect(Collectors.toMap(
                        m -> String.join(" ", m.plan(), m.targetId(), m.indicator(), m.area()),
                        TiedTrialTest::told,
                        (a, b) -> a,
                        TreeMap::new));
    }

    private static String told(Measurement m) {
        return List.of(m.value(), m.flow(), m.cumulative(), m.ytd(), m.yoy(), m.progress(), m.pace(), m.gap()).stream()
                        .map(n -> n.map(BigDecimal::stripTrailingZeros)
                                .map(BigDecimal::toPlainString)
                                .orElse("-"))
                        .collect(Collectors.joining(" "))
                + m.met();
    }

    private static Map<String, String> differences(Map<String, String> before, Map<String, String> after) {
        Map<String, String> all = new TreeMap<>(after);
        all.entrySet().removeAll(Set.copyOf(before.entrySet()));
        return all;
    }
}
