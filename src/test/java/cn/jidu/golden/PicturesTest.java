package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * README's pictures, made from the demo in {@code data/demo} by {@code -Djidu.docs=write}, with LibreOffice for the
 * workbook. Beside them stands the hash of the templates and of the demo's plan that they were made with.
 */
class PicturesTest {
    private static final Path FOLDER = Path.of("docs", "pictures");
    private static final Path MADE_WITH = FOLDER.resolve("made-with.sha256");
    private static final Path RELEASE = Path.of("data/demo/releases/sample-city/2018Q2/r2");
    private static final int DOTS_PER_INCH = 96;
    private static final String AGAIN =
            "run ./jidu demo, then mvn test -Dtest=PicturesTest -Djidu.docs=write (needs LibreOffice's soffice)";

    @TempDir
    Path folder;

    @Test
    @DisabledIfSystemProperty(named = "jidu.docs", matches = "write")
    void thePicturesAreOfTheseTemplates() throws IOException {
        assertThat(Files.readString(MADE_WITH)).as(AGAIN).isEqualTo(hash());
        for (String name : List.of("summary", "county", "workbook")) {
            BufferedImage picture = ImageIO.read(FOLDER.resolve(name + ".png").toFile());
            assertThat(picture.getWidth()).as(name).isBetween(500, 1300);
            assertThat(FOLDER.resolve(name + ".png").toFile().length()).as(name).isBetween(10_000L, 250_000L);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "jidu.docs", matches = "write")
    void write() throws IOException, InterruptedException {
        assertThat(RELEASE).as(AGAIN).exists();
        Files.createDirectories(FOLDER);
        picture(RELEASE.resolve("331000.pdf"), t -> t.contains("计划定量目标"), 1, "summary");
        picture(RELEASE.resolve("331082.pdf"), t -> t.contains("差距与短板"), 1, "county");
        picture(printed(RELEASE.resolve("331000.xlsx")), t -> t.contains("任务分解完成情况"), 0.4, "workbook");
        Files.writeString(MADE_WITH, hash());
    }

    /** The first page after cover and contents that says it; of its height the upper share. */
    private static void picture(Path document, Predicate<String> wanted, double share, String name) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(document.toFile())) {
            PDFTextStripper text = new PDFTextStripper();
            for (int page = 0; page < pdf.getNumberOfPages(); page++) {
                text.setStartPage(page + 1);
                text.setEndPage(page + 1);
                String said = text.getText(pdf);
                if (wanted.test(said) && !said.contains("目 录") && !said.contains("目　录")) {
                    BufferedImage image = new PDFRenderer(pdf).renderImageWithDPI(page, DOTS_PER_INCH, ImageType.GRAY);
                    int height = (int) (image.getHeight() * share);
                    ImageIO.write(
                            image.getSubimage(0, 0, image.getWidth(), height),
                            "png",
                            FOLDER.resolve(name + ".png").toFile());
                    return;
                }
            }
        }
        throw new AssertionError("no page of " + document + " for the picture " + name);
    }

    private Path printed(Path workbook) throws IOException, InterruptedException {
        Process office = new ProcessBuilder(
                        "soffice",
                        "-env:UserInstallation=" + folder.resolve("office").toUri(),
                        "--headless",
                        "--convert-to",
                        "pdf",
                        "--outdir",
                        folder.toString(),
                        workbook.toString())
                .redirectErrorStream(true)
                .redirectOutput(new File("/dev/null"))
                .start();
        assertThat(office.waitFor()).as(AGAIN).isZero();
        return folder.resolve(workbook.getFileName().toString().replace(".xlsx", ".pdf"));
    }

    /** Of the templates, the demo's commands and its plan, by name and bytes. */
    private static String hash() throws IOException {
        try (Stream<Path> found = Stream.of(Path.of("report-templates"), Path.of("sample-data/jobs"))
                .flatMap(PicturesTest::files)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : Stream.concat(found, Stream.of(Path.of("sample-data/demo.txt")))
                    .sorted()
                    .toList()) {
                digest.update((file + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest()) + "\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Path> files(Path root) {
        try {
            return Files.walk(root).filter(Files::isRegularFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
