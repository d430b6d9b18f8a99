package cn.jidu.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/**
 * DuckDB by JDBC, as its users would write it: scripts of SQL that read the files themselves, {@code src/bench/sql/duckdb};
 * only what is not in UTF-8 is recoded before. The database is a file, as Jidu's is kept.
 *
 * <p>Arguments: a folder to work in, the inbox, the folder of the results, the program's folder.
 */
public final class DuckPeer {
    private static final List<String> SCRIPTS =
            List.of("1-values.sql", "2-rows.sql", "3-matches.sql", "4-panels.sql", "5-results.sql");

    private DuckPeer() {}

    /** See the class. */
    public static void main(String[] args) throws IOException, SQLException {
        PeerClock clock = new PeerClock();
        Path work = Files.createDirectories(Path.of(args[0]));
        Path results = Files.createDirectories(Path.of(args[2]));
        Path program = Path.of(args[3]);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + work.resolve("quarter.duckdb"));
                Statement statement = connection.createStatement()) {
            set(statement, "jobs", "'" + program.resolve("jobs") + "'");
            set(statement, "results", "'" + results + "'");
            RecodedFiles files = new RecodedFiles(Path.of(args[1]), work.resolve("utf8"));
            for (String source : PeerResults.SOURCES) {
                set(
                        statement,
                        source,
                        files.of(source).stream().map(f -> "'" + f + "'").collect(Collectors.joining(", ", "[", "]")));
            }
            for (String script : SCRIPTS) {
                statement.execute(
                        Files.readString(program.resolve("src/bench/sql/duckdb").resolve(script)));
            }
        }
        clock.figured();
        clock.write(results);
    }

    private static void set(Statement statement, String variable, String value) throws SQLException {
        statement.execute("set variable " + variable + " = " + value);
    }
}
