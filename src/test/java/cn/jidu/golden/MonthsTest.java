package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.Plan;
import cn.jidu.definition.Quarter;
import cn.jidu.explain.FigureExplainer;
import cn.jidu.explain.FigureQuestion;
import cn.jidu.returned.FileReturns;
import cn.jidu.returned.ReturnOutcome;
import cn.jidu.run.RunResult;
import cn.jidu.store.Archive;
import cn.jidu.store.SiteHome;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Wenzhou's departments report by month. Of 2023's last quarter all three months come, one of them under a name of
 * its own; of the next year's first March is missing, and February comes again. Expected by hand: flows 10 + 20 + 30.5 and
 * 5 + 7, which a year's sum begins anew with, the level of December, and nothing of a rate that is not asked by quarter.
 * Nothing came of the plan's first three quarters, and every figure says what it lacks.
 */
class MonthsTest {
    private static final String HEADER = "指标编码,行政区划代码,季度,本季值,计量单位,填报单位\n";
    private static final String REGISTRATION = """
            统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态
            91330302MA2H1001X5,温州甲厂,有限责任公司,3525,330302,2018-05-01,存续
            """;

    @TempDir
    Path folder;

    @Test
    void aQuarterIsMadeOfItsMonths() throws IOException {
        Path inbox = Files.createDirectory(folder.resolve("inbox"));
        for (String quarter : List.of("2023Q4", "2024Q1")) {
            Files.writeString(inbox.resolve("registration_330300_" + quarter + ".csv"), REGISTRATION);
        }
        month(inbox, "return_330300_2023M10.csv", "2023M10", "10", "1");
        month(inbox, "return_330300_2023M11.csv", "2023年11月", "20", "2");
        month(inbox, "温州市部门报送（2023年12月）.csv", "2023年12月份", "30.5", "3");
        month(inbox, "return_330300_2024M01.csv", "2024M01", "5", "4");
        month(inbox, "return_330300_2024M02.csv", "2024M02", "6", "5");
        month(inbox, "return_330300_2024M02_改.csv", "2024M02", "7", "5");
        Files.writeString(inbox.resolve("return_330300_2024M01_市金融办.csv"), HEADER + """
                        insurance-policy-financing,330300,2024M01,8,亿元,市金融办
                        insurance-policy-financing,330300,2024Q1,9,亿元,市金融办
                        """);
        Files.writeString(
                inbox.resolve("return_330300_2024Q1_市人力社保局.csv"),
                HEADER + "small-guarantee-fee-rate,330300,2024Q1,0.8,%,市人力社保局\n");

        try (World world = new World(folder.resolve("home"))) {
            RunResult result = world.run("2024Q1", inbox, Set.of("330300"));

            assertThat(lines(result, "2023-Q4"))
                    .containsExactly(
                            "W17 60.5 of 60.5, 60.5 this year P",
                            "W18 3 of -, - this year A",
                            "W25 - of -, - this year M");
            assertThat(lines(result, "2024-Q1"))
                    .as("of two months: what is there, and no level")
                    .containsExactly(
                            "W17 72.5 of 12, 12 this year P",
                            "W18 - of -, - this year M",
                            "W25 0.8 of -, - this year A");
            assertThat(Files.readAllLines(result.folder().resolve("data/counted-with.csv")))
                    .containsExactly("PLAN,TARGET_ID,COUNTED_WITH,WAY", "wenzhou-2023,W29,W19,same");
            JdbcTemplate db = new JdbcTemplate(world.database().owner());
            assertThat(db.queryForList("""
                            select distinct r.quarter || ' ' || c.state from jidu.completeness c join jidu.revision r using (revision_id)
                            where c.source = 'return' and c.area_code = '330300' order by 1""", String.class)).containsExactly("2023Q4 delivered", "2024Q1 partial");
            assertThat(db.queryForList(
                            "select code || ' ' || value || ' ' || expected from jidu.reject order by 1", String.class))
                    .containsExactly("PERIOD_MISMATCH 2024Q1 文件名所示月份 2024M01（2024年1月）");
            assertThat(db.queryForList("select understood from jidu.delivery where month = '2023M12'", String.class))
                    .containsExactly(
                            "认作部门报送，温州市（330300），2023年12月（季度依文件内容认定），即 return_330300_2023M12.csv。" + "如不对，请按此式改名后重新报送。");
            assertThat(Files.readAllLines(result.folder().resolve("data/deliveries.csv")))
                    .as("of a month, and of the quarter itself")
                    .anyMatch(l ->
                            l.startsWith("return_330300_2024M02.csv,") && l.contains(",return,330300,2024-M02,loaded,"))
                    .anyMatch(
                            l -> l.startsWith("return_330300_2024Q1_") && l.contains(",return,330300,2024-Q1,loaded,"));
            assertThat(gaps(world, "W17", "2024Q1"))
                    .containsExactly(
                            "2023Q1 NOT_MEASURED []",
                            "2023Q2 NOT_MEASURED []",
                            "2023Q3 NOT_MEASURED []",
                            "2024Q1 MONTHS [2024M03]");
            assertThat(gaps(world, "W18", "2024Q1")).containsExactly("2024Q1 MONTHS [2024M03]");
            assertThat(gaps(world, "W25", "2023Q4")).containsExactly("2023Q4 RATE_OF_MONTHS []");
            assertThat(gaps(world, "W25", "2024Q1")).isEmpty();
            assertThat(texts(result.folder().resolve("wenzhou-2023/330300.xlsx")))
                    .contains("为中小微企业减负：不含2023年一季度、2023年二季度、2023年三季度（该季缺数；如补报，重新测算后计入）。");
            assertThat(returned(world))
                    .contains(
                            "报送内容：部门报送，温州市，2024年1月",
                            "4. 改好后保存，以文件名“return_330300_2024M01_市金融办_退回修改.xlsx”重新报送。请整份报送，它取代上次报送的文件。");
        }
    }

    /** What the city's figure lacks. */
    private static List<String> gaps(World world, String target, String quarter) {
        Plan plan = Objects.requireNonNull(World.DEFINITIONS.plans().get("wenzhou-2023"));
        return FigureQuestion.named(
                        World.DEFINITIONS,
                        plan,
                        target,
                        World.DEFINITIONS.areas().get("330300"),
                        Quarter.of(quarter))
                .stream()
                .flatMap(q -> new FigureExplainer(world.database(), World.DEFINITIONS)
                        .explain(q).orElseThrow().gaps().stream())
                .map(g -> g.quarter() + " " + g.kind() + " " + g.months())
                .toList();
    }

    /** The letter of the one file that has a row to be mended. */
    private List<String> returned(World world) throws IOException {
        Path back = folder.resolve("back");
        SiteHome home = SiteHome.at(folder.resolve("home"));
        List<ReturnOutcome> written = new FileReturns(world.database(), new Archive(home), World.DEFINITIONS, home)
                .write(
                        back,
                        new FileReturns.Asked(Optional.empty(), a -> true, f -> true, (file, area) -> true),
                        f -> {});
        return texts(written.get(0).written());
    }

    private static List<String> texts(Path workbook) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(workbook))) {
            DataFormatter shown = new DataFormatter();
            List<String> texts = new ArrayList<>();
            book.forEach(sheet -> sheet.forEach(row -> row.forEach(cell -> texts.add(shown.formatCellValue(cell)))));
            return texts;
        }
    }

    private static void month(Path inbox, String name, String month, String flow, String level) throws IOException {
        Files.writeString(inbox.resolve(name), HEADER + """
                        burden-relief,330300,%1$s,%2$s,亿元,市经信局
                        pillar-industry-centres,330300,%1$s,%3$s,个,市经信局
                        small-guarantee-fee-rate,330300,%1$s,0.9,%%,市经信局
                        """.formatted(month, flow, level));
    }

    /** Of the plan's targets: what is compared, the quarter's own flow, and the state. */
    private static List<String> lines(RunResult result, String quarter) {
        return result.results().measurements().stream()
                .filter(m -> m.plan().equals("wenzhou-2023") && m.area().equals("330300"))
                .filter(m -> m.quarter().sdmx().equals(quarter))
                .filter(m -> Set.of("W17", "W18", "W25").contains(m.targetId()))
                .map(m -> "%s %s of %s, %s this year %s"
                        .formatted(m.targetId(), text(m.value()), text(m.flow()), text(m.ytd()), m.status()))
                .sorted()
                .toList();
    }

    private static String text(Optional<BigDecimal> number) {
        return number.map(n -> n.stripTrailingZeros().toPlainString()).orElse("-");
    }
}
