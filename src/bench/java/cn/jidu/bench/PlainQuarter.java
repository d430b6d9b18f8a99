package cn.jidu.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The same quarter by hand: {@code psql \copy} of every extract into plain typed tables on a server like Jidu's, then
 * {@code src/bench/sql/quarter.sql}. No checks, rejects, findings, balance or reports.
 */
final class PlainQuarter {
    private static final List<String> SOURCES = List.of("registration", "tax", "loan", "roster");
    private static final List<String> TABLES = List.of("entity-types", "statuses", "size-groups");

    private final Path inbox;
    private final Path program;
    private final HikariDataSource pool;

    PlainQuarter(HikariDataSource pool, Path inbox, Path program) {
        this.pool = pool;
        this.inbox = inbox;
        this.program = program;
    }

    /** Tells the time of both parts. @return seconds of both */
    double run() throws Exception {
        psql(List.of("create schema plain"));
        List<String> copies = new ArrayList<>();
        for (String table : TABLES) {
            copies.addAll(copy(table.replace('-', '_'), List.of(program.resolve("jobs/reference/" + table + ".csv"))));
        }
        for (String source : SOURCES) {
            copies.addAll(copy(source, files(source)));
        }
        double loaded = psql(copies);
        double joined = psql(List.of("\\i " + program.resolve("src/bench/sql/quarter.sql")));
        Sites.say("  \\copy      %6.1f s", loaded);
        Sites.say("  SQL        %6.1f s", joined);
        return loaded + joined;
    }

    /** Area and figure key to value, to be held against Jidu's. */
    Map<String, String> figures() throws SQLException {
        Map<String, String> figures = new TreeMap<>();
        try (Connection connection = pool.getConnection();
                var rows = connection.createStatement().executeQuery("select * from plain.figure")) {
            while (rows.next()) {
                for (int i = 2; i <= rows.getMetaData().getColumnCount(); i++) {
                    String key = rows.getMetaData().getColumnName(i).replace('_', '-');
                    key = key.equals("stock") ? "enterprise-stock" : key;
                    figures.put(rows.getString(1) + " " + key, rows.getString(i));
                }
            }
        }
        return figures;
    }

    private List<Path> files(String source) throws IOException {
        try (Stream<Path> found = Files.list(inbox)) {
            return found.filter(p -> p.getFileName().toString().startsWith(source + "_"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> copy(String table, List<Path> files) {
        List<String> commands = new ArrayList<>();
        commands.add("create table " + table + " (" + columns(files.get(0)) + ")");
        for (Path file : files) {
            commands.add("\\copy " + table + " from '" + file.toAbsolutePath() + "' (format csv, header true)");
        }
        return commands;
    }

    private static String columns(Path file) {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            return Arrays.stream(lines.readLine().split(","))
                    .map(PlainQuarter::column)
                    .collect(Collectors.joining(", "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The type by the title: what an analyst would declare. */
    private static String column(String title) {
        String name = title.replaceAll("（.*", "");
        boolean number = title.contains("元）") || title.contains("%") || name.equals("从业人数") || name.matches("[xyz]_.*");
        return '"' + name + "\" " + (name.endsWith("日期") ? "date" : number ? "numeric" : "text");
    }

    private double psql(List<String> commands) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", pool.getJdbcUrl().replaceFirst("^jdbc:", "")));
        commands.forEach(c -> command.addAll(List.of("-c", c)));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("PGUSER", pool.getUsername());
        builder.environment().put("PGPASSWORD", pool.getPassword());
        builder.environment().put("PGOPTIONS", "-c search_path=plain -c work_mem=64MB -c jit=off");
        long begin = System.nanoTime();
        if (builder.start().waitFor() != 0) {
            throw new IllegalStateException("psql failed");
        }
        return Sites.seconds(begin);
    }
}
