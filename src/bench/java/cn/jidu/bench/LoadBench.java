package cn.jidu.bench;

import cn.jidu.batch.Site;
import cn.jidu.cleanse.Outcome;
import cn.jidu.cleanse.Progress;
import cn.jidu.cleanse.TakeIn;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Source;
import cn.jidu.intake.Bringer;
import cn.jidu.intake.Collector;
import cn.jidu.store.RowTables;
import cn.jidu.store.Transaction;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/**
 * Taking registrations in, held against {@code psql \copy} of the same rows into a table of the same shape on the same
 * server, turn by turn. Both work file after file, a transaction each, on one connection. Registrations state no
 * quarter, so the same rows come again each round as those of the next quarter, into a partition of their own.
 *
 * <p>Arguments: a folder for everything, the number of rounds, and one or more numbers of rows.
 */
public final class LoadBench implements AutoCloseable {
    private final Site site;
    private final HikariDataSource pool;
    private final Path folder;
    private final int rounds;

    private LoadBench(Path folder, int rounds) {
        this.site = Sites.open(folder.resolve("home"));
        this.pool = (HikariDataSource) site.database().owner();
        this.folder = folder;
        this.rounds = rounds;
    }

    /** See the class. */
    public static void main(String[] args) throws Exception {
        Quarter quarter = Sites.QUARTER;
        for (int i = 2; i < args.length; i++) {
            try (LoadBench bench = new LoadBench(Path.of(args[0], "load" + args[i]), Integer.parseInt(args[1]))) {
                bench.compare(Integer.parseInt(args[i]), quarter);
            }
        }
        Sites.say("taking in: %s", Sites.memory());
    }

    private void compare(int scale, Quarter first) throws Exception {
        Path files = Sites.sample(scale, Set.of("registration"), folder.resolve("sample"));
        double[] own = new double[rounds];
        double[] psql = new double[rounds];
        double[] ratios = new double[rounds];
        long rows = takeIn(files, first).rows;
        List<Path> copies = export(first);
        psql(copies, first);
        double[] processor = new double[rounds];
        Quarter quarter = first;
        for (int i = 0; i < rounds; i++) {
            quarter = quarter.plus(1);
            // who goes first changes, so that neither always finds the other's work still being written to the disk
            psql[i] = i % 2 == 1 ? psql(copies, quarter) : 0;
            Taken taken = takeIn(files, quarter);
            psql[i] = i % 2 == 0 ? psql(copies, quarter) : psql[i];
            own[i] = taken.seconds;
            processor[i] = taken.processor;
            ratios[i] = psql[i] / own[i];
            Sites.say(
                    "  round %d: jidu %.2f s (%.2f s of processor beside the server's), psql \\copy %.2f s, ratio %.2f, load %s",
                    i + 1, own[i], processor[i], psql[i], ratios[i], Sites.load());
        }
        Sites.say(
                "%d registrations, %d files, median of %d: jidu %.0f rows/s (processor %.2f s), psql \\copy %.0f rows/s, ratio %.2f",
                rows,
                copies.size(),
                rounds,
                rows / Sites.median(own),
                Sites.median(processor),
                rows / Sites.median(psql),
                Sites.median(ratios));
    }

    private record Taken(long rows, double seconds, double processor) {}

    /** Collecting the files is not timed: it copies them into the archive. */
    private Taken takeIn(Path files, Quarter quarter) throws IOException {
        Path inbox = Files.createDirectories(folder.resolve("inbox-" + quarter));
        try (Stream<Path> found = Files.list(files)) {
            for (Path file : found.toList()) {
                String name = file.getFileName().toString().replace(Sites.QUARTER.toString(), quarter.toString());
                Files.createLink(inbox.resolve(name), file);
            }
        }
        new Collector(site.database(), site.archive(), site.definitions(), site.home(), site.quiet())
                .collect(inbox, new Bringer(Bringer.Way.INGEST, site.user()), Instant.EPOCH);
        TakeIn takeIn = new TakeIn(site.database(), site.archive(), site.definitions(), site.keyedHash(), site.home());
        // psql finds its table there; so shall this
        prepare(quarter);
        long rows = 0;
        double processor = Sites.processorSeconds();
        long begin = System.nanoTime();
        for (long delivery : takeIn.pending()) {
            Outcome outcome = takeIn.take(delivery, Progress.NONE);
            if (outcome.loaded() != outcome.read() || outcome.loaded() == 0) {
                throw new IllegalStateException("not all rows were loaded: " + outcome);
            }
            rows += outcome.loaded();
        }
        return new Taken(rows, Sites.seconds(begin), Sites.processorSeconds() - processor);
    }

    private void prepare(Quarter quarter) {
        Transaction.run(site.database().owner(), c -> {
            RowTables.prepare(c, source(), quarter);
            return quarter;
        });
    }

    /** The rows as loaded, each delivery's in a file of COPY's text form. */
    private List<Path> export(Quarter quarter) throws SQLException, IOException {
        String table = RowTables.partition(source(), quarter);
        List<Path> copies = new ArrayList<>();
        try (Connection connection = pool.getConnection()) {
            List<Long> deliveries = new ArrayList<>();
            try (var rows = connection
                    .createStatement()
                    .executeQuery("select distinct delivery_id from " + table + " order by 1")) {
                while (rows.next()) {
                    deliveries.add(rows.getLong(1));
                }
            }
            for (long delivery : deliveries) {
                Path copy = folder.resolve(delivery + ".copy");
                String sql = "copy (select * from " + table + " where delivery_id = " + delivery + ") to stdout";
                try (OutputStream out = Files.newOutputStream(copy)) {
                    connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, out);
                }
                copies.add(copy);
            }
        }
        return copies;
    }

    private double psql(List<Path> copies, Quarter quarter) throws Exception {
        String table = "jidu.plain_" + quarter;
        execute("create table " + table + " (like " + RowTables.partition(source(), Sites.QUARTER) + " including all)");
        List<String> command = new ArrayList<>(List.of(
                "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", pool.getJdbcUrl().replaceFirst("^jdbc:", "")));
        for (Path copy : copies) {
            command.addAll(List.of("-c", "\\copy " + table + " from '" + copy.toAbsolutePath() + "'"));
        }
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("PGUSER", pool.getUsername());
        builder.environment().put("PGPASSWORD", pool.getPassword());
        long begin = System.nanoTime();
        if (builder.start().waitFor() != 0) {
            throw new IllegalStateException("psql failed");
        }
        double seconds = Sites.seconds(begin);
        execute("drop table " + table);
        return seconds;
    }

    private Source source() {
        return java.util.Objects.requireNonNull(site.definitions().sources().get("registration"));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        site.database().close();
    }
}
