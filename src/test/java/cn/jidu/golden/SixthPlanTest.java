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
 * A sixth plan needs no Java: the province's targets for 2021 to 2023, with an indicator of their own, are two files in
 * {@code src/test/resources/sixth}. They are measured beside the plan of a city in the province.
 */
class SixthPlanTest {
    private static final Path SIXTH = Path.of("src/test/resources/sixth/jobs");
    private static final String REGISTRATION = "统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态,八大产业\n";

    @TempDir
    Path folder;

    @Test
    void isMeasuredBesideACitysPlan() throws IOException {
        Path inbox = Files.createDirectory(folder.resolve("inbox"));
        Files.writeString(inbox.resolve("registration_330602_2021Q1.csv"), REGISTRATION + """
                91331002MA2H1001XB,绍兴甲软件有限公司,有限责任公司,6513,330602,2021-03-01,存续,是
                91331003MA2H1001XC,绍兴乙食品有限公司,有限责任公司,1469,330602,2021-02-01,存续,否
                """);
        Files.writeString(inbox.resolve("registration_331002_2021Q1.csv"), REGISTRATION + """
                91331004MA2H1001XD,台州丙机械有限公司,有限责任公司,3441,331002,2021-01-01,存续,否
                91331081MA2H1001XE,台州丁机械有限公司,有限责任公司,3441,331002,2020-12-31,存续,否
                """);
        Files.writeString(inbox.resolve("return_330000_2021Q1.csv"), """
                指标编码,行政区划代码,季度,本季值,计量单位,填报单位
                patent-applications,330000,2021Q1,1500,件,省市场监管局
                """);

        try (World world = new World(folder.resolve("home"), definitions())) {
            RunResult result = world.run("2021Q1", inbox, Set.of("330000", "330600"));

            assertThat(lines(result, "zhejiang-2021", "330000", "P01", "P02", "P09", "P10"))
                    .containsExactly(
                            "P01 new-enterprises 3 of 600000 P",
                            "P02 new-digital-eight-industries 1 of 180000 P",
                            "P09 patent-applications 1500 of 15000 A",
                            "P10 new-loans - of 12000 M");
            assertThat(lines(result, "zhejiang-2021", "330600", "P01")).containsExactly("P01 new-enterprises 2 of - P");
            assertThat(lines(result, "shaoxing-2021", "330600", "S01", "S02"))
                    .containsExactly(
                            "S01 new-enterprises 2 of 55000 P", "S02 new-digital-eight-industries 1 of 12000 P");
            assertThat(result.folder().resolve("zhejiang-2021/330000.pdf")).isNotEmptyFile();
            assertThat(result.folder().resolve("zhejiang-2021/330600.xlsx")).isNotEmptyFile();
            assertThat(result.folder().resolve("shaoxing-2021/330600.pdf")).isNotEmptyFile();
            assertThat(result.folder().resolve("taizhou-2018")).doesNotExist();
        }
    }

    private static List<String> lines(RunResult result, String plan, String area, String... targets) {
        return result.results().measurements().stream()
                .filter(m -> m.plan().equals(plan) && m.area().equals(area))
                .filter(m -> List.of(targets).contains(m.targetId()))
                .map(m -> "%s %s %s of %s %s"
                        .formatted(m.targetId(), m.indicator(), text(m.value()), text(m.target()), m.status()))
                .toList();
    }

    private static String text(Optional<BigDecimal> number) {
        return number.map(n -> n.stripTrailingZeros().toPlainString()).orElse("-");
    }

    private Definitions definitions() throws IOException {
        Path jobs = JobsCopy.into(folder);
        try (Stream<Path> files = Files.walk(SIXTH)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Files.copy(file, jobs.resolve(SIXTH.relativize(file).toString()));
            }
        }
        return JobsCopy.load(jobs);
    }
}
