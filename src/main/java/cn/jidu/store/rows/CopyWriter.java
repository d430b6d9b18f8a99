package cn.jidu.store.rows;

import cn.jidu.store.SqlQuotes;
import cn.jidu.store.StoreException;
import cn.jidu.store.Utf8;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Loads rows at the speed of the database's own COPY. Values are given in the order of the columns, each row is ended,
 * and {@link #finish} makes them part of the connection's transaction; closing before that throws all of them away.
 *
 * <p>Every error of the database is a {@link StoreException}; after one only {@link #close} is of use.
 */
public final class CopyWriter implements AutoCloseable {
    private static final int CHUNK = 1 << 17;
    private static final int LONGEST_NUMBER = 21;
    private static final byte[] MISSING = {'\\', 'N'};

    private final CopyIn copy;
    private final String table;
    private final int columns;
    private byte[] buffer = new byte[CHUNK + (CHUNK >> 1)];
    private int size;
    private int values;
    private long rows;

    /**
     * Begins a COPY on {@code connection}, which can do nothing else until it is finished or closed.
     *
     * @param table its name, with or without a schema
     * @param columns the columns that every row gives, in this order; the others keep their defaults
     */
    public CopyWriter(Connection connection, String table, List<String> columns) {
        this.table = table;
        this.columns = columns.size();
        String sql = "copy " + SqlQuotes.name(table) + " (" + SqlQuotes.names(columns)
                + ") from stdin (format text, encoding 'UTF8')";
        try {
            this.copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        } catch (SQLException e) {
            throw StoreException.caused(e, "copy.failed", table);
        }
    }

    /**
     * Loads a row of each value, in their order; nothing where there is none.
     *
     * @param row writes the columns of one value, and does not end the row
     * @param <T> what gives a row
     */
    public static <T> void load(
            JdbcTemplate db, String table, List<String> columns, Collection<T> values, BiConsumer<CopyWriter, T> row) {
        if (values.isEmpty()) {
            return;
        }
        db.execute((ConnectionCallback<Long>) connection -> {
            try (CopyWriter copy = new CopyWriter(connection, table, columns)) {
                for (T value : values) {
                    row.accept(copy, value);
                    copy.endRow();
                }
                return copy.finish();
            }
        });
    }

    /**
     * A text as it is, null when missing.
     *
     * @throws StoreException when it has a character that PostgreSQL cannot keep: U+0000, or half of a surrogate pair.
     *     Readers of files must turn such a cell away before it gets here.
     */
    public void text(@Nullable String value) {
        if (value == null) {
            missing();
            return;
        }
        int length = value.length();
        // a char takes three bytes at most: escaped ones two, those beyond ASCII up to three
        begin(length * 3L);
        byte[] out = buffer;
        int at = size;
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                at = Utf8.encode(value, i, out, at);
                if (at < 0) {
                    throw StoreException.of("copy.surrogate", table, rows + 1, values);
                }
                if (Character.isHighSurrogate(c)) {
                    i++;
                }
            } else if (c > '\r' && c != '\\') {
                out[at++] = (byte) c;
            } else {
                at = escaped(c, out, at);
            }
        }
        size = at;
    }

    /** A whole number. */
    public void number(long value) {
        begin(LONGEST_NUMBER);
        size = CopyDigits.write(value, buffer, size);
    }

    /** An exact decimal with the scale that it has, null when missing. */
    public void decimal(@Nullable BigDecimal value) {
        if (value == null) {
            missing();
        } else {
            // PostgreSQL reads 1E+6 exactly; written out, a large exponent would fill the memory
            ascii(value.toString());
        }
    }

    /** A day, null when missing. */
    public void date(@Nullable LocalDate value) {
        if (value == null) {
            missing();
            return;
        }
        int year = value.getYear();
        if (year < 1 || year > 9999) {
            throw StoreException.of("copy.year", table, rows + 1, values + 1, value);
        }
        begin(10);
        byte[] out = buffer;
        int at = CopyDigits.two(year / 100, out, size);
        at = CopyDigits.two(year % 100, out, at);
        out[at++] = '-';
        at = CopyDigits.two(value.getMonthValue(), out, at);
        out[at++] = '-';
        size = CopyDigits.two(value.getDayOfMonth(), out, at);
    }

    /** Yes or no. */
    public void bool(boolean value) {
        begin(1);
        buffer[size++] = (byte) (value ? 't' : 'f');
    }

    /** Nothing is known: the column is null. */
    public void missing() {
        begin(MISSING.length);
        buffer[size++] = MISSING[0];
        buffer[size++] = MISSING[1];
    }

    /**
     * Ends a row.
     *
     * @throws StoreException when it has more or fewer values than there are columns
     */
    public void endRow() {
        if (values != columns) {
            throw StoreException.of("copy.values", table, rows + 1, columns, values);
        }
        room(1);
        buffer[size++] = '\n';
        values = 0;
        rows++;
        if (size >= CHUNK) {
            send();
        }
    }

    /** Sends what is left and returns the number of rows loaded; they are kept when the transaction commits. */
    public long finish() {
        if (values != 0) {
            throw StoreException.of("copy.values", table, rows + 1, columns, values);
        }
        send();
        try {
            return copy.endCopy();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Lets the connection go. Without {@link #finish} nothing is loaded and the transaction can only be rolled back. */
    @Override
    public void close() {
        if (!copy.isActive()) {
            return;
        }
        try {
            copy.cancelCopy();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private int escaped(char c, byte[] out, int at) {
        byte second;
        switch (c) {
            case '\t' -> second = 't';
            case '\n' -> second = 'n';
            case '\r' -> second = 'r';
            case '\\' -> second = '\\';
            case 0 -> throw StoreException.of("copy.nul", table, rows + 1, values);
            default -> {
                out[at] = (byte) c;
                return at + 1;
            }
        }
        out[at] = '\\';
        out[at + 1] = second;
        return at + 2;
    }

    private void ascii(String value) {
        begin(value.length());
        for (int i = 0; i < value.length(); i++) {
            buffer[size++] = (byte) value.charAt(i);
        }
    }

    /** Room for a value and the tab before it. */
    private void begin(long bytes) {
        room(bytes + 1);
        if (values++ > 0) {
            buffer[size++] = '\t';
        }
    }

    private void room(long bytes) {
        if (bytes <= buffer.length - size) {
            return;
        }
        send();
        if (bytes > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.toIntExact(bytes));
        }
    }

    private void send() {
        if (size == 0) {
            return;
        }
        try {
            copy.writeToCopy(buffer, 0, size);
            size = 0;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private StoreException failed(SQLException e) {
        return StoreException.caused(e, "copy.failed", table);
    }
}
