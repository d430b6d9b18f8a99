package cn.jidu.cleanse;

import cn.jidu.intake.table.ScratchFile;
import cn.jidu.intake.text.ShownText;
import cn.jidu.store.rows.CopyWriter;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;

/**
 * Rows for a second table, kept in a temporary file while the connection is busy with the COPY of the first: the memory
 * does not grow with them. Texts and whole numbers only, told apart by the columns.
 */
public final class RowSpool implements Closeable {
    /** A longer text is cut: it serves to find the place, not to keep the data. */
    private static final int LONGEST_TEXT = 1000;

    private final String table;
    private final List<String> columns;
    private final String numbers;
    private final Path file;
    private final DataOutputStream out;
    private long rows;

    /** @param numbers for each column {@code n} for a whole number or {@code t} for a text */
    RowSpool(Path folder, String table, List<String> columns, String numbers) throws IOException {
        this.table = table;
        this.columns = columns;
        this.numbers = numbers;
        this.file = ScratchFile.file(folder, table);
        try {
            this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Adds a row: a Number or a text for each column. */
    void add(Object... values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            if (numbers.charAt(i) == 'n') {
                out.writeLong(((Number) values[i]).longValue());
            } else {
                out.writeUTF(cut((String) values[i]));
            }
        }
        rows++;
    }

    long rows() {
        return rows;
    }

    /** Loads all rows into the table, as part of the connection's transaction. */
    void copyTo(Connection connection) throws IOException {
        out.close();
        if (rows == 0) {
            return;
        }
        try (CopyWriter copy = new CopyWriter(connection, table, columns);
                DataInputStream in =
                        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            for (long row = 0; row < rows; row++) {
                for (int i = 0; i < columns.size(); i++) {
                    if (numbers.charAt(i) == 'n') {
                        copy.number(in.readLong());
                    } else {
                        copy.text(in.readUTF());
                    }
                }
                copy.endRow();
            }
            copy.finish();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            out.close();
        } finally {
            // what a full disk did not take is not missed: nothing is read from here any more
            Files.deleteIfExists(file);
        }
    }

    static String cut(String text) {
        return ShownText.cut(text, LONGEST_TEXT);
    }
}
