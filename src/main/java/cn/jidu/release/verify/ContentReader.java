package cn.jidu.release.verify;

import cn.jidu.definition.text.PackageTexts;
import cn.jidu.release.verify.FileContent.ContentPart;
import cn.jidu.report.code.ReportCode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Reads what people see in a PDF, a workbook or a picture; whoever sent it. */
final class ContentReader {
    private static final int RESOLUTION = 200;
    /** Of a picture: a page photographed by a good camera has a fifth of it. */
    private static final long MOST_PIXELS = 100_000_000;

    private static final PackageTexts TEXTS = PackageTexts.terminal(ContentReader.class);

    private ContentReader() {}

    /**
     * What stands in the file; of a picture, and of a PDF that is one, the code alone.
     *
     * @return empty where it is none of these, or cannot be read
     */
    static Optional<FileContent> read(Path file) {
        try {
            byte[] begin = begin(file);
            if (begins(begin, "%PDF")) {
                return Optional.of(pdf(file));
            }
            return begins(begin, "PK") ? Optional.of(workbook(file)) : picture(file);
        } catch (IOException | RuntimeException e) {
            // whatever is wrong with a file from outside, it is not one of ours
            return Optional.empty();
        }
    }

    private static byte[] begin(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(4);
        }
    }

    private static boolean begins(byte[] bytes, String with) {
        return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).startsWith(with);
    }

    private static FileContent pdf(Path file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            List<ContentPart> pages = new ArrayList<>();
            PDFTextStripper stripper = new PDFTextStripper();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                pages.add(new ContentPart(TEXTS.get("verify.page", page), lines(stripper.getText(document))));
            }
            return withSquare(document, pages);
        }
    }

    /** What a camera reads on page one, where the words do not say it: of a scanned page it is all there is. */
    private static FileContent withSquare(PDDocument document, List<ContentPart> pages) throws IOException {
        boolean isScanned = pages.stream().allMatch(p -> p.lines().isEmpty());
        if (!pages.isEmpty()) {
            ContentPart first = pages.get(0);
            CodePicture.read(new PDFRenderer(document).renderImageWithDPI(0, RESOLUTION))
                    .filter(text -> ReportCode.find(text)
                            .filter(code -> !first.codes().contains(code))
                            .isPresent())
                    .ifPresent(text -> pages.set(0, first.with(text)));
        }
        return new FileContent(isScanned ? "" : "pdf", pages);
    }

    private static List<String> lines(String text) {
        return Arrays.stream(text.split("\\R"))
                .map(l -> l.replaceAll("\\s+", " ").strip())
                .filter(l -> !l.isEmpty())
                .toList();
    }

    private static FileContent workbook(Path file) throws IOException {
        DataFormatter shown = new DataFormatter(java.util.Locale.ROOT);
        // a formula counts by what it gives
        shown.setUseCachedValuesForFormulaCells(true);
        List<ContentPart> sheets = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file);
                XSSFWorkbook book = new XSSFWorkbook(in)) {
            for (Sheet sheet : book) {
                List<String> cells = new ArrayList<>();
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        String text = lines(shown.formatCellValue(cell)).stream()
                                .reduce("", (a, b) -> a.isEmpty() ? b : a + " " + b);
                        if (!text.isEmpty()) {
                            cells.add(TEXTS.get("verify.cell", cell.getAddress().formatAsString(), text));
                        }
                    }
                }
                sheets.add(new ContentPart(TEXTS.get("verify.sheet", sheet.getSheetName()), cells));
            }
        }
        return new FileContent("xlsx", sheets);
    }

    private static Optional<FileContent> picture(Path file) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                boolean isHuge = (long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS;
                return isHuge ? Optional.empty() : Optional.of(ofCode(reader.read(0)));
            } finally {
                reader.dispose();
            }
        }
    }

    private static FileContent ofCode(BufferedImage picture) {
        return new FileContent(
                "",
                CodePicture.read(picture)
                        .map(text -> new ContentPart(TEXTS.get("verify.picture"), List.of(text)))
                        .stream()
                        .toList());
    }
}
