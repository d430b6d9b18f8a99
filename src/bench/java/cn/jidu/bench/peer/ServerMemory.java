package cn.jidu.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The memory of the PostgreSQL server that works in a folder, looked at several times a second: what its processes have for
 * themselves, and once what they share.
 */
final class ServerMemory {
    private static final long PAUSE_MILLIS = 200;

    private final Path folder;

    ServerMemory(Path folder) {
        this.folder = folder;
    }

    /** In megabytes; 0 where no server was seen. */
    double peakUntilEndOf(Process process) throws InterruptedException {
        double peak = 0;
        while (!process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, now(process.pid()));
        }
        return peak;
    }

    private double now(long except) {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            List<Path> server = processes
                    .filter(p -> p.getFileName().toString().matches("[0-9]+"))
                    .filter(p -> !p.endsWith(String.valueOf(except)) && worksHere(p))
                    .toList();
            long own = server.stream().mapToLong(p -> kilobytes(p, "RssAnon")).sum();
            long shared = server.stream()
                    .mapToLong(p -> kilobytes(p, "RssShmem"))
                    .max()
                    .orElse(0);
            return (own + shared) / 1024.0;
        } catch (IOException e) {
            return 0;
        }
    }

    /** A process of the server stands in the folder of its data. */
    private boolean worksHere(Path process) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).startsWith(folder);
        } catch (IOException e) {
            return false;
        }
    }

    private static long kilobytes(Path process, String thing) {
        try (Stream<String> lines = Files.lines(process.resolve("status"))) {
            return lines.filter(l -> l.startsWith(thing))
                    .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0;
        }
    }
}
