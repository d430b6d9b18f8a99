package cn.jidu.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * Taking CSV files of a source in, held against {@code psql \copy} of the same cleaned rows into a table of the same
 * shape on the same server, turn by turn. Both work file after file, a transaction each, on one connection, into a table
 * that is new.
 *
 * <p>Arguments: a folder for everything, the number of rounds, the source and about how many rows.
 */
public final class LoadBench {
    private final Loading loading;
    private final Path folder;
    private final int rounds;

    private LoadBench(Loading loading, Path folder, int rounds) {
        this.loading = loading;
        this.folder = folder;
        this.rounds = rounds;
    }

    /** See the class. */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        String source = args[2];
        int rows = Integer.parseInt(args[3]);
        try (Loading loading = new Loading(folder.resolve("load-" + source + rows), source)) {
            Path copies = Files.createDirectories(folder.resolve("copies-" + source + rows));
            new LoadBench(loading, copies, Integer.parseInt(args[1]))
                    .compare(source, new Extracts(folder, source, rows).counties());
        }
    }

    private void compare(String source, Path files) throws Exception {
        double[] own = new double[rounds];
        double[] psql = new double[rounds];
        double[] ratios = new double[rounds];
        double[] processor = new double[rounds];
        long rows = loading.take(files).rows();
        List<Path> copies = export();
        psql(copies);
        for (int i = 0; i < rounds; i++) {
            // who goes first changes, so that neither always finds the other's work still being written to the disk
            psql[i] = i % 2 == 1 ? psql(copies) : 0;
            Loading.Taken taken = loading.take(files);
            psql[i] = i % 2 == 0 ? psql(copies) : psql[i];
            own[i] = taken.seconds();
            processor[i] = taken.processor();
            ratios[i] = psql[i] / own[i];
            Sites.say(
                    "  round %d: jidu %.2f s (%.2f s of processor beside the server's), psql \\copy %.2f s, ratio %.2f, load %s",
                    i + 1, own[i], processor[i], psql[i], ratios[i], Sites.load());
        }
        Sites.say(
                "%s, %d rows, %d files, median of %d: jidu %.0f rows/s (processor %.2f s), psql \\copy %.0f rows/s, ratio %.2f; %s",
                source,
                rows,
                copies.size(),
                rounds,
                rows / Sites.median(own),
                Sites.median(processor),
                rows / Sites.median(psql),
                Sites.median(ratios),
                Sites.memory());
    }

    /** The rows as loaded, each delivery's in a file of COPY's text form. */
    private List<Path> export() throws SQLException, IOException {
        List<Path> copies = new ArrayList<>();
        try (Connection connection = loading.pool().getConnection()) {
            List<Long> deliveries = new ArrayList<>();
            try (var rows = connection
                    .createStatement()
                    .executeQuery("select distinct delivery_id from " + loading.table() + " order by 1")) {
                while (rows.next()) {
                    deliveries.add(rows.getLong(1));
                }
            }
            for (long delivery : deliveries) {
                Path copy = folder.resolve(delivery + ".copy");
                String sql =
                        "copy (select * from " + loading.table() + " where delivery_id = " + delivery + ") to stdout";
                try (OutputStream out = Files.newOutputStream(copy)) {
                    connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, out);
                }
                copies.add(copy);
            }
        }
        return copies;
    }

    private double psql(List<Path> copies) throws Exception {
        loading.execute("create table jidu.plain (like " + loading.table() + " including all)");
        List<String> command = new ArrayList<>(List.of(
                "psql",
                "-X",
                "-q",
                "-v",
                "ON_ERROR_STOP=1",
                loading.pool().getJdbcUrl().replaceFirst("^jdbc:", "")));
        for (Path copy : copies) {
            command.addAll(List.of("-c", "\\copy jidu.plain from '" + copy.toAbsolutePath() + "'"));
        }
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("PGUSER", loading.pool().getUsername());
        builder.environment().put("PGPASSWORD", loading.pool().getPassword());
        long begin = System.nanoTime();
        if (builder.start().waitFor() != 0) {
            throw new IllegalStateException("psql failed");
        }
        double seconds = Sites.seconds(begin);
        loading.execute("drop table jidu.plain");
        return seconds;
    }
}
