package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.cli.Said;
import cn.jidu.store.Database;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One run over an inbox in which most files are spoilt, each in a way of its own: every one is refused or its rows are
 * rejected with words that name file, row and reason, nothing of it is half loaded, and the good ones are measured.
 */
class FaultyFilesTest {
    private static final String REGISTRATION = "统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态\n";
    private static final String TAX = "纳税人识别号,纳税人名称,行政区划代码,所属期,营业收入（元）,实缴税额（元）\n";
    private static final Charset GB = Charset.forName("GB18030");

    @TempDir
    static Path folder;

    private static Said ended;
    private static Database database;
    private static JdbcTemplate db;

    @BeforeAll
    static void run() throws IOException {
        Path inbox = Files.createDirectory(folder.resolve("inbox"));
        put(inbox, "registration_331002_2018Q2.csv", REGISTRATION + registrations("331002", 0, 20));
        put(inbox, "tax_331002_2018Q2.csv", TAX + filings("331002", 0, 10));

        // cut in half, in the middle of a quoted row
        String quoted =
                REGISTRATION + registrations("331003", 0, 9) + row("331003", 9).replace("某厂9", "\"某厂\n9");
        put(inbox, "registration_331003_2018Q2.csv", quoted);
        byte[] workbook = workbook(REGISTRATION + registrations("331004", 0, 40));
        Files.write(inbox.resolve("registration_331004_2018Q2.xlsx"), Arrays.copyOf(workbook, workbook.length / 2));
        put(inbox, "registration_331022_2018Q2.csv", "");
        put(inbox, "registration_331022_2018Q2_二.xlsx", "");
        put(
                inbox,
                "registration_331023_2018Q2.csv",
                REGISTRATION.replace("主体类型", "种类") + registrations("331023", 0, 3));
        Files.copy(inbox.resolve("registration_331023_2018Q2.csv"), inbox.resolve("registration_331023_2018Q2_再报.csv"));
        byte[] gb = (REGISTRATION + registrations("331024", 0, 3)).getBytes(GB);
        // the last character's second byte is missing
        Files.write(inbox.resolve("registration_331024_2018Q2.csv"), Arrays.copyOf(gb, gb.length - 2));
        Files.write(
                inbox.resolve("registration_331081_2018Q2.csv"),
                concat(
                        (REGISTRATION + row("331081", 0)).getBytes(StandardCharsets.UTF_8),
                        row("331081", 1).getBytes(GB)));
        // the UTF-8 header has 109 bytes, its row 76; of the row in GBK 19 are ASCII and two pass for UTF-8
        // its content twice, and the same file under two names
        String twice = registrations("331082", 0, 3);
        put(inbox, "registration_331082_2018Q2.csv", REGISTRATION + twice + REGISTRATION + twice);
        put(inbox, "tax_331082_2018Q2.csv", TAX + filings("331082", 0, 3));
        put(inbox, "tax_331082_2018Q2_再报.csv", TAX + filings("331082", 0, 3));
        // another department's, another county's, and a few rows of another county
        put(inbox, "registration_331083_2018Q2.csv", TAX + filings("331083", 0, 3));
        put(inbox, "tax_331083_2018Q2.csv", TAX + filings("331002", 0, 3));
        put(
                inbox,
                "tax_331004_2018Q2.csv",
                TAX
                        + filings("331004", 0, 3)
                        + filings("331002", 0, 1)
                        + filings("331004", 3, 1).replace("2018Q2", "2018Q1"));
        ended = Said.jidu(
                "run",
                "2018Q2",
                "--inbox",
                inbox.toString(),
                "--home",
                folder.resolve("home").toString(),
                "--area",
                "331002",
                "--as-of",
                "2018-07-20");
        database = Database.embedded(cn.jidu.store.SiteHome.at(folder.resolve("home")));
        db = new JdbcTemplate(database.reader());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void theRunGoesOnAndSaysHowEveryFileFared() {
        assertThat(ended.status()).isEqualTo(5);
        assertThat(ended.out()
                        .lines()
                        .filter(l -> !l.startsWith("2018Q2：测算") && !l.startsWith("报告"))
                        .toList())
                .containsExactly(
                        "本次接收文件 16 个：入库 5，已收到 1，退回 10，待确认 0",
                        "读入 45 行：入库 39，重复 3，剔除 3",
                        "退回 registration_331003_2018Q2.csv（无法读取，UNREADABLE）：registration_331003_2018Q2.csv 第11行起的一行无法读取：双引号不配对。请检查该行的双引号后再报送。",
                        "退回 registration_331004_2018Q2.xlsx（无法读取，UNREADABLE）：registration_331004_2018Q2.xlsx 无法读取（压缩包目录）：文件已损坏或不完整。请用电子表格软件打开检查，另存为 .xlsx 后再报送。",
                        "退回 registration_331022_2018Q2.csv（没有表头，EMPTY）：registration_331022_2018Q2.csv 没有任何内容，找不到表头。没有数据时请只报送表头（零报告）。",
                        "退回 registration_331022_2018Q2_二.xlsx（没有表头，EMPTY）：registration_331022_2018Q2_二.xlsx 没有任何内容，找不到表头。没有数据时请只报送表头（零报告）。",
                        "退回 registration_331023_2018Q2.csv（表头与约定不符，HEADER_MISMATCH）：registration_331023_2018Q2.csv 第1行作为表头缺少必备列：主体类型。该行有：统一社会信用代码、企业名称、种类、行业代码、行政区划代码、成立日期、经营状态。请按报送格式补齐列名后再报送。",
                        "退回 registration_331023_2018Q2_再报.csv（表头与约定不符，HEADER_MISMATCH）：registration_331023_2018Q2_再报.csv 第1行作为表头缺少必备列：主体类型。该行有：统一社会信用代码、企业名称、种类、行业代码、行政区划代码、成立日期、经营状态。请按报送格式补齐列名后再报送。",
                        "退回 registration_331024_2018Q2.csv（文字编码无法识别，ENCODING）：registration_331024_2018Q2.csv 第4行（第"
                                + position("registration_331024_2018Q2.csv")
                                + "字节）既不是有效的 UTF-8，也不是有效的 GB18030 编码。请另存为 UTF-8 或 GBK 编码的文本文件后再报送。",
                        "退回 registration_331081_2018Q2.csv（文字编码无法识别，ENCODING）：registration_331081_2018Q2.csv 第3行（第207字节）既不是有效的 UTF-8，也不是有效的 GB18030 编码。请另存为 UTF-8 或 GBK 编码的文本文件后再报送。",
                        "退回 registration_331083_2018Q2.csv（表头与约定不符，HEADER_MISMATCH）：registration_331083_2018Q2.csv 第1行作为表头缺少必备列：统一社会信用代码、企业名称、主体类型、行业代码、成立日期、经营状态。该行有：纳税人识别号、纳税人名称、行政区划代码、所属期、营业收入（元）、实缴税额（元）。请按报送格式补齐列名后再报送。",
                        "退回 tax_331083_2018Q2.csv（时期或地区与文件名不符，WRONG_PERIOD_OR_AREA）：tax_331083_2018Q2.csv 共 3 行，其中 3 行不属于文件名所示的地区或季度，超过一半。请核对文件名与内容后重新报送。",
                        "修订：2018Q2 r1（新）");
    }

    @Test
    void rejectedRowsNameFileRowAndReason() {
        assertThat(db.queryForList("""
                        select file_name || ' ' || row_no || ' ' || code || ' ' || field || '=' || value || ' ' || expected
                        from jidu.reject join jidu.delivery using (delivery_id)
                        where fault_no = 1 order by 1""", String.class))
                .containsExactly(
                        "registration_331082_2018Q2.csv 5 CODE_MALFORMED 统一社会信用代码=统一社会信用代码 18 位统一社会信用代码（数字和大写字母，不含 I、O、S、V、Z），或另填 15 位注册号",
                        "tax_331004_2018Q2.csv 5 AREA_OUTSIDE 行政区划代码=331002 文件所属地区路桥区（331004）范围内",
                        "tax_331004_2018Q2.csv 6 PERIOD_MISMATCH 所属期=2018Q1 文件名所示季度 2018Q2（2018年二季度）");
    }

    @Test
    void nothingIsHalfLoaded() {
        assertThat(db.queryForList("""
                        select d.file_name || ' ' || d.state || ' ' || (select count(*) from jidu.row_registration r
                                where r.delivery_id = d.delivery_id) + (select count(*) from jidu.row_tax t
                                where t.delivery_id = d.delivery_id)
                        from jidu.delivery d order by 1""", String.class))
                .containsExactly(
                        "registration_331002_2018Q2.csv loaded 20",
                        "registration_331003_2018Q2.csv refused 0",
                        "registration_331004_2018Q2.xlsx refused 0",
                        "registration_331022_2018Q2.csv refused 0",
                        "registration_331022_2018Q2_二.xlsx refused 0",
                        "registration_331023_2018Q2.csv refused 0",
                        "registration_331023_2018Q2_再报.csv refused 0",
                        "registration_331024_2018Q2.csv refused 0",
                        "registration_331081_2018Q2.csv refused 0",
                        "registration_331082_2018Q2.csv loaded 6",
                        "registration_331083_2018Q2.csv refused 0",
                        "tax_331002_2018Q2.csv loaded 10",
                        "tax_331004_2018Q2.csv loaded 3",
                        "tax_331082_2018Q2.csv loaded 3",
                        "tax_331082_2018Q2_再报.csv acknowledged 0",
                        "tax_331083_2018Q2.csv refused 0");
    }

    /** What is doubled counts once, and the good county is measured as if nothing else had come. */
    @Test
    void onlyGoodRowsAreInForce() {
        assertThat(db.queryForList("""
                        select source || ' ' || area_code || ' ' || rows from jidu.balance
                        where stage = 'in-force' and area_code like '3310__' and area_code <> '331000' and rows > 0 order by 1""", String.class))
                .containsExactly(
                        "registration 331002 20",
                        "registration 331082 3",
                        "tax 331002 10",
                        "tax 331004 3",
                        "tax 331082 3");
    }

    /** The first byte, from 1, that no encoding explains: the head of the character that was cut. */
    private static long position(String file) {
        try {
            return Files.size(folder.resolve("inbox").resolve(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] concat(byte[] a, byte[] b) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(a);
        both.writeBytes(b);
        return both.toByteArray();
    }

    private static byte[] workbook(String csv) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            XSSFSheet sheet = book.createSheet();
            List<String> lines = csv.lines().toList();
            for (int r = 0; r < lines.size(); r++) {
                XSSFRow row = sheet.createRow(r);
                String[] cells = lines.get(r).split(",", -1);
                for (int c = 0; c < cells.length; c++) {
                    row.createCell(c).setCellValue(cells[c]);
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        }
    }

    private static String registrations(String area, int from, int n) {
        return IntStream.range(from, from + n).mapToObj(i -> row(area, i)).collect(Collectors.joining());
    }

    private static String row(String area, int i) {
        return code(area, i) + ",某厂" + i + ",有限责任公司,3525," + area + ",2015-01-01,存续\n";
    }

    private static String filings(String area, int from, int n) {
        return IntStream.range(from, from + n)
                .mapToObj(i -> code(area, i) + ",某厂" + i + "," + area + ",2018Q2,100,1\n")
                .collect(Collectors.joining());
    }

    private static String code(String area, int i) {
        return "91" + area + "MA2H1%03d".formatted(i) + "X1";
    }

    private static void put(Path inbox, String name, String text) throws IOException {
        Files.writeString(inbox.resolve(name), text);
    }
}
