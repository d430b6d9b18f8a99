package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.JobsCopy;
import cn.jidu.run.RunResult;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A township, its county, the city and the province have plans of their own in one site: only files ({@code
 * src/test/resources/levels}) beside the county's that is there. The same rows are counted for all of them, each for its area.
 */
class PlanLevelsTest {
    private static final Path PLANS = Path.of("src/test/resources/levels/jobs/plans");

    @TempDir
    Path folder;

    @Test
    void areMeasuredSideBySide() throws IOException {
        Path inbox = Files.createDirectory(folder.resolve("inbox"));
        Files.writeString(inbox.resolve("registration_330781_2018Q1.csv"), """
                统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态
                91330781MA2H1001XU,兰江甲厂,有限责任公司,3525,330781001,2018-02-01,存续
                91330781MA2H10028H,兰江乙厂,个人独资企业,3525,330781001,2018-03-31,存续
                91330781MA2H100366,云山丙厂,有限责任公司,3525,330781002,2018-03-01,存续
                91330781MA2H10044U,兰江丁厂,有限责任公司,3525,330781001,2017-12-31,存续
                """);
        Files.writeString(inbox.resolve("registration_330782_2018Q1.csv"), """
                统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态
                91330782MA2H1001XP,义乌戊厂,有限责任公司,3525,330782,2018-01-01,存续
                """);
        Files.writeString(inbox.resolve("return_330781001_2018Q1.csv"), """
                指标编码,行政区划代码,季度,本季值,计量单位,填报单位
                shared-laboratory-services,330781001,2018Q1,12,批次,街道经发办
                """);

        try (World world = new World(folder.resolve("home"), definitions())) {
            RunResult result = world.run("2018Q1", inbox, Set.of("330781001", "330781"));

            assertThat(lines(result, "lanjiang-2018", "330781001"))
                    .containsExactly(
                            "J01 new-enterprises 2 of 1647",
                            "J02 individual-to-enterprise 0 of 2",
                            "J03 shared-laboratory-services 12 of 100",
                            "_Z company-share 66.666667 of -");
            assertThat(line(result, "lanxi-2018", "330781", "L01")).isEqualTo("L01 new-enterprises 3 of 5600");
            assertThat(line(result, "lanxi-2018", "330781001", "L01")).isEqualTo("L01 new-enterprises 2 of 1647");
            // of 40 tasks of 限下升限上 those of hotels and catering are a part
            assertThat(Files.readAllLines(result.folder().resolve("data/counted-with.csv")))
                    .containsExactly(
                            "PLAN,TARGET_ID,COUNTED_WITH,WAY", "lanxi-2018,L12A,L12,part", "lanxi-2018,L12B,L12,part");
            assertThat(line(result, "jinhua-2018", "330700", "K01")).isEqualTo("K01 new-enterprises 4 of 60000");
            assertThat(line(result, "jinhua-2018", "330781", "K01")).isEqualTo("K01 new-enterprises 3 of 5600");
            assertThat(line(result, "zhejiang-2018", "330000", "P01")).isEqualTo("P01 new-enterprises 4 of 600000");
            assertThat(line(result, "zhejiang-2018", "330700", "P01")).isEqualTo("P01 new-enterprises 4 of -");
            assertThat(result.folder().resolve("lanjiang-2018/330781001.pdf")).isNotEmptyFile();
            assertThat(result.folder().resolve("lanjiang-2018/330781001.xlsx")).isNotEmptyFile();
            assertThat(result.folder().resolve("lanxi-2018/330781001.pdf")).isNotEmptyFile();
            assertThat(result.folder().resolve("jinhua-2018/330781.pdf")).isNotEmptyFile();
        }
    }

    private static String line(RunResult result, String plan, String area, String target) {
        return lines(result, plan, area).stream()
                .filter(l -> l.startsWith(target + " "))
                .findFirst()
                .orElse("nothing");
    }

    private static List<String> lines(RunResult result, String plan, String area) {
        return result.results().measurements().stream()
                .filter(m -> m.plan().equals(plan) && m.area().equals(area))
                .filter(m -> m.quarter().sdmx().equals("2018-Q1"))
                .map(m -> "%s %s %s of %s".formatted(m.targetId(), m.indicator(), text(m.value()), text(m.target())))
                .toList();
    }

    private static String text(Optional<BigDecimal> number) {
        return number.map(n -> n.setScale(6, java.math.RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString())
                .orElse("-");
    }

    private Definitions definitions() throws IOException {
        Path jobs = JobsCopy.into(folder);
        try (Stream<Path> files = Files.list(PLANS)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, jobs.resolve("plans").resolve(file.getFileName()));
            }
        }
        return JobsCopy.load(jobs);
    }
}
