package cn.jidu.definition.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The project's own definitions, and a copy of them that a test may change. */
public final class ProjectJobs {
    public static final Path JOBS = Path.of("jobs");

    private ProjectJobs() {}

    public static Path copyTo(Path folder) {
        try (Stream<Path> walk = Files.walk(JOBS)) {
            for (Path path : (Iterable<Path>) walk::iterator) {
                Path target = folder.resolve(JOBS.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
