package cn.jidu.intake.csv;

import cn.jidu.definition.FileLimits;
import cn.jidu.definition.source.TextDialect;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.table.FileRow;
import cn.jidu.intake.table.FileRows;
import cn.jidu.intake.table.RefusalCode;
import cn.jidu.intake.table.RefusedException;
import cn.jidu.intake.table.RowBounds;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Objects;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The rows of a delimited text file, in its dialect. Row numbers are lines: a row's is that of its first line. */
public final class CsvRows implements FileRows {
    private static final PackageTexts TEXTS = PackageTexts.chinese(CsvRows.class);

    private final String fileName;
    private final LineGuard guard;
    private final RowBounds bounds;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;

    /** @throws IOException where the text cannot be read */
    public CsvRows(String fileName, Reader text, TextDialect dialect, FileLimits limits) throws IOException {
        this.fileName = fileName;
        this.bounds = new RowBounds(limits);
        this.guard = new LineGuard(text, dialect, bounds.rowCharacters());
        this.parser = CSVParser.builder()
                .setReader(guard)
                .setFormat(CsvDialect.format(dialect))
                .get();
        this.records = parser.iterator();
    }

    @Override
    public @Nullable FileRow next() throws IOException, RefusedException {
        long first = parser.getCurrentLineNumber() + 1;
        try {
            if (!records.hasNext()) {
                return null;
            }
            CSVRecord record = records.next();
            guard.recordEnded();
            // a record ends at the end of its last line, so the parser's line is that last one
            long longest = guard.takeCut(parser.getCurrentLineNumber());
            String[] cells = record.values();
            return new FileRow(1, "", (int) first, cells, bounds.excess(cells, longest));
        } catch (UncheckedIOException e) {
            throw refusal(Objects.requireNonNull(e.getCause()), first);
        }
    }

    private RefusedException refusal(IOException e, long line) throws IOException {
        if (e instanceof LineGuard.RunawayException) {
            return new RefusedException(
                    RefusalCode.UNREADABLE, TEXTS.get("csv.endless", fileName, line, guard.longestRecord()));
        }
        if (e instanceof org.apache.commons.csv.CSVException) {
            return new RefusedException(RefusalCode.UNREADABLE, TEXTS.get("csv.quotation", fileName, line));
        }
        throw e;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
