package cn.jidu.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.jidu.ProofShare;
import cn.jidu.store.Database;
import cn.jidu.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the cases would change, where they are at hand: by their README, a file that is rightly read previews as unchanged
 * against the baseline. One of each source goes into a preview, so that none hides another; every third preview in
 * {@code mvn verify}, all by {@code -Pproof}.
 */
class CasePreviewsTest {
    private static final Path CASES = Path.of(System.getProperty("jidu.shared", "none"), "cases");
    private static final Map<String, Integer> ROWS = Map.of("registration", 8, "loan", 6, "tax", 6);
    private static final Map<String, String> TITLES = Map.of("registration", "登记", "loan", "贷款", "tax", "税务");

    private static final List<List<String>> UNCHANGED = List.of(
            List.of(
                    "03-zero-padded-format/registration_331002_2018Q2_补零.xlsx",
                    "02-scaled-display/loan_331002_2018Q2_Excel万元.xlsx",
                    "22-totals-and-subtotals/tax_331002_2018Q2_合计.csv"),
            List.of(
                    "03-zero-padded-format/xls/registration_331002_2018Q2_补零.xls",
                    "02-scaled-display/loan_331002_2018Q2_千元格式.xlsx",
                    "22-totals-and-subtotals/tax_331002_2018Q2_名称列合计.csv"),
            List.of(
                    "04-1904-general/registration_331002_2018Q2_1904.xlsx",
                    "03-zero-padded-format/loan_331002_2018Q2_借据号格式.xlsx",
                    "22-totals-and-subtotals/tax_331002_2018Q2_汇总行.xlsx"),
            List.of(
                    "04-1904-general/xls/registration_331002_2018Q2_1904.xls",
                    "05-merged-body/loan_331002_2018Q2_机构合并.xlsx",
                    "22-totals-and-subtotals/tax_331002_2018Q2_表尾填表人在前.csv"),
            List.of(
                    "08-text-guards/registration_331002_2018Q2_防转换.csv",
                    "06-unit-in-title/loan_331002_2018Q2_单位元.csv",
                    "08-text-guards/tax_331002_2018Q2_防转换.csv"),
            List.of(
                    "10-direction-marks/registration_331002_2018Q2_方向符.csv",
                    "06-unit-in-title/loan_331002_2018Q2_注单位.csv",
                    "15-very-long-headings/tax_331002_2018Q2_长表头.csv"),
            List.of(
                    "10-direction-marks/registration_331002_2018Q2_表头方向符.csv",
                    "12-control-file-forms/loan_331002_2018Q2_乙.csv",
                    "22-totals-and-subtotals/tax_331002_2018Q2_数据来源.csv"));

    @TempDir
    Path folder;

    @Test
    void filesRightlyReadChangeNothing() throws IOException {
        assumeTrue(Files.isDirectory(CASES), "no cases here");
        try (Database database = TestDatabase.fresh()) {
            baseline(database);
            for (int i = 0; i < UNCHANGED.size(); i += ProofShare.of(3, 1)) {
                List<String> files = UNCHANGED.get(i);
                Said said = preview(database, files);

                assertThat(said.status()).as(said.err()).isZero();
                assertThat(said.out().lines())
                        .as(said.out())
                        .containsAll(
                                files.stream().map(CasePreviewsTest::unchanged).toList())
                        .contains("2018Q2：将由 r1 成为 r2，指标变动 0 个，不变 1780 个");
            }
            // a serial just below midnight is the next day, which here begins the quarter
            for (String kind : List.of("registration_331002_2018Q2_子夜.xlsx", "xls/registration_331002_2018Q2_子夜.xls")) {
                assertThat(preview(database, List.of("01-midnight-serial/" + kind))
                                .out()
                                .lines())
                        .contains("登记 2018Q2：取代现行 8 行；新增 0 行，改动 1 行，不变 7 行，减少 0 行")
                        .anyMatch(l ->
                                l.startsWith("  改动 91331002MA2B00051H：") && l.endsWith("成立日期 2018-03-31 → 2018-04-01"))
                        .contains("  新增小微企业（家）椒江区：3（不完整） → 4（不完整），+1");
            }
            // codes that are none collapse nothing
            Said none = preview(database, List.of("09-null-marker-as-key/tax_331002_2018Q2_空标记.csv"));
            assertThat(none.out()).contains("入库 8，重复 0，剔除 0");
        }
    }

    private static String unchanged(String file) {
        String name = Path.of(file).getFileName().toString();
        String source = name.substring(0, name.indexOf('_'));
        int rows = ROWS.getOrDefault(source, 0);
        return "%s 2018Q2：取代现行 %d 行；新增 0 行，改动 0 行，不变 %d 行，减少 0 行".formatted(TITLES.get(source), rows, rows);
    }

    private void baseline(Database database) throws IOException {
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        try (Stream<Path> files = Files.list(CASES.resolve("00-baseline"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".csv")).toList()) {
                Files.copy(file, inbox.resolve(file.getFileName().toString()));
            }
        }
        Said said = jidu(database, "run", "2018Q2", "--area", "331002", "--inbox", inbox.toString());
        assertThat(said.status()).as(said.err()).isZero();
    }

    private Said preview(Database database, List<String> files) {
        return jidu(
                database,
                Stream.concat(
                                Stream.of("preview"),
                                files.stream().map(f -> CASES.resolve(f).toString()))
                        .toArray(String[]::new));
    }

    private Said jidu(Database database, String... arguments) {
        return Said.at(folder.resolve("home"), database, arguments);
    }
}
