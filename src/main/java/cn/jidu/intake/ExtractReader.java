package cn.jidu.intake;

import cn.jidu.definition.FileLimit;
import cn.jidu.definition.FileLimits;
import cn.jidu.definition.source.NilStatement;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.csv.TextFile;
import cn.jidu.intake.table.FileRow;
import cn.jidu.intake.table.FormFoot;
import cn.jidu.intake.table.HeadedRows;
import cn.jidu.intake.table.HeaderAgain;
import cn.jidu.intake.table.LimitExcess;
import cn.jidu.intake.table.NamedUnits;
import cn.jidu.intake.table.OriginalFile;
import cn.jidu.intake.table.RefusalCode;
import cn.jidu.intake.table.RefusedException;
import cn.jidu.intake.table.TableHeader;
import cn.jidu.intake.table.TableUnits;
import cn.jidu.intake.table.UnitColumns;
import cn.jidu.intake.text.TextFold;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A received file opened against its contract: its header and, as a stream, its data rows. Rows above the header, blank
 * rows, notes and the totals at the end are not data.
 */
public final class ExtractReader implements Closeable {
    private static final PackageTexts TEXTS = PackageTexts.chinese(ExtractReader.class);

    /** A code, an amount or a day: no heading. */
    private static final Pattern VALUE = Pattern.compile("(?=.*[0-9]{4})[0-9A-Z.-]{6,}");

    private final HeadedRows rows;
    private final TableHeader header;
    private final TableUnits units;
    private final FormFoot foot;
    private final UnitColumns unitColumns;
    private final HeaderAgain again;
    private final String fileName;
    private final long mostCells;
    private long cells;
    private boolean hasRows;
    /** Of the lines that break a total down. */
    private int firstPart;

    private int parts;
    /** Of the totals without the word for it. */
    private int firstSum;

    private int sums;
    /** Whether a row of data has come. */
    private boolean begun;
    /** What titles and, as far as they have been read, notes name. */
    private NamedUnits named;

    private ExtractReader(HeadedRows rows, Source source, NamedUnits named, String fileName, long mostCells)
            throws RefusedException {
        this.rows = rows;
        this.units = new TableUnits(source, rows.header());
        this.named = named;
        this.header = units.in(named, fileName);
        this.foot = new FormFoot(source, header);
        this.unitColumns = new UnitColumns(header, rows.head());
        this.again = new HeaderAgain(source, rows.header(), header.factors(), fileName);
        this.fileName = fileName;
        this.mostCells = mostCells;
    }

    /**
     * Opens a file; the caller closes the extract.
     *
     * @param work a folder for temporary files, which go when the extract is closed
     * @throws RefusedException TOO_LARGE, EMPTY, ENCODING, ENCRYPTED, UNREADABLE or HEADER_MISMATCH, with a message for
     *     the user
     * @throws IOException when the original cannot be read
     */
    public static ExtractReader open(OriginalFile file, Source source, FileLimits limits, Path work)
            throws IOException, RefusedException {
        if (file.bytes() > limits.of(FileLimit.FILE_BYTES)) {
            LimitExcess excess = new LimitExcess(FileLimit.FILE_BYTES, limits.of(FileLimit.FILE_BYTES), file.bytes());
            throw RefusedException.tooLarge(excess, file.fileName(), "");
        }
        FileKind kind = FileKind.of(file);
        HeadedRows rows = rows(file, kind, source, limits, work);
        try {
            NamedUnits named = rows.named().and(NamedUnits.inFileName(file.fileName()));
            if (new TableUnits(source, rows.header()).areOpen()) {
                named = named.and(below(rows(file, kind, source, limits, work), source, file, limits));
            }
            return new ExtractReader(rows, source, named, file.fileName(), limits.of(FileLimit.CELLS));
        } catch (IOException | RefusedException | RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    private static HeadedRows rows(OriginalFile file, FileKind kind, Source source, FileLimits limits, Path work)
            throws IOException, RefusedException {
        return kind == FileKind.TEXT
                ? TextFile.open(file, source, limits)
                : WorkbookFile.open(file, kind, source, limits, work);
    }

    /** What the notes below the table say of it: known only once its rows have been read, which so are read twice. */
    private static NamedUnits below(HeadedRows rows, Source source, OriginalFile file, FileLimits limits)
            throws IOException, RefusedException {
        try (rows) {
            ExtractReader ahead =
                    new ExtractReader(rows, source, NamedUnits.NONE, file.fileName(), limits.of(FileLimit.CELLS));
            while (ahead.read() != null) {
                // only what is said beside the rows is asked for
            }
            return ahead.named;
        }
    }

    /** The header, which stands before the rows. */
    public TableHeader header() {
        return header;
    }

    /** The encoding of a text file, or XLSX or XLS, as lists of deliveries show it. */
    public String format() {
        return rows.format();
    }

    /**
     * What was left out of the file or is strange about it, a sentence each, in Chinese; complete once the last row has
     * been read.
     */
    public List<String> notes() {
        List<String> notes = new ArrayList<>(rows.notes());
        notes.addAll(units.notes(named));
        if (parts > 0) {
            notes.add(TEXTS.get("note.parts", firstPart, parts));
        }
        if (sums > 0) {
            notes.add(TEXTS.get("note.sums", firstSum, sums));
        }
        if (!header().unknown().isEmpty()) {
            notes.add(TEXTS.get("note.unknownColumns", String.join("、", header().unknown())));
        }
        return notes;
    }

    /**
     * The next data row, null after the last.
     *
     * @throws RefusedException also where the last lines name another unit than has been read
     */
    public @Nullable FileRow next() throws IOException, RefusedException {
        FileRow row = read();
        hasRows |= row != null;
        if (row == null) {
            units.confirm(header, named, fileName);
            refuseRowsInHeader();
        }
        return row;
    }

    /** Where no line ends as lines do, the rows stand behind the headings: that is no nil return. */
    private void refuseRowsInHeader() throws RefusedException {
        List<String> values = header.unknown().stream()
                .filter(u -> VALUE.matcher(u).matches())
                .toList();
        if (!hasRows && values.size() > 1) {
            throw new RefusedException(
                    RefusalCode.HEADER_MISMATCH,
                    TEXTS.get("header.values", fileName, header.rowNo(), values.get(0), values.get(1)));
        }
    }

    private @Nullable FileRow read() throws IOException, RefusedException {
        for (FileRow written = rows.next(); written != null; written = rows.next()) {
            count(written);
            FileRow row = written.unguarded();
            if (row.excess().isPresent() || !row.isBlank()) {
                FormFoot.FootKind kind = foot.kind(row);
                if (kind == FormFoot.FootKind.DATA) {
                    begun = true;
                    again.refuse(row);
                    named = named.and(unitColumns.of(row)).and(beside(row));
                    return row;
                }
                leave(row, kind);
            }
        }
        named = named.and(rows.named());
        return null;
    }

    /** What stands beside the table may speak of it. */
    private NamedUnits beside(FileRow row) {
        NamedUnits beside = NamedUnits.NONE;
        for (int c = header.width(); c < row.width(); c++) {
            beside = beside.and(NamedUnits.inLabel(row.cell(c)));
        }
        return beside;
    }

    private void leave(FileRow row, FormFoot.FootKind kind) {
        if (kind == FormFoot.FootKind.PART) {
            firstPart = parts++ == 0 ? row.rowNo() : firstPart;
        } else if (kind == FormFoot.FootKind.SUM) {
            firstSum = sums++ == 0 ? row.rowNo() : firstSum;
        } else if (kind == FormFoot.FootKind.NOTE) {
            named = named.and(begun ? NamedUnits.inNote(row) : units.inHints(row));
        }
    }

    private void count(FileRow row) throws RefusedException {
        cells += row.width();
        if (cells > mostCells) {
            LimitExcess excess = new LimitExcess(FileLimit.CELLS, mostCells, cells);
            throw RefusedException.tooLarge(excess, fileName, String.valueOf(row.rowNo()));
        }
    }

    /**
     * The title rows and the lines of the header, as they stand in the file; but a heading without a unit has behind it
     * the one that was named elsewhere, for it may stand on a sheet of its own.
     */
    public List<FileRow> head() {
        List<FileRow> head = new ArrayList<>(rows.head());
        units.ofColumns(named).forEach((column, unit) -> {
            for (int i = head.size() - 1; i >= 0; i--) {
                if (!TextFold.isBlank(head.get(i).cell(column))) {
                    head.set(i, head.get(i).withUnit(column, unit));
                    return;
                }
            }
        });
        return head;
    }

    /** The lowest line of the header that names columns, 0 where the file has none: below it there may be one that only tells their units. */
    public int titleRowNo() {
        List<FileRow> head = rows.head();
        if (head.isEmpty()) {
            return 0;
        }
        FileRow last = head.get(head.size() - 1);
        return last.isUnits() ? head.get(head.size() - 2).rowNo() : last.rowNo();
    }

    /** What the rows above the header say of there being nothing to report; empty where they say nothing of it. */
    public Optional<NilStatement> nilStatement() {
        return rows.head().stream().flatMap(ExtractReader::nilStatement).findFirst();
    }

    private static Stream<NilStatement> nilStatement(FileRow row) {
        return IntStream.range(0, row.width())
                .mapToObj(c -> TextFold.tight(row.cell(c)))
                .flatMap(cell -> Arrays.stream(NilStatement.values())
                        .filter(s -> TextFold.tight(s.text()).equals(cell)));
    }

    /**
     * The next row below the header whatever it is, blank rows, notes and totals too; null after the last. Whoever asks for
     * these does not ask for {@link #next}.
     */
    public @Nullable FileRow nextAsWritten() throws IOException, RefusedException {
        return rows.next();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
