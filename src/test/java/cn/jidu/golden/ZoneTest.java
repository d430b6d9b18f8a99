package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.candidate.CandidateTable;
import cn.jidu.decision.CandidateQueue;
import cn.jidu.decision.DecisionKind;
import cn.jidu.decision.DecisionTable;
import cn.jidu.decision.DecisionTable.GivenDecision;
import cn.jidu.decision.DecisionTable.GivenWord;
import cn.jidu.decision.MatchCandidate;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.JobsCopy;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.candidate.DecisionBounds;
import cn.jidu.reconcile.arrival.ExpectedFiles;
import cn.jidu.reconcile.arrival.FileExpectation;
import cn.jidu.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The figures of 兰溪市 by township and zone: of three founded in 云山街道 two belong to 兰溪经济开发区 and so does the only one
 * of 水亭畲族乡, so that the zone counts three, 云山街道 one, and of 水亭畲族乡 nothing is known.
 */
class ZoneTest {
    private static final String COUNTY = "330781";
    private static final Set<String> TOLD = Set.of(COUNTY, "330781002", "330781203", "330781Z01");
    private static final String REGISTRATION = """
            统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态
            91331002MA2H1001XB,甲厂,有限责任公司,3525,330781002,2018-05-01,存续
            91331002MA2H10028B,乙厂,有限责任公司,3525,330781002,2018-05-01,存续
            91331002MA2H10052U,丙厂,有限责任公司,3525,330781002,2018-05-01,存续
            91331002MA2H10060N,丁厂,有限责任公司,3525,330781203,2018-05-01,存续
            """;
    private static final String LIST = """
            名单,企业代码,企业名称,行政区划代码,认定日期
            开发区,91331002MA2H1001XB,甲厂,兰溪市,2018-05-02
            开发区,91331002MA2H10028B,乙厂,兰溪经济开发区,2018-05-02
            开发区,91331002MA2H10060N,丁厂,水亭畲族乡,2018-05-02
            """;

    @TempDir
    Path folder;

    @Test
    void membersAreFiguresOfTheZone() throws IOException {
        Path jobs = JobsCopy.into(folder);
        JobsCopy.change(jobs.resolve("plans/taizhou-2018.yml"), "area: \"331000\"", "area: \"" + COUNTY + "\"");
        Definitions definitions = JobsCopy.load(jobs);
        Path inbox = Files.createDirectory(folder.resolve("inbox"));
        Files.writeString(inbox.resolve("registration_330781_2018Q2.csv"), REGISTRATION);
        Files.writeString(inbox.resolve("roster_330781_2018Q2.csv"), LIST);

        try (World world = new World(folder.resolve("home"), definitions)) {
            RunResult result = world.run("2018Q2", inbox, Set.of(COUNTY));

            assertThat(figures(result))
                    .as("P, as the lists of who is above the universe did not come")
                    .containsExactly("330781 4 P", "330781002 1 P", "330781203 - M", "330781Z01 3 P");
            assertThat(arrived(world, definitions))
                    .as("its file came, though all of its rows count in the zone")
                    .containsExactly("330781002 LATE", "330781203 LATE", "330781Z01 LATE");
        }
    }

    /** A list without a code, and two of the name: a person says which of them the zone has. */
    @Test
    void aMemberThatNoRuleMatchesIsDecidedAsAnyOtherRow() throws IOException {
        Path jobs = JobsCopy.into(folder);
        JobsCopy.change(jobs.resolve("plans/taizhou-2018.yml"), "area: \"331000\"", "area: \"" + COUNTY + "\"");
        Definitions definitions = JobsCopy.load(jobs);
        Path inbox = Files.createDirectory(folder.resolve("inbox"));
        Files.writeString(
                inbox.resolve("registration_330781_2018Q2.csv"),
                REGISTRATION + "91331002MA2H1003XU,甲厂,有限责任公司,3525,330781002,2018-05-01,存续\n");
        Files.writeString(
                inbox.resolve("roster_330781_2018Q2.csv"), "名单,企业代码,企业名称,行政区划代码,认定日期\n开发区,,甲厂,兰溪经济开发区,2018-05-02\n");
        try (World world = new World(folder.resolve("home"), definitions)) {
            assertThat(figures(world.run("2018Q2", inbox, Set.of(COUNTY))))
                    .containsExactly("330781 5 P", "330781002 4 P", "330781203 1 P", "330781Z01 - M");
            new CandidateTable(world.database(), definitions, text -> text).make(Quarter.of("2018Q2"));
            CandidateQueue queue =
                    new CandidateQueue(new JdbcTemplate(world.database().reader()), definitions, DecisionBounds.NONE);
            assertThat(queue.list()).hasSize(2).allMatch(c -> c.source().equals("roster"));
            MatchCandidate pair = queue.list().stream()
                    .filter(c -> c.enterprise().startsWith("91331002MA2H1003XU"))
                    .findFirst()
                    .orElseThrow();
            new DecisionTable(world.database())
                    .decide(List.of(new GivenDecision(
                            pair,
                            DecisionKind.MATCH,
                            false,
                            new GivenWord("王芳", "开发区来函", Instant.parse("2018-07-20T01:00:00Z")))));
            assertThat(figures(world.run("2018Q2", inbox, Set.of(COUNTY))))
                    .containsExactly("330781 5 P", "330781002 3 P", "330781203 1 P", "330781Z01 1 P");
        }
    }

    private static List<String> figures(RunResult result) {
        return result.results().measurements().stream()
                .filter(m -> m.indicator().equals("new-enterprises") && m.plan().equals("_Z"))
                .filter(m -> m.quarter().equals(Quarter.of("2018Q2")) && TOLD.contains(m.area()))
                .map(m -> m.area() + " "
                        + m.value()
                                .map(v -> v.stripTrailingZeros().toPlainString())
                                .orElse("-") + " " + m.status())
                .sorted()
                .toList();
    }

    private static List<String> arrived(World world, Definitions definitions) {
        List<FileExpectation> expected = ExpectedFiles.list(
                new JdbcTemplate(world.database().owner()),
                definitions,
                Optional.empty(),
                Quarter.of("2018Q2"),
                LocalDate.of(2018, 7, 20),
                ZoneOffset.UTC);
        return expected.stream()
                .filter(e -> e.source().equals("registration") && TOLD.contains(e.area()))
                .map(e -> e.area() + " " + e.state())
                .sorted()
                .toList();
    }
}
