package cn.jidu.intake;

import cn.jidu.definition.Source;
import cn.jidu.definition.Texts;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
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

    private final Original file;
    private final Rows rows;
    private final Header header;
    private final TextEncoding encoding;
    private final int required;
    private final ArrayDeque<Row> ready = new ArrayDeque<>();
    private @Nullable Row total;

    private Extract(Original file, Rows rows, Header header, TextEncoding encoding, Source source) {
        this.file = file;
        this.rows = rows;
        this.header = header;
        this.encoding = encoding;
        this.required =
                (int) source.fields().stream().filter(f -> f.columnRequired()).count();
    }

    /**
     * Opens a file; the caller closes the extract.
     *
     * @throws RefusedException TOO_LARGE, EMPTY, ENCODING, UNREADABLE or HEADER_MISMATCH, with a message for the user
     * @throws IOException when the original cannot be read
     */
    public static Extract open(Original file, Source source, Limits limits) throws IOException, RefusedException {
        if (file.bytes() > limits.bytes()) {
            throw new RefusedException(
                    Refusal.TOO_LARGE, TEXTS.get("file.large", file.fileName(), file.bytes(), limits.bytes()));
        }
        TextEncoding encoding = TextEncoding.ofHead(file);
        try {
            return open(file, source, limits, encoding);
        } catch (CharacterCodingException e) {
            throw undecodable(file, encoding);
        }
    }

    private static Extract open(Original file, Source source, Limits limits, TextEncoding encoding)
            throws IOException, RefusedException {
        char delimiter;
        try (Reader head = encoding.open(file)) {
            delimiter = Delimiter.of(head, source);
        }
        Rows rows = new CsvRows(file.fileName(), encoding.open(file), delimiter, limits);
        try {
            Header header = new HeaderSearch(source).in(rows, file.fileName());
            return new Extract(file, rows, header, encoding, source);
        } catch (IOException | RefusedException | RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    public Header header() {
        return header;
    }

    public TextEncoding encoding() {
        return encoding;
    }

    /** The next data row, null after the last. */
    public @Nullable Row next() throws IOException, RefusedException {
        while (ready.isEmpty()) {
            Row row = read();
            if (row == null) {
                return null;
            }
            char mark = row.firstCharacter();
            boolean special = MARKS.indexOf(mark) >= 0;
            if (!row.tooLong() && (mark == 0 || (special && isNote(row)))) {
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

    private @Nullable Row read() throws IOException, RefusedException {
        try {
            return rows.next();
        } catch (CharacterCodingException e) {
            throw undecodable(file, encoding);
        }
    }

    /** The place of the first fault, found by reading the whole file again. */
    private static RefusedException undecodable(Original file, TextEncoding encoding)
            throws IOException, RefusedException {
        TextEncoding other = TextEncoding.of(file);
        // the beginning is of one encoding and only another explains the rest: its header could not be read in that one
        return new RefusedException(
                Refusal.ENCODING, TEXTS.get("encoding.mixed", file.fileName(), encoding.title(), other.title()));
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
