package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.JobsCopy;
import cn.jidu.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One target of each kind, each at an edge, from files to the word in the report ({@code src/test/resources/edges}). A
 * plan of Lanxi's beside the project's own, in which a zone goes before its township.
 *
 * <p>Of enterprises there are four at the base (A, B, C, D), four after one quarter (C ended, E is new), five after two (F
 * is new), and one individual all the time: growth is (5/4)² − 1, individuals fall from 1/5 to 1/6, four of the five are
 * companies. E belongs to the zone. B came on a list that A has left.
 */
class EdgesTest {
    private static final Path HERE = Path.of("src/test/resources/edges");
    private static final List<String> COMPARED =
            List.of("TARGET_ID", "REF_AREA", "TIME_PERIOD", "OBS_VALUE", "TARGET", "PROGRESS", "VERDICT");
    private static final List<String> PARTS = List.of(
            "Z01", "001", "002", "004", "005", "006", "007", "102", "104", "106", "108", "109", "111", "112", "200",
            "203", "209");

    @TempDir
    Path folder;

    @Test
    void everyKindIsJudgedAtItsEdge() throws IOException {
        Path jobs = JobsCopy.into(folder);
        Files.copy(HERE.resolve("edges-2018.yml"), jobs.resolve("plans/edges-2018.yml"));
        Path inbox = Files.createDirectory(folder.resolve("inbox"));
        registration(inbox, "2017Q4", "");
        registration(inbox, "2018Q1", "91331003MA2H1001XC,戊,有限责任公司,3525,330781001,2018-02-01,存续,\n");
        registration(
                inbox,
                "2018Q2",
                "91331003MA2H1001XC,戊,有限责任公司,3525,330781001,2018-02-01,存续,\n"
                        + "91331004MA2H1001XD,己,有限责任公司,3525,330781001,2018-05-01,存续,\n");
        for (String quarter : List.of("2018Q1", "2018Q2")) {
            Files.writeString(inbox.resolve("roster_330781_" + quarter + ".csv"), """
                    名单,企业代码,企业名称,行政区划代码,认定日期,失效日期
                    zone,91331003MA2H1001XC,戊,330781Z01,2018-02-05,
                    little-giant,91331002MA2H1001XB,甲,330781001,2017-01-01,2018-01-31
                    little-giant,91331002MA2H10028B,乙,330781001,2018-06-30,
                    """);
        }
        returns(inbox, "2017Q4", "innovation-complexes 8");
        returns(
                inbox,
                "2018Q1",
                "trained-workers 20000",
                "shared-instruments 40",
                "shared-laboratory-services 40",
                "technology-auctions 3",
                "technology-auction-value 2",
                "innovation-complexes 10",
                "contest-rounds 12");
        returns(
                inbox,
                "2018Q2",
                "trained-workers 29976",
                "shared-instruments 60",
                "shared-laboratory-services 60",
                "technology-auctions 3",
                "technology-auction-value 3",
                "innovation-complexes 14",
                "machine-networking-share 49.995",
                "below-scale-industry-growth 16.5",
                "loan-growth-over-all-loans 0",
                "tech-class-two-rights 1",
                "guarantee-fee-rate 1.004",
                "contest-rounds 8",
                "local-bank-borrowers 88");

        try (World world = new World(folder.resolve("home"), JobsCopy.load(jobs))) {
            RunResult result = world.run("2018Q2", inbox, Set.of("330781", "330781002"));

            Table expected = Table.read(HERE.resolve("expected.csv"));
            Map<String, String> words = words(result.folder().resolve("edges-2018/330781.xlsx"));
            Set<String> told = keys(expected);
            Table actual = new Table(Table.read(result.folder().resolve("data/measurements.csv"))
                    .where(r -> "edges-2018".equals(r.get("PLAN")) && told.contains(key(r)))
                    .rows()
                    .stream()
                    .map(r -> judged(r, words))
                    .toList());
            assertThat(actual.lines(COMPARED)).containsExactlyElementsOf(expected.lines(COMPARED));
            assertThat(result.folder().resolve("lanxi-2018/330781.pdf")).isNotEmptyFile();
            assertThat(texts(result.folder().resolve("edges-2018/330781.xlsx")))
                    .as("no table of dashes")
                    .containsSequence("申贷获得率维持在合理区间", "监测，数据未报送")
                    .contains("没有数的监测指标不列表，尚待报送：法人银行小微企业申贷获得率。");
            assertThat(texts(result.folder().resolve("edges-2018/330781.xlsx")))
                    .as("a part of another task is counted with it")
                    .contains(
                            "截至2018年二季度末，计划定量目标20项（另有“其中”项1项、文件重复提出的1项，不重复计数），其中：已完成7项，欠进度3项，年度指标（年末评价）2项，符合目标要求5项，未达到目标要求2项，无法评价（缺数）1项。")
                    .containsSequence("兰江街道", "62.5", "2");
            assertThat(texts(result.folder().resolve("edges-2018/330781002.xlsx")))
                    .as("what is asked of each, where there are no shares")
                    .contains("“覆盖各乡镇”要求每地达到1次：云山街道为1，符合。");
        }
    }

    private static Set<String> keys(Table table) {
        return table.rows().stream().map(EdgesTest::key).collect(Collectors.toSet());
    }

    private static String key(Map<String, String> row) {
        return row.get("TARGET_ID") + " " + row.get("REF_AREA") + " " + row.get("TIME_PERIOD");
    }

    /** The word is the report's, which is the county's of the last quarter. */
    private static Map<String, String> judged(Map<String, String> row, Map<String, String> words) {
        Map<String, String> judged = new TreeMap<>(row);
        boolean reported = "330781".equals(row.get("REF_AREA")) && "2018-Q2".equals(row.get("TIME_PERIOD"));
        judged.put("VERDICT", reported ? words.getOrDefault(row.get("TARGET_ID"), "") : "");
        return judged;
    }

    /** By the target's number, which follows from the title: the words of the column 评价. */
    private static Map<String, String> words(Path workbook) throws IOException {
        Map<String, String> words = new HashMap<>();
        DataFormatter shown = new DataFormatter();
        List<String> titles = Files.readAllLines(HERE.resolve("edges-2018.yml")).stream()
                .filter(l -> l.contains("title: ") && !l.startsWith("title"))
                .map(l -> l.replaceAll(".*title: ", "").replaceAll(",.*", ""))
                .toList();
        try (Workbook book = WorkbookFactory.create(workbook.toFile(), null, true)) {
            for (Sheet sheet : book) {
                int column = -1;
                for (Row row : sheet) {
                    for (int c = 0; c < row.getLastCellNum(); c++) {
                        column = shown.formatCellValue(row.getCell(c)).equals("评价") ? c : column;
                    }
                    String first = shown.formatCellValue(row.getCell(0));
                    for (int t = 0; column >= 0 && t < titles.size(); t++) {
                        if (first.startsWith(titles.get(t) + "（")) {
                            words.putIfAbsent("E%02d".formatted(t + 1), shown.formatCellValue(row.getCell(column)));
                        }
                    }
                }
            }
        }
        return words;
    }

    private static List<String> texts(Path workbook) throws IOException {
        DataFormatter shown = new DataFormatter();
        List<String> texts = new ArrayList<>();
        try (Workbook book = WorkbookFactory.create(workbook.toFile(), null, true)) {
            for (Sheet sheet : book) {
                sheet.forEach(row -> row.forEach(cell -> texts.add(shown.formatCellValue(cell))));
            }
        }
        return texts;
    }

    private static void registration(Path inbox, String quarter, String more) throws IOException {
        String ended = quarter.equals("2017Q4") ? "存续," : "注销,2018-03-01";
        Files.writeString(inbox.resolve("registration_330781_" + quarter + ".csv"), """
                统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态,状态日期
                91331002MA2H1001XB,甲,有限责任公司,3525,330781001,2010-05-01,存续,
                91331002MA2H10028B,乙,有限责任公司,3525,330781001,2010-05-01,存续,
                91331002MA2H10052U,丙,有限责任公司,3525,330781002,2010-05-01,%s
                91331002MA2H10060N,丁,个人独资企业,3525,330781203,2010-05-01,存续,
                91331081MA2H1001XE,庚,个体工商户,3525,330781002,2010-05-01,存续,
                """.formatted(ended) + more);
    }

    /** One unit's, of the county; and who inspected the townships, of which the last was left out. */
    private static void returns(Path inbox, String quarter, String... figures) throws IOException {
        StringBuilder file = new StringBuilder("指标编码,行政区划代码,季度,本季值,填报单位\n");
        for (String figure : figures) {
            file.append(figure.replace(" ", ",330781," + quarter + ",")).append(",市甲局\n");
        }
        if (quarter.equals("2018Q2")) {
            IntStream.range(0, PARTS.size())
                    .forEach(i -> file.append("inspections,330781%s,2018Q2,%d,市甲局%n"
                            .formatted(PARTS.get(i), i < PARTS.size() - 1 ? 1 : 0)));
        }
        Files.writeString(inbox.resolve("return_330781_" + quarter + ".csv"), file);
    }
}
