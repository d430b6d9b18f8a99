package cn.jidu.bench.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * What one peer that is a Java process has used from its start to its figures, itself and the PostgreSQL server that works
 * for it: told in {@code measured.txt} beside its results, a line for each thing, as {@code src/bench/python} does too.
 */
public final class PeerClock {
    static final String FILE = "measured.txt";
    /** Of {@code /proc/<pid>/stat}: ticks of 10 ms on every Linux that matters. */
    private static final double TICKS = 100;

    private final List<String> lines = new ArrayList<>();
    private long start = ManagementFactory.getRuntimeMXBean().getStartTime();
    private double processorBefore;
    private double serverBefore;
    private long openingMillis;
    private double openingProcessor;

    /** From now on, not from the start of the process: what went before was to warm up. */
    public void restart() {
        start = System.currentTimeMillis();
        processorBefore = processor();
    }

    /** A new database is being made: nobody does that every quarter, and it is told by itself. */
    public void opening() {
        openingMillis = System.currentTimeMillis();
        openingProcessor = processor();
    }

    /** The server is there and its database empty. */
    public void opened(DataSource server) {
        long spent = System.currentTimeMillis() - openingMillis;
        start += spent;
        processorBefore += processor() - openingProcessor;
        serverBefore = serverSeconds(server);
        tell("opening", spent / 1000.0);
    }

    /** The figures are there. */
    public void figured() {
        tell("wall", (System.currentTimeMillis() - start) / 1000.0);
        tell("processor", processor() - processorBefore);
        tell("resident", residentMegabytes());
    }

    /**
     * The figures are there.
     *
     * @param server the database that worked for them
     */
    public void figured(DataSource server) {
        figured();
        tell("server", serverSeconds(server) - serverBefore);
    }

    /** Writes what was told into the folder of the results. */
    public void write(Path results) throws IOException {
        Files.createDirectories(results);
        Files.write(results.resolve(FILE), lines);
    }

    private void tell(String thing, double value) {
        lines.add(String.format(Locale.ROOT, "%s %.2f", thing, value));
    }

    /** Of this process and of those that it started and that ended. */
    private static double processor() {
        List<String> stat = stat(Path.of("/proc/self/stat"));
        return (ticks(stat, 13) + ticks(stat, 14) + ticks(stat, 15) + ticks(stat, 16)) / TICKS;
    }

    private static double residentMegabytes() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(l -> l.startsWith("VmHWM"))
                            .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")))
                            .sum()
                    / 1024.0;
        } catch (IOException e) {
            return 0;
        }
    }

    /** Of the server's first process, those of its children that ended, and those that live. */
    private static double serverSeconds(DataSource server) {
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
