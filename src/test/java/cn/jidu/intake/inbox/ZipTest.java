package cn.jidu.intake.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jidu.cleanse.Fixture;
import cn.jidu.definition.FileLimit;
import cn.jidu.definition.FileLimits;
import cn.jidu.intake.table.OriginalFile;
import cn.jidu.intake.table.RefusedException;
import cn.jidu.intake.zip.ZipFileReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Zips: their files count as if they lay in the inbox, or nothing of them does. */
class ZipTest {
    private static final Charset GBK = Charset.forName("GBK");
    private static final String GBK_NAMED = "registration_331002_2019Q3_补报.csv";
    private static final String COUNTY = "registration_331002_2019Q3.csv";
    private static final String OTHER = "registration_331003_2019Q3.csv";
    private static final String STATES = "select batch_id, rank_in_batch, file_name, state, zip_rank from delivery"
            + " order by batch_id, rank_in_batch";

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

    private static String nil(String mark) {
        return Fixture.REGISTRATION.strip() + "," + mark + "\n";
    }

    private void put(String name, byte[] zip) throws IOException {
        Files.createDirectories(f.inbox);
        Files.write(f.inbox.resolve(name), zip);
    }

    /** Names of originals are their SHA-256. */
    private int originals() throws IOException {
        try (Stream<Path> all = Files.walk(f.home.archive())) {
            return (int) all.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void filesInAZipCountAsIfTheyLayInTheInbox() throws IOException {
        f.put(OTHER, nil("loose"));
        put(
                "三季度.ZIP",
                Zips.utf8()
                        .with("椒江/" + COUNTY, nil("a"))
                        .with("椒江/" + COUNTY + ".control.json", "{\"rows\": 0}")
                        .with("说明.docx", "PK\u0003\u0004 as a document begins")
                        .with(".DS_Store", "x")
                        .with("__MACOSX/椒江/._" + COUNTY, "x")
                        .with("空目录/", "")
                        .bytes());
        f.collect();
        f.takeAll();
        assertThat(f.query(STATES))
                .containsExactly(
                        "1 | 1 | " + COUNTY + " | loaded | 3",
                        "1 | 2 | " + OTHER + " | loaded | ∅",
                        "1 | 3 | 三季度.ZIP | unpacked | ∅",
                        "1 | 4 | 说明.docx | unrecognised | 3");
        assertThat(f.query("select way, user_name from batch")).containsExactly("run | tester");
        assertThat(originals()).as("zip, three files, a control file").isEqualTo(5);
        assertThat(f.collect()).as("nothing is new").isEmpty();
        try (Stream<Path> left = Files.list(f.home.work())) {
            assertThat(left).isEmpty();
        }
    }

    /** Windows writes names in the system's own encoding, and old programs backslashes. */
    @Test
    void namesMayBeGbk() throws IOException {
        namesMayBe(new Zips(GBK).with("椒江\\" + GBK_NAMED, nil("a")).bytes());
    }

    /** Some programs say that their names are UTF-8 whatever they write. */
    @Test
    void namesMayBeGbkThoughTheZipSaysUtf8() throws IOException {
        namesMayBe(Zips.directoryBits(
                new Zips(GBK).with("椒江/" + GBK_NAMED, nil("a")).bytes(), 9, 0x08));
    }

    private void namesMayBe(byte[] zip) throws IOException {
        put("甲.zip", zip);
        f.collector().collect(List.of(f.inbox.resolve("甲.zip")), Fixture.BY, Fixture.NOW);
        assertThat(f.query("select file_name, supplement, state, zip_rank from delivery order by rank_in_batch"))
                .containsExactly(GBK_NAMED + " | t | collected | 2", "甲.zip | f | unpacked | ∅");
    }

    @Test
    void theSameFileLooseAndZippedIsAcknowledged() throws IOException {
        byte[] zip = Zips.utf8().with(COUNTY, nil("a")).with(OTHER, nil("b")).bytes();
        f.put(COUNTY, nil("a"));
        put("甲.zip", zip);
        f.collect();
        f.takeAll();
        put("乙.zip", zip);
        f.collect();
        assertThat(f.query(STATES))
                .containsExactly(
                        "1 | 1 | " + COUNTY + " | loaded | ∅",
                        "1 | 2 | " + COUNTY + " | acknowledged | 4",
                        "1 | 3 | " + OTHER + " | loaded | 4",
                        "1 | 4 | 甲.zip | unpacked | ∅",
                        "2 | 1 | " + COUNTY + " | acknowledged | 3",
                        "2 | 2 | " + OTHER + " | acknowledged | 3",
                        "2 | 3 | 乙.zip | unpacked | ∅");
    }

    @Test
    void aControlFileBelongsIntoTheZip() throws IOException {
        put("甲.zip", Zips.utf8().with(COUNTY, nil("a")).bytes());
        f.put("甲.zip.control.json", "{}").collect();
        assertThat(f.query("select file_name, state, message from delivery where rank_in_batch = 3"))
                .containsExactly(
                        "甲.zip.control.json | unrecognised | 控制文件 甲.zip.control.json 是压缩文件 甲.zip 的，不能对应。请把控制文件与数据文件一同放在压缩文件内，按数据文件命名。");
    }

    static Stream<Arguments> refused() {
        byte[] good = Zips.utf8().with("a" + COUNTY, nil("a")).bytes();
        byte[] gzip = HexFormat.of().parseHex("1f8b0800000000000003");
        byte[] tar = new byte[1024];
        System.arraycopy("ustar\u000000".getBytes(StandardCharsets.US_ASCII), 0, tar, 257, 8);
        ZipArchiveEntry link = new ZipArchiveEntry("link.csv");
        link.setUnixMode(0xA1FF);
        String nothing = "整个压缩文件未接收。";
        String again = "请把其中的文件直接放入一个压缩文件后再报送。";
        String rename = "请改名后重新压缩再报送。";
        return Stream.of(
                row(zip("b.zip", good), "UNREADABLE", "内的 b.zip 又是压缩文件。" + nothing + again),
                row(zip("b.7Z", new byte[0]), "UNREADABLE", "内的 b.7Z 又是压缩文件。" + nothing + again),
                row(zip(OTHER, good), "UNREADABLE", "内的 " + OTHER + " 又是压缩文件。" + nothing + again),
                row(zip(OTHER, gzip), "UNREADABLE", "内的 " + OTHER + " 又是压缩文件。" + nothing + again),
                row(zip(OTHER, tar), "UNREADABLE", "内的 " + OTHER + " 又是压缩文件。" + nothing + again),
                row(
                        zip(OTHER, "Rar!\u001a\u0007".getBytes(StandardCharsets.ISO_8859_1)),
                        "UNREADABLE",
                        "内的 " + OTHER + " 又是压缩文件。" + nothing + again),
                row(
                        Zips.directoryBits(zip(OTHER, new byte[1]), 8, 1),
                        "ENCRYPTED",
                        "内的 " + COUNTY + " 设有密码，无法读取。" + nothing + "请不设密码重新压缩后再报送。"),
                row(
                        Zips.directoryBits(zip(OTHER, new byte[1]), 10, 0x52),
                        "UNREADABLE",
                        "内的 " + COUNTY + " 的压缩方法不能识别。" + nothing + "请用普通的 zip 格式重新压缩后再报送。"),
                row(
                        Zips.utf8()
                                .with(COUNTY, nil("a"))
                                .with(link, new byte[] {'x'})
                                .bytes(),
                        "UNREADABLE",
                        "内的 link.csv 是链接，不是文件。" + nothing + "请放入文件本身后再报送。"),
                row(zip("../" + OTHER, new byte[1]), "UNREADABLE", path("../" + OTHER) + nothing + rename),
                row(zip("a/．．/" + OTHER, new byte[1]), "UNREADABLE", path("a/．．/" + OTHER) + nothing + rename),
                row(zip("..\\" + OTHER, new byte[1]), "UNREADABLE", path("../" + OTHER) + nothing + rename),
                row(zip("//srv/" + OTHER, new byte[1]), "UNREADABLE", path("//srv/" + OTHER) + nothing + rename),
                row(zip("C:" + OTHER, new byte[1]), "UNREADABLE", path("C:" + OTHER) + nothing + rename),
                row(
                        Zips.replaced(zip("b#.csv", new byte[1]), "b#", "b\u0000"),
                        "UNREADABLE",
                        path("b〔U+0000〕.csv") + nothing + rename),
                row(zip("a\u202e.csv", new byte[1]), "UNREADABLE", path("a〔U+202E〕.csv") + nothing + rename),
                row(
                        zip("Registration_331002_2019q3.csv", new byte[1]),
                        "UNREADABLE",
                        "内的“" + COUNTY + "”与“Registration_331002_2019q3.csv”重名（不分大小写和全角半角）。" + nothing
                                + "请改名或只留一个后再报送。"),
                row(
                        Zips.replaced(zip(OTHER, new byte[1]), "331003", "331002"),
                        "UNREADABLE",
                        "内的“" + COUNTY + "”与“" + COUNTY + "”重名（不分大小写和全角半角）。" + nothing + "请改名或只留一个后再报送。"),
                row(
                        new Zips(StandardCharsets.ISO_8859_1)
                                .with("\u00ff\u00ff.csv", new byte[1])
                                .bytes(),
                        "UNREADABLE",
                        "内的文件名（%FF%FF%2E%63%73%76）既不是 UTF-8 也不是 GBK 编码。" + nothing + rename),
                row(Zips.utf8().with(".DS_Store", "x").bytes(), "EMPTY", "内没有文件。请放入文件后再报送。"),
                row(new byte[0], "UNREADABLE", damaged("文件目录")),
                row("not a zip".getBytes(StandardCharsets.UTF_8), "UNREADABLE", damaged("文件目录")),
                row(java.util.Arrays.copyOf(good, good.length - 10), "UNREADABLE", damaged("文件目录")),
                row(flipped(good), "UNREADABLE", damaged("a" + COUNTY)));
    }

    private static Arguments row(byte[] zip, String refusal, String words) {
        return Arguments.of(zip, refusal, words);
    }

    private static byte[] zip(String name, byte[] content) {
        return Zips.utf8().with(COUNTY, nil("a")).with(name, content).bytes();
    }

    private static String path(String shown) {
        return "内的文件名“" + shown + "”含有上级目录、绝对路径、盘符或不可见字符。";
    }

    private static String damaged(String place) {
        return "无法读取（" + place + "）：不是 .zip 文件，或已损坏、不完整。整个压缩文件未接收。请重新压缩后再报送。";
    }

    /** One bit of the first file's content. */
    private static byte[] flipped(byte[] zip) {
        byte[] copy = zip.clone();
        copy[30 + 1 + COUNTY.length() + 12] ^= 1;
        return copy;
    }

    @ParameterizedTest
    @MethodSource("refused")
    void nothingOfARefusedZipIsTaken(byte[] zip, String refusal, String words) throws IOException {
        put("甲.zip", zip);
        f.collect();
        assertThat(f.query("select file_name, state, refusal, message from delivery"))
                .containsExactly("甲.zip | refused | " + refusal + " | 压缩文件 甲.zip " + words);
        assertThat(originals()).as("the zip alone is kept").isEqualTo(1);
        try (Stream<Path> left = Files.list(f.home.work())) {
            assertThat(left).isEmpty();
        }
    }

    private static FileLimits bounds(long entries, long unpackedBytes, long unpackRatio) {
        return FileLimits.DEFAULT
                .with(FileLimit.ZIP_ENTRIES, entries)
                .with(FileLimit.UNPACKED_BYTES, unpackedBytes)
                .with(FileLimit.UNPACK_RATIO, unpackRatio);
    }

    @Test
    void whatIsTooMuchIsSaidInNumbers() throws IOException, RefusedException {
        byte[] two = Zips.utf8()
                .with(COUNTY, nil("a"))
                .with(OTHER, "x".repeat(2_000_000))
                .bytes();
        int bytes = two.length;
        long unpacked = 2_000_000 + nil("a").getBytes(StandardCharsets.UTF_8).length;
        String nothing = "整个压缩文件未接收。";
        assertThat(refusal(two, FileLimits.DEFAULT.with(FileLimit.FILE_BYTES, bytes - 1)))
                .isEqualTo("甲.zip 有 " + bytes + " 字节，超过上限 " + (bytes - 1) + " 字节（limits.yml 的 fileBytes）。请按地区拆分后再报送。");
        assertThat(refusal(two, bounds(1, unpacked, 1000)))
                .isEqualTo("压缩文件 甲.zip 内有 2 个文件和目录，超过上限 1 个（limits.yml 的 zipEntries）。" + nothing + "请分成几个压缩文件后再报送。");
        assertThat(refusal(two, bounds(2, unpacked - 1, 1000)))
                .isEqualTo("压缩文件 甲.zip 解压后有 " + unpacked + " 字节，超过上限 " + (unpacked - 1)
                        + " 字节（limits.yml 的 unpackedBytes）。" + nothing + "请分成几个压缩文件后再报送。");
        int ratio = (int) (unpacked / bytes);
        assertThat(refusal(two, bounds(2, unpacked, ratio)))
                .isEqualTo("压缩文件 甲.zip 有 " + bytes + " 字节，解压后有 " + unpacked + " 字节，超过上限 " + ratio
                        + " 倍（limits.yml 的 unpackRatio）。" + nothing + "请检查内容，直接报送其中的文件。");
        assertThat(open(two, bounds(2, unpacked, ratio + 1))).containsExactly(COUNTY, OTHER);
    }

    /** The directory is read before its entries are counted: not all of it, where there are far too many. */
    @Test
    void aDirectoryWithoutEndIsNotReadToItsEnd() throws IOException {
        Zips many = Zips.utf8();
        for (int i = 0; i < 10_000; i++) {
            many.with("registration_331002_2019Q3_" + i + ".csv", new byte[0]);
        }
        assertThat(refusal(many.bytes(), bounds(100, 1, 1)))
                .isEqualTo("压缩文件 甲.zip 的文件目录过长：文件数超过上限 100 个（limits.yml 的 zipEntries）。整个压缩文件未接收。请分成几个压缩文件后再报送。");
    }

    /** What says that it is short and is not: no more of it is read than it says. */
    @Test
    void aFileLongerThanTheDirectorySaysIsDamage() throws IOException {
        byte[] lying = Zips.utf8().with(COUNTY, "x".repeat(5000)).bytes();
        for (int i = 0; i + 46 < lying.length; i++) {
            if (lying[i] == 'P' && lying[i + 1] == 'K' && lying[i + 2] == 1) {
                lying[i + 24] = 1;
                lying[i + 25] = 0;
            }
        }
        assertThat(refusal(lying, FileLimits.DEFAULT)).isEqualTo("压缩文件 甲.zip " + damaged(COUNTY));
    }

    /** Cut, flipped and spliced zips are refused or opened; nothing else happens. */
    @Test
    void noDamageIsAFaultOfTheProgram() throws IOException {
        byte[] good = Zips.utf8()
                .with(COUNTY, nil("a").repeat(20))
                .with("椒江/" + OTHER, nil("b"))
                .bytes();
        Random random = new Random(20191008);
        int opened = 0;
        for (int i = 0; i < 1500; i++) {
            byte[] bad = java.util.Arrays.copyOf(good, i % 10 == 0 ? random.nextInt(good.length) : good.length);
            for (int flips = 1 + random.nextInt(4); flips > 0 && bad.length > 0; flips--) {
                bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                open(bad, FileLimits.DEFAULT);
                opened++;
            } catch (RefusedException e) {
                assertThat(e.message()).contains("甲.zip");
            }
        }
        assertThat(opened).isBetween(1, 700);
    }

    private String refusal(byte[] zip, FileLimits limits) {
        List<String> message = new java.util.ArrayList<>();
        assertThatThrownBy(() -> open(zip, limits))
                .isInstanceOfSatisfying(RefusedException.class, e -> message.add(e.message()));
        return message.stream().collect(Collectors.joining());
    }

    private List<String> open(byte[] zip, FileLimits limits) throws IOException, RefusedException {
        OriginalFile original = new OriginalFile("甲.zip", zip.length, () -> new ByteArrayInputStream(zip));
        try (ZipFileReader opened = ZipFileReader.open(original, limits, f.home.work())) {
            return opened.paths();
        }
    }
}
