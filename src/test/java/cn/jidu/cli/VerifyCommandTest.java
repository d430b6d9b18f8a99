package cn.jidu.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jidu.definition.JobsCopy;
import cn.jidu.definition.Schedule.SigningFiles;
import cn.jidu.release.CountyPlan;
import cn.jidu.release.ReleaseRefusedException;
import cn.jidu.release.sign.SiteKey;
import cn.jidu.release.sign.TestKey;
import cn.jidu.report.data.FileHashes;
import cn.jidu.store.Database;
import cn.jidu.store.TestDatabase;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** What {@code jidu verify} says of files that come back, tampered with in every way we could think of. */
class VerifyCommandTest {
    @TempDir
    static Path folder;

    private static Database database;
    private static Path jobs;
    private static Path release;
    private static Path draft;
    private static String code;

    /** The first revision is published, the second a draft. */
    @BeforeAll
    static void aReleaseAndADraft() throws Exception {
        database = TestDatabase.fresh();
        jobs = JobsCopy.into(folder);
        Files.writeString(jobs.resolve("plans/jiaojiang-2018.yml"), CountyPlan.PLAN);
        Files.writeString(jobs.resolve("people.yml"), """
                people:
                  - {name: 甲, token: %s, roles: [statistician]}
                  - {name: 乙, token: %s, roles: [approver]}
                """.formatted(
                        FileHashes.sha256(Path.of(token("a"))), FileHashes.sha256(Path.of(token("b")))));
        send("registration_331002_2018Q2.csv", CountyPlan.ROWS);
        publish("r1", "--override", "INCOMPLETE", "--override", "FIGURES_MISSING");
        send("registration_331002_2018Q2_改.csv", CountyPlan.ROWS.replace("2018-05-01", "2018-03-01"));
        release = folder.resolve("home/releases/jiaojiang-2018/2018Q2/r1");
        draft = folder.resolve("home/reports/2018Q2/r2/jiaojiang-2018");
        code = code(verify(release.resolve("331002.pdf")));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void theArchivedBytesAreGenuineAndSayHowTheyStand() throws IOException {
        assertThat(code).matches("jidu:1/jiaojiang-2018/331002/2018Q2/r1/[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}");
        String holds = "jiaojiang-2018/2018Q2/r1 发布于 2018-07-20 09:00，现行有效\n";
        for (String name : List.of("331002.pdf", "331002.xlsx")) {
            Path copy = Files.copy(release.resolve(name), folder.resolve("收到的" + name));
            assertThat(verify(copy))
                    .isEqualTo(new Said(0, "收到的" + name + "：真实，是本站发布的原件，现行有效。核验码 " + code + "\n" + holds, ""));
        }
        for (String name : List.of("331002.pdf", "331002.xlsx")) {
            Said said = verify(draft.resolve(name));
            assertThat(said.status()).isEqualTo(3);
            assertThat(said.out())
                    .isEqualTo(name + "：真实，但只是草稿，不是发布件，不得引用。核验码 " + code(said)
                            + "\n这个修订没有发布过。现行的是 jiaojiang-2018/2018Q2/r1，发布于 2018-07-20 09:00\n");
        }
        assertThat(verify("--json", release.resolve("331002.pdf").toString()).out())
                .contains("\"verdict\":\"current\",\"genuine\":true,\"code\":\"" + code + "\"")
                .contains("\"current\":\"jiaojiang-2018/2018Q2/r1\"");
    }

    @Test
    void aByteMoreOrACopySavedAnewIsNotTheArchivedFile() throws IOException {
        String agrees =
                "%s：不是本站存档的原件（例如另存、转换过）。核验码 " + code + " 和文字、数字与存档的发布件一致（PDF 的图表、图片和各种文件的样式没有比对），但这不能证明是真的：请以存档的原件为准\n"
                        + "jiaojiang-2018/2018Q2/r1 发布于 2018-07-20 09:00，现行有效\n";
        byte[] bytes = Files.readAllBytes(release.resolve("331002.pdf"));
        byte[] longer = java.util.Arrays.copyOf(bytes, bytes.length + 1);
        longer[bytes.length] = '\n';
        assertThat(verify(Files.write(folder.resolve("byte.pdf"), longer)))
                .isEqualTo(new Said(1, agrees.formatted("byte.pdf"), ""));

        Path saved = folder.resolve("saved.pdf");
        try (PDDocument document = Loader.loadPDF(bytes)) {
            document.save(saved.toFile());
        }
        assertThat(verify(saved)).isEqualTo(new Said(1, agrees.formatted("saved.pdf"), ""));
        Path book = folder.resolve("saved.xlsx");
        try (XSSFWorkbook opened = book();
                var out = Files.newOutputStream(book)) {
            opened.write(out);
        }
        assertThat(verify(book)).isEqualTo(new Said(1, agrees.formatted("saved.xlsx"), ""));
    }

    @Test
    void aFigureThatWasChangedIsNamed() throws IOException {
        Path book = folder.resolve("figure.xlsx");
        try (XSSFWorkbook opened = book();
                var out = Files.newOutputStream(book)) {
            Row row = opened.getSheet("目标").getRow(4);
            row.getCell(4).setCellValue(777);
            opened.write(out);
        }
        Said ofBook = verify(book);
        assertThat(ofBook.status()).isEqualTo(1);
        assertThat(ofBook.out())
                .startsWith("figure.xlsx：不是本站存档的原件。核验码 " + code + " 是本站的，内容与存档的发布件不一致：\n　工作表“目标”：应为“E5：")
                .contains("”，此文件“E5：777”\n");

        Path pdf = folder.resolve("figure.pdf");
        try (PDDocument document = Loader.loadPDF(release.resolve("331002.pdf").toFile())) {
            write(document, document.getPage(0), "777", 300, 400);
            document.save(pdf.toFile());
        }
        Said ofPdf = verify(pdf);
        assertThat(ofPdf.status()).isEqualTo(1);
        assertThat(ofPdf.out())
                .startsWith("figure.pdf：不是本站存档的原件。核验码 " + code + " 是本站的，内容与存档的发布件不一致：\n　第 1 页：应为“")
                .contains("777");
    }

    /** Two in a copy whose cells are as they were, in parts of their own: of each part one difference is told. */
    @Test
    void whatStandsBesideTheCellsIsNamedToo() throws IOException {
        changed(
                "hidden",
                b -> {
                    b.setSheetHidden(b.getSheetIndex("目标"), true);
                    b.createName().setNameName("合计");
                },
                "工作表已隐藏",
                "合计=");
        changed(
                "rows",
                b -> {
                    b.getSheet("目标").getRow(4).setZeroHeight(true);
                    b.getSheet("指标解释").setColumnHidden(1, true);
                },
                "隐藏 1 行、0 列",
                "隐藏 0 行、1 列");
        changed(
                "drawn",
                b -> {
                    b.getSheet("目标")
                            .createDrawingPatriarch()
                            .createTextbox(new XSSFClientAnchor())
                            .setText("已超额完成");
                    try (var bytes = b.getAllPictures().get(0).getPackagePart().getOutputStream()) {
                        bytes.write(new byte[] {1, 2, 3});
                    }
                },
                "文本框：已超额完成",
                "图片：039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81");
        changed(
                "noted",
                b -> {
                    b.getSheet("目标")
                            .createDrawingPatriarch()
                            .createCellComment(new XSSFClientAnchor(0, 0, 0, 0, 1, 1, 2, 2))
                            .setString("以此为准");
                    var drawing = b.getSheet("指标解释").createDrawingPatriarch();
                    drawing.createChart(drawing.createAnchor(0, 0, 0, 0, 0, 0, 5, 5))
                            .setTitleText("全面超额完成");
                },
                "批注：以此为准",
                "图表：全面超额完成");
    }

    /** The cells hold what they held. */
    @Test
    void aFormatThatShowsAnotherFigureIsNamedAndAFormulaThatWillGiveOne() throws IOException {
        changed(
                "rounded",
                b -> {
                    XSSFCell cell = b.getSheet("目标").getRow(4).getCell(4);
                    var style = b.createCellStyle();
                    style.cloneStyleFrom(cell.getCellStyle());
                    style.setDataFormat(b.createDataFormat().getFormat("#,##0.000"));
                    cell.setCellStyle(style);
                },
                "数字格式：E5 #,##0.000");
        changed(
                "formula",
                b -> {
                    XSSFCell cell = b.getSheet("目标").getRow(4).getCell(4);
                    double value = cell.getNumericCellValue();
                    cell.setCellFormula("1000*7");
                    cell.setCellValue(value);
                },
                "公式：E5 =1000*7");
    }

    private interface Tampering {
        void with(XSSFWorkbook book) throws IOException;
    }

    private static void changed(String name, Tampering tampering, String... told) throws IOException {
        Path file = folder.resolve(name + ".xlsx");
        try (XSSFWorkbook opened = book();
                var out = Files.newOutputStream(file)) {
            tampering.with(opened);
            opened.write(out);
        }
        Said said = verify(file);
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.out())
                .startsWith(name + ".xlsx：不是本站存档的原件。核验码 " + code + " 是本站的，内容与存档的发布件不一致：\n")
                .contains(Stream.of(told).map(t -> "，此文件“" + t).toArray(String[]::new));
    }

    @Test
    void aPageOfAnotherReleaseIsNamed() throws IOException {
        Path pdf = folder.resolve("mixed.pdf");
        try (PDDocument document = Loader.loadPDF(release.resolve("331002.pdf").toFile());
                PDDocument other = Loader.loadPDF(draft.resolve("331002.pdf").toFile())) {
            document.removePage(1);
            document.getPages().insertAfter(other.getPage(1), document.getPage(0));
            document.save(pdf.toFile());
        }
        assertThat(verify(pdf))
                .isEqualTo(new Said(
                        1,
                        "mixed.pdf：不是本站存档的原件。混有别的报告的页或表，第一个核验码是 " + code + "：\n　第 2 页：应为“" + code + "”，此文件“"
                                + code(verify(draft.resolve("331002.pdf")))
                                + "”\njiaojiang-2018/2018Q2/r1 发布于 2018-07-20 09:00，现行有效\n",
                        ""));
    }

    @Test
    void aForgedCodeIsFoundOut() throws Exception {
        String forged = code.replaceFirst("....-....-....$", "0000-0000-0000");
        assertThat(verify(page("forged.pdf", forged)))
                .isEqualTo(new Said(
                        1,
                        "forged.pdf：不是本站的报告。核验码 " + forged + " 的校验值不对：\n　应为 " + code.substring(code.length() - 14)
                                + "，此文件 0000-0000-0000\njiaojiang-2018/2018Q2/r1 发布于 2018-07-20 09:00，现行有效\n",
                        ""));
        String unknown = code.replace("/r1/", "/r7/");
        assertThat(verify(page("unknown.pdf", unknown)))
                .isEqualTo(new Said(1, "unknown.pdf：不是本站的报告。本站没有核验码 " + unknown + " 所指的报告\n", ""));
        assertThat(verify(page("none.pdf", "Jidu"))).isEqualTo(new Said(1, "none.pdf：不是本站的报告，没有核验码\n", ""));
        assertThat(verify(Files.writeString(folder.resolve("text.pdf"), "季度")))
                .isEqualTo(new Said(1, "text.pdf：不是本站的报告。不是 PDF、Excel 工作簿或图片，或者无法读取\n", ""));
        assertThat(verify(folder.resolve("gone.pdf")).status()).isEqualTo(4);

        // the words are the release's, and what a camera reads is not
        Path pdf = folder.resolve("square.pdf");
        try (PDDocument document = Loader.loadPDF(release.resolve("331002.pdf").toFile())) {
            try (PDPageContentStream over =
                    new PDPageContentStream(document, document.getPage(0), AppendMode.APPEND, true, true)) {
                over.setNonStrokingColor(Color.WHITE);
                over.addRect(74, 56, 48, 48);
                over.fill();
                over.drawImage(LosslessFactory.createFromImage(document, square(forged)), 79, 61, 36, 36);
            }
            document.save(pdf.toFile());
        }
        assertThat(verify(pdf).out()).startsWith("square.pdf：不是本站存档的原件。混有别的报告的页或表，第一个核验码是 " + code);
    }

    @Test
    void aPictureOfAPageProvesNothing() throws IOException {
        Path picture = folder.resolve("photo.png");
        try (PDDocument document = Loader.loadPDF(release.resolve("331002.pdf").toFile())) {
            ImageIO.write(new PDFRenderer(document).renderImageWithDPI(1, 150), "png", picture.toFile());
        }
        assertThat(verify(picture))
                .isEqualTo(new Said(
                        1,
                        "photo.png：不能证明是真的。核验码 " + code + " 与本站的记录相符，没有别的可以比对：请以存档的原件为准\n"
                                + "jiaojiang-2018/2018Q2/r1 发布于 2018-07-20 09:00，现行有效\n",
                        ""));
    }

    @Test
    void aCopyForOneRecipientSaysSoOnEveryPageAndOpensWithAPassword() throws Exception {
        Path secret = folder.resolve("secret.txt");
        byte[] original = Files.readAllBytes(release.resolve("331002.pdf"));
        String[] which = {
            "copy",
            "2018Q2",
            "r1",
            "--plan",
            "jiaojiang-2018",
            "--as",
            token("b"),
            "--for",
            "市财政局",
            "--password-file",
            secret.toString()
        };
        assertThat(said(which)).isEqualTo(new Said(4, "", "jidu: 读不到口令文件 " + secret + "\n"));
        Files.writeString(secret, "短口令\n");
        assertThat(said(which)).isEqualTo(new Said(2, "", "jidu: 口令须为 8 至 64 个字母、数字或英文符号，不含空格；请改写口令文件的首行\n"));
        Files.writeString(secret, "open-2018!\n");
        Path copies = release.resolveSibling("r1-copies").resolve("市财政局");
        assertThat(said(which)).isEqualTo(new Said(0, copies + "\njiaojiang-2018/2018Q2/r1：已发布\n", ""));
        byte[] copy = Files.readAllBytes(copies.resolve("331002.pdf"));
        assertThatThrownBy(() -> Loader.loadPDF(copy, "another")).isInstanceOf(InvalidPasswordException.class);
        try (PDDocument opened = Loader.loadPDF(copy, "open-2018!");
                PDDocument archived = Loader.loadPDF(original)) {
            assertThat(opened.getCurrentAccessPermission().canModify()).isFalse();
            assertThat(opened.getNumberOfPages()).isEqualTo(archived.getNumberOfPages());
            for (int page = 1; page <= opened.getNumberOfPages(); page++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                String marked = stripper.getText(opened).replaceAll("\\s", "");
                assertThat(marked).contains("仅供市财政局使用");
            }
        }
        assertThat(Files.readAllBytes(release.resolve("331002.pdf"))).isEqualTo(original);
        // known by its bytes, locked as it is, also once the recipient has a later one; changed or opened and saved it
        // is not
        String known = "%s：是本站为市财政局做的副本，做成后没有改动；副本不是存档的原件，请以原件为准。核验码 " + code
                + "\njiaojiang-2018/2018Q2/r1 发布于 2018-07-20 09:00，现行有效\n";
        assertThat(verify(copies.resolve("331002.pdf"))).isEqualTo(new Said(1, known.formatted("331002.pdf"), ""));
        assertThat(verify("--json", copies.resolve("331002.pdf").toString()).out())
                .contains("\"verdict\":\"marked\",\"genuine\":false,", "\"copyFor\":\"市财政局\",\"release\":{");
        assertThat(said(which).status()).isZero();
        assertThat(Files.readAllBytes(copies.resolve("331002.pdf"))).isNotEqualTo(copy);
        assertThat(verify(Files.write(folder.resolve("earlier.pdf"), copy)).out())
                .isEqualTo(known.formatted("earlier.pdf"));
        byte[] touched = copy.clone();
        touched[copy.length / 2] ^= 1;
        assertThat(verify(Files.write(folder.resolve("touched.pdf"), touched)))
                .isEqualTo(new Said(1, "touched.pdf：不是本站的报告。不是 PDF、Excel 工作簿或图片，或者无法读取\n", ""));
        assertThat(said("audit"))
                .satisfies(a -> assertThat(a.out()).contains("copy").doesNotContain("open-2018!"));
        which[8] = "../市财政局";
        assertThat(said(which)).isEqualTo(new Said(2, "", "jidu: “../市财政局”不能作收件人：须为一至二十个汉字、字母、数字、括号或间隔号，且报告的字体中都有\n"));
    }

    @Test
    void aSignedCopyIsMadeBesideTheOriginalAndKnownByItsBytes() throws Exception {
        String[] which = {"sign", "2018Q2", "r1", "--plan", "jiaojiang-2018", "--as", token("b")};
        assertThat(said(which))
                .isEqualTo(new Said(
                        2, "", "jidu: 没有可用的签名密钥：请在 jobs/schedule.yml 的 signing 中写明 key（PKCS#12 文件）和 password（口令文件）\n"));
        Path schedule = jobs.resolve("schedule.yml");
        Files.writeString(
                schedule, Files.readString(schedule) + "signing: {key: keys/site.p12, password: keys/site.password}\n");
        Path home = folder.resolve("home");
        assertThat(said(which))
                .isEqualTo(new Said(
                        2,
                        "",
                        "jidu: 签名用的文件 " + home.resolve("keys/site.p12")
                                + " 不存在（见 jobs/schedule.yml 的 signing；文件名从数据目录算起）\n"));
        TestKey site = TestKey.of("CN=台州市统计局,C=CN", "2018-01-01", "2019-01-01");
        site.write(home.resolve("keys/site.p12"), home.resolve("keys/site.password"));
        byte[] original = Files.readAllBytes(release.resolve("331002.pdf"));

        Path copies = release.resolveSibling("r1-signed");
        assertThat(said(which)).isEqualTo(new Said(0, copies + "\njiaojiang-2018/2018Q2/r1：已发布\n", ""));
        byte[] copy = Files.readAllBytes(copies.resolve("331002.pdf"));
        assertThat(java.util.Arrays.copyOf(copy, original.length)).isEqualTo(original);
        assertThat(Files.readAllBytes(release.resolve("331002.pdf"))).isEqualTo(original);
        assertThat(said(which))
                .isEqualTo(new Said(2, "", "jidu: jiaojiang-2018/2018Q2/r1 的签名副本已经做好，不再改动：" + copies + "\n"));

        String begins = "　此文件的前一部分逐字节就是存档的发布件\n";
        String signature = "　签名：%s，%s；证书 C=CN,CN=台州市统计局（没有核对由谁签发），自称签于 2018-07-20 09:00。签名只说明签后内容未变，不是公章\n";
        String holds = "jiaojiang-2018/2018Q2/r1 发布于 2018-07-20 09:00，现行有效\n";
        assertThat(verify(copies.resolve("331002.pdf")))
                .isEqualTo(new Said(
                        0,
                        "331002.pdf：真实，是本站为发布件签名的副本，现行有效。核验码 " + code + "\n" + begins
                                + signature.formatted("有效", "覆盖全文") + holds,
                        ""));
        assertThat(verify("--json", copies.resolve("331002.pdf").toString()).out())
                .contains(
                        "\"signedCopy\":true,\"beginsWith\":\"release\",\"signatures\":[{\"signer\":\"C=CN,CN=台州市统计局\","
                                + "\"at\":\"2018-07-20T01:00:00Z\",\"holds\":true,\"whole\":true}]");

        // another figure in the part that is signed; the signature's own bytes; something laid over the page afterwards
        byte[] changed = copy.clone();
        changed[original.length / 2] ^= 1;
        assertThat(verify(Files.write(folder.resolve("changed.pdf"), changed)).status())
                .isEqualTo(1);
        byte[] broken = copy.clone();
        int inside = new String(copy, java.nio.charset.StandardCharsets.ISO_8859_1).lastIndexOf("/Contents") + 400;
        broken[inside] = (byte) (broken[inside] == '0' ? '1' : '0');
        Said told = verify(Files.write(folder.resolve("broken.pdf"), broken));
        assertThat(told.status()).isEqualTo(1);
        assertThat(told.out()).contains("broken.pdf：不是本站存档的原件").contains(begins).contains("签名：无效，覆盖全文");
        Path later = folder.resolve("later.pdf");
        try (PDDocument document = Loader.loadPDF(copy);
                var out = Files.newOutputStream(later)) {
            write(document, document.getPage(0), "777", 300, 400);
            document.getPage(0).getCOSObject().setNeedToBeUpdated(true);
            document.getPage(0).getResources().getCOSObject().setNeedToBeUpdated(true);
            document.saveIncremental(out);
        }
        told = verify(later);
        assertThat(told.status()).isEqualTo(1);
        assertThat(told.out())
                .startsWith("later.pdf：不是本站存档的原件。核验码 " + code + " 是本站的，内容与存档的发布件不一致：\n")
                .contains(begins + signature.formatted("有效", "签名之后又有添加"));

        // whoever has a key of his own can sign what he likes: it is not the copy that the site made
        Path foreign = folder.resolve("foreign.pdf");
        Files.write(
                foreign,
                TestKey.of("CN=台州市统计局,C=CN", "2018-01-01", "2019-01-01").sign(original));
        assertThat(verify(foreign))
                .isEqualTo(new Said(
                        1,
                        "foreign.pdf：不是本站存档的原件（例如另存、转换过）。核验码 " + code
                                + " 和文字、数字与存档的发布件一致（PDF 的图表、图片和各种文件的样式没有比对），但这不能证明是真的：请以存档的原件为准\n" + begins
                                + signature.formatted("有效", "覆盖全文") + holds,
                        ""));
        assertThat(said("audit").out())
                .contains(
                        "乙　sign　jiaojiang-2018/2018Q2/r1　{\"certificate\":\"CN=台州市统计局,C=CN\",\"files\":\"331002.pdf\"}");
    }

    @Test
    void aKeyThatCannotSignIsRefused() throws Exception {
        Path keys = Files.createDirectories(folder.resolve("other"));
        SigningFiles files = new SigningFiles("site.p12", "site.password");
        TestKey.of("CN=旧", "2016-01-01", "2017-01-01").write(keys.resolve("site.p12"), keys.resolve("site.password"));
        SiteKey old = SiteKey.open(files, keys);
        assertThat(old.chain()).hasSize(1);
        Files.writeString(keys.resolve("site.password"), "别的口令");
        assertThatThrownBy(() -> SiteKey.open(files, keys))
                .isInstanceOf(ReleaseRefusedException.class)
                .hasMessageStartingWith("sign.unreadable [" + keys.resolve("site.p12"));
        Files.writeString(keys.resolve("site.p12"), "no key");
        assertThatThrownBy(() -> SiteKey.open(files, keys))
                .isInstanceOf(ReleaseRefusedException.class)
                .hasMessageStartingWith("sign.unreadable [");
    }

    /** The second revision was made on the same day here: as of the day before nothing was known. */
    @Test
    void whatWasKnownOnADayIsToldBesideWhatIsKnownNow() {
        assertThat(said("status", "--as-known", "2018-07-19").out()).isEqualTo("当时还没有任何修订\n");
        assertThat(said("status", "--as-known", "2018-07-20").out())
                .isEqualTo("2018Q2：当时的修订 r2，现在 r2\n　jiaojiang-2018/2018Q2/r1（2018-07-20 09:00 发布）：当时已发布，现在已发布\n");
        assertThat(said("status", "--as-known", "2018-07-20", "--json").out())
                .isEqualTo(
                        "[{\"quarter\":\"2018Q2\",\"revision\":2,\"newestRevision\":2,\"releases\":[{\"plan\":\"jiaojiang-2018\",\"revision\":1,"
                                + "\"publishedAt\":\"2018-07-20T01:00:00Z\",\"state\":\"published\",\"stateNow\":\"published\"}]}]\n");
        new JdbcTemplate(database.owner())
                .update("update jidu.revision set created_at = created_at - interval '2 days' where number = 1");
        assertThat(said("explain", "jiaojiang-2018/new-enterprises", "--quarter", "2018Q2", "--as-known", "2018-07-19")
                        .out())
                .endsWith("2018-07-19 日终所知为 r1：1；现在为 r2：0\n");
        assertThat(said(
                                "explain",
                                "jiaojiang-2018/new-enterprises",
                                "--quarter",
                                "2018Q2",
                                "--as-known",
                                "2018-07-19",
                                "--json")
                        .out())
                .contains("\"value\":1,", "\"revision\":1,")
                .endsWith(",\"now\":{\"revision\":2,\"value\":0,\"status\":\"P\"}}\n");
        Path list = folder.resolve("then.csv");
        said("explain", "jiaojiang-2018", "--quarter", "2018Q2", "--as-known", "2018-07-19", "--rows", list.toString());
        assertThat(list).content().contains("flow 2018Q2,");
        Path listNow = folder.resolve("now.csv");
        said("explain", "jiaojiang-2018", "--quarter", "2018Q2", "--rows", listNow.toString());
        assertThat(listNow).content().doesNotContain("flow 2018Q2,");
        assertThat(said("explain", "jiaojiang-2018", "--quarter", "2018Q2", "--as-known", "2018-07-19")
                        .out())
                .endsWith("-明细-2018-07-19.xlsx\n");
    }

    private static Path page(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            write(document, page, text, 50, 500);
            document.save(file.toFile());
        }
        return file;
    }

    private static void write(PDDocument document, PDPage page, String text, int x, int y) throws IOException {
        try (PDPageContentStream words = new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
            words.beginText();
            words.setFont(new PDType1Font(FontName.HELVETICA), 8);
            words.newLineAtOffset(x, y);
            words.showText(text);
            words.endText();
        }
    }

    private static BufferedImage square(String text) throws Exception {
        var modules = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 300, 300);
        BufferedImage image = new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 300; x++) {
            for (int y = 0; y < 300; y++) {
                image.setRGB(x, y, modules.get(x, y) ? 0 : 0xFFFFFF);
            }
        }
        return image;
    }

    private static XSSFWorkbook book() throws IOException {
        return new XSSFWorkbook(Files.newInputStream(release.resolve("331002.xlsx")));
    }

    private static String code(Said said) {
        return said.out().replaceFirst("(?s).*核验码 (jidu:[^\\s]+).*", "$1");
    }

    private static void send(String name, String rows) throws IOException {
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        Files.writeString(inbox.resolve(name), rows);
        said("run", "2018Q2", "--inbox", inbox.toString(), "--plan", "jiaojiang-2018");
    }

    private static void publish(String revision, String... answered) throws IOException {
        String[] which = {"2018Q2", revision, "--plan", "jiaojiang-2018"};
        done(all(all(new String[] {"submit", "--as", token("a"), "--reason", "其他数据下季补报"}, which), answered));
        done(all(new String[] {"approve", "--as", token("b")}, which));
        done(all(new String[] {"publish", "--as", token("b")}, which));
    }

    private static String token(String who) throws IOException {
        return Files.writeString(folder.resolve(who + ".token"), who.repeat(40)).toString();
    }

    private static void done(String... arguments) {
        Said said = said(arguments);
        assertThat(said.status()).as(said.err()).isZero();
    }

    private static String[] all(String[] first, String... second) {
        return Stream.concat(Stream.of(first), Stream.of(second)).toArray(String[]::new);
    }

    private static Said verify(Path file) {
        return verify(file.toString());
    }

    private static Said verify(String... arguments) {
        return said(all(new String[] {"verify"}, arguments));
    }

    private static Said said(String... arguments) {
        return Said.jidu(all(
                arguments,
                "--home",
                folder.resolve("home").toString(),
                "--jobs",
                jobs.toString(),
                "--db",
                TestDatabase.held(database)));
    }
}
