package cn.jidu.intake.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import cn.jidu.cleanse.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found, in which order, and what brings nothing new. */
class CollectorTest {
    private static final String STATES =
            "select batch_id, rank_in_batch, file_name, state from delivery order by batch_id, rank_in_batch";
    private static final String CITY = "registration_331000_2019Q3.csv";
    private static final String COUNTY = "registration_331002_2019Q3.csv";

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

    /** An otherwise empty file of this source; the comment column makes its bytes its own. */
    private static String nil(String mark) {
        return Fixture.REGISTRATION.strip() + "," + mark + "\n";
    }

    @Test
    void ordersWiderAreasFirstAndLeavesWorkingFilesAlone() throws IOException {
        f.put(COUNTY, nil("a"))
                .put("下级/" + CITY, nil("b"))
                .put("registration_331002_2019Q3_补报.csv", nil("c"))
                .put("某某说明.docx", "x")
                .put("registration_999999_2019Q3.csv", nil("d"))
                .put(".hidden/" + CITY, nil("e"))
                .put(CITY + ".part", nil("e"))
                .put(COUNTY + ".control.json", "{}");
        assertThat(f.collect()).isPresent();
        assertThat(f.query("select rank_in_batch, file_name, source, area_code, quarter, supplement, state, message"
                        + " from delivery order by 1"))
                .containsExactly(
                        "1 | " + CITY + " | registration | 331000 | 2019Q3 | f | collected | ∅",
                        "2 | " + COUNTY + " | registration | 331002 | 2019Q3 | f | collected | ∅",
                        "3 | registration_331002_2019Q3_补报.csv | registration | 331002 | 2019Q3 | t | collected | ∅",
                        "4 | registration_999999_2019Q3.csv | ∅ | ∅ | ∅ | f | unrecognised | 文件名 registration_999999_2019Q3.csv 中的行政区划代码 999999 不在区划表中。请改正后再报送。",
                        "5 | 某某说明.docx | ∅ | ∅ | ∅ | f | unrecognised | 文件名 某某说明.docx 不符合任何数据种类的命名规则。应如 registration_331000_2019Q3.csv：种类_行政区划代码_季度。请改名后再报送。");
        assertThat(f.collect()).as("nothing is new").isEmpty();
    }

    /** Names in GBK, as an unpacked archive leaves them: no two are taken for one, and a supplement for no full file. */
    @Test
    void namesOfUnreadableBytesAreListedAndNotTakenIn() throws Exception {
        Files.createDirectories(f.inbox);
        for (String gbk : List.of("\\xb2\\xb9\\xb1\\xa8", "\\xd4\\xd9\\xb1\\xa8")) {
            Process shell = new ProcessBuilder("bash", "-c", "printf x > $'registration_331002_2019Q3_" + gbk + ".csv'")
                    .directory(f.inbox.toFile())
                    .inheritIO()
                    .start();
            assumeThat(shell.waitFor())
                    .as("a file system that allows such names")
                    .isZero();
        }
        f.collect();
        assertThat(f.query("select file_name, state, message from delivery order by 1"))
                .containsExactly(unreadable("%B2%B9%B1%A8"), unreadable("%D4%D9%B1%A8"));
        assertThat(f.collect()).as("nothing is new").isEmpty();
    }

    private static String unreadable(String bytes) {
        String name = "\uFFFDregistration_331002_2019Q3_" + bytes + ".csv";
        return name + " | unrecognised | 文件名“" + name
                + "”中有本机字符集设置无法识别的字节，不能判断其种类。请改为 UTF-8 文件名；如文件名无误，请以 LC_ALL=C.UTF-8 运行。";
    }

    @Test
    void eachKindOfWrongNameGetsItsOwnAdvice() throws IOException {
        f.put("registration_331002_2019Q5.csv", "x")
                .put("registration_3310_2019Q3.csv", "x")
                .put("registration_331002_2019Q3.docx", "x")
                .put("registration_331002_2019Q3.et", "x")
                .put("tax_331002_2019Q3.csv.control.json", "{}")
                .collect();
        assertThat(f.query("select state, message from delivery order by file_name collate \"C\""))
                .containsExactly(
                        "unrecognised | 文件 registration_331002_2019Q3.docx 的扩展名不能识别，应为 .csv、.txt、.xlsx 或 .xls。请另存后再报送。",
                        "unrecognised | registration_331002_2019Q3.et 是 WPS 表格文件，不能读取。请在 WPS 中另存为 .xlsx 或 .xls 后再报送。",
                        "unrecognised | 文件名 registration_331002_2019Q5.csv 中的季度 2019Q5 无法识别，应如 2019Q3。请改正后再报送。",
                        "unrecognised | 文件名 registration_3310_2019Q3.csv 中的行政区划代码 3310 不在区划表中。请改正后再报送。",
                        "unrecognised | 控制文件 tax_331002_2019Q3.csv.control.json 没有对应的数据文件 tax_331002_2019Q3.csv。请与数据文件一同报送。");
    }

    @Test
    void aFileCountsWithItsControlFile() throws IOException {
        String control = COUNTY + ".control.json";
        f.put(COUNTY, nil("a")).put(control, "{\"rows\": 1}").collect();
        f.takeAll();
        assertThat(f.query(STATES)).containsExactly("1 | 1 | " + COUNTY + " | refused");
        assertThat(f.collect()).as("nothing is new").isEmpty();
        f.put(control, "{\"rows\": 0}").collect();
        f.takeAll();
        assertThat(f.query(STATES + " offset 1")).containsExactly("2 | 1 | " + COUNTY + " | loaded");
        f.put(control, "{}").collect();
        assertThat(f.query(STATES + " offset 2")).containsExactly("3 | 1 | " + COUNTY + " | collected");
        f.takeAll();
        f.collector().collect(List.of(f.inbox.resolve(COUNTY), f.inbox.resolve(control)), Fixture.BY, Fixture.NOW);
        assertThat(f.query(STATES + " offset 3")).containsExactly("4 | 1 | " + COUNTY + " | acknowledged");
    }

    @Test
    void anInboxThatMovedChangesNothing() throws IOException {
        f.put(CITY, nil("a")).put(COUNTY, nil("b")).collect();
        f.takeAll();
        Path elsewhere = folder.resolve("elsewhere");
        Files.move(f.inbox, elsewhere);
        f.collector().collect(elsewhere, Fixture.BY, Fixture.NOW);
        assertThat(f.query(STATES))
                .containsExactly(
                        "1 | 1 | " + CITY + " | loaded",
                        "1 | 2 | " + COUNTY + " | loaded",
                        "2 | 1 | " + CITY + " | acknowledged",
                        "2 | 2 | " + COUNTY + " | acknowledged");
        assertThat(f.query("select message from delivery where batch_id = 2 and rank_in_batch = 1"))
                .containsExactly("内容与现行版本完全相同，已收到，数据不变。");
    }

    @Test
    void aThenBThenAPutsABack() throws IOException {
        for (String content : List.of("a", "b", "a", "a")) {
            Path file = f.put(CITY, nil(content)).inbox.resolve(CITY);
            f.collector().collect(List.of(file), Fixture.BY, Fixture.NOW);
            f.takeAll();
        }
        assertThat(f.query(STATES))
                .containsExactly(
                        "1 | 1 | " + CITY + " | loaded",
                        "2 | 1 | " + CITY + " | loaded",
                        "3 | 1 | " + CITY + " | loaded",
                        "4 | 1 | " + CITY + " | acknowledged");
    }

    @Test
    void aCountysFileUnderANewCitysFileIsTakenInAgain() throws IOException {
        f.put(CITY, nil("a")).put(COUNTY, nil("b")).collect();
        f.takeAll();
        f.put(CITY, nil("new"));
        f.collector().collect(List.of(f.inbox.resolve(COUNTY), f.inbox.resolve(CITY)), Fixture.BY, Fixture.NOW);
        assertThat(f.query(STATES + " offset 2"))
                .containsExactly("2 | 1 | " + CITY + " | collected", "2 | 2 | " + COUNTY + " | collected");
    }

    @Test
    void listsOfOtherRostersDoNotStandInTheWay() throws IOException {
        String header = "名单,企业代码,企业名称,行政区划代码,认定日期\n";
        f.put("roster_331002_2019Q3_1.csv", header + "科技型,,甲,331002,2019-01-02\n")
                .collect();
        f.takeAll();
        f.put("roster_331002_2019Q3_2.csv", header + "neeq,,甲,331002,2019-01-02\n")
                .collect();
        f.takeAll();
        Path first = f.inbox.resolve("roster_331002_2019Q3_1.csv");
        f.collector().collect(List.of(first), Fixture.BY, Fixture.NOW);
        assertThat(f.query("select state from delivery order by delivery_id"))
                .containsExactly("loaded", "loaded", "acknowledged");
    }

    /** A link may point anywhere, and a pipe never ends. */
    @Test
    @org.junit.jupiter.api.Timeout(60)
    void linksAndPipesAreListedAndNeverOpened() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.csv"), nil("secret"));
        f.put(CITY, nil("a"));
        Files.createSymbolicLink(f.inbox.resolve(COUNTY), secret);
        Files.createSymbolicLink(f.inbox.resolve("loop"), f.inbox);
        Process pipe = new ProcessBuilder("mkfifo", "registration_331003_2019Q3.csv")
                .directory(f.inbox.toFile())
                .inheritIO()
                .start();
        assumeThat(pipe.waitFor()).as("a system that has pipes").isZero();
        f.collect();
        String special = " 是链接、管道或设备，不是文件，未读取。请把文件本身放入收件目录。";
        assertThat(f.query("select file_name, bytes, state, message from delivery order by rank_in_batch offset 1"))
                .containsExactly(
                        "loop | 0 | unrecognised | loop" + special,
                        COUNTY + " | 0 | unrecognised | " + COUNTY + special,
                        "registration_331003_2019Q3.csv | 0 | unrecognised | registration_331003_2019Q3.csv" + special);
        f.collect();
        assertThat(f.query("select count(*) from delivery"))
                .as("each is told once")
                .containsExactly("4");
    }

    /** Pasted from somewhere: what nobody sees is no part of source, area or quarter. */
    @Test
    void aNameIsReadWithoutMarksThatNobodySees() throws IOException {
        f.put("\u202Aregistration_\u200E331002_2019\u00ADQ3.csv\u202C", nil("a"));
        f.collect();
        assertThat(f.query("select file_name, source, area_code, quarter, state from delivery"))
                .containsExactly("〔U+202A〕registration_〔U+200E〕331002_2019〔U+00AD〕Q3.csv〔U+202C〕"
                        + " | registration | 331002 | 2019Q3 | collected");
    }

    /** What breaks a line or turns the direction of writing is spelled out wherever the name is told. */
    @Test
    void namesThatWouldDeceiveAreSpelledOut() throws IOException {
        f.put("registration_331002_2019Q3_\n甲\u202E.csv", nil("a")).put("=1+1\u001B[2J\r\n.csv", "x");
        f.collect();
        assertThat(f.query("select file_name, state from delivery order by rank_in_batch"))
                .containsExactly(
                        "registration_331002_2019Q3_〔U+000A〕甲〔U+202E〕.csv | collected",
                        "=1+1〔U+001B〕[2J〔U+000D〕〔U+000A〕.csv | unrecognised");
    }

    /** What systems and programs put into folders for themselves, in any capitals, in an inbox and in a zip. */
    @Test
    void whatNobodySentIsLeftAlone() throws IOException {
        List<String> left = List.of(
                "desktop.ini",
                "Desktop.INI",
                "Thumbs.db",
                "ehthumbs.db",
                "EHTHUMBS_VISTA.DB",
                "Icon\r",
                "ICON\r",
                ".DS_Store",
                "._" + CITY,
                ".localized",
                ".~lock." + CITY + "#",
                "~$loan_331002_2019Q3.xlsx",
                CITY + ".Part",
                CITY + ".crdownload",
                CITY + ".filepart",
                CITY + ".TMP",
                CITY + "~",
                "$RECYCLE.BIN/" + CITY,
                "System Volume Information/" + CITY,
                "lost+found/" + CITY,
                ".Trash-1000/files/" + CITY,
                "@eaDir/" + CITY,
                "__MACOSX/._" + CITY);
        Zips zip = Zips.utf8().with(COUNTY, nil("a"));
        for (String name : left) {
            f.put("椒江/" + name, "x");
            zip.with(left.indexOf(name) + "/" + name, "x");
        }
        Files.write(f.inbox.resolve("报送.zip"), zip.bytes());
        f.collect();
        assertThat(f.query("select file_name, state, message from delivery order by 1"))
                .containsExactly(COUNTY + " | collected | ∅", "报送.zip | unpacked | ∅");
    }

    /** A name as long as any can be leaves no room for that of a control file; none of the others waits for it. */
    @Test
    void namesOfAnyLengthAreTakenIn() throws IOException {
        for (int length = 190; length <= 255; length += 5) {
            f.put(name("registration_331002_2019Q3_", length), nil(String.valueOf(length)));
        }
        f.put("x".repeat(251) + ".csv", "x").put(COUNTY, nil("a"));
        StringBuilder deep = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            deep.append(UUID.randomUUID().toString().repeat(6)).append('/');
        }
        f.put(deep + "registration_331003_2019Q3.csv", nil("deep"));
        f.collect();
        assertThat(f.query("select state, count(*) from delivery group by 1 order by 1"))
                .containsExactly("collected | 16", "unrecognised | 1");
        assertThat(f.collect()).as("nothing is new").isEmpty();
    }

    private static String name(String beginning, int bytes) {
        return beginning + "x".repeat(bytes - beginning.length() - 4) + ".csv";
    }

    /** Whoever may read everything (root) finds nothing that he cannot. */
    @Test
    void whatCannotBeReadIsToldOnceAndKeepsNothingBack() throws IOException {
        f.put(CITY, nil("a")).put("registration_331003_2019Q3.csv", nil("b")).put("锁/" + COUNTY, nil("c"));
        f.collect();
        f.takeAll();
        Path locked = f.inbox.resolve(CITY);
        Path within = f.inbox.resolve("锁");
        Files.setPosixFilePermissions(locked, Set.of());
        Files.setPosixFilePermissions(within, Set.of());
        try {
            assumeThat(Files.isReadable(locked)).as("root reads everything").isFalse();
            f.put("registration_331003_2019Q3.csv", nil("d")).collect();
            assertThat(f.collect()).as("told once").isEmpty();
            assertThat(f.query("select file_name, state, message from delivery where batch_id > 1 order by 1"))
                    .containsExactly(
                            "registration_331000_2019Q3.csv | unrecognised | registration_331000_2019Q3.csv 无法读取：没有读取权限。其余文件照常接收。请检查后重新放入。",
                            "registration_331003_2019Q3.csv | collected | ∅",
                            "锁 | unrecognised | 锁 无法读取：没有读取权限。其余文件照常接收。请检查后重新放入。");
        } finally {
            Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rw-------"));
            Files.setPosixFilePermissions(within, PosixFilePermissions.fromString("rwx------"));
        }
        f.takeAll();
        assertThat(f.collect()).as("read again, and the same").isEmpty();
    }
}
