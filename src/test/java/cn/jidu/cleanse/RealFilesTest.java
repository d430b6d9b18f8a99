package cn.jidu.cleanse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.jidu.RealFiles;
import cn.jidu.definition.JobsCopy;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real codes and real defects, where they are at hand, taken in as deliveries. */
class RealFilesTest {
    private static final Charset GBK = Charset.forName("GBK");
    private static final String BAD_CHECK = "USCC_BAD_CHECK CODE_CHECK_DIGIT";

    @TempDir
    Path folder;

    @BeforeEach
    void assumeThere() {
        RealFiles.assumeThere();
    }

    @Test
    void codesHaveTheVerdictThatIsExpected() throws IOException {
        Map<String, String> verdicts = Map.of(
                "valid", "USCC",
                "valid (GB 11714 org check fails)", "USCC",
                "valid-after-uppercase", "USCC",
                "invalid-check", BAD_CHECK,
                "invalid-alphabet", "CODE_MALFORMED",
                // the alphabet's own, with another check digit
                "invalid", BAD_CHECK,
                "?", BAD_CHECK);
        assertThat(counts("vectors/uscc_vectors.csv", r -> verdicts.get(r.get("expect"))))
                .isEqualTo(Map.of(
                        "USCC → USCC", 273, BAD_CHECK + " → " + BAD_CHECK, 62, "CODE_MALFORMED → CODE_MALFORMED", 1));
    }

    @Test
    void codesInSmallLettersAreFolded() throws IOException {
        assertThat(counts("defects/lowercase_code.csv", r -> checked(r.get("code"))))
                .isEqualTo(Map.of("USCC → USCC", 273, BAD_CHECK + " → " + BAD_CHECK, 1));
    }

    @Test
    void whatTheOrganisationsCodeInItSaysIsNoFault() throws IOException {
        assertThat(counts("defects/org_code_check_fail_but_uscc_ok.csv", r -> "USCC"))
                .isEqualTo(Map.of("USCC → USCC", 189));
    }

    @Test
    void wrongCheckDigitsAreLoadedAndListed() throws IOException {
        assertThat(counts("defects/uscc_check_fail.csv", r -> BAD_CHECK))
                .isEqualTo(Map.of(BAD_CHECK + " → " + BAD_CHECK, 191));
    }

    /** Of two rows the later stands; codes that differ in the size of a letter are one. */
    @Test
    void ofTwoRowsUnderOneCodeTheLaterStands() throws IOException {
        List<CSVRecord> rows = RealFiles.rows("defects/duplicate_codes.csv");
        Map<String, CSVRecord> last = new HashMap<>();
        rows.forEach(r -> last.put(r.get("code").toUpperCase(Locale.ROOT), r));
        assertThat(counts("defects/duplicate_codes.csv", r -> {
                    CSVRecord standing = last.get(r.get("code").toUpperCase(Locale.ROOT));
                    if (r.get("code").length() != 18) {
                        return r.get("code").equals("无") ? "CODE_MISSING" : "CODE_MALFORMED";
                    }
                    return standing == r || standing.getRecordNumber() == r.getRecordNumber()
                            ? checked(r.get("code"))
                            : shown(r).equals(shown(standing)) ? "DUPLICATE_IDENTICAL" : "DUPLICATE_CONFLICT";
                }))
                .isEqualTo(Map.of(
                        "USCC → USCC", 174,
                        "DUPLICATE_IDENTICAL → DUPLICATE_IDENTICAL", 130,
                        "DUPLICATE_CONFLICT → DUPLICATE_CONFLICT", 44,
                        "CODE_MISSING → CODE_MISSING", 6,
                        "CODE_MALFORMED → CODE_MALFORMED", 2));
    }

    private static String shown(CSVRecord r) {
        return String.join("|", r.get("name"), r.get("registered"), r.get("type"), r.get("province"), r.get("city"));
    }

    @Test
    void oldNumbersAreToldByTheirCheckDigit() throws IOException {
        Map<String, String> kinds = Map.of("reg15-ok", "REG15", "reg15-fmt", "TAX15");
        assertThat(counts("code-list", "vectors/reg15_vectors.csv", r -> kinds.get(r.get("class"))))
                .isEqualTo(Map.of("REG15 → REG15", 200, "TAX15 → TAX15", 50));
        assertThat(counts("registration", "vectors/reg15_vectors.csv", r -> "EMPTY"))
                .as("a registration may stand under its old number")
                .isEqualTo(Map.of("EMPTY → EMPTY", 250));
    }

    /** By its header the list is refused, for that is not the header of its rows; with that one line mended it is not. */
    @Test
    void aHeaderOfOtherColumnsIsRefused() throws IOException {
        RealFiles.definitions(folder, "published");
        Path jobs = folder.resolve("jobs");
        JobsCopy.change(jobs.resolve("sources").resolve("credit-list.yml"), ", header: false", "");
        String list = new String(RealFiles.bytes("tax_a_level_2018_heilongjiang.gbk.csv"), GBK);
        try (Fixture fixture = new Fixture(folder, JobsCopy.load(jobs))) {
            fixture.put("credit-list_230000_2019Q2.csv", list, GBK)
                    .put("credit-list_230000_2019Q2_改.csv", list.replaceFirst(".*", "编号,纳税人识别号,纳税人名称,评价年度,税务机关"), GBK)
                    .collect();
            assertThat(fixture.takeAll())
                    .extracting(
                            TakeInOutcome::read,
                            TakeInOutcome::rejected,
                            TakeInOutcome::duplicate,
                            TakeInOutcome::message)
                    .containsExactly(
                            tuple(
                                    0L,
                                    0L,
                                    0L,
                                    Optional.of("credit-list_230000_2019Q2.csv 第1行作为表头缺少必备列：编号、纳税人识别号。"
                                            + "该行有：编号〔U+0009〕纳税人识别号、纳税人名称、信用级别、评价年度、税务机关。请按报送格式补齐列名后再报送。")),
                            tuple(5233L, 0L, 250L, Optional.empty()));
        }
    }

    /** Rows that lost or gained cells where they were written down, as the file had them. */
    @Test
    void rowsOfAnotherWidthAreRejected() throws IOException {
        StringBuilder file = new StringBuilder("企业名称,统一社会信用代码,注册日期,企业类型,法人代表,注册资金,经营范围,所在省份,地区,注册地址\n");
        for (CSVRecord row : RealFiles.rows("defects/wrong_column_count.csv")) {
            file.append(CSVFormat.RFC4180.format(cells(row.get("fields_json")).toArray()))
                    .append('\n');
        }
        try (Fixture fixture = new Fixture(folder, RealFiles.definitions(folder, "published"))) {
            fixture.load("registration_330000_2019Q2.csv", file.toString());
            assertThat(fixture.query(
                            "select code, value, expected, count(*) from jidu.reject group by 1, 2, 3 order by 4"))
                    .containsExactly("ROW_WIDTH | 9 | 与表头相同的 10 个单元格 | 1", "ROW_WIDTH | 13 | 与表头相同的 10 个单元格 | 8");
        }
    }

    /** The texts of a JSON list. */
    private static List<String> cells(String json) {
        Matcher text = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(json);
        List<String> cells = new ArrayList<>();
        while (text.find()) {
            cells.add(text.group(1).replaceAll("\\\\(.)", "$1"));
        }
        return cells;
    }

    private static String checked(String code) {
        String folded = code.toUpperCase(Locale.ROOT);
        return Codes.uscc(folded.substring(0, 17)).equals(folded) ? "USCC" : BAD_CHECK;
    }

    private Map<String, Integer> counts(String file, Function<CSVRecord, String> expected) throws IOException {
        return counts("registration", file, expected);
    }

    /** How many rows were expected to be what, and are what: a kind of code and its finding, a duplicate or a reject. */
    private Map<String, Integer> counts(String source, String file, Function<CSVRecord, String> expected)
            throws IOException {
        Map<Integer, String> verdicts = new HashMap<>();
        Path own = Files.createDirectory(folder.resolve(source));
        try (Fixture fixture = new Fixture(own, RealFiles.definitions(own, "codes"))) {
            RealFiles.put(file, fixture.inbox, source + "_330000_2019Q2.csv");
            fixture.collect();
            assertThat(fixture.takeAll()).hasSize(1);
            String code = source.equals("registration") ? "uscc" : "id";
            for (String line : fixture.query("""
                    select r.row_no, coalesce(d.code, concat_ws(' ', r.%1$s_kind, f.code))
                    from jidu.row_%2$s r
                    left join jidu.duplicate_row d on d.delivery_id = r.delivery_id and d.row_no = r.row_no
                    left join jidu.intake_finding f on f.delivery_id = r.delivery_id and f.row_no = r.row_no
                        and f.code like 'CODE%%'
                    union all select row_no, code from jidu.reject where fault_no = 1""".formatted(code, source.replace('-', '_')))) {
                String[] cells = line.split(" \\| ");
                assertThat(verdicts.put(Integer.valueOf(cells[0]), cells[1])).isNull();
            }
        }
        Map<String, Integer> counts = new TreeMap<>();
        List<CSVRecord> rows = RealFiles.rows(file);
        assertThat(verdicts).hasSize(rows.size());
        for (CSVRecord row : rows) {
            counts.merge(expected.apply(row) + " → " + verdicts.get((int) row.getRecordNumber() + 1), 1, Integer::sum);
        }
        return counts;
    }
}
