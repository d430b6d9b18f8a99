package cn.jidu.intake.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Temporary files of taking in, in the home's work folder, where their owner alone may look. */
public final class ScratchFile {
    private static final String SUFFIX = ".spool";

    private ScratchFile() {}

    /** A new empty file; who made it deletes it. */
    public static Path file(Path folder, String name) throws IOException {
        return Files.createTempFile(folder, name + "-", SUFFIX);
    }

    /** A copy of a file as it was received; who made it deletes it. */
    public static Path copy(OriginalFile file, Path folder, String name) throws IOException {
        Path copy = file(folder, name);
        try (InputStream in = file.opener().open();
                OutputStream out = Files.newOutputStream(copy)) {
            in.transferTo(out);
            return copy;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    /** Deletes what a killed process left in the folder. */
    public static void clear(Path folder) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : left) {
                Files.delete(file);
            }
        }
    }
}
