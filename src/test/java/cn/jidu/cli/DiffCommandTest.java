package cn.jidu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.JobsCopy;
import cn.jidu.store.Database;
import cn.jidu.store.FolderTree;
import cn.jidu.store.KeptSite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a figure changed by, and why, word for word; each cause is RevisionChangesTest's. */
class DiffCommandTest {
    private static final String REGISTERED = "统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态\n";
    private static final String JIA = "91331002MA2H1001XB,甲厂,有限责任公司,3525,331002,2018-05-01,存续\n";
    private static final String YI = "91331002MA2H10028B,乙厂,有限责任公司,3525,331002,2015-01-01,存续\n";
    private static final String BING = "91331002MA2H1003XU,丙厂,有限责任公司,3525,331002,2018-06-01,存续\n";

    private static final KeptSite<Said> FIRST = new KeptSite<>("diff", (folder, database) -> {
        DiffCommandTest test = new DiffCommandTest().at(folder, database);
        JobsCopy.into(folder);
        Files.createDirectories(folder.resolve("inbox"));
        test.send("registration", REGISTERED + JIA + YI);
        return test.again();
    });

    private static final KeptSite<Said> LATE = FIRST.then("late", (folder, database) -> {
        DiffCommandTest test = new DiffCommandTest().at(folder, database);
        test.send("registration", REGISTERED + JIA + YI + BING);
        return test.again("--reason", "丙厂补报");
    });

    private Path folder;
    private Database database;
    private Path jobs;

    private DiffCommandTest at(Path place, Database its) {
        folder = place;
        database = its;
        jobs = place.resolve("jobs");
        return this;
    }

    private void begin(KeptSite<Said> site, String revision) {
        KeptSite.Copy<Said> copy = site.copy();
        at(copy.folder(), copy.database());
        assertThat(copy.result().out()).as(copy.result().err()).contains("2018Q2 " + revision + "（新）");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void lateRows() {
        begin(LATE, "r2");

        assertThat(diff("new-enterprises"))
                .containsExactly("new-enterprises 新增小微企业（台州市）：1 → 2家；迟报+1", "new-enterprises 新增小微企业（椒江区）：1 → 2家；迟报+1");
    }

    @Test
    void forPrograms() throws IOException {
        begin(LATE, "r2");

        assertThat(said("diff", "2018年二季度", "1", "r2", "--json", "--area", "椒江区", "--plan", "taizhou-2018")
                        .out())
                .contains(
                        "{\"plan\":\"taizhou-2018\",\"target\":\"_Z\",\"indicator\":\"form/count/limited\",\"area\":\"331002\",\"quarter\":\"2018Q2\",\"before\":2,\"after\":3,\"parts\":[{\"cause\":\"late-rows\",\"change\":1}]}",
                        "{\"plan\":\"taizhou-2018\",\"target\":\"T01\",\"indicator\":\"new-enterprises\",\"area\":\"331002\",\"quarter\":\"2018Q2\",\"before\":1,\"after\":2,\"parts\":[{\"cause\":\"late-rows\",\"change\":1}]}");
        Path list = folder.resolve("rows.csv");
        assertThat(said("diff", "2018Q2", "r1", "r2", "--rows", list.toString()).status())
                .isZero();
        assertThat(Files.readString(list)).isEqualTo("""
                \uFEFF原因,变动,数据,区划,文件,工作表,行,原文件,原工作表,原行\r
                迟报,进入,季度市场主体,椒江区,registration_331002_2018Q2.csv,1,4,,,\r
                """);
        assertThat(said("diff", "2018Q2", "r1", "r2", "--rows", "rows.pdf").err())
                .isEqualTo("jidu: --rows rows.pdf：文件名应以 .csv 结尾\n");
        assertThat(said("diff", "--area", "331000", "--plan", "taizhou-2018").out())
                .contains("taizhou-2018/T01 新增小微企业：2 个数；平均修订 1家（偏差检验 p 值 缺），平均绝对修订 1家（为初次数的 100.0%）；最大 台州市 2018Q2 1家；"
                        + "同比改变方向 0 个；原因：迟报 100.0%\n");
        assertThat(said("diff", "2018Q2").err()).isEqualTo("jidu: 应给出季度、原修订、后来的修订；或都不给（列出历次修订的统计，--rows 不适用）\n");
        assertThat(said("diff", "2018Q2", "r2", "r1").err()).isEqualTo("jidu: 应先写原修订、再写后来的修订：r2 不早于 r1\n");
        assertThat(said("diff", "2018Q2", "r1", "r3").err())
                .startsWith("jidu: 2018Q2 没有修订 r3；各季度的修订见 " + Said.PROGRAM + " status --home ");
    }

    /** The page and the sheet of a later revision; kept, so that printing them again gives the same bytes. */
    @Test
    void theReportSaysWhatChangedAndWhy() throws IOException {
        begin(LATE, "r2");

        Path pdf = report("r2").resolve("331000.pdf");
        assertThat(text(report("r1").resolve("331000.pdf"))).doesNotContain("变动说明", "上一修订");
        assertThat(text(pdf))
                .contains("修订说明：丙厂补报。", "与上一修订（r1）相比，本报告有5个数变动，逐项原因见“变动说明”。")
                // one more stands and is new: in all and in its row, of industry and form (8), of year (stands and
                // founded, 4), of
                // size (stands, 2), and of area in the city and the county (4)
                .contains("结构、分布各表与上一修订（r1）相比有18个数变动，逐项原因见工作簿“变动说明”。")
                .contains("结构、分布各表中有变动的18个数，逐项见工作簿“变动说明”。")
                .doesNotContain("有限责任公司·季末在册")
                .contains("新增小微企业（家）121迟报数据增加1")
                .contains("修订理由：丙厂补报。");
        List<List<String>> sheet = sheet(report("r2").resolve("331000.xlsx"));
        assertThat(sheet.get(0)).containsExactly("指标", "上一修订\n（r1）", "本修订\n（r2）", "变动", "变动原因");
        assertThat(sheet)
                .contains(
                        List.of("台州市", "", "", "", ""),
                        List.of("新增小微企业（家）", "1", "2", "1", "迟报数据增加1"),
                        List.of("组织形式·有限责任公司·季末在册（家）", "2", "3", "1", "迟报数据增加1"));

        byte[] printed = Files.readAllBytes(pdf);
        byte[] book = Files.readAllBytes(report("r2").resolve("331000.xlsx"));
        FolderTree.delete(folder.resolve("home/reports"));
        assertThat(again().out()).contains("2018Q2 r2（");
        assertThat(Files.readAllBytes(pdf)).isEqualTo(printed);
        assertThat(Files.readAllBytes(report("r2").resolve("331000.xlsx"))).isEqualTo(book);

        JobsCopy.change(jobs.resolve("plans/taizhou-2018.yml"), "title: 新增小微企业\n", "title: 新增的小微企业\n");
        run("r3");
        assertThat(text(report("r3").resolve("331000.pdf")))
                .contains("与上一修订（r2）相比，数字无变动。")
                .doesNotContain("变动说明");
        assertThat(sheet(report("r3").resolve("331000.xlsx"))).isEmpty();
    }

    /** What another program has kept is not read by every later one. */
    @Test
    void definitionsThatAreNotReadAnyMore() throws IOException {
        begin(FIRST, "r1");
        JdbcTemplate db = new JdbcTemplate(database.owner());
        db.update("insert into jidu.definition_bundle values ('of another program', ?)", (Object) zipped("sme: old"));
        db.update("update jidu.revision set program = 'jidu 0.0.1', definitions_hash = 'of another program'");
        send("registration", REGISTERED + JIA + YI + BING);
        run("r2");

        assertThat(said("diff", "2018Q2", "1", "2").err())
                .startsWith("jidu: 2018Q2 r1 所用的口径（jobs/，jidu 0.0.1 时的）本程序不再读取，这次变动无法分解。请用 jidu 0.0.1 比较；或先用 "
                        + Said.PROGRAM + " run 2018Q2 ");
        assertThat(text(report("r2").resolve("331000.pdf"))).contains("上一修订（r1）所用的口径本程序不再读取，未作变动分解。");
        assertThat(said("diff", "--area", "331002", "--plan", "taizhou-2018").out())
                .contains("taizhou-2018/T01 新增小微企业：1 个数；平均修订 1家")
                .contains("原因：缺\n");
    }

    private static byte[] zipped(String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("jobs/universes.yml"));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private Path report(String revision) {
        return folder.resolve("home/reports/2018Q2").resolve(revision).resolve("taizhou-2018");
    }

    private static String text(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }

    /** From the titles of its columns on; empty where there is no such sheet. */
    private static List<List<String>> sheet(Path workbook) throws IOException {
        DataFormatter shown = new DataFormatter();
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(workbook))) {
            Sheet sheet = book.getSheet("变动说明");
            return sheet == null
                    ? List.of()
                    : StreamSupport.stream(sheet.spliterator(), false)
                            .skip(2)
                            .map(row -> StreamSupport.stream(row.spliterator(), false)
                                    .map(shown::formatCellValue)
                                    .toList())
                            .toList();
        }
    }

    private void send(String source, String content) throws IOException {
        Files.writeString(folder.resolve("inbox").resolve(source + "_331002_2018Q2.csv"), content);
    }

    private void run(String revision, String... more) {
        Said run = again(more);
        assertThat(run.out()).as(run.err()).contains("2018Q2 " + revision + "（新）");
    }

    private Said again(String... more) {
        return said(Stream.concat(
                        Stream.of(
                                "run",
                                "2018Q2",
                                "--inbox",
                                folder.resolve("inbox").toString(),
                                "--plan",
                                "taizhou-2018",
                                "--area",
                                "331000"),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    /** Of figures outside plans. */
    private List<String> diff(String indicator) {
        Said diff = said("diff", "2018Q2", "r1", "r2");
        assertThat(diff.err()).isEmpty();
        return diff.out().lines().filter(l -> l.startsWith(indicator + " ")).toList();
    }

    private Said said(String... arguments) {
        return Said.at(folder.resolve("home"), jobs, database, arguments);
    }
}
