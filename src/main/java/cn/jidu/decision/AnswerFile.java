package cn.jidu.decision;

import cn.jidu.definition.FileLimits;
import cn.jidu.definition.text.FormulaGuard;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.table.FileRow;
import cn.jidu.intake.table.OriginalFile;
import cn.jidu.intake.table.RefusedException;
import cn.jidu.intake.workbook.SheetBook;
import cn.jidu.intake.workbook.XlsxWorkbook;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** Questions as a county answers them: a CSV or a workbook, by the ending of its name, with two columns for the answer. */
public final class AnswerFile {
    private static final PackageTexts TEXTS = PackageTexts.chinese(AnswerFile.class);

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    /** What spreadsheet programs of the offices write. */
    private static final Charset OFFICE = Charset.forName("GB18030");

    private final Path file;

    /** @throws DecisionRefusedException where its name ends in neither .csv nor .xlsx */
    public AnswerFile(Path file) {
        this.file = file;
        if (!isWorkbook() && !name().endsWith(".csv")) {
            throw new DecisionRefusedException(TEXTS.get("answers.ending", file));
        }
    }

    /**
     * An answer as it was filled in.
     *
     * @param sheet empty in a text
     * @param row as a reader counts
     * @param answer 是, 否 or 都不是
     * @param asked what stands in the other columns, by their names
     */
    public record CountyAnswer(
            String sheet, int row, String id, String answer, String reason, Map<String, String> asked) {}

    private String name() {
        return file.toString().toLowerCase(Locale.ROOT);
    }

    private boolean isWorkbook() {
        return name().endsWith(".xlsx");
    }

    /**
     * Writes a new file; in a text one sheet follows the other, each with its own heading.
     *
     * @throws UncheckedIOException where it is there already, or cannot be written
     */
    public void write(List<AnswerSheet> sheets) {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            if (isWorkbook()) {
                AnswerBook.write(out, sheets);
            } else {
                out.write(csv(sheets).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String csv(List<AnswerSheet> sheets) throws IOException {
        StringBuilder text = new StringBuilder().append(BYTE_ORDER_MARK);
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            for (AnswerSheet sheet : sheets) {
                printer.printRecord(sheet.heading());
                for (List<String> line : sheet.lines()) {
                    printer.printRecord(
                            line.stream().map(FormulaGuard::neutralised).toList());
                }
            }
        }
        return text.toString();
    }

    /**
     * The answers that were filled in; lines without one are left out.
     *
     * @param work a folder for temporary files
     * @throws DecisionRefusedException where it is not such a file
     */
    public List<CountyAnswer> read(Path work) {
        List<AnsweredSheet> sheets =
                isWorkbook() ? workbookSheets(work) : List.of(new AnsweredSheet(file, "", csvLines()));
        if (sheets.stream().allMatch(s -> s.lines().isEmpty())) {
            throw new DecisionRefusedException(TEXTS.get("answers.column", file, AnswerSheet.ID));
        }
        return sheets.stream().flatMap(s -> s.answers().stream()).toList();
    }

    private List<List<String>> csvLines() {
        try {
            List<List<String>> lines = new ArrayList<>();
            for (CSVRecord line : CSVFormat.RFC4180.parse(new StringReader(text(Files.readAllBytes(file))))) {
                lines.add(line.toList());
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UncheckedIOException e) {
            throw new DecisionRefusedException(TEXTS.get("answers.unreadable", file, String.valueOf(e.getMessage())));
        }
    }

    private String text(byte[] bytes) {
        String text = decoded(bytes, StandardCharsets.UTF_8)
                .or(() -> decoded(bytes, OFFICE))
                .orElseThrow(
                        () -> new DecisionRefusedException(TEXTS.get("answers.unreadable", file, "UTF-8, GB18030")));
        return text.isEmpty() || text.charAt(0) != BYTE_ORDER_MARK ? text : text.substring(1);
    }

    private static Optional<String> decoded(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private List<AnsweredSheet> workbookSheets(Path work) {
        List<AnsweredSheet> sheets = new ArrayList<>();
        try (SheetBook book = XlsxWorkbook.open(original(), FileLimits.DEFAULT, work)) {
            for (SheetBook.Sheet found : book.sheets()) {
                AnsweredSheet sheet = new AnsweredSheet(file, found.name(), lines(book, found));
                book.merged(found).acrossRows(sheet.answered()).ifPresent(cells -> {
                    throw new DecisionRefusedException(TEXTS.get("answers.merged", sheet.place(), cells));
                });
                sheets.add(sheet);
            }
            return sheets;
        } catch (RefusedException e) {
            throw new DecisionRefusedException(TEXTS.get("answers.unreadable", file, String.valueOf(e.getMessage())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<List<String>> lines(SheetBook book, SheetBook.Sheet sheet)
            throws IOException, RefusedException {
        List<List<String>> lines = new ArrayList<>();
        try (SheetBook.SheetRows rows = book.open(sheet, new BitSet())) {
            for (FileRow row = rows.next(); row != null; row = rows.next()) {
                FileRow found = row;
                // a line's place is its number as a reader counts
                while (lines.size() < found.rowNo() - 1) {
                    lines.add(List.of());
                }
                lines.add(
                        IntStream.range(0, found.width()).mapToObj(found::cell).toList());
            }
        }
        return lines;
    }

    private OriginalFile original() throws IOException {
        return new OriginalFile(String.valueOf(file.getFileName()), Files.size(file), () -> Files.newInputStream(file));
    }
}
