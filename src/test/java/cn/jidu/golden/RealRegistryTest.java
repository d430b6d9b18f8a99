package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.jidu.batch.RunResult;
import cn.jidu.reconcile.Balance;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A real registry and a real list of taxpayers, where they are at hand: their rows under our headers, codes and names as
 * they are, matched as an independent join says. The columns they lack are filled with one value.
 */
class RealRegistryTest {
    @TempDir
    Path folder;

    @Test
    void matchesTheRealTaxpayersThatTheJoinMatches() throws IOException {
        Path real = Path.of(System.getProperty("jidu.shared", "none")).resolve("real");
        assumeTrue(Files.isDirectory(real), "no real files here");
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        registration(real.resolve("reg_heilongjiang.csv.gz"), inbox.resolve("registration_331002_2018Q4.csv"));
        tax(real.resolve("tax_a_level_2018_heilongjiang.gbk.csv"), inbox.resolve("tax_331002_2018Q4.csv"));
        try (World world = new World(folder.resolve("home"))) {
            RunResult result = world.run("2018Q4", inbox);

            Set<String> expected = oracle(
                    real,
                    r -> r.get("match").equals("exact-code") || r.get("match").equals("L+uscc"));
            Set<String> matched = new TreeSet<>(new JdbcTemplate(
                            world.database().owner())
                    .queryForList(
                            "select taxpayer_id from jidu.panel_filing_quarter where tier = 'EXACT'", String.class));
            assertThat(expected).hasSizeGreaterThan(1900);
            assertThat(matched).isEqualTo(expected);
            assertThat(Balance.imbalances(result.results().balance())).isEmpty();
        }
    }

    private static void registration(Path from, Path to) throws IOException {
        try (InputStream zipped = Files.newInputStream(from);
                CSVParser rows = rows(new GZIPInputStream(zipped), StandardCharsets.UTF_8);
                PrintWriter out = new PrintWriter(Files.newBufferedWriter(to))) {
            out.println("统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态");
            for (CSVRecord r : rows) {
                String type = r.get("企业类型").equals("N/A") ? "有限责任公司" : r.get("企业类型");
                print(out, r.get("统一社会信用代码"), r.get("企业名称"), type, "5211", "331002", r.get("注册日期"), "存续");
            }
        }
    }

    /** The header of the real list is misaligned; its rows are: number, taxpayer's id, name, grade, year, office. */
    private static void tax(Path from, Path to) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(from, Charset.forName("GB18030"));
                PrintWriter out = new PrintWriter(Files.newBufferedWriter(to, Charset.forName("GB18030")))) {
            in.readLine();
            out.println("纳税人识别号,纳税人名称,行政区划代码,所属期,营业收入（元）,实缴税额（元）");
            for (CSVRecord r : CSVFormat.RFC4180.parse(in)) {
                print(out, r.get(1), r.get(2), "331002", "2018Q4", "0", "0");
            }
        }
    }

    private static Set<String> oracle(Path real, Predicate<CSVRecord> which) throws IOException {
        try (InputStream zipped = Files.newInputStream(real.resolve("oracle_tax_x_reg_heilongjiang.csv.gz"));
                CSVParser rows = rows(new GZIPInputStream(zipped), StandardCharsets.UTF_8)) {
            Set<String> codes = new TreeSet<>();
            rows.stream().filter(which).forEach(r -> codes.add(r.get("reg_code")));
            return codes;
        }
    }

    private static CSVParser rows(InputStream in, Charset charset) throws IOException {
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new InputStreamReader(in, charset));
    }

    private static void print(PrintWriter out, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            out.print((i == 0 ? "\"" : ",\"") + cells[i].replace("\"", "\"\"") + "\"");
        }
        out.println();
    }
}
