package cn.jidu.intake.table;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of a file, sheet after sheet, read as a stream. Every kind of file is one implementation. */
public interface FileRows extends Closeable {

    /**
     * The next row, null after the last. Blank rows are given too, so that row numbers are the user's.
     *
     * @throws RefusedException when the file cannot be read on from here
     */
    @Nullable
    FileRow next() throws IOException, RefusedException;
}
