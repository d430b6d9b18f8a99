package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.jidu.ProofShare;
import cn.jidu.definition.Breakdown;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.run.RunResult;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** The sample city against what its generator's own model expects: figures, balance, findings, rejects, files, whole. */
class ExpectedCityTest {
    private static final Path HERE = Path.of("sample-data");

    private static final int FOLLOWED = ProofShare.of(250, 10_000);
    private static final int ONE_IN = ProofShare.of(24, 1);

    /** The city and one of its counties in {@code mvn verify}, every area by {@code -Pproof}. */
    private static final Set<String> PRINTED = ProofShare.whole() ? Set.of() : Set.of("331000", "331082");

    @TempDir
    static Path home;

    private static World world;
    private static SortedMap<String, RunResult> results;

    @BeforeAll
    static void run() {
        world = new World(home);
        results = new TreeMap<>();
        // the newest is printed, and what is printed is read back
        results.put("2018Q2", world.run("2018Q2", HERE.resolve("inbox"), World.NOT_PRINTED));
        results.put("2018Q3", world.run("2018Q3", HERE.resolve("inbox"), PRINTED));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void isAsTheModelExpects() throws IOException {
        SortedMap<String, RuleRecall> recall = new TreeMap<>();
        World.DEFINITIONS.rules().keySet().forEach(code -> recall.put(code, RuleRecall.NONE));
        for (Map.Entry<String, RunResult> ran : results.entrySet()) {
            String quarter = ran.getKey();
            RunResult result = ran.getValue();
            recall(quarter, result, recall);
            compare(quarter, result, "measurements", Table.MEASUREMENT);
            compare(quarter, result, "reconciliation", Table.BALANCE);
            compare(
                    quarter,
                    result,
                    "findings",
                    List.of("CODE", "SOURCE", "REF_AREA", "TIME_PERIOD", "DELIVERY", "ROW", "KEY"));
            compare(
                    quarter,
                    result,
                    "rejects",
                    List.of("CODE", "SOURCE", "TIME_PERIOD", "DELIVERY", "SHEET", "ROW", "FIELD"));
            compare(
                    quarter,
                    result,
                    "deliveries",
                    List.of("DELIVERY", "FATE", "REASON", "READ", "REJECTED", "DUPLICATE", "LOADED"));
        }
        assertThat(recall.values()).allMatch(r -> r.strange == 0);
        keepTable(recall);
    }

    /**
     * What the breakdowns have of all is what the model expects of the indicators that count the same; the members at the
     * quarter's start are those that it expects on each list at the end of the quarter before.
     */
    @Test
    void breakdownsAreOfWhatTheModelExpects() throws IOException {
        Map<String, BigDecimal> ofCity = cityFigures();
        assertThat(List.of(
                        only(ofCity, "industry _T count"),
                        only(ofCity, "industry _T new"),
                        only(ofCity, "life-by-area _T new"),
                        only(ofCity, "loan-by-area _T balance"),
                        only(ofCity, "loan-by-area _T borrowers"),
                        only(ofCity, "loan-security credit balance"),
                        only(ofCity, "park-by-area _T parks"),
                        only(ofCity, "member province count"),
                        only(ofCity, "member city count"),
                        only(ofCity, "member county count")))
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(
                        expected("2018-Q3", "enterprise-stock", "OBS_VALUE"),
                        expected("2018-Q3", "new-enterprises", "FLOW"),
                        expected("2018-Q3", "new-enterprises", "FLOW"),
                        expected("2018-Q3", "loan-balance", "OBS_VALUE"),
                        expected("2018-Q3", "borrowers", "OBS_VALUE"),
                        expected("2018-Q3", "credit-loan-balance", "OBS_VALUE"),
                        expected("2018-Q3", "parks-total", "OBS_VALUE"),
                        expected("2018-Q2", "cultivation-province", "OBS_VALUE"),
                        expected("2018-Q2", "cultivation-city", "OBS_VALUE"),
                        expected("2018-Q2", "cultivation-county", "OBS_VALUE"));
    }

    /** No class has what another has, and none is left out: the classes of every breakdown that shows shares are all. */
    @Test
    void classesAddUpToAll() throws IOException {
        Map<String, BigDecimal> ofCity = cityFigures();
        for (Breakdown b : World.DEFINITIONS.breakdowns().values()) {
            String measure = b.measures().get(0).key();
            if (b.measures().get(0).shared() && !b.classes().isEmpty()) {
                BigDecimal sum = b.classes().stream()
                        .map(c -> only(ofCity, String.join(" ", b.key(), c.key(), measure)))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                assertThat(sum)
                        .as(b.key())
                        .isPositive()
                        .isEqualByComparingTo(only(ofCity, String.join(" ", b.key(), Breakdown.TOTAL, measure)));
            }
        }
    }

    /** What is all of something is the sum of its classes, and lives; means and what is only measured do not. No table is cut. */
    @Test
    void theStructureHasASheetOfItsOwn() throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(
                Files.newInputStream(results.get("2018Q3").folder().resolve("taizhou-2018/331000.xlsx")))) {
            XSSFSheet sheet = book.getSheet("结构");
            assertThat(cells(sheet, 1)).containsExactly("行业结构");
            assertThat(cells(sheet, 2)).startsWith("", "季末在册（家）", "", "");
            assertThat(cells(sheet, 3)).startsWith("类别", "数值", "占比（%）");
            assertThat(sheet.getRow(4).getCell(1).getCellFormula()).matches("SUM\\(B6:B\\d+\\)");
            assertThat(sheet.getRow(4).getCell(1).getNumericCellValue())
                    .isEqualTo(
                            expected("2018-Q3", "enterprise-stock", "OBS_VALUE").doubleValue());
            FormulaEvaluator evaluator = book.getCreationHelper().createFormulaEvaluator();
            List<String> live = new ArrayList<>();
            for (Row row : sheet) {
                for (Cell cell : row) {
                    if (cell.getCellType() == CellType.FORMULA) {
                        assertThat(evaluator.evaluate(cell).getNumberValue())
                                .as(cell.getAddress().toString())
                                .isCloseTo(cell.getNumericCellValue(), within(1e-6));
                        live.add(row.getCell(0).getStringCellValue());
                    }
                }
            }
            assertThat(live).hasSizeGreaterThan(8).containsOnly("合计", "季初在库");
            assertThat(sheet.getFitToPage()).isFalse();
            for (int end : sheet.getRowBreaks()) {
                assertThat(sheet.getRow(end) == null)
                        .as("free row above a head")
                        .isTrue();
                assertThat(cells(sheet, end + 1)).hasSize(1);
            }
            assertThat(sheet.getRowBreaks()).isNotEmpty();
            XSSFSheet areas = book.getSheet("各地结构和资金");
            assertThat(areas.getRepeatingRows().formatAsString()).isEqualTo("3:4");
            assertThat(cells(areas, 3).subList(0, 3)).containsExactly("地区", "季末在册（家）", "占比（%）");
            // a county whose figure is missing has its line in the chart too
            XSSFSheet bars = book.getSheet("地区比较图");
            assertThat(IntStream.rangeClosed(32, 40).mapToObj(row -> cells(bars, row)))
                    .extracting(c -> c.get(1))
                    .containsOnlyOnce("—");
            expectPageWide(book.getSheet("数据来源"));
        }
    }

    /** Its last column on the page of its first, whatever program prints it: 100 characters every one has room for. */
    private static void expectPageWide(XSSFSheet sheet) {
        int characters = IntStream.rangeClosed(0, 1)
                .map(column -> sheet.getColumnWidth(column) / 256)
                .sum();
        assertThat(characters).as("wider than there is surely room for").isGreaterThan(100);
        assertThat(characters * sheet.getPrintSetup().getScale()).isLessThanOrEqualTo(100 * 100);
    }

    private static List<String> cells(XSSFSheet sheet, int row) {
        List<String> cells = new ArrayList<>();
        sheet.getRow(row).forEach(c -> cells.add(c.toString().replace("\n", "")));
        return cells;
    }

    /** What the plan's first year is compared with was returned before the plan began: the figures stand in the file sent then. */
    @Test
    void theYearBeforeOfAReturnIsWhatWasSentThen() throws IOException {
        List<String> sent =
                Files.readAllLines(HERE.resolve("inbox/return_331000_2017Q3_市科技局.csv"), StandardCharsets.UTF_8).stream()
                        .map(line -> line.split(","))
                        .filter(cells -> cells[0].startsWith("tech-") || cells[0].startsWith("innovation-"))
                        .map(cells -> cells[0] + " " + cells[1] + " " + cells[3])
                        .toList();
        assertThat(sent).hasSizeGreaterThan(10);
        assertThat(Table.read(results.get("2018Q3").folder().resolve("data/year-before.csv")).rows().stream()
                        .filter(r -> r.get("TIME_PERIOD").equals("2017-Q3"))
                        .filter(r -> r.get("RETURNED").equals(r.get("OBS_VALUE"))
                                && r.get("BASIS").equals("returned"))
                        .map(r -> r.get("INDICATOR") + " " + r.get("REF_AREA") + " " + r.get("OBS_VALUE")))
                .containsAll(sent);
    }

    private static Map<String, BigDecimal> cityFigures() throws IOException {
        return Table.read(results.get("2018Q3").folder().resolve("data/class-figures.csv")).rows().stream()
                .filter(r ->
                        r.get("REF_AREA").equals("331000") && r.get("UNIVERSE").equals("small_micro"))
                .filter(r -> !r.get("OBS_VALUE").isEmpty())
                .collect(Collectors.toMap(
                        r -> String.join(" ", r.get("BREAKDOWN"), r.get("CLASS"), r.get("MEASURE")),
                        r -> new BigDecimal(r.get("OBS_VALUE"))));
    }

    private static BigDecimal only(Map<String, BigDecimal> figures, String key) {
        assertThat(figures).containsKey(key);
        return figures.get(key);
    }

    private static BigDecimal expected(String quarter, String indicator, String column) throws IOException {
        return Table.read(HERE.resolve("expected/2018Q3/measurements.csv")).rows().stream()
                .filter(r -> r.get("PLAN").equals("_Z") && r.get("REF_AREA").equals("331000"))
                .filter(r -> r.get("INDICATOR").equals(indicator)
                        && r.get("TIME_PERIOD").equals(quarter))
                .map(r -> new BigDecimal(r.get(column)))
                .findFirst()
                .orElseThrow();
    }

    /**
     * The list is the number: of every figure its listed rows added up again give what was published. One figure in 24 is
     * opened in {@code mvn verify}, every one by {@code -Pproof}, and forty times as many rows followed.
     */
    @Test
    void listsGiveTheFiguresAndRowsTheListsTheyAreIn() {
        OpenedFigures opened = new OpenedFigures(world.database(), World.DEFINITIONS, FOLLOWED, ONE_IN);
        int figures = new Revisions(new JdbcTemplate(world.database().reader()))
                .listQuarters().stream().mapToInt(opened::listsGiveTheFigures).sum();
        assertThat(figures).isGreaterThan(1500 / ONE_IN);
        assertThat(opened.rowsTellTheListsTheyAreIn()).isGreaterThan(ProofShare.of(60, 4_000));
    }

    /** How one rule does on the planted faults. */
    private record RuleRecall(long planted, long found, long besides, long strange) {
        private static final RuleRecall NONE = new RuleRecall(0, 0, 0, 0);

        RuleRecall plus(RuleRecall other) {
            return new RuleRecall(
                    planted + other.planted, found + other.found, besides + other.besides, strange + other.strange);
        }
    }

    private static void recall(String quarter, RunResult result, SortedMap<String, RuleRecall> recall)
            throws IOException {
        Path expected = HERE.resolve("expected").resolve(quarter);
        Set<String> planted = places(expected.resolve("planted.csv"), "WHAT");
        Set<String> due = places(expected.resolve("findings.csv"), "CODE");
        Set<String> found = places(result.folder().resolve("data/findings.csv"), "CODE");
        recall.replaceAll((code, before) -> before.plus(new RuleRecall(
                of(code, planted).count(),
                of(code, planted).filter(found::contains).count(),
                of(code, found)
                        .filter(f -> !planted.contains(f) && due.contains(f))
                        .count(),
                of(code, found)
                        .filter(f -> !planted.contains(f) && !due.contains(f))
                        .count())));
    }

    private static Set<String> places(Path file, String code) throws IOException {
        return Table.read(file).rows().stream()
                .map(r -> String.join(",", r.get(code), r.get("DELIVERY"), r.get("ROW")))
                .collect(Collectors.toSet());
    }

    private static Stream<String> of(String code, Set<String> lines) {
        return lines.stream().filter(l -> l.startsWith(code + ","));
    }

    /** The page says how each rule does. */
    private static void keepTable(SortedMap<String, RuleRecall> recall) throws IOException {
        Path page = Path.of("docs/rules.md");
        StringBuilder table =
                new StringBuilder("| rule | planted | found | missed | besides | false |\n|---|---|---|---|---|---|\n");
        recall.forEach((code, r) -> table.append("| `%s` | %d | %d | %d | %d | %d |\n"
                .formatted(code, r.planted, r.found, r.planted - r.found, r.besides, r.strange)));
        String text = Files.readString(page);
        int begin = text.indexOf("<!-- generated -->\n") + "<!-- generated -->\n".length();
        String whole = text.substring(0, begin) + table + text.substring(text.indexOf("<!-- end -->"));
        if ("write".equals(System.getProperty("jidu.docs"))) {
            Files.writeString(page, whole);
        }
        assertThat(Files.readString(page)).isEqualTo(whole);
    }

    private static void compare(String quarter, RunResult result, String name, List<String> columns)
            throws IOException {
        Table expected = Table.read(HERE.resolve("expected").resolve(quarter).resolve(name + ".csv"));
        Table actual = Table.read(result.folder().resolve("data").resolve(name + ".csv"));
        if (name.equals("deliveries")) {
            // the program also lists what stands from earlier quarters
            String own = cn.jidu.definition.Quarter.of(quarter).sdmx();
            actual = actual.where(r -> own.equals(r.get("TIME_PERIOD")));
        }
        assertThat(actual.lines(columns)).as(quarter + " " + name).containsExactlyElementsOf(expected.lines(columns));
    }
}
