package cn.jidu.bench.peer;

import cn.jidu.bench.ProcessorTicks;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private final List<String> lines = new ArrayList<>();
    private long start = ManagementFactory.getRuntimeMXBean().getStartTime();
    private double processorBefore;
    private double serverBefore;
    private long openingMillis;
    private double openingProcessor;

    /** From now on, not from the start of the process: what went before was to warm up. */
    public void restart() {
        start = System.currentTimeMillis();
        processorBefore = ProcessorTicks.ofThis();
    }

    /** A new database is being made: nobody does that every quarter, and it is told by itself. */
    public void opening() {
        openingMillis = System.currentTimeMillis();
        openingProcessor = ProcessorTicks.ofThis();
    }

    /** The server is there and its database empty. */
    public void opened(DataSource server) {
        long spent = System.currentTimeMillis() - openingMillis;
        start += spent;
        processorBefore += ProcessorTicks.ofThis() - openingProcessor;
        serverBefore = ProcessorTicks.ofServer(server);
        tell("opening", spent / 1000.0);
    }

    /** The figures are there. */
    public void figured() {
        tell("wall", (System.currentTimeMillis() - start) / 1000.0);
        tell("processor", ProcessorTicks.ofThis() - processorBefore);
        tell("resident", residentMegabytes());
    }

    /**
     * The figures are there.
     *
     * @param server the database that worked for them
     */
    public void figured(DataSource server) {
        figured();
        tell("server", ProcessorTicks.ofServer(server) - serverBefore);
    }

    /** Writes what was told into the folder of the results. */
    public void write(Path results) throws IOException {
        Files.createDirectories(results);
        Files.write(results.resolve(FILE), lines);
    }

    private void tell(String thing, double value) {
        lines.add(String.format(Locale.ROOT, "%s %.2f", thing, value));
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
}
