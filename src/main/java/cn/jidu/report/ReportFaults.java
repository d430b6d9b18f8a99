package cn.jidu.report;

import cn.jidu.definition.area.Area;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was found wrong with drafts when they were read back, in a file beside each: drafts are always there, but one with a
 * fault is not released.
 */
public final class ReportFaults {
    private static final String ENDING = "-版面问题.txt";

    private ReportFaults() {}

    /** @param report the name of its files */
    static void write(Path planFolder, String report, List<String> faults) throws IOException {
        if (!faults.isEmpty()) {
            Files.write(planFolder.resolve(report + ENDING), faults);
        }
    }

    /** Of an area's draft and the briefs beside it, the first fault. */
    public static Optional<String> first(Path planFolder, Area area) {
        return list(planFolder).stream()
                .filter(f -> f.getFileName().toString().startsWith(area.code() + "-"))
                .flatMap(f -> lines(f).stream())
                .findFirst();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All files of a revision's folder that tell of faults, in order. */
    public static List<Path> list(Path folder) {
        try (Stream<Path> all = Files.exists(folder) ? Files.walk(folder, 2) : Stream.empty()) {
            return all.filter(f -> f.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
