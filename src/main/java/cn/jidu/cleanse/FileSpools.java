package cn.jidu.cleanse;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The spools of one file: closed together, also those that were open when the next could not be made. */
final class FileSpools implements Closeable {
    private final Path folder;
    private final Deque<RowSpool> open = new ArrayDeque<>();

    FileSpools(Path folder) {
        this.folder = folder;
    }

    /** One more, as {@link RowSpool#Spool}. */
    RowSpool open(String table, List<String> columns, String numbers) throws IOException {
        RowSpool spool = new RowSpool(folder, table, columns, numbers);
        open.push(spool);
        return spool;
    }

    /** All of them, even where one cannot be closed in good order. */
    @Override
    public void close() throws IOException {
        IOException failed = null;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (IOException e) {
                if (failed != null) {
                    e.addSuppressed(failed);
                }
                failed = e;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
