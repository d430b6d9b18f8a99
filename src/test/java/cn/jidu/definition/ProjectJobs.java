package cn.jidu.definition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The project's own definitions as a folder that a test may change. */
final class ProjectJobs {
    static final Path JOBS = Path.of("jobs");
    private static final Path STAND_IN_PANELS = Path.of("src/test/resources/cn/jidu/definition/panels");

    private ProjectJobs() {}

    /** Copies {@code jobs/}; as long as it holds no panels, those that the indicators expect stand in for them. */
    static Path copyTo(Path folder) {
        copy(JOBS, folder);
        if (!Files.isDirectory(JOBS.resolve("panels"))) {
            copy(STAND_IN_PANELS, folder.resolve("panels"));
        }
        return folder;
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path path : (Iterable<Path>) walk::iterator) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
