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
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The queue as a county fills it in: a CSV or a workbook, by the ending of its name, with two columns for the answer. */
public final class AnswerFile {
    private static final PackageTexts TEXTS = PackageTexts.chinese(AnswerFile.class);

    private static final String ID = "编号";
    private static final String ANSWER = "决定";
    private static final String REASON = "理由";
    private static final List<String> COLUMNS =
            List.of(ID, "区划", "来源", "文件:工作表:行", "同样的行数", "代码", "名称", "登记的企业", "一致情况", "级别", "以前的决定", ANSWER, REASON);
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    /** What spreadsheet programs of the offices write. */
    private static final Charset OFFICE = Charset.forName("GB18030");

    private static final int WIDTH = 18 * 256;

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
     * @param row as a reader counts
     * @param answer 是, 否 or 都不是
     */
    public record CountyAnswer(int row, String id, String answer, String reason) {}

    private String name() {
        return file.toString().toLowerCase(Locale.ROOT);
    }

    private boolean isWorkbook() {
        return name().endsWith(".xlsx");
    }

    /**
     * Writes a new file.
     *
     * @throws UncheckedIOException where it is there already, or cannot be written
     */
    public void write(List<MatchCandidate> queue) {
        List<List<String>> lines = queue.stream().map(AnswerFile::line).toList();
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            if (isWorkbook()) {
                writeWorkbook(out, lines);
            } else {
                out.write(csv(lines).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> line(MatchCandidate c) {
        return List.of(
                        c.id(),
                        c.county(),
                        c.source(),
                        c.place(),
                        String.valueOf(c.rows()),
                        c.code(),
                        c.name(),
                        c.enterprise(),
                        c.agreements(),
                        c.level(),
                        c.decided(),
                        "",
                        "")
                .stream()
                .map(FormulaGuard::neutralised)
                .toList();
    }

    private static String csv(List<List<String>> lines) throws IOException {
        StringBuilder text = new StringBuilder().append(BYTE_ORDER_MARK);
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(COLUMNS);
            for (List<String> line : lines) {
                printer.printRecord(line);
            }
        }
        return text.toString();
    }

    private static void writeWorkbook(OutputStream out, List<List<String>> lines) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            XSSFSheet sheet = book.createSheet("待决定");
            cells(sheet.createRow(0), COLUMNS);
            IntStream.range(0, lines.size()).forEach(i -> cells(sheet.createRow(i + 1), lines.get(i)));
            IntStream.range(0, COLUMNS.size()).forEach(i -> sheet.setColumnWidth(i, WIDTH));
            sheet.createFreezePane(0, 1);
            book.write(out);
        }
    }

    private static void cells(Row row, List<String> values) {
        IntStream.range(0, values.size()).forEach(i -> row.createCell(i).setCellValue(values.get(i)));
    }

    /**
     * The answers that were filled in; lines without one are left out.
     *
     * @param work a folder for temporary files
     * @throws DecisionRefusedException where it is not such a file
     */
    public List<CountyAnswer> read(Path work) {
        List<List<String>> lines = isWorkbook() ? workbookLines(work) : csvLines();
        List<String> head = lines.isEmpty() ? List.of() : lines.get(0);
        for (String needed : List.of(ID, ANSWER, REASON)) {
            if (!head.contains(needed)) {
                throw new DecisionRefusedException(TEXTS.get("answers.column", file, needed));
            }
        }
        return IntStream.range(1, lines.size())
                .mapToObj(i -> new CountyAnswer(
                        i + 1,
                        cell(lines.get(i), head.indexOf(ID)),
                        cell(lines.get(i), head.indexOf(ANSWER)),
                        cell(lines.get(i), head.indexOf(REASON))))
                .filter(a -> !a.answer().isEmpty())
                .toList();
    }

    private static String cell(List<String> line, int column) {
        return column < line.size() ? FormulaGuard.original(line.get(column).strip()) : "";
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

    private List<List<String>> workbookLines(Path work) {
        List<List<String>> lines = new ArrayList<>();
        try (SheetBook book = XlsxWorkbook.open(original(), FileLimits.DEFAULT, work);
                SheetBook.SheetRows rows = book.open(book.sheets().get(0), new BitSet())) {
            for (FileRow row = rows.next(); row != null; row = rows.next()) {
                FileRow found = row;
                // a line's place is its number as a reader counts
                while (lines.size() < found.rowNo() - 1) {
                    lines.add(List.of());
                }
                lines.add(
                        IntStream.range(0, found.width()).mapToObj(found::cell).toList());
            }
            return lines;
        } catch (RefusedException e) {
            throw new DecisionRefusedException(TEXTS.get("answers.unreadable", file, String.valueOf(e.getMessage())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OriginalFile original() throws IOException {
        return new OriginalFile(String.valueOf(file.getFileName()), Files.size(file), () -> Files.newInputStream(file));
    }
}
