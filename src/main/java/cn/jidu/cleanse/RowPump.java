package cn.jidu.cleanse;

import cn.jidu.intake.ExtractReader;
import cn.jidu.intake.table.FileRow;
import cn.jidu.intake.table.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Reads a file in a thread of its own while its rows are cleansed and loaded in the caller's; in the file's order. */
final class RowPump implements AutoCloseable {
    private static final int BATCH = 256;
    /** Ordinary batches weigh some 150,000; of the longest rows that may be, few are held in memory. */
    private static final int BATCH_CHARACTERS = 1 << 19;

    private static final int WAITING = 8;

    private final ExtractReader extract;
    private final BlockingQueue<Batch> queue = new ArrayBlockingQueue<>(WAITING);
    private final Thread reader;

    /** Rows, the last of them when {@code end}, and after them what ended the reading. */
    private record Batch(List<FileRow> rows, boolean end, List<Throwable> failure) {}

    RowPump(ExtractReader extract) {
        this.extract = extract;
        this.reader = new Thread(this::read, "jidu-reader");
        reader.setDaemon(true);
        reader.start();
    }

    /** The next rows; empty after the last. */
    List<FileRow> next() throws IOException, RefusedException {
        Batch batch = take();
        if (batch.end) {
            // whoever asks again gets the end again
            queue.add(batch);
            for (Throwable failure : batch.failure) {
                rethrow(failure);
            }
        }
        return batch.rows;
    }

    private void read() {
        List<FileRow> rows = new ArrayList<>(BATCH);
        long characters = 0;
        try {
            for (FileRow row = extract.next(); row != null; row = extract.next()) {
                rows.add(row);
                characters += row.weight();
                if (rows.size() == BATCH || characters > BATCH_CHARACTERS) {
                    queue.put(new Batch(rows, false, List.of()));
                    rows = new ArrayList<>(BATCH);
                    characters = 0;
                }
            }
            if (!rows.isEmpty()) {
                queue.put(new Batch(rows, false, List.of()));
            }
            queue.put(new Batch(List.of(), true, List.of()));
        } catch (InterruptedException e) {
            // the caller has closed the pump and takes nothing more
            Thread.currentThread().interrupt();
        } catch (IOException | RefusedException | RuntimeException | Error e) {
            putFailure(e);
        }
    }

    private void putFailure(Throwable failure) {
        try {
            queue.put(new Batch(List.of(), true, List.of(failure)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Batch take() {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new java.io.InterruptedIOException("interrupted while reading a delivery"));
        }
    }

    private static void rethrow(Throwable failure) throws IOException, RefusedException {
        if (failure instanceof RefusedException refused) {
            throw refused;
        }
        if (failure instanceof IOException io) {
            throw io;
        }
        throw new IllegalStateException(failure);
    }

    /** Stops the reading and waits until the thread has let go of the file. */
    @Override
    public void close() {
        reader.interrupt();
        boolean interrupted = false;
        while (reader.isAlive()) {
            try {
                reader.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
