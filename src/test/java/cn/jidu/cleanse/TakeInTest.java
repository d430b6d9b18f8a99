package cn.jidu.cleanse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.jidu.definition.FileLimit;
import cn.jidu.definition.FileLimits;
import cn.jidu.delivery.DeliveryState;
import cn.jidu.intake.table.RefusalCode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the file in the inbox to rows, rejects, findings and counts, on a real database. Codes are made up. */
class TakeInTest {
    private static final String A = Codes.uscc("91331002MA2A0001A");
    private static final String B = Codes.uscc("91331002MA2A0002B");
    private static final String ROW_A = A + ",,椒江甲厂,有限责任公司,1711,331002,2018-03-01,存续\n";
    private static final String ROW_B = B + ",,椒江乙厂,有限责任公司,1711,椒江区,2018年3月2日,存续\n";
    private static final String FILE = "registration_331002_2019Q3.csv";

    /** The header and one row, not two. */
    private static final FileLimits SMALL = FileLimits.DEFAULT.with(
            FileLimit.FILE_BYTES, (Fixture.REGISTRATION + ROW_A).getBytes(StandardCharsets.UTF_8).length);

    private static final String STATES =
            "select batch_id || ' ' || rank_in_batch || ' ' || state from delivery order by batch_id, rank_in_batch";

    @TempDir
    Path folder;

    private Fixture f;

    @BeforeEach
    void open() {
        f = new Fixture(folder);
    }

    @AfterEach
    void close() {
        f.close();
    }

    @Test
    void loadsRowsUnderTitlesAndLeavesTotalsAndNotesOut() throws IOException {
        TakeInOutcome outcome = f.load(
                FILE,
                "椒江区市场主体登记情况\n\n" + Fixture.REGISTRATION + ROW_A + "\n" + ROW_B + "合 计,2,,,,,,\n注：截至季度末\n填表人：某某,,\n");

        assertThat(outcome)
                .isEqualTo(new TakeInOutcome(2, 0, 0, 2, DeliveryState.LOADED, Optional.empty(), Optional.empty()));
        assertThat(f.query("select row_no, row_key, own_area, uscc_kind, name, industry_code, established_on, status"
                        + " from row_registration order by row_no"))
                .containsExactly(
                        "4 | " + A + " | 331002 | USCC | 椒江甲厂 | 1711 | 2018-03-01 | 存续",
                        "6 | " + B + " | 331002 | USCC | 椒江乙厂 | 1711 | 2018-03-02 | 存续");
        assertThat(f.query("select stage, reason, area_code, rows from delivery_count order by 1, 2"))
                .containsExactly("loaded |  | 331002 | 2", "read |  | 331002 | 2");
        assertThat(f.query("select area_code, replace_value, rows from delivery_cell"))
                .containsExactly("331002 |  | 2");
    }

    /** Where this may mount a file system for three files of its own: an open one would keep it from being taken away. */
    @Test
    void aFullDiskLeavesNoTemporaryFileOpenOrBehind() throws Exception {
        f.put(FILE, Fixture.REGISTRATION + ROW_A).collect();
        String work = f.home.work().toString();
        assumeTrue(succeeds("mount", "-t", "tmpfs", "-o", "size=1m,nr_inodes=3", "tmpfs", work));
        try {
            assertThatThrownBy(f::takeAll).isInstanceOf(UncheckedIOException.class);
            try (Stream<Path> left = Files.list(f.home.work())) {
                assertThat(left).isEmpty();
            }
        } finally {
            assertThat(succeeds("umount", work)).as("nothing is open in it").isTrue();
        }
        assertThat(f.takeAll()).extracting(TakeInOutcome::fate).containsExactly(DeliveryState.LOADED);
    }

    private static boolean succeeds(String... command) throws Exception {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void everyFaultIsListedAndTheFirstInFieldOrderDecides() throws IOException {
        TakeInOutcome outcome = f.load(
                FILE,
                Fixture.REGISTRATION
                        + ROW_A
                        + ROW_B
                        + ",,无码厂,有限责任公司,1711,331002,2018-03-01,存续\n"
                        + "9133X,,坏码厂,有限责任公司,9999,331003,2018-02-30,不知道\n"
                        + "9.13E+17,,表格厂,有限责任公司,1711,331002,2018-03-01,存续\n"
                        + "多,1,格,的,行,331002,2018-03-01,存续,x\n"
                        + "少一格\n"
                        + A.substring(0, 17) + ",1,,,1711,331099,,存续\n");

        assertThat(outcome.read()).isEqualTo(8);
        assertThat(outcome.rejected()).isEqualTo(6);
        assertThat(f.query(
                        "select row_no, fault_no, code, field, value, expected from reject order by row_no, fault_no"))
                .containsExactly(
                        "4 | 1 | CODE_MISSING | 统一社会信用代码 |  | 18 位统一社会信用代码，或 15 位注册号",
                        "5 | 1 | CODE_MALFORMED | 统一社会信用代码 | 9133X | 18 位统一社会信用代码（数字和大写字母，不含 I、O、S、V、Z），或另填 15 位注册号",
                        "5 | 2 | NOT_IN_LIST | 行业代码 | 9999 | GB/T 4754-2017 四位行业代码",
                        "5 | 3 | AREA_OUTSIDE | 行政区划代码 | 331003 | 文件所属地区椒江区（331002）范围内",
                        "5 | 4 | DATE_INVALID | 成立日期 | 2018-02-30 | 日期，如 2019-03-01",
                        "5 | 5 | NOT_IN_LIST | 经营状态 | 不知道 | “经营状态”对照表中的值",
                        "6 | 1 | CODE_PRECISION_LOST | 统一社会信用代码 | 9.13E+17 | 18 位代码，单元格须为文本格式（电子表格已把代码当作数字，末几位已丢失）",
                        "7 | 1 | ROW_WIDTH |  | 9 | 与表头相同的 8 个单元格",
                        "7 | 2 | NOT_IN_LIST | 行业代码 | 行 | GB/T 4754-2017 四位行业代码",
                        "8 | 1 | ROW_WIDTH |  | 1 | 与表头相同的 8 个单元格",
                        "8 | 2 | CODE_MALFORMED | 统一社会信用代码 | 少一格 | 18 位统一社会信用代码（数字和大写字母，不含 I、O、S、V、Z），或另填 15 位注册号",
                        "9 | 1 | REQUIRED_MISSING | 主体类型 |  | 必填，不能为空",
                        "9 | 2 | AREA_UNKNOWN | 行政区划代码 | 331099 | 区划表中的行政区划代码（6、9 或 12 位）或名称",
                        "9 | 3 | REQUIRED_MISSING | 成立日期 |  | 必填，不能为空");
        assertThat(f.query("select reason, area_code, rows from delivery_count where stage = 'rejected' order by 1, 2"))
                .containsExactly(
                        "CODE_MALFORMED | 331003 | 1",
                        "CODE_MISSING | 331002 | 1",
                        "CODE_PRECISION_LOST | 331002 | 1",
                        "REQUIRED_MISSING | 331002 | 1",
                        "ROW_WIDTH | 331002 | 2");
        assertThat(f.query("select area_code, row_no from reject where fault_no = 1 order by row_no"))
                .containsExactly("331002 | 4", "331003 | 5", "331002 | 6", "331002 | 7", "331002 | 8", "331002 | 9");
    }

    @Test
    void codesWithAWrongDigitOrLookAlikeLettersAreLoadedAndListed() throws IOException {
        String wrong = A.substring(0, 17) + (A.endsWith("0") ? "1" : "0");
        String lookalike = B.replace('0', 'O');
        f.load(
                FILE,
                Fixture.REGISTRATION + ROW_A.replace(A, wrong) + ROW_B.replace(B, lookalike)
                        + ",330781000012345,老厂,有限责任公司,1711,331002,1998-03-01,存续\n");

        assertThat(f.query("select row_key, uscc, uscc_kind, uscc_repaired from row_registration order by row_no"))
                .containsExactly(
                        wrong + " | " + wrong + " | USCC_BAD_CHECK | ∅",
                        B + " | " + B + " | USCC | " + B,
                        "reg:330781000012345 | ∅ | EMPTY | ∅");
        assertThat(f.query("select row_no, code, area_code, key, message from intake_finding order by row_no"))
                .containsExactly(
                        "2 | CODE_CHECK_DIGIT | 331002 | " + wrong + " | " + FILE + "第2行“统一社会信用代码”" + wrong
                                + "的校验码不正确，已照录。请与登记机关核对。",
                        "3 | CODE_REPAIRED | 331002 | " + B + " | " + FILE + "第3行“统一社会信用代码”" + lookalike + "含易混字母，按 "
                                + B + " 识读。请改正原始数据。");
    }

    /** 㛃 is of extension A, 𠮷 of B, U+E863 private; 〇, 々, · and the letters of other scripts are none. */
    @Test
    void rareCharactersAreKeptAndListed() throws IOException {
        f.put(
                        FILE,
                        Fixture.REGISTRATION.replace("\n", ",法定代表人\n")
                                + ROW_A.replace("甲厂", "𠮷㛃厂\uE863").replace("\n", ",王\uFFFD\n")
                                + ROW_B.replace("乙厂", "乙〇々·Ωの厂").replace("\n", ",李\n"),
                        Charset.forName("GB18030"))
                .collect();
        f.takeAll();

        assertThat(f.query("select name, legal_representative from row_registration order by row_no"))
                .containsExactly("椒江𠮷㛃厂\uE863 | 王\uFFFD", "椒江乙〇々·Ωの厂 | 李");
        assertThat(f.query("select row_no, code, area_code, key, message from intake_finding"))
                .containsExactly(
                        "2 | RARE_CHARACTER | 331002 | " + A + " | " + FILE
                                + "第2行有生僻字、自造字或乱码，已照录：“企业名称”中的 𠮷（U+20BB7）、㛃（U+36C3）、U+E863；“法定代表人”中的 U+FFFD。请核对，自造字请改用标准字，乱码请重新导出。");
        assertThat(f.query("select state, encoding, notes from delivery"))
                .containsExactly("loaded | GB18030 | 1 行有生僻字、自造字或乱码，已照录。");
    }

    /** By the contract's bounds; the day itself is none. What a value cannot be at all is told with what it can. */
    @Test
    void valuesThatAreNotPlausibleAreKeptAndListedAndImpossibleOnesRejected() throws IOException {
        f.put(
                        FILE,
                        Fixture.REGISTRATION.replace("\n", ",状态日期,注册资本（元）\n")
                                + ROW_A.replace("2018-03-01,存续\n", "2019-10-01,注销,2019-9-30,2000000000001\n")
                                + ROW_B.replace("2018年3月2日,存续\n", "2019-09-30,注销,2019/9/30,2000000000000\n")
                                + ROW_B.replace("2018年3月2日,存续\n", "20181,存续,2019-03-31 24:00:00,-1\n"))
                .put(
                        "tax_331002_2019Q3.csv",
                        "纳税人识别号,纳税人名称,行政区划代码,所属期,营业收入（元）,实缴税额（元）,从业人数\n" + ",甲厂,331002,2019Q3,1" + "0".repeat(40)
                                + ",0,99999999999999999999\n")
                .collect();
        f.takeAll();

        assertThat(f.query("select row_no, code, area_code, key, message from intake_finding"))
                .containsExactly("2 | IMPLAUSIBLE_VALUE | 331002 | " + A + " | " + FILE
                        + "第2行有不合常理的值，已照录：“成立日期”2019-10-01，应不晚于季度末2019-09-30；"
                        + "“状态日期”2019-09-30，应不早于“成立日期”2019-10-01；"
                        + "“注册资本”200000000.0001，应不大于200000000万元。请核对，有误的改正后再报送。");
        assertThat(f.query("select notes from delivery where source = 'registration'"))
                .containsExactly("1 行有不合常理的值，已照录并列出。");
        assertThat(f.query("select code, field, value, expected from reject order by delivery_id, row_no, fault_no"))
                .containsExactly(
                        "DATE_INVALID | 成立日期 | 20181 | 日期，如 2019-03-01（五位数读作日期序号时，限 1958-01-01 至 2099-12-31）",
                        "DATE_INVALID | 状态日期 | 2019-03-31 24:00:00 | 日期，如 2019-03-01",
                        "OUT_OF_RANGE | 注册资本 | -1 | 不小于 0 的数（万元）",
                        "NUMBER_INVALID | 营业收入 | 1" + "0".repeat(40) + " | 不超过 40 个字符的数字",
                        "OUT_OF_RANGE | 从业人数 | 99999999999999999999 | 不小于 0、不大于 9223372036854775807 的数（人）");
    }

    /** What nobody sees is spelled out wherever a faulty value is repeated; long values are cut between characters. */
    @Test
    void faultyValuesAreShownAsTheyCanBeRead() throws IOException {
        f.load(
                FILE,
                Fixture.REGISTRATION
                        + ROW_A.replace("331002,", "\u202D没有县\u202C,")
                        + ROW_B.replace("椒江区,", "𠮷".repeat(1001) + ","));

        assertThat(f.query("select value from reject order by row_no"))
                .containsExactly("〔U+202D〕没有县〔U+202C〕", "𠮷".repeat(1000) + "…");
    }

    @Test
    void anOldWorkbookIsTakenInLikeAnyOther() throws IOException {
        List<String> header = List.of(Fixture.REGISTRATION.strip().split(","));
        Path file = Files.createDirectories(f.inbox).resolve(FILE.replace(".csv", ".xls"));
        try (HSSFWorkbook book = new HSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            HSSFSheet sheet = book.createSheet("登记");
            put(sheet, 0, header);
            put(sheet, 1, List.of(ROW_A.strip().split(",")));
            put(sheet, 2, List.of(ROW_B.strip().split(",")));
            sheet.getRow(2).getCell(0).setCellValue(913310020000000123.0);
            book.createSheet("底稿");
            book.setSheetHidden(1, true);
            book.write(out);
        }
        f.collect();

        assertThat(f.takeAll())
                .containsExactly(
                        new TakeInOutcome(2, 1, 0, 1, DeliveryState.LOADED, Optional.empty(), Optional.empty()));
        assertThat(f.query("select encoding, notes from delivery")).containsExactly("XLS | 隐藏的工作表未读取：底稿。");
        assertThat(f.query("select sheet, row_no, code, field, value, expected from reject"))
                .containsExactly(
                        "登记 | 3 | CODE_PRECISION_LOST | 统一社会信用代码 | 9.1331E+17 | 18 位代码，单元格须为文本格式（电子表格已把代码当作数字，末几位已丢失）");
    }

    private static void put(HSSFSheet sheet, int row, List<String> cells) {
        HSSFRow made = sheet.createRow(row);
        for (int c = 0; c < cells.size(); c++) {
            made.createCell(c).setCellValue(cells.get(c));
        }
    }

    @Test
    void theLaterOfTwoRowsOfOneKeyStands() throws IOException {
        TakeInOutcome outcome =
                f.load(FILE, Fixture.REGISTRATION + ROW_A + ROW_B + ROW_A + ROW_B.replace("乙厂", "丙厂") + ROW_A);

        assertThat(outcome)
                .isEqualTo(new TakeInOutcome(5, 0, 3, 2, DeliveryState.LOADED, Optional.empty(), Optional.empty()));
        assertThat(f.query("select row_no, code from duplicate_row order by 1"))
                .containsExactly("2 | DUPLICATE_IDENTICAL", "3 | DUPLICATE_CONFLICT", "4 | DUPLICATE_IDENTICAL");
        assertThat(f.query("select key, message from intake_finding order by row_no"))
                .containsExactly(
                        A + " | " + FILE + "第2行与第6行重复且内容相同，只计一次。",
                        B + " | " + FILE + "第3行与第5行代码相同而内容不同，以后一行为准。请核对。",
                        A + " | " + FILE + "第4行与第6行重复且内容相同，只计一次。");
        assertThat(f.query("select stage, reason, rows from delivery_count order by 1, 2"))
                .containsExactly(
                        "duplicate | DUPLICATE_CONFLICT | 1",
                        "duplicate | DUPLICATE_IDENTICAL | 2",
                        "loaded |  | 2",
                        "read |  | 5");
    }

    @Test
    void citizensNumbersAreNowhereInClear() throws IOException {
        String citizen = Codes.citizen("33100219900101123");
        String header = "纳税人识别号,纳税人名称,行政区划代码,所属期,营业收入（万元）,实缴税额（元）\n";
        TakeInOutcome outcome = f.load(
                "tax_331002_2019Q3.csv",
                header + citizen + "01,某店,331002,2019Q3,1.5,10\n" + citizen + "01,某店,331002,2019年三季度,1.5,20\n"
                        + citizen + ",某店,331002,201907-201909," + citizen + ",x\n"
                        + ",某店,331002,2019-Q3,１，０００,10\n"
                        + ",某店,331002,2019-Q3,（1,000.5）".replace("1,0", "10") + ",10\n");

        assertThat(outcome.read()).isEqualTo(5);
        assertThat(outcome.duplicate()).isEqualTo(1);
        assertThat(
                        f.query(
                                "select taxpayer_id_kind, left(taxpayer_id, 2), length(taxpayer_id), revenue from row_tax order by row_no"))
                .containsExactly(
                        "CITIZEN | h: | 66 | 15000",
                        "CITIZEN | h: | 66 | 15000",
                        "EMPTY | ∅ | ∅ | 10000000",
                        "EMPTY | ∅ | ∅ | -10005000");
        assertThat(f.query("select code, field, value from reject"))
                .containsExactly("NUMBER_INVALID | 营业收入 | 〔身份证件号，已隐去〕", "NUMBER_INVALID | 实缴税额 | x");
        assertThat(f.query("select key from intake_finding")).containsExactly("〔身份证件号，已隐去〕|2019Q3");
        String everything = String.join("", f.query("select * from row_tax"))
                + String.join("", f.query("select * from reject"))
                + String.join("", f.query("select * from intake_finding"));
        assertThat(everything).doesNotContain(citizen.substring(0, 14));
    }

    @Test
    void encodingsAndDelimitersMakeNoDifference() throws IOException {
        String text = Fixture.REGISTRATION + ROW_A + ROW_B;
        String gb = text.replace(',', '\t');
        f.put("registration_331002_2019Q1.csv", gb, Charset.forName("GB18030"));
        f.put("registration_331002_2019Q2.csv", "\uFEFF" + text.replace(',', ';'));
        f.put("registration_331002_2019Q3.txt", "\uFEFF" + text.replace(',', '|'), StandardCharsets.UTF_16LE);
        f.put("registration_331002_2019Q4.csv", "\uFEFF" + text, StandardCharsets.UTF_16BE);
        f.collect();
        assertThat(f.takeAll()).extracting(TakeInOutcome::loaded).containsExactly(2L, 2L, 2L, 2L);
        assertThat(f.query("select encoding from delivery order by file_name"))
                .containsExactly("GB18030", "UTF-8（带 BOM）", "UTF-16LE", "UTF-16BE");
        assertThat(f.query("select name, count(*) from row_registration group by 1 order by 1"))
                .containsExactly("椒江乙厂 | 4", "椒江甲厂 | 4");
    }

    @Test
    void aRefusedFileLeavesNothingButItsReason() throws IOException {
        String other = ROW_A.replace("331002,", "331003,");
        assertThat(f.load(FILE, Fixture.REGISTRATION + ROW_B + other + other.replace(A, A.substring(1))))
                .isEqualTo(new TakeInOutcome(
                        0,
                        0,
                        0,
                        0,
                        DeliveryState.REFUSED,
                        Optional.of(RefusalCode.WRONG_PERIOD_OR_AREA),
                        Optional.of(FILE + " 共 3 行，其中 2 行不属于文件名所示的地区或季度，超过一半。请核对文件名与内容后重新报送。")));
        assertThat(f.query("select count(*) from reject")).containsExactly("0");
        assertThat(f.query("select to_regclass('row_registration') is null")).containsExactly("t");
    }

    @Test
    void refusesWhatCannotBeRead() throws IOException {
        assertThat(f.load(FILE, "").message()).contains(FILE + " 没有任何内容，找不到表头。没有数据时请只报送表头（零报告）。");
        assertThat(f.load(FILE, "a\u0000b").message()).contains(FILE + " 第1行有空字符，不是文本文件。请另存为 CSV（逗号分隔）文件后再报送。");
        assertThat(f.load(FILE, "标题\n企业名称,注册号\n甲,1\n").message())
                .contains(FILE + " 第2行作为表头缺少必备列：统一社会信用代码、主体类型、行业代码、行政区划代码、成立日期、经营状态。该行有：企业名称、注册号。请按报送格式补齐列名后再报送。");
        assertThat(f.load(FILE, Fixture.REGISTRATION + ROW_A + "\"" + ROW_B).message())
                .contains(FILE + " 第3行起的一行无法读取：双引号不配对。请检查该行的双引号后再报送。");
        Files.write(f.inbox.resolve(FILE), new byte[] {'a', '\n', (byte) 0xE6, (byte) 0xFF, '\n'});
        f.collect();
        assertThat(f.takeAll().get(0).message())
                .contains(FILE + " 第2行（第3字节）既不是有效的 UTF-8，也不是有效的 GB18030 编码。请另存为 UTF-8 或 GBK 编码的文本文件后再报送。");
        assertThat(f.load(FILE, Fixture.REGISTRATION).fate()).isEqualTo(DeliveryState.LOADED);
    }

    @Test
    void aControlFileIsHeldAgainstWhatWasRead() throws IOException {
        String file = "tax_331002_2019Q3.csv";
        String rows = "纳税人识别号,纳税人名称,行政区划代码,所属期,营业收入（万元）,实缴税额（元）\n" + A + ",甲,331002,2019Q3,1.5万元,10\n" + A
                + ",甲,331002,2019Q3,1.5,10\n" + B + ",乙,331002,2019Q3,\"1,000.5\",坏\n合计,,,,1003.5,20\n";
        f.put(file, rows);
        controlled(file, "{\"rows\": 3, \"sums\": {\"营业收入\": \"1003.50\", \"实缴税额\": 20}}");
        assertThat(f.query("select state from delivery")).containsExactly("loaded");
        String sha = f.query("select sha256 from delivery").get(0);
        controlled(
                file,
                "{\"rows\": 4, \"sha256\": \"" + "0".repeat(64)
                        + "\", \"sums\": {\"营业收入（万元）\": \"1003.51\", \"税金\": 1}}");
        assertThat(f.query("select state, refusal, message from delivery offset 1"))
                .containsExactly("refused | CONTROL_MISMATCH | " + file
                        + " 与控制文件不符：文件中没有“税金”列；数据行数应为 4，实为 3；SHA-256 应为 " + "0".repeat(64) + "，实为 " + sha
                        + "；“营业收入（万元）”列合计应为 1003.51，实为 1003.5。请核对数据文件与控制文件，改正后再报送。");
        assertThat(f.query("select count(*) from row_tax"))
                .as("of the first delivery alone, less the rejected row")
                .containsExactly("2");
    }

    @Test
    void aBrokenControlFileRefusesItsDataFile() throws IOException {
        f.put(FILE, Fixture.REGISTRATION + ROW_A);
        String like = "。应如 {\"rows\": 12, \"sha256\": \"…\", \"sums\": {\"贷款余额\": \"8812.50\"}}，各项均可省略。请改正后连同数据文件再报送。";
        List<String> broken =
                List.of("{\"rows\": 1,\n", "[1]", "{\"row\": 1}", "{\"rows\": \"x\"}", "{\"sha256\": \"ab\"}");
        List<String> why =
                List.of("第2行不是有效的 JSON", "不是一个 JSON 对象", "没有“row”这一项", "“rows”的值“x”无法识别", "“sha256”的值“ab”无法识别");
        for (int i = 0; i < broken.size(); i++) {
            controlled(FILE, broken.get(i));
            assertThat(f.query("select state, refusal, message from delivery order by delivery_id desc limit 1"))
                    .containsExactly("refused | CONTROL_MISMATCH | " + FILE + " 的控制文件无法读取：" + why.get(i) + like);
        }
    }

    private void controlled(String file, String control) throws IOException {
        f.put(file + ".control.json", control).collect();
        f.takeAll();
    }

    @Test
    void aLineBeyondTheBoundIsRejectedAndTheRestIsRead() throws IOException {
        f.put(FILE, Fixture.REGISTRATION + ROW_A + ROW_A.replace("甲厂", "甲".repeat(3000)) + ROW_B)
                .collect();
        TakeIn takeIn = f.takeIn(FileLimits.DEFAULT.with(FileLimit.ROW_CHARACTERS, 2000));
        TakeInOutcome outcome = takeIn.take(takeIn.pending().get(0), TakeInProgress.NONE);
        assertThat(outcome)
                .isEqualTo(new TakeInOutcome(3, 1, 0, 2, DeliveryState.LOADED, Optional.empty(), Optional.empty()));
        assertThat(f.query("select row_no, code, expected from reject"))
                .containsExactly("3 | ROW_TOO_LONG | 一行不超过 2000 个字符，本行至少有 3055 个（limits.yml 的 rowCharacters）");
    }

    @Test
    void aFileRefusedBeforeIsRefusedAgainAndChangesNothing() throws IOException {
        refusedThenCorrected();
        f.takeAll(SMALL);
        assertThat(f.query(STATES)).containsExactly("1 1 refused", "1 2 loaded", "2 1 refused", "2 2 acknowledged");
    }

    /** What was to follow it does follow it. */
    @Test
    void aFileRefusedBeforeThatIsTakenInIsNotPutOverThoseAfterIt() throws IOException {
        refusedThenCorrected();
        f.takeAll();
        assertThat(f.query(STATES)).containsExactly("1 1 refused", "1 2 loaded", "2 1 loaded", "2 2 loaded");
        assertThat(f.query("select message from delivery where batch_id = 2")).containsExactly("∅", "∅");
        assertThat(f.takeIn().pending()).isEmpty();
    }

    /** The first of two files is too large for the limits; both come again from another inbox. */
    private void refusedThenCorrected() throws IOException {
        f.put(FILE, Fixture.REGISTRATION + ROW_A + ROW_B)
                .put("registration_331002_2019Q3_改.csv", Fixture.REGISTRATION + ROW_A)
                .collect();
        f.takeAll(SMALL);
        Path elsewhere = Files.move(f.inbox, folder.resolve("elsewhere"));
        f.collector().collect(elsewhere, Fixture.BY, Fixture.NOW);
        assertThat(f.query(STATES)).containsExactly("1 1 refused", "1 2 loaded", "2 1 collected", "2 2 acknowledged");
    }

    @Test
    void takingTwiceIsTakingOnce() throws IOException {
        f.put(FILE, Fixture.REGISTRATION + ROW_A).collect();
        long id = f.takeIn().pending().get(0);
        TakeInOutcome first = f.takeIn().take(id, TakeInProgress.NONE);
        assertThat(f.takeIn().take(id, TakeInProgress.NONE)).isEqualTo(first);
        assertThat(f.takeIn().pending()).isEmpty();
        assertThat(f.query("select count(*) from row_registration")).containsExactly("1");
    }

    @Test
    void whatBreaksOffInTheMiddleLeavesNothing() throws IOException {
        f.put(FILE, Fixture.REGISTRATION + ROW_A + ROW_B).collect();
        long id = f.takeIn().pending().get(0);
        TakeInProgress broken = rows -> {
            throw new IllegalStateException("killed");
        };
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> f.takeIn().take(id, broken))
                .hasMessage("killed");
        assertThat(f.query("select to_regclass('row_registration') is null, (select count(*) from delivery_count)"))
                .containsExactly("t | 0");
        assertThat(f.takeIn().take(id, TakeInProgress.NONE).loaded()).isEqualTo(2);
        assertThat(List.of(f.home.work().toFile().list())).isEmpty();
    }

    /** Written out, it would have a thousand million digits. */
    @Test
    void aNumberWithoutEndInAControlFileRefusesItsDataFile() throws IOException {
        f.put(FILE, Fixture.REGISTRATION + ROW_A);
        controlled(FILE, "{\"rows\": 1e999999999}");
        assertThat(f.query("select state, refusal from delivery")).containsExactly("refused | CONTROL_MISMATCH");
        controlled(FILE, "[".repeat(5000));
        assertThat(f.query("select state, refusal from delivery offset 1"))
                .containsExactly("refused | CONTROL_MISMATCH");
        controlled(FILE, "{\"rows\": 1" + " ".repeat(1 << 20) + "}");
        assertThat(f.query("select state, refusal, message from delivery offset 2"))
                .containsExactly("refused | TOO_LARGE | " + FILE
                        + " 的控制文件超过上限 1048576 字节（limits.yml 的 controlBytes）。请只写 rows、sha256、sums 后再报送。");
    }

    /** An index of the database holds no longer ones. */
    @Test
    void aKeyBeyondTheBoundIsRejected() throws IOException {
        java.util.Random random = new java.util.Random(5);
        StringBuilder lender = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            lender.append((char) (0x4E00 + random.nextInt(20_000)));
        }
        String row = "J%s,%s,91331002MA2A0001AX,甲厂,331002,2019Q3,100,2019-07-01,1\n";
        TakeInOutcome outcome = f.load(
                "loan_331002_2019Q3.csv",
                "借据编号,贷款机构,借款人代码,借款人名称,行政区划代码,报告期,贷款余额（万元）,发放日期,发放金额（万元）\n" + row.formatted(1, lender)
                        + row.formatted(2, lender + "行"));
        assertThat(outcome)
                .isEqualTo(new TakeInOutcome(2, 1, 0, 1, DeliveryState.LOADED, Optional.empty(), Optional.empty()));
        assertThat(f.query("select row_no, code, field, expected from reject"))
                .containsExactly("3 | ROW_TOO_LONG | 贷款机构 | 不超过 500 个字符，现有 501 个（limits.yml 的 keyCharacters）");
    }

    private static final String LOANS = "借据编号,贷款机构,借款人代码,借款人名称,行政区划代码,报告期,贷款余额（万元）,发放日期,发放金额（万元）,首贷,五级分类\n";

    /** What is missing at the end of a row may be nothing that must be there; a row of the wrong width tells its other faults. */
    @Test
    void aShortRowIsReadWhereAllThatItLacksMayBeEmpty() throws IOException {
        TakeInOutcome outcome = f.load(
                "loan_331002_2019Q3.csv",
                LOANS + "J1,某行," + A + ",甲厂,331002,2019Q3,1,2019-07-01,1,是\n"
                        + "J2,某行," + B + ",乙厂,331002,2019Q3,1,2019-07-01,1\n"
                        + "J3,某行," + B + ",乙厂,331002,2019Q3,一,2019-07-32\n"
                        + "J4,某行," + B + ",乙厂,331099,2019Q3,1,2019-07-01,1,是,正常,x\n");

        assertThat(outcome)
                .isEqualTo(new TakeInOutcome(4, 2, 0, 2, DeliveryState.LOADED, Optional.empty(), Optional.empty()));
        assertThat(f.query("select loan_id, first_loan, risk_class from row_loan order by row_no"))
                .containsExactly("J1 | t | ∅", "J2 | f | ∅");
        assertThat(f.query("select row_no, fault_no, code, field, value from reject order by 1, 2"))
                .containsExactly(
                        "4 | 1 | ROW_WIDTH |  | 8",
                        "4 | 2 | NUMBER_INVALID | 贷款余额 | 一",
                        "4 | 3 | DATE_INVALID | 发放日期 | 2019-07-32",
                        "5 | 1 | ROW_WIDTH |  | 12",
                        "5 | 2 | AREA_UNKNOWN | 行政区划代码 | 331099");
        assertThat(f.query("select notes from delivery")).containsExactly("2 行末尾缺少的单元格都是可以不填的，按空白读取。");
        assertThat(f.query("select reason, area_code, rows from delivery_count where stage = 'rejected'"))
                .containsExactly("ROW_WIDTH | 331002 | 2");
    }

    @Test
    void messagesNameTheSendersOwnHeadingToo() throws IOException {
        String wrong = A.substring(0, 17) + (A.endsWith("0") ? "1" : "0");
        f.load(
                "tax_331002_2019Q3.csv",
                "税号,纳税人名称,区划代码,所属期,营业收入（元）,实缴税额（元）\n" + wrong + ",甲厂,331002,2019Q3,1,1\n" + A
                        + ",甲厂,331099,2019Q3,1,一\n");

        assertThat(f.query("select code, field, expected from reject order by fault_no"))
                .containsExactly(
                        "AREA_UNKNOWN | 行政区划代码 | 区划表中的行政区划代码（6、9 或 12 位）或名称（该列在文件中名为“区划代码”）",
                        "NUMBER_INVALID | 实缴税额 | 数字，如 1234.50");
        assertThat(f.query("select message from intake_finding"))
                .containsExactly("tax_331002_2019Q3.csv第2行“税号（即纳税人识别号）”" + wrong + "的校验码不正确，已照录。请与登记机关核对。");
    }

    /** Such a row is no data row: the control file does not count it. */
    @Test
    void aRowThatFillsOnlyWhatAFileReplacesSaysThatThereIsNothing() throws IOException {
        String name = "loan_331002_2019Q3.csv";
        f.put(name + ".control.json", "{\"rows\": 1, \"sums\": {\"贷款余额\": 1}}");
        TakeInOutcome outcome = f.load(
                name,
                LOANS + ",某 行,,,,,,,,,\nJ1,二行," + A + ",甲厂,331002,2019Q3,1,2019-07-01,1,,\n,二行\n合计,,,,,,1,,1,,\n");

        assertThat(outcome)
                .isEqualTo(new TakeInOutcome(1, 0, 0, 1, DeliveryState.LOADED, Optional.empty(), Optional.empty()));
        assertThat(f.query("select area_code, replace_value, rows from delivery_cell order by 2"))
                .containsExactly("331002 | 二行 | 1", "331002 | 某行 | 0");
        assertThat(f.query("select notes from delivery")).containsExactly("没有数据（零报告）：二行、某行。");
        assertThat(f.query("select stage, rows from delivery_count order by 1"))
                .containsExactly("loaded | 1", "read | 1");
    }

    @Test
    void aNilReturnForAListIsKnownByTheListsNames() throws IOException {
        String header = "名单,企业代码,企业名称,行政区划代码,认定日期\n";
        f.load("roster_331002_2019Q3.csv", header + "科技型小微企业,,,,\n没有的名单,,,,\n");
        f.load("roster_331002_2019Q3_补报.csv", header + "新三板挂牌,,,,\n");

        assertThat(f.query("select replace_value, rows from delivery_cell")).containsExactly("tech | 0");
        assertThat(f.query("select code, field, value from reject where fault_no = 1"))
                .containsExactly("NOT_IN_LIST | 名单 | 没有的名单");
        assertThat(f.query("select notes from delivery order by delivery_id"))
                .containsExactly("没有数据（零报告）：科技型小微企业。", "补报文件只增加行，其中的零报告不起作用：新三板挂牌。");
    }

    /** As spreadsheets are made to keep a code as text; the same in every source. */
    @Test
    void whatKeepsACodeAsTextIsNoPartOfIt() throws IOException {
        List<String> written =
                List.of("\"=\"\"%s\"\"\"", "=\"%s\"", "'%s", "`%s", "%s\t", "‘%s’", "\"\"\"%s\"\"\"", "=%s", "＇%s");
        for (String guard : written) {
            String code = guard.formatted(A);
            f.load(
                    "tax_331002_2019Q3.csv",
                    "纳税人识别号,纳税人名称,行政区划代码,所属期,营业收入（元）,实缴税额（元）\n" + code + ",甲厂,'331002,2019Q3,'1,=\"2\"\n");
            f.load(FILE, Fixture.REGISTRATION + ROW_A.replace(A, code));
        }

        assertThat(f.query("select distinct taxpayer_id, taxpayer_id_kind, revenue, tax_paid from row_tax"))
                .containsExactly(A + " | USCC | 1 | 2");
        assertThat(f.query("select distinct uscc, uscc_kind from row_registration"))
                .containsExactly(A + " | USCC");
        assertThat(f.query("select count(*) from reject")).containsExactly("0");
        assertThat(f.query("select state, count(*) from delivery group by 1")).containsExactly("loaded | 18");
    }

    @Test
    void aControlFileMayBeInGbk() throws IOException {
        String name = "loan_331002_2019Q3.csv";
        f.put(name + ".control.json", "{\"rows\": 1, \"sums\": {\"贷款余额（万元）\": 1}}", Charset.forName("GBK"));
        assertThat(f.load(name, LOANS + "J1,二行," + A + ",甲厂,331002,2019Q3,1,2019-07-01,1,,\n")
                        .fate())
                .isEqualTo(DeliveryState.LOADED);
        f.put(name + ".control.json", "{\"rows\": 2, \"sums\": {\"贷款余额\": 1}}", Charset.forName("GBK"));
        assertThat(f.load(name, LOANS + "J2,二行," + A + ",甲厂,331002,2019Q3,1,2019-07-01,1,,\n")
                        .message())
                .contains(name + " 与控制文件不符：数据行数应为 2，实为 1。请核对数据文件与控制文件，改正后再报送。");
    }
}
