package cn.jidu.report.data;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows that are listed of each area, in one file that is gone when this is closed: memory holds a page of each area, and
 * the rows of those areas alone that are being printed.
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
     * @param first the rows that are kept
     * @param total how many there are in all
     */
    public record Listing<T>(List<T> first, long total) {
        public Listing {
            first = Collections.unmodifiableList(first);
        }
    }

    private record SpoolPage(long at, int length) {}

    private static final class SpooledArea {
        private final List<SpoolPage> pages = new ArrayList<>();
        private final ByteArrayOutputStream page = new ByteArrayOutputStream();
        private int rows;
        private long total;
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
        of.pages.add(new SpoolPage(end, bytes.limit()));
        while (bytes.hasRemaining()) {
            end += file.write(bytes, end);
        }
        of.page.reset();
    }

    /** Once all are kept; several areas may be asked for at a time. */
    Listing<T> of(String area) {
        SpooledArea of = kept.get(area);
        if (of == null) {
            return new Listing<>(List.of(), 0);
        }
        List<T> rows = new ArrayList<>(of.rows);
        try (DataInputStream in = new DataInputStream(stream(of))) {
            for (int i = 0; i < of.rows; i++) {
                rows.add(form.read(in));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Listing<>(rows, of.total);
    }

    private InputStream stream(SpooledArea of) throws IOException {
        List<InputStream> pages = new ArrayList<>();
        for (SpoolPage page : of.pages) {
            pages.add(new ByteArrayInputStream(read(page)));
        }
        pages.add(new ByteArrayInputStream(of.page.toByteArray()));
        return new SequenceInputStream(Collections.enumeration(pages));
    }

    private byte[] read(SpoolPage page) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(page.length);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, page.at + bytes.position()) < 0) {
                throw new EOFException();
            }
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
