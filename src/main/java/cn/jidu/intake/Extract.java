package cn.jidu.intake;

import cn.jidu.definition.Limit;
import cn.jidu.definition.Limits;
import cn.jidu.definition.Source;
import cn.jidu.definition.Texts;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A received file opened against its contract: its header and, as a stream, its data rows. Rows above the header, blank
 * rows, notes and the totals at the end are not data.
 */
public final class Extract implements Closeable {
    private static final Texts TEXTS = Texts.chinese(Extract.class);
    private static final Set<String> TOTALS = Set.of("合计", "总计", "合计:", "总计:");
    /** What any of these begins with: spares nearly every row the closer look. */
    private static final String MARKS = "合总注备说填制";

    private static final String[] REMARKS = {"注:", "注1:", "备注:", "说明:"};
    private static final String[] SIGNATURES = {"填表人", "填报人", "制表人"};

    private final HeadedRows rows;
    private final int required;
    private final String fileName;
    private final long mostCells;
    private long cells;
    private final ArrayDeque<Row> ready = new ArrayDeque<>();
    private @Nullable Row total;

    private Extract(HeadedRows rows, Source source, String fileName, long mostCells) {
        this.rows = rows;
        this.fileName = fileName;
        this.mostCells = mostCells;
        this.required =
                (int) source.fields().stream().filter(f -> f.columnRequired()).count();
    }

    /**
     * Opens a file; the caller closes the extract.
     *
     * @param work a folder for temporary files, which go when the extract is closed
     * @throws RefusedException TOO_LARGE, EMPTY, ENCODING, ENCRYPTED, UNREADABLE or HEADER_MISMATCH, with a message for
     *     the user
     * @throws IOException when the original cannot be read
     */
    public static Extract open(Original file, Source source, Limits limits, Path work)
            throws IOException, RefusedException {
        if (file.bytes() > limits.of(Limit.FILE_BYTES)) {
            Excess excess = new Excess(Limit.FILE_BYTES, limits.of(Limit.FILE_BYTES), file.bytes());
            throw RefusedException.tooLarge(excess, file.fileName(), "");
        }
        FileKind kind = FileKind.of(file);
        HeadedRows rows = kind == FileKind.TEXT
                ? TextFile.open(file, source, limits)
                : WorkbookFile.open(file, kind, source, limits, work);
        return new Extract(rows, source, file.fileName(), limits.of(Limit.CELLS));
    }

    public Header header() {
        return rows.header();
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
        if (!header().unknown().isEmpty()) {
            notes.add(TEXTS.get("note.unknownColumns", String.join("、", header().unknown())));
        }
        return notes;
    }

    /** The next data row, null after the last. */
    public @Nullable Row next() throws IOException, RefusedException {
        while (ready.isEmpty()) {
            Row row = rows.next();
            if (row == null) {
                return null;
            }
            count(row);
            char mark = row.firstCharacter();
            boolean special = MARKS.indexOf(mark) >= 0;
            if (row.excess().isEmpty() && (mark == 0 || (special && isNote(row)))) {
                continue;
            }
            // a total is one only at the end: what looks like it above other data is a data row
            if (total != null) {
                ready.add(total);
                total = null;
            }
            if (special && isTotal(row)) {
                total = row;
            } else {
                ready.add(row);
            }
        }
        return ready.poll();
    }

    private void count(Row row) throws RefusedException {
        cells += row.width();
        if (cells > mostCells) {
            Excess excess = new Excess(Limit.CELLS, mostCells, cells);
            throw RefusedException.tooLarge(excess, fileName, String.valueOf(row.rowNo()));
        }
    }

    /** The title rows and the lines of the header, as they stand in the file. */
    public List<Row> head() {
        return rows.head();
    }

    /** The lowest line of the header that names columns, 0 where the file has none: below it there may be one that only tells their units. */
    public int titleRowNo() {
        List<Row> head = rows.head();
        if (head.isEmpty()) {
            return 0;
        }
        Row last = head.get(head.size() - 1);
        return last.isUnits() ? head.get(head.size() - 2).rowNo() : last.rowNo();
    }

    /**
     * The next row below the header whatever it is, blank rows, notes and totals too; null after the last. Whoever asks for
     * these does not ask for {@link #next}.
     */
    public @Nullable Row nextAsWritten() throws IOException, RefusedException {
        return rows.next();
    }

    private static boolean isTotal(Row row) {
        return TOTALS.contains(row.firstText());
    }

    /** A remark shares its row with fewer cells than any data row has; who filled in the form is no data anywhere. */
    private boolean isNote(Row row) {
        String first = row.firstText();
        return startsWithAny(first, SIGNATURES) || (startsWithAny(first, REMARKS) && row.filled() < required);
    }

    private static boolean startsWithAny(String text, String[] starts) {
        for (String start : starts) {
            if (text.startsWith(start)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
