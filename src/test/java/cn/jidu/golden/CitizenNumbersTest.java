package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Citizens' numbers, invented with right check digits, sent wherever a department can write anything, in every form it
 * writes them in. None of them stands in clear in the database, in what lies in the home beside the encrypted archive, in
 * what is mailed or in what is said.
 */
class CitizenNumbersTest {
    private static final String REGISTRATION = "统一社会信用代码,注册号,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态,法定代表人,住所,注册资本（万元）,备注";
    private static final String LOAN = "借据编号,贷款机构,借款人代码,借款人名称,行政区划代码,报告期,贷款余额（万元）,发放日期,发放金额（万元）";
    private static final Pattern HASH = Pattern.compile("[hH]:[0-9a-fA-F]{64}");
    private static final String DATABASE = "the database";
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    @TempDir
    Path folder;

    /** What it stands for by where it was sent. */
    private final Map<String, String> sent = new TreeMap<>();

    private int person;

    /** Each place has a person of its own, so that a leak tells where it is. */
    private String number(String place) {
        person++;
        String digits =
                "330102%04d%02d%02d%03d".formatted(1950 + person % 45, 1 + person % 12, 1 + person % 28, person);
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        sent.put(digits, place);
        return digits + "10X98765432".charAt(sum % 11);
    }

    /** The fifteen digits in use before 1999. */
    private String old(String place) {
        person++;
        String digits = "330102%02d%02d%02d%03d".formatted(50 + person % 45, 1 + person % 12, 1 + person % 28, person);
        sent.put(digits, place);
        return digits;
    }

    private static String wide(String text) {
        StringBuilder b = new StringBuilder();
        text.chars().forEach(c -> b.append((char) (c + 0xFEE0)));
        return b.toString();
    }

    private static String spaced(String number, String joint) {
        return number.substring(0, 6) + joint + number.substring(6, 14) + joint + number.substring(14);
    }

    @Test
    void noneStandsInClearAnywhere() throws Exception {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setErr(System.out);
        try (NightWorld world = new NightWorld(folder)) {
            world.recipients(NightWorld.recipient("jiaojiang", "331002"));
            send(world);
            world.night("2018-07-20");
            List<NightWorld.Received> letters = world.received();

            assertThat(letters).isNotEmpty();
            search(DATABASE, database(world));
            List<String> findings = new JdbcTemplate(world.database().owner()).queryForList("""
                    select distinct concat_ws(' ', code, key, message) from jidu.revision_finding
                    union
                    select distinct concat_ws(' ', code, key, message) from jidu.intake_finding""", String.class);
            assertThat(findings)
                    .as("not even the hash that stands for it")
                    .noneMatch(line -> HASH.matcher(line).find())
                    .anyMatch(line -> line.startsWith("DUPLICATE_CONFLICT 〔身份证件号，已隐去〕|〔身份证件号，已隐去〕|2018Q2"))
                    .anyMatch(line -> line.startsWith("NOT_TAX_REGISTERED reg:〔身份证件号，已隐去〕"));
            for (NightWorld.Received letter : letters) {
                search("a letter", letter.subject() + letter.text() + letter.fileNames());
                for (Map.Entry<String, byte[]> file : letter.files().entrySet()) {
                    search("mailed " + file.getKey(), text(file.getKey(), file.getValue()));
                }
            }
            search("the night's log", world.said.lines + " " + world.said.warnings);
            searchFiles(world.home.root());
            assertThat(world.home.reports()).isDirectoryRecursivelyContaining("glob:**.pdf");
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        search("what was printed", said.toString(StandardCharsets.UTF_8));
    }

    private void send(NightWorld world) throws IOException {
        StringBuilder rows = new StringBuilder();
        rows.append("椒江区登记情况 ").append(number("title row")).append('\n');
        rows.append(REGISTRATION).append(number("heading of an unknown column")).append('\n');
        register(rows, number("code"), "", "个体甲", "张三", "椒江", "");
        register(rows, wide(number("code, full width")), "", "个体乙", "张三", "椒江", "");
        register(rows, spaced(number("code, spaced"), " "), "", "个体丙", "张三", "椒江", "");
        register(rows, spaced(number("code, hyphened"), "-"), old("registration number"), "个体丁", "张三", "椒江", "");
        register(rows, old("code, old"), "", "个体戊", "张三", "椒江", "");
        register(rows, "个体" + number("code, in a longer text"), "", "个体己", "张三", "椒江", "");
        String good = "91331002MA2H40011B";
        register(
                rows,
                good,
                wide(number("registration number, full width")),
                "张三" + number("name"),
                number("legal representative"),
                "椒江" + spaced(number("address"), " ") + "号",
                number("remark"));
        register(
                rows,
                "91331002MA2H40012C",
                "",
                "王五有限公司",
                "李四（" + number("legal representative, in brackets").toLowerCase(Locale.ROOT) + "）",
                wide(number("address, full width")),
                "电话 0576-88888888 " + number("remark, beside a telephone number"));
        register(
                rows,
                "91331002MA2H40013D",
                "",
                "赵六" + old("name, old") + "厂",
                "2019-07-01 " + old("legal representative, old, beside a date"),
                "椒江",
                "");
        rows.append("91331002MA2H40014E,,陈七厂,")
                .append(number("entity type, rejected"))
                .append(",3525,331002,2015-01-01,存续,,,,\n");
        rows.append("91331002MA2H40015F,,陈八厂,有限责任公司,")
                .append(number("industry, rejected"))
                .append(",331002,2015-01-01,存续,,,,\n");
        rows.append("91331002MA2H40016G,,陈九厂,有限责任公司,3525,")
                .append(number("area, rejected"))
                .append(",2015-01-01,存续,,,,\n");
        rows.append("91331002MA2H40017H,,陈十厂,有限责任公司,3525,331002,")
                .append(number("date, rejected"))
                .append(",存续,,,,\n");
        rows.append("91331002MA2H40018J,,陈二厂,有限责任公司,3525,331002,2015-01-01,存续,,,")
                .append(number("amount"))
                .append(",\n");
        rows.append("91331002MA2H40019K,,陈三厂,有限责任公司,3525,331002,2015-01-01,存续,")
                .append(number("row too wide"))
                .append(",,,,,\n");
        rows.append(number("row too long"))
                .append(",")
                .append("x".repeat(300_000))
                .append('\n');
        rows.append("x".repeat(990))
                .append(number("value that is cut"))
                .append(",,陈四厂,有限责任公司,3525,331002,2015-01-01,存续,,,,\n");
        rows.append("注：填表人").append(number("note")).append('\n');
        world.send("registration_331002_2018Q2_" + number("file name") + ".csv", rows.toString());
        world.send("某某" + spaced(number("name of an unknown file"), " ") + ".docx", "x");
        world.send("registration_331003_2018Q2.csv", "张三," + number("refused for its header") + ",有限责任公司\n");
        loans(world);
        control(world);
        Files.write(world.inbox.resolve("roster_331002_2018Q2.xlsx"), workbook());
        Files.write(world.inbox.resolve("压缩" + number("zip name") + ".zip"), zip());
    }

    private static void register(
            StringBuilder rows, String code, String number, String name, String person, String address, String remark) {
        rows.append(String.join(
                        ",", code, number, name, "有限责任公司,3525,331002,2015-01-01,存续", person, address, "100", remark))
                .append('\n');
    }

    /** Twice the same: listed as duplicates with their keys. */
    private void loans(NightWorld world) {
        String loan = number("loan id") + "-001";
        String other = number("loan id of another") + "-002";
        String lender = "个人" + number("lender");
        String borrower = number("borrower") + "00";
        StringBuilder rows = new StringBuilder(LOAN).append('\n');
        for (String id : List.of(loan, loan, other)) {
            rows.append(String.join(",", id, lender, borrower, "张三", "331002,2018Q2,100,2018-05-01,100"))
                    .append('\n');
        }
        world.send("loan_331002_2018Q2.csv", rows.toString());
        // the other loan is another county's as well, with another balance
        world.send(
                "loan_331081_2018Q2.csv",
                LOAN + "\n" + String.join(",", other, lender, borrower, "张三", "331081,2018Q2,90,2018-05-01,100")
                        + "\n");
    }

    private void control(NightWorld world) {
        world.send("loan_331003_2018Q2.csv", LOAN + "\n");
        world.send(
                "loan_331003_2018Q2.csv.control.json",
                "{\"rows\": " + number("control file's rows").replace('X', '0') + ", \"sums\": {\""
                        + number("control file's heading") + "\": \"1\"}}");
        world.send("loan_331004_2018Q2.csv", LOAN + "\n");
        world.send("loan_331004_2018Q2.csv.control.json", "{\"" + number("control file's member") + "\": 1}");
    }

    private byte[] workbook() throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            var sheet = book.createSheet("张三" + number("sheet name"));
            put(sheet.createRow(0), List.of("名单", "企业代码", "企业名称", "行政区划代码", "认定日期", "认定单位"));
            put(
                    sheet.createRow(1),
                    List.of("neeq", number("roster's code"), "个体", "331002", "2018-05-01", number("authority")));
            put(sheet.createRow(2), List.of("不存在" + number("list that is none"), "", "某厂", "331002", "2018-05-01", ""));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            book.write(bytes);
            return bytes.toByteArray();
        }
    }

    private static void put(XSSFRow row, List<String> cells) {
        for (int c = 0; c < cells.size(); c++) {
            row.createCell(c).setCellValue(cells.get(c));
        }
    }

    private byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(
                    "张三" + number("folder in a zip") + "/tax_331002_2018Q2_" + number("name in a zip") + ".csv"));
            zip.write(("纳税人识别号,纳税人名称,行政区划代码,所属期,营业收入（元）,实缴税额（元）\n" + number("taxpayer") + ",张三,331002,2018Q2,1,"
                            + number("tax paid").replace('X', '0') + "\nL" + number("temporary taxpayer")
                            + ",张三" + number("taxpayer's name") + ",331002,2018Q2,1,1\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /** Every row of every table, whatever it is for. */
    private static String database(NightWorld world) throws SQLException {
        StringBuilder all = new StringBuilder();
        try (Connection connection = world.database().owner().getConnection();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(
                    "select format('%I.%I', table_schema, table_name) from information_schema.tables"
                            + " where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (String table : tables) {
                try (ResultSet rows = statement.executeQuery("select t::text from " + table + " t")) {
                    while (rows.next()) {
                        all.append(table).append(' ').append(rows.getString(1)).append('\n');
                    }
                }
            }
        }
        assertThat(all.toString()).contains("王五有限公司", "身份证件号，已隐去");
        return all.toString();
    }

    private void searchFiles(Path home) throws IOException {
        int searched = 0;
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                search(file.toString(), file + "\n" + text(file.toString(), Files.readAllBytes(file)));
                searched++;
            }
        }
        assertThat(searched).isGreaterThan(10);
    }

    /** The archive's files are searched as they lie there: encrypted. */
    private static String text(String name, byte[] bytes) throws IOException {
        if (name.endsWith(".pdf")) {
            try (PDDocument document = Loader.loadPDF(bytes)) {
                return new PDFTextStripper().getText(document);
            }
        }
        if (!name.endsWith(".xlsx") && !name.endsWith(".zip")) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        StringBuilder parts = new StringBuilder();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.append(entry.getName()).append(text(entry.getName(), zip.readAllBytes()));
            }
        }
        return parts.toString();
    }

    /** However the digits are written: of either width, with anything between them but letters and digits. */
    private void search(String place, String text) {
        StringBuilder digits = new StringBuilder();
        text.chars().forEach(c -> {
            int half = c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
            if (half == '\n') {
                digits.append('\n');
            } else if (Character.isLetterOrDigit(half)) {
                digits.append((char) half);
            }
        });
        if (!place.equals(DATABASE)) {
            assertThat(HASH.matcher(text).results().map(MatchResult::group))
                    .as(place)
                    .isEmpty();
        }
        String found = digits.toString();
        List<String> leaks = new ArrayList<>();
        sent.forEach((number, from) -> {
            int at = found.indexOf(number);
            if (at >= 0) {
                int line = found.lastIndexOf('\n', at) + 1;
                leaks.add(from + ": " + found.substring(Math.max(line, at - 200), Math.min(found.length(), at + 40)));
            }
        });
        assertThat(leaks).as(place).isEmpty();
    }
}
