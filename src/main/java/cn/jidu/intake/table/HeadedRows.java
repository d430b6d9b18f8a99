package cn.jidu.intake.table;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What stands below the header of a file, row by row. */
public final class HeadedRows implements Closeable {
    private final TableHeader header;
    private final Supplier<NamedUnits> named;
    private final String format;
    private final List<FileRow> head;
    private final FileRows rows;
    private final Closeable file;
    private final Supplier<List<String>> notes;
    private @Nullable FileRow first;

    /**
     * @param named the units that titles and the like name for the whole table; complete once its rows have been read
     * @param format the encoding of a text file, or the kind of workbook
     * @param head the rows down to the last line of the header; none where the file has no header
     * @param first the row below the header, which {@code rows} has given already
     * @param file closed after the rows
     * @param notes what is to be told of the file once its rows have been read: a sentence each
     */
    public HeadedRows(
            TableHeader header,
            Supplier<NamedUnits> named,
            String format,
            List<FileRow> head,
            Optional<FileRow> first,
            FileRows rows,
            Closeable file,
            Supplier<List<String>> notes) {
        this.header = header;
        this.named = named;
        this.format = format;
        this.head = List.copyOf(head);
        this.first = first.orElse(null);
        this.rows = rows;
        this.file = file;
        this.notes = notes;
    }

    /** The header. */
    public TableHeader header() {
        return header;
    }

    /** The units that titles, notes and sheet names give. */
    public NamedUnits named() {
        return named.get();
    }

    /** How the file is written, as lists of files tell it. */
    public String format() {
        return format;
    }

    /** What the file's sender should know of how it was read. */
    public List<String> notes() {
        return notes.get();
    }

    /** The rows above the header. */
    public List<FileRow> head() {
        return head;
    }

    /** The next row, null after the last. */
    @Nullable
    public FileRow next() throws IOException, RefusedException {
        FileRow row = first;
        if (row != null) {
            first = null;
            return row;
        }
        return rows.next();
    }

    @Override
    public void close() throws IOException {
        try (file) {
            rows.close();
        }
    }
}
