package cn.jidu.intake;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Temporary files of taking in, in the home's work folder, where their owner alone may look. */
public final class Scratch {
    private static final String SUFFIX = ".spool";

    private Scratch() {}

    /** A new empty file; who made it deletes it. */
    public static Path file(Path folder, String name) throws IOException {
        return Files.createTempFile(folder, name + "-", SUFFIX);
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
