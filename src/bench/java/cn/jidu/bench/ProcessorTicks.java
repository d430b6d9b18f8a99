package cn.jidu.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Processor seconds as Linux counts them, of processes that work for one another. */
public final class ProcessorTicks {
    /** Of {@code /proc/<pid>/stat}: ticks of 10 ms on every Linux that matters. */
    private static final double TICKS = 100;

    private ProcessorTicks() {}

    /** Of this process and of those that it started and that ended. */
    public static double ofThis() {
        List<String> stat = stat(Path.of("/proc/self/stat"));
        return (ticks(stat, 13) + ticks(stat, 14) + ticks(stat, 15) + ticks(stat, 16)) / TICKS;
    }

    /** Of the server's first process, those of its children that ended, and those that live. */
    public static double ofServer(DataSource server) {
        List<String> backend = stat(Path.of("/proc", backend(server), "stat"));
        String first = backend.size() > 3 ? backend.get(3) : "";
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            List<String> parent = stat(Path.of("/proc", first, "stat"));
            double living = processes
                    .filter(p -> p.getFileName().toString().matches("[0-9]+"))
                    .map(p -> stat(p.resolve("stat")))
                    .filter(s -> s.size() > 16 && s.get(3).equals(first))
                    .mapToDouble(s -> ticks(s, 13) + ticks(s, 14))
                    .sum();
            return (ticks(parent, 13) + ticks(parent, 14) + ticks(parent, 15) + ticks(parent, 16) + living) / TICKS;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String backend(DataSource server) {
        try (Connection connection = server.getConnection();
                var rows = connection.createStatement().executeQuery("select pg_backend_pid()")) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The fields of {@code stat}, the second (a name, that may hold blanks) as one; empty where the process is gone. */
    private static List<String> stat(Path file) {
        try {
            return List.of(Files.readString(file)
                    .strip()
                    .replaceAll("\\(.*\\)", "name")
                    .split(" "));
        } catch (IOException e) {
            return List.of();
        }
    }

    private static long ticks(List<String> stat, int field) {
        return stat.size() > field ? Long.parseLong(stat.get(field)) : 0;
    }
}
