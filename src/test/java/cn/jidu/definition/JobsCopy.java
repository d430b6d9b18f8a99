package cn.jidu.definition;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.reading.DefinitionLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The project's definitions, and a copy of them to break. */
public final class JobsCopy {
    private JobsCopy() {}

    /** @return the folder {@code jobs} in {@code folder} */
    public static Path into(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(Path.of("jobs"))) {
            for (Path path : (Iterable<Path>) walk::iterator) {
                Files.copy(path, folder.resolve(path.toString()));
            }
        }
        return folder.resolve("jobs");
    }

    public static void change(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    /** Deletes every other definition of a folder: a world of which little is asked costs little. */
    public static void only(Path folder, String... names) throws IOException {
        Set<String> kept = Set.of(names);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (!kept.contains(file.getFileName().toString().replaceFirst("\\.yml$", ""))) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Fails where they have a problem. */
    public static Definitions load(Path jobs) {
        DefinitionLoader.Loaded loaded = DefinitionLoader.load(jobs);
        assertThat(loaded.problems()).isEqualTo(List.of());
        return loaded.definitions().orElseThrow();
    }
}
