package cn.jidu.release.verify;

import cn.jidu.definition.FileLimits;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.table.FileRow;
import cn.jidu.intake.table.OriginalFile;
import cn.jidu.intake.table.RefusedException;
import cn.jidu.intake.workbook.HiddenParts;
import cn.jidu.intake.workbook.SheetBook;
import cn.jidu.intake.workbook.XlsxWorkbook;
import cn.jidu.release.verify.FileContent.ContentPart;
import cn.jidu.report.code.ReportCode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.util.CellAddress;

/** Reads what people see in a PDF, a workbook or a picture; whoever sent it. */
final class ContentReader {
    private static final int RESOLUTION = 200;
    /** Of a picture: a page photographed by a good camera has a fifth of it. */
    private static final long MOST_PIXELS = 100_000_000;

    private static final PackageTexts TEXTS = PackageTexts.terminal(ContentReader.class);

    private final FileLimits limits;
    private final Path work;

    /**
     * @param limits of files from outside
     * @param work a folder for temporary files
     */
    ContentReader(FileLimits limits, Path work) {
        this.limits = limits;
        this.work = work;
    }

    /**
     * What stands in the file; of a picture, and of a PDF that is one, the code alone.
     *
     * @return empty where it is none of these, or cannot be read
     */
    Optional<FileContent> read(Path file) {
        try {
            byte[] begin = begin(file);
            if (begins(begin, "%PDF")) {
                return Optional.of(pdf(file));
            }
            return begins(begin, "PK") ? Optional.of(workbook(file)) : picture(file);
        } catch (IOException | RefusedException | RuntimeException e) {
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

    /** As the program reads workbooks of departments: bounded by the site's limits, whatever was packed into it. */
    private FileContent workbook(Path file) throws IOException, RefusedException {
        List<ContentPart> sheets = new ArrayList<>();
        OriginalFile original = new OriginalFile(
                String.valueOf(file.getFileName()), Files.size(file), () -> Files.newInputStream(file));
        try (XlsxWorkbook book = XlsxWorkbook.open(original, limits, work)) {
            for (SheetBook.Sheet sheet : book.sheets()) {
                List<String> lines = cells(book, sheet);
                book.beside(sheet).forEach(b -> lines.add(TEXTS.get("verify.beside." + b.kind(), b.text())));
                sheets.add(new ContentPart(TEXTS.get("verify.sheet", sheet.name()), lines));
            }
            sheets.add(new ContentPart(TEXTS.get("verify.names"), book.names()));
        }
        return new FileContent("xlsx", sheets);
    }

    private static List<String> cells(SheetBook book, SheetBook.Sheet sheet) throws IOException, RefusedException {
        List<String> cells = new ArrayList<>();
        if (!sheet.visible()) {
            cells.add(TEXTS.get("verify.hidden.sheet"));
        }
        int width = 0;
        try (SheetBook.SheetRows rows = book.open(sheet, new BitSet())) {
            for (FileRow row = rows.next(); row != null; row = rows.next()) {
                width = Math.max(width, row.width());
                for (int column = 0; column < row.width(); column++) {
                    String text = String.join(" ", lines(row.cell(column)));
                    if (!text.isEmpty()) {
                        cells.add(TEXTS.get(
                                "verify.cell", new CellAddress(row.rowNo() - 1, column).formatAsString(), text));
                    }
                }
            }
            hidden(rows.hidden(), width, cells);
        }
        return cells;
    }

    private static void hidden(HiddenParts hidden, int width, List<String> into) {
        int columns = hidden.columnsBelow(width);
        if (hidden.rows() + columns > 0) {
            into.add(TEXTS.get("verify.hidden", hidden.rows(), columns));
        }
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
