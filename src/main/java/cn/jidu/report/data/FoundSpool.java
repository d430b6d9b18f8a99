package cn.jidu.report.data;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The rows that are listed of each area, in one file that is gone when this is closed: memory holds a page of each area, and
 * one more of each list that is being read.
 */
public final class FoundSpool<T> implements Closeable {
    private static final int PAGE_BYTES = 8 * 1024;

    private final RowForm<T> form;
    private final int most;
    private final FileChannel file;
    private final Map<String, SpooledArea> kept = new HashMap<>();
    private long end;

    /** How a row is written and read again. */
    interface RowForm<T> {
        void write(T row, DataOutputStream out) throws IOException;

        T read(DataInputStream in) throws IOException;
    }

    /**
     * @param first the rows that are kept, read page by page as they are asked for, in turn by one thread
     * @param total how many there are in all
     */
    public record Listing<T>(List<T> first, long total) {
        public Listing {
            first = Collections.unmodifiableList(first);
        }
    }

    /** @param end the number of the first row that comes after it */
    private record SpoolPage(long at, int length, int end) {}

    private static final class SpooledArea {
        private final List<SpoolPage> pages = new ArrayList<>();
        private final ByteArrayOutputStream page = new ByteArrayOutputStream();
        private int rows;
        private long total;
    }

    /** An area's rows, of which those of one page are at hand. */
    private final class SpooledRows extends AbstractList<T> {
        private final SpooledArea of;
        private int next;
        private int begin;
        private List<T> atHand = List.of();

        SpooledRows(SpooledArea of) {
            this.of = of;
        }

        @Override
        public T get(int row) {
            Objects.checkIndex(row, of.rows);
            if (row < begin) {
                next = 0;
                begin = 0;
                atHand = List.of();
            }
            while (row >= begin + atHand.size()) {
                nextPage();
            }
            return atHand.get(row - begin);
        }

        private void nextPage() {
            begin += atHand.size();
            SpoolPage page = next < of.pages.size() ? of.pages.get(next) : null;
            byte[] bytes = page == null ? of.page.toByteArray() : read(page);
            atHand = rows(bytes, (page == null ? of.rows : page.end) - begin);
            next++;
        }

        @Override
        public int size() {
            return of.rows;
        }
    }

    /**
     * @param most rows kept of an area
     * @param place must not be there yet; its folder must
     */
    FoundSpool(RowForm<T> form, int most, Path place) {
        this.form = form;
        this.most = most;
        try {
            file = FileChannel.open(
                    place,
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Counts the row, and keeps it unless there are enough of its area. */
    void keep(String area, T row) {
        SpooledArea of = kept.computeIfAbsent(area, a -> new SpooledArea());
        of.total++;
        if (of.rows == most) {
            return;
        }
        of.rows++;
        try {
            form.write(row, new DataOutputStream(of.page));
            if (of.page.size() >= PAGE_BYTES) {
                turn(of);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void turn(SpooledArea of) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(of.page.toByteArray());
        of.pages.add(new SpoolPage(end, bytes.limit(), of.rows));
        while (bytes.hasRemaining()) {
            end += file.write(bytes, end);
        }
        of.page.reset();
    }

    /** Once all are kept, and until this is closed; several may be read at a time. */
    Listing<T> of(String area) {
        SpooledArea of = kept.get(area);
        return of == null ? new Listing<>(List.of(), 0) : new Listing<>(new SpooledRows(of), of.total);
    }

    private List<T> rows(byte[] page, int count) {
        List<T> rows = new ArrayList<>(count);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(page))) {
            for (int i = 0; i < count; i++) {
                rows.add(form.read(in));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private byte[] read(SpoolPage page) {
        ByteBuffer bytes = ByteBuffer.allocate(page.length);
        try {
            while (bytes.hasRemaining()) {
                if (file.read(bytes, page.at + bytes.position()) < 0) {
                    throw new EOFException();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.array();
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
