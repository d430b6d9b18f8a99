package cn.jidu.returned;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.cleanse.Fixture;
import cn.jidu.cleanse.TakeInOutcome;
import cn.jidu.reconcile.RandomWorld;
import cn.jidu.reconcile.arrival.FileJudgements;
import cn.jidu.reconcile.arrival.ShrinkHold;
import cn.jidu.reconcile.arrival.SupersededFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** What departments get back, opened again as they would open it. */
class ReturnsTest {
    private static final String TAX = "纳税人识别号,纳税人名称,行政区划代码,所属期,营业收入（元）,实缴税额（元）,备注\n";
    private static final String LOANS = RandomWorld.HEADERS.get("loan");
    private static final String GOOD = "91331002MA2H1001XB,甲厂,331002,2019Q3,100,1,好\n";

    @TempDir
    Path folder;

    private Fixture fixture;
    private Path back;
    private final List<UnreturnedFile> failed = new ArrayList<>();

    @BeforeEach
    void open() {
        fixture = new Fixture(folder);
        back = folder.resolve("back/loan");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void theWholeFileComesBackWithItsOwnRowNumbersAndMarks() throws IOException {
        fixture.put(
                "tax_331002_2019Q3.csv",
                "2019年三季度税务数据\n\n" + TAX + GOOD
                        + GOOD.replace("甲厂", "=1+1厂").replace("好", "-").replace("1XB", "2XX")
                        + "91331002MA2H10036G,丙厂,331003,2019Q4,1万,1,'引号\n合计,,,,100,1,\n注：数据截至9月底\n",
                Charset.forName("GB18030"));
        TakeInOutcome first = take();
        assertThat(first.rejected()).isEqualTo(1);
        List<ReturnOutcome> written = write();

        assertThat(written)
                .containsExactly(new ReturnOutcome(
                        "tax_331002_2019Q3.csv",
                        back.resolve("tax_331002_2019Q3_退回修改.xlsx"),
                        "tax_331002_2019Q3_退回修改.xlsx",
                        1));
        try (XSSFWorkbook book = book(written.get(0))) {
            XSSFSheet sheet = book.getSheetAt(1);
            assertThat(texts(sheet))
                    .containsExactly(
                            "2019年三季度税务数据",
                            "",
                            "纳税人识别号|纳税人名称|行政区划代码|所属期|营业收入（元）|实缴税额（元）|备注|退回原因",
                            "91331002MA2H1001XB|甲厂|331002|2019Q3|100|1|好",
                            "91331002MA2H1002XX|'=1+1厂|331002|2019Q3|100|1|'-|请核对：代码校验位不符",
                            "91331002MA2H10036G|丙厂|331003|2019Q4|1万|1|''引号|“行政区划代码”不属于文件所报地区，要求：文件所属地区椒江区（331002）范围内；"
                                    + "“所属期”报告期不符，要求：文件名所示季度 2019Q3（2019年三季度）；“营业收入”数值无效，要求：数字；后面带单位的，须能换算为元",
                            "合计||||100|1",
                            "注：数据截至9月底");
            assertThat(marked(sheet)).containsExactly("C6", "D6", "E6");
            assertThat(sheet.getRow(5).getCell(2).getCellComment().getString().getString())
                    .isEqualTo("不属于文件所报地区。要求：文件所属地区椒江区（331002）范围内");
            assertThat(sheet.getRow(5).getCell(0).getCellStyle().getDataFormatString())
                    .isEqualTo("@");
            assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 3);
            assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A3:H8");
            assertThat(sheet.getSheetName()).isEqualTo("原文件");
            assertThat(book.getProperties()
                            .getCustomProperties()
                            .getProperty("jidu:escape")
                            .getLpwstr())
                    .isEqualTo("leading-apostrophe");
            assertThat(texts(book.getSheetAt(0)))
                    .contains(
                            "退回的文件：tax_331002_2019Q3.csv",
                            "报送内容：税务，椒江区，2019年三季度",
                            "收到时间：2019年10月8日 09:00",
                            "处理结果：共读到 3 行，已采用 2 行，重复 0 行，剔除 1 行。",
                            "4. 改好后保存，以文件名“tax_331002_2019Q3_退回修改.xlsx”重新报送。请整份报送，它取代上次报送的文件。",
                            "数值无效|1|只填数字，不写文字和算式；带单位的，单位须能换算。|第6行“营业收入”原填“1万”，要求：数字；后面带单位的，须能换算为元",
                            "代码校验位不符|1|请报送单位核对代码末位；代码确实如此的不必改|tax_331002_2019Q3.csv第5行“纳税人识别号”91331002MA2H1002XX的校验码不正确，已照录。请与登记机关核对。");
        }
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(written.get(0).written())))
                .isEqualTo("rw-------");
        assertThat(fixture.home.work()).isEmptyDirectory();
    }

    /** Sent again as it is, the same rows are rejected for the same reasons; mended, none; and then nothing goes back. */
    @Test
    void comesAgainAsTheSameFile() throws IOException {
        fixture.put(
                "tax_331002_2019Q3.csv", TAX + GOOD + GOOD.replace("1XB", "2XX").replace(",100,", ",一百,"));
        take();
        ReturnOutcome first = write().get(0);
        Files.copy(first.written(), fixture.inbox.resolve(first.sendAs()));
        assertThat(take().rejected()).isEqualTo(1);
        assertThat(fixture.query("select row_no, code, value from reject order by delivery_id"))
                .containsExactly("3 | NUMBER_INVALID | 一百", "3 | NUMBER_INVALID | 一百");

        ReturnOutcome second = write().get(0);
        assertThat(second.sendAs()).isEqualTo("tax_331002_2019Q3_退回修改.xlsx");
        try (XSSFWorkbook book = book(second)) {
            assertThat(texts(book.getSheetAt(1)))
                    .containsExactly(
                            "纳税人识别号|纳税人名称|行政区划代码|所属期|营业收入（元）|实缴税额（元）|备注|退回原因",
                            "91331002MA2H1001XB|甲厂|331002|2019Q3|100|1|好",
                            "91331002MA2H1002XX|甲厂|331002|2019Q3|一百|1|好|“营业收入”数值无效，要求：数字，如 1234.50");
            book.getSheetAt(1).getRow(2).getCell(4).setCellValue("100");
            send(second.sendAs(), book);
        }
        TakeInOutcome mended = take();
        assertThat(mended.rejected()).isZero();
        assertThat(mended.loaded()).isEqualTo(2);
        assertThat(write()).isEmpty();
    }

    /** In a workbook a row ends where its cells do: a short or cut row must not pass because it came back in one. */
    @Test
    void rowsOfTheWrongWidthStayFaultyUntilSomeoneHasLooked() throws IOException {
        fixture.put(
                "tax_331002_2019Q3.csv",
                TAX
                        + GOOD
                        + GOOD.replace(",1,好", "")
                        + GOOD.replace("甲厂", "甲,厂")
                        + GOOD.replace("好", "好".repeat(300_000)));
        assertThat(take().rejected()).isEqualTo(3);
        ReturnOutcome first = write().get(0);
        try (XSSFWorkbook book = book(first)) {
            XSSFSheet sheet = book.getSheetAt(1);
            assertThat(marked(sheet)).containsExactly("A3", "I3", "A4", "C4", "D4", "E4", "I4", "A5", "I5");
            assertThat(texts(sheet).subList(2, 4))
                    .containsExactly(
                            "91331002MA2H1001XB|甲厂|331002|2019Q3|100|||列数与表头不符，要求：与表头相同的 7 个单元格|本行改好后请删除此格",
                            "91331002MA2H1001XB|甲|厂|331002|2019Q3|100|1|列数与表头不符，要求：与表头相同的 7 个单元格"
                                    + "；“行政区划代码”行政区划未知，要求：区划表中的行政区划代码（6、9 或 12 位）或名称"
                                    + "；“所属期”报告期不符，要求：文件名所示季度 2019Q3（2019年三季度）；“营业收入”数值无效，要求：数字，如 1234.50|好");
            assertThat(sheet.getRow(4).getCell(7).getStringCellValue())
                    .isEqualTo("内容超过 32767 个字，未能全部显示，请在原文件中改好；行过长，要求："
                            + "一个单元格不超过 32767 个字符，本行有的至少有 262103 个（limits.yml 的 fieldCharacters）");
            assertThat(texts(book.getSheetAt(0))).contains("有 1 行的单元格超过 32767 个字，电子表格容纳不下，只显示开头部分；这些行请在原文件中改好。");
        }
        Files.copy(first.written(), fixture.inbox.resolve(first.sendAs()));
        assertThat(take().rejected()).isEqualTo(3);
    }

    /** The department's own words are in the cells; wherever Jidu speaks, the number is hidden. */
    @Test
    void citizensNumbersAreHiddenInAllThatIsSaid() throws IOException {
        String citizen = "331002198001011231";
        fixture.put("tax_331002_2019Q3.csv", TAX + "%1$s,张三,%1$s,2019Q3,100,1,\n".formatted(citizen));
        take();
        ReturnOutcome returned = write().get(0);
        try (XSSFWorkbook book = book(returned)) {
            assertThat(String.join("\n", texts(book.getSheetAt(0))))
                    .doesNotContain(citizen)
                    .contains("〔身份证件号，已隐去〕");
            XSSFSheet rows = book.getSheetAt(1);
            assertThat(rows.getRow(1).getCell(0).getStringCellValue()).isEqualTo(citizen);
            assertThat(rows.getRow(1).getCell(7).getStringCellValue()).doesNotContain(citizen);
            rows.getCellComments()
                    .values()
                    .forEach(c -> assertThat(c.getString().getString()).doesNotContain(citizen));
            rows.getRow(1).getCell(2).setCellValue("331002");
            send(returned.sendAs(), book);
        }
        assertThat(take().rejected()).isZero();
        assertThat(fixture.query("select left(taxpayer_id, 2) from row_tax")).containsExactly("h:");
    }

    @Test
    void aFileLongerThanASheetComesBackAsASupplementOfTheRejectedRows() throws IOException {
        fixture.put(
                "tax_331002_2019Q3.csv",
                TAX + GOOD + GOOD + GOOD.replace("1XB", "2XX").replace(",100,", ",一百,") + GOOD);
        take();
        ReturnOutcome returned = new FileReturns(
                        fixture.database, fixture.archive, Fixture.DEFINITIONS, fixture.home, 3)
                .write(back, asked(), failed::add)
                .get(0);
        assertThat(returned.sendAs()).isEqualTo("tax_331002_2019Q3_退回修改_补报.xlsx");
        try (XSSFWorkbook book = book(returned)) {
            assertThat(texts(book.getSheetAt(1)).get(1))
                    .isEqualTo("91331002MA2H1002XX|甲厂|331002|2019Q3|一百|1|好|原文件第4行：“营业收入”数值无效，要求：数字，如 1234.50");
            assertThat(texts(book.getSheetAt(0)))
                    .contains("3. 改好后保存，以文件名“tax_331002_2019Q3_退回修改_补报.xlsx”重新报送。文件名中的“补报”表示只补充这些行，上次已采用的行继续有效，不必再报。");
            book.getSheetAt(1).getRow(1).getCell(4).setCellValue("100");
            send(returned.sendAs(), book);
        }
        assertThat(take().loaded()).isEqualTo(1);
        assertThat(fixture.query("select file_name, supplement from delivery order by 1 desc"))
                .containsExactly("tax_331002_2019Q3_退回修改_补报.xlsx | t", "tax_331002_2019Q3.csv | f");
        assertThat(write()).isEmpty();
    }

    @Test
    void whereRowsCannotBeReturnedALetterSaysWhy() throws IOException {
        fixture.put("tax_331002_2019Q3.csv", TAX.replace("所属期", "期") + GOOD)
                .put("tax_331003_2019Q3_补报.csv", TAX + GOOD.replace("331002,2019", "331003,2018"));
        take();
        List<ReturnOutcome> written = write();
        assertThat(written)
                .extracting(r -> String.valueOf(r.written().getFileName()), ReturnOutcome::sendAs)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("tax_331002_2019Q3_退回说明.xlsx", "tax_331002_2019Q3.csv"),
                        org.assertj.core.groups.Tuple.tuple(
                                "tax_331003_2019Q3_补报_退回说明.xlsx", "tax_331003_2019Q3_补报.csv"));
        try (XSSFWorkbook book = book(written.get(0))) {
            assertThat(book.getNumberOfSheets()).isEqualTo(1);
            assertThat(texts(book.getSheetAt(0)))
                    .contains(
                            "处理结果：整份文件没有采用（表头与约定不符）。",
                            "tax_331002_2019Q3.csv 第1行作为表头缺少必备列：所属期。该行有：纳税人识别号、纳税人名称、行政区划代码、期、营业收入（元）、实缴税额（元）、备注。请按报送格式补齐列名后再报送。",
                            "2. 改好后仍以文件名“tax_331002_2019Q3.csv”重新报送；另存为其他格式的，只改扩展名。",
                            "必备的列：纳税人识别号〔也可写作税号〕、纳税人名称、行政区划代码〔也可写作行政区划、区划代码〕、所属期、营业收入（元）、实缴税额（元）。");
        }
        try (XSSFWorkbook book = book(written.get(1))) {
            assertThat(texts(book.getSheetAt(0)))
                    .contains("2. 文件名写错的，改正文件名后重新报送；文件名无误、内容有误的，改好内容后仍以文件名“tax_331003_2019Q3_补报.csv”重新报送。")
                    .noneMatch(t -> t.startsWith("必备的列"));
        }
    }

    @Test
    void aSupplementStaysOne() throws IOException {
        fixture.put("tax_331002_2019Q3_补报.csv", TAX + GOOD + GOOD.replace(",100,", ",一百,"));
        take();
        assertThat(write().get(0).sendAs()).isEqualTo("tax_331002_2019Q3_补报_退回修改.xlsx");
    }

    @Test
    void onlyWhatIsAskedForAndWhatNoLaterFileReplaced() throws IOException {
        String bad = TAX + GOOD + GOOD.replace(",100,", ",一百,");
        fixture.put("tax_331002_2019Q3.csv", bad)
                .put("tax_331003_2019Q3.csv", bad.replace("331002,", "331003,"))
                .put("tax_331004_2019Q2.csv", bad.replace("331002,2019Q3", "331004,2019Q2"));
        take();
        assertThat(write()).hasSize(3);
        assertThat(names(asked(Optional.of("2019Q2"), "", ""))).containsExactly("tax_331004_2019Q2.csv");
        assertThat(names(asked(Optional.empty(), "331003", ""))).containsExactly("tax_331003_2019Q3.csv");
        assertThat(names(asked(Optional.empty(), "", "tax_331002_2019Q3.csv")))
                .containsExactly("tax_331002_2019Q3.csv");
        fixture.put("tax_331003_2019Q3_改.csv", TAX + GOOD.replace("331002,", "331003,"));
        take();
        assertThat(names(asked())).containsExactly("tax_331004_2019Q2.csv", "tax_331002_2019Q3.csv");
        // the city's file speaks for its counties; what was closed needs nobody
        fixture.put("tax_331000_2019Q3.csv", TAX + GOOD).put("tax_331004_2019Q2_坏.csv", "无\n");
        take();
        assertThat(names(asked())).containsExactly("tax_331004_2019Q2.csv", "tax_331004_2019Q2_坏.csv");
        new FileJudgements(fixture.database, Fixture.DEFINITIONS)
                .close("tax_331004_2019Q2_坏.csv", new FileJudgements.GivenJudgement("作废", "王统计", Instant.EPOCH));
        assertThat(names(asked())).containsExactly("tax_331004_2019Q2.csv");
    }

    /** A zip may be called anything: it is of no source, area or quarter. */
    @Test
    void aRefusedZipIsPassedOver() throws IOException {
        fixture.put("坏.zip", "PK").put("tax_331002_2019Q3.csv", TAX + GOOD + GOOD.replace(",100,", ",一百,"));
        take();
        assertThat(fixture.query("select file_name, state, source from delivery where file_name like '%.zip'"))
                .containsExactly("坏.zip | refused | ∅");
        assertThat(names(asked())).containsExactly("tax_331002_2019Q3.csv");
        assertThat(names(asked(Optional.empty(), "", "坏.zip"))).isEmpty();
    }

    @Test
    void ofAHeldFileNothingIsSaidToCountYet() throws IOException {
        String doubtful = GOOD.replace("1XB", "2XX");
        fixture.put(
                "tax_331002_2019Q3.csv",
                TAX + GOOD + doubtful + GOOD.replace("1XB", "3XX") + GOOD.replace("1XB", "4XX"));
        take();
        fixture.put("tax_331002_2019Q3_改.csv", TAX + doubtful + GOOD.replace(",100,", ",一百,"));
        take();
        new ShrinkHold(fixture.database, Fixture.DEFINITIONS).decide();

        try (XSSFWorkbook book = book(write().get(0))) {
            assertThat(texts(book.getSheetAt(0)))
                    .contains(
                            "处理结果：整份文件待确认，暂缓采用，接受后各行才生效。共读到 2 行，可采用 1 行，重复 0 行，剔除 1 行。",
                            "待确认的原因：tax_331002_2019Q3_改.csv 有 1 行，将取代现行的 4 行，减少超过 30%，暂缓入库，原有数据继续有效。请核对；确认无误的，由统计人员接受后生效。",
                            "一、必须修改：以下各行没有采用",
                            "二、请核对：以下各行暂缓采用，文件接受后才生效，确认无误的不必修改")
                    .noneMatch(t -> t.contains("已采用") || t.contains("已经采用"));
        }
        List<ReturnOutcome> supplement = new FileReturns(
                        fixture.database, fixture.archive, Fixture.DEFINITIONS, fixture.home, 2)
                .write(back, asked(), failed::add);
        try (XSSFWorkbook book = book(supplement.get(0))) {
            assertThat(texts(book.getSheetAt(0)))
                    .contains(
                            "3. 改好后保存，以文件名“tax_331002_2019Q3_改_退回修改_补报.xlsx”重新报送。文件名中的“补报”表示只补充这些行，上次可采用的行待该文件接受后生效，不必再报。")
                    .noneMatch(t -> t.contains("已采用"));
        }
    }

    private TakeInOutcome take() {
        fixture.collect();
        List<TakeInOutcome> outcomes = fixture.takeAll();
        return outcomes.get(outcomes.size() - 1);
    }

    /** However long the name that was received, the one that goes back has room, is known again, and is no other's. */
    @Test
    void aLongNameIsShortenedAndAnyOtherBecomesThatOfTheContract() throws IOException {
        for (int bytes : new int[] {100, 201, 255}) {
            String name = "loan_331002_2019Q3_" + "长".repeat((bytes - 23) / 3);
            name += "x".repeat(bytes - 4 - name.getBytes(StandardCharsets.UTF_8).length) + ".csv";
            fixture.put(name, LOANS + rejectedLoan("x" + bytes));
        }
        take();
        List<ReturnOutcome> written = write();
        assertThat(failed).isEmpty();
        String cut = "loan_331002_2019Q3_" + "长".repeat(23);
        assertThat(written.stream().map(ReturnOutcome::sendAs))
                .containsExactlyInAnyOrder(cut + "_退回修改.xlsx", cut + "_退回修改_2.xlsx", cut + "_退回修改_3.xlsx");
        for (ReturnOutcome returned : written) {
            assertThat(returned.written()).isRegularFile();
            assertThat(returned.written().getFileName()).hasToString(returned.sendAs());
        }
    }

    @Test
    void aFileThatFailsKeepsNoneOfTheOthersBack() throws IOException {
        String bad = rejectedLoan("999999");
        fixture.put("loan_331002_2019Q3_1.csv", LOANS + bad).put("loan_331002_2019Q3_2.csv", LOANS + bad + bad);
        take();
        String sha =
                fixture.query("select sha256 from delivery order by file_name").get(0);
        Path original = fixture.home.archive().resolve(sha.substring(0, 2)).resolve(sha);
        Files.delete(original);
        assertThat(write().stream().map(ReturnOutcome::fileName)).containsExactly("loan_331002_2019Q3_2.csv");
        assertThat(failed)
                .containsExactly(new UnreturnedFile("loan_331002_2019Q3_1.csv", "归档中没有SHA-256为" + sha + "的原始文件。"));
    }

    /** Of files of loans each may be another lender's: none stands for another of its batch. */
    private static String rejectedLoan(String area) {
        return "L1,甲银行,91331002MA2H10175W,某厂," + area + ",2019Q3,5,2019-08-01,5,是\n";
    }

    private List<ReturnOutcome> write() {
        return write(asked());
    }

    private List<ReturnOutcome> write(FileReturns.Asked asked) {
        return new FileReturns(fixture.database, fixture.archive, Fixture.DEFINITIONS, fixture.home)
                .write(back, asked, failed::add);
    }

    private List<String> names(FileReturns.Asked asked) {
        return write(asked).stream().map(ReturnOutcome::fileName).toList();
    }

    private FileReturns.Asked asked() {
        return asked(Optional.empty(), "", "");
    }

    private FileReturns.Asked asked(Optional<String> quarter, String area, String file) {
        return new FileReturns.Asked(
                quarter.map(cn.jidu.definition.Quarter::of),
                a -> area.isEmpty() || a.code().equals(area),
                f -> file.isEmpty() || f.equals(file),
                SupersededFiles.of(new JdbcTemplate(fixture.database.reader()), Fixture.DEFINITIONS, Long.MAX_VALUE)
                        ::stands);
    }

    private static XSSFWorkbook book(ReturnOutcome returned) {
        try (InputStream in = Files.newInputStream(returned.written())) {
            return new XSSFWorkbook(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void send(String name, XSSFWorkbook book) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        book.write(out);
        Files.write(fixture.inbox.resolve(name), out.toByteArray());
    }

    /** Cells joined by bars, blank rows as empty texts; cells behind the last that holds anything left out. */
    private static List<String> texts(Sheet sheet) {
        DataFormatter shown = new DataFormatter();
        List<String> rows = new ArrayList<>();
        for (int r = 0; r <= sheet.getLastRowNum(); r++) {
            Row row = sheet.getRow(r);
            List<String> cells = new ArrayList<>();
            for (int c = 0; row != null && c < row.getLastCellNum(); c++) {
                String text = shown.formatCellValue(row.getCell(c));
                cells.add(text.length() > 1000 ? "…" : text);
            }
            rows.add(String.join("|", cells).replaceFirst("[|]+$", ""));
        }
        return rows;
    }

    /** The red cells but for those of the reasons. */
    private static List<String> marked(XSSFSheet sheet) {
        List<String> marked = new ArrayList<>();
        for (Row row : sheet) {
            row.forEach(c -> {
                XSSFCell cell = (XSSFCell) c;
                if (cell.getCellComment() != null) {
                    assertThat(cell.getCellStyle().getFillForegroundColorColor().getARGBHex())
                            .isEqualTo("FFFFC7CE");
                    assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
                    marked.add(cell.getReference());
                }
            });
        }
        return marked;
    }
}
