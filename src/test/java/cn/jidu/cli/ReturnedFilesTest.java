package cn.jidu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.Office;
import cn.jidu.definition.text.FormulaGuard;
import cn.jidu.store.Database;
import cn.jidu.store.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** The whole circle: bad files in, a run, their return, mended, sent again, a run; and what leaves on the way is no formula. */
class ReturnedFilesTest {
    private static final String REGISTRATION = "登记月报,,,,,,,,\n统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态,注册资本（万元）,备注\n";
    private static final String TAX = "纳税人识别号,纳税人名称,行政区划代码,所属期,营业收入（元）,实缴税额（元）";
    private static final String CSV = "registration_331002_2018Q2.csv";
    private static final String BOOK = "tax_331002_2018Q2.xlsx";
    private static final List<String> ATTACKS = attacks();
    /** An area that nothing is sent of: its report alone is none. */
    private static final String NOT_PRINTED = "331003";

    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void mendedAndSentAgainTheyAreTakenInAndTheFiguresAreThoseOfGoodFiles() throws Exception {
        sendRegistration("inbox", "2015-02-30", "10");
        sendTax("inbox", "一百");
        assertThat(run("home", "inbox", NOT_PRINTED).status()).isEqualTo(5);
        Path out = folder.resolve("back");
        assertThat(jidu("home", "rejects", "--return", out.toString()).out()).isEqualTo("""
                %1$s：须改 1 行，已写入 %2$s/registration_331002_2018Q2_退回修改.xlsx，请报送单位改后以 registration_331002_2018Q2_退回修改.xlsx 重报
                %3$s：须改 2 行，已写入 %2$s/tax_331002_2018Q2_退回修改.xlsx，请报送单位改后以 tax_331002_2018Q2_退回修改.xlsx 重报
                """.formatted(CSV, out, BOOK));

        mend(out.resolve("registration_331002_2018Q2_退回修改.xlsx"), Map.of("F4", "2015-02-28"));
        mend(out.resolve("tax_331002_2018Q2_退回修改.xlsx"), Map.of("A5", code(2), "E4", "100"));
        Said again = run("home", "inbox", NOT_PRINTED);
        assertThat(again.out()).contains("本次接收文件 2 个：入库 2，退回 0，待确认 0", "读入 15 行：入库 15，重复 0，剔除 0");
        assertThat(again.status()).isZero();
        assertThat(jidu("home", "rejects", "--return", out.toString()).out()).isEqualTo("没有需要退回的文件\n");

        sendRegistration("good", "2015-02-28", "10");
        sendTax("good", "100");
        try (Database other = TestDatabase.fresh()) {
            Said.jidu(arguments(other, "clean", "run", "2018Q2", "--inbox", inbox("good"), "--area", NOT_PRINTED));
        }
        Path mended = folder.resolve("home/reports/2018Q2/r2/data");
        Path clean = folder.resolve("clean/reports/2018Q2/r1/data");
        assertThat(Files.readString(mended.resolve("reconciliation.csv")))
                .contains("registration,331002,2018-Q2,in-force,,12", "tax,331002,2018-Q2,in-force,,3");
        assertThat(figures(mended)).isEqualTo(figures(clean));

        byOffice(out.resolve("registration_331002_2018Q2_退回修改.xlsx"));
    }

    /** What LibreOffice saves is taken in too, and says the same. */
    private void byOffice(Path mended) throws Exception {
        Office.assume();
        Path saved = folder.resolve("saved");
        Office.convert(List.of(mended), "xlsx", saved, folder);
        Files.copy(
                saved.resolve(mended.getFileName()),
                folder.resolve("inbox").resolve(mended.getFileName()),
                StandardCopyOption.REPLACE_EXISTING);
        assertThat(jidu("home", "ingest", "--inbox", inbox("inbox")).out()).contains("读入 12 行：入库 12，重复 0，剔除 0");
        JdbcTemplate db = new JdbcTemplate(database.reader());
        List<String> versions = db.queryForList(
                "select string_agg(concat_ws('|', row_no, uscc, name, established_on, registered_capital), E'\\n' order by row_no)"
                        + " from jidu.row_registration group by delivery_id order by delivery_id",
                String.class);
        assertThat(versions).hasSize(3);
        assertThat(versions.get(2)).isEqualTo(versions.get(1)).contains(ATTACKS.get(0));
    }

    /** Every table and workbook of a report folder, cell by cell. */
    @Test
    void nothingThatLeavesBeginsAFormulaAndAllOfItCanBeUndone() throws IOException {
        StringBuilder rows = new StringBuilder(REGISTRATION);
        for (int i = 0; i < ATTACKS.size(); i++) {
            String quoted = '"' + ATTACKS.get(i).replace("\"", "\"\"") + '"';
            rows.append(code(i) + "," + quoted + ",有限责任公司,3525,331002,2015-01-01,存续,10,\n");
            rows.append(code(50 + i) + ",乙厂" + i + ",有限责任公司,3525,331002,2015-01-01,存续," + quoted + ",\n");
        }
        send("inbox", CSV, rows.toString().getBytes(StandardCharsets.UTF_8));
        run("home", "inbox", "331002");
        jidu("home", "rejects", "--return", folder.resolve("back").toString());

        List<String> data = new ArrayList<>();
        List<String> sheets = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder.resolve("home/reports"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                data.addAll(file.toString().endsWith(".csv") ? csvTexts(file) : List.of());
                sheets.addAll(file.toString().endsWith(".xlsx") ? bookTexts(file) : List.of());
            }
        }
        List<String> returned = bookTexts(folder.resolve("back/registration_331002_2018Q2_退回修改.xlsx"));
        // workbooks of reports hold no rows
        assertThat(sheets).isNotEmpty().noneMatch(FormulaGuard::isRisky);
        for (List<String> written : List.of(data, returned)) {
            assertThat(written).isNotEmpty().noneMatch(FormulaGuard::isRisky);
            assertThat(written.stream().map(FormulaGuard::original)).containsAll(ATTACKS);
        }
    }

    private static List<String> csvTexts(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file);
                CSVParser rows = CSVFormat.RFC4180.parse(reader)) {
            return rows.stream().flatMap(r -> r.toList().stream()).toList();
        }
    }

    private static List<String> bookTexts(Path file) throws IOException {
        List<String> texts = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file);
                XSSFWorkbook book = new XSSFWorkbook(in)) {
            assertThat(book.getProperties()
                            .getCustomProperties()
                            .getProperty(FormulaGuard.DECLARATION)
                            .getLpwstr())
                    .isEqualTo(FormulaGuard.RULE);
            for (Sheet sheet : book) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        if (cell.getCellType() == CellType.FORMULA) {
                            // a total of cells above it, written by the program
                            assertThat(cell.getCellFormula()).matches("SUM\\([A-Z]+[0-9]+(:[A-Z]+[0-9]+)?\\)");
                        }
                        if (cell.getCellType() == CellType.STRING) {
                            texts.add(cell.getStringCellValue());
                        }
                    }
                }
            }
        }
        assertThat(texts).anyMatch(t -> t.contains("前面加了一个撇号"));
        return texts;
    }

    private static List<String> attacks() {
        List<String> all = new ArrayList<>(List.of(
                "=1+1厂",
                "+1+1",
                "-2+3",
                "@SUM(A1)",
                "＝1+1",
                "＋cmd",
                "－cmd",
                "＠cmd",
                "'引号",
                "''二",
                "=HYPERLINK(\"x\",\"y\")"));
        Path corpus = Path.of(System.getProperty("jidu.shared", "none"), "hostile/formula_injection.txt");
        try {
            all.addAll(Files.exists(corpus) ? Files.readAllLines(corpus) : List.of());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return all;
    }

    private static List<String> figures(Path data) throws IOException {
        return Files.readAllLines(data.resolve("measurements.csv"));
    }

    private void sendRegistration(String to, String day, String capital) throws IOException {
        String rows = IntStream.range(0, 12)
                .mapToObj(i -> code(i) + "," + (i == 0 ? ATTACKS.get(0) : "厂" + i) + ",有限责任公司,3525,331002,"
                        + (i == 1 ? day : "2015-01-0" + (1 + i % 9)) + ",存续," + capital + ",-\n")
                .collect(Collectors.joining());
        send(to, CSV, (REGISTRATION + rows).getBytes(Charset.forName("GB18030")));
    }

    /** Under titles, with a date column of real dates and a code that was typed as a number. */
    private void sendTax(String to, String revenue) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(
                        Files.createDirectories(folder.resolve(to)).resolve(BOOK))) {
            book.createSheet("填表说明").createRow(0).createCell(0).setCellValue("请按季填报");
            XSSFSheet sheet = book.createSheet("二季度");
            sheet.createRow(0).createCell(0).setCellValue("税务申报表");
            put(sheet, 1, TAX);
            put(sheet, 2, code(0) + ",厂0,331002,2018Q2,200,1");
            put(sheet, 3, code(1) + ",厂1,331002,2018Q2," + revenue + ",1");
            put(sheet, 4, code(2) + ",厂2,331002,2018Q2,300,1");
            if (!revenue.equals("100")) {
                sheet.getRow(4).getCell(0).setCellValue(913310020000000000.0);
            }
            sheet.getRow(4).getCell(4).setCellValue(300);
            book.write(out);
        }
    }

    /** Sets the cells and sends the workbook again. */
    private void mend(Path returned, Map<String, String> cells) throws IOException {
        XSSFWorkbook book;
        try (InputStream in = Files.newInputStream(returned)) {
            book = new XSSFWorkbook(in);
        }
        try (book) {
            XSSFSheet sheet = book.getSheetAt(1);
            assertThat(sheet.getCellComments().keySet().stream().map(Object::toString))
                    .containsExactlyInAnyOrderElementsOf(cells.keySet());
            cells.forEach((at, text) -> {
                CellReference place = new CellReference(at);
                sheet.getRow(place.getRow()).getCell(place.getCol()).setCellValue(text);
            });
            try (OutputStream out = Files.newOutputStream(returned)) {
                book.write(out);
            }
        }
        Files.copy(returned, folder.resolve("inbox").resolve(returned.getFileName()));
    }

    private static void put(XSSFSheet sheet, int number, String cells) {
        XSSFRow row = sheet.createRow(number);
        String[] all = cells.split(",", -1);
        for (int c = 0; c < all.length; c++) {
            row.createCell(c).setCellValue(all[c]);
        }
    }

    private static String code(int i) {
        return "91331002MA2H1%03dX1".formatted(i);
    }

    private void send(String to, String name, byte[] bytes) throws IOException {
        Files.write(Files.createDirectories(folder.resolve(to)).resolve(name), bytes);
    }

    private String inbox(String name) {
        return folder.resolve(name).toString();
    }

    private Said run(String home, String inbox, String area) {
        return jidu(home, "run", "2018Q2", "--inbox", inbox(inbox), "--area", area);
    }

    private Said jidu(String home, String... arguments) {
        return Said.jidu(arguments(database, home, arguments));
    }

    private String[] arguments(Database on, String home, String... arguments) {
        return Stream.concat(
                        Stream.of(arguments),
                        Stream.of("--home", folder.resolve(home).toString(), "--db", TestDatabase.held(on)))
                .toArray(String[]::new);
    }
}
