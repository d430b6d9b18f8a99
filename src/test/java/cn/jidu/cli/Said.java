package cn.jidu.cli;

import cn.jidu.store.Database;
import cn.jidu.store.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What a command line said, on both streams, and how it ended. */
public record Said(int status, String out, String err) {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2018-07-20T01:00:00Z"), Jidu.ZONE);

    /** How messages name the program: as one word of a shell, whatever folder this is. */
    public static final String PROGRAM =
            word(Path.of("").toAbsolutePath().resolve("jidu").toString());

    private static String word(String path) {
        return path.matches("[\\p{L}\\p{N}_./:=@%+,-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
    }

    /** The words that a shell makes of a command. */
    public static List<String> words(String command) throws IOException {
        Process shell = new ProcessBuilder("bash", "-c", "printf '%s\\n' " + command).start();
        return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    /** The same with this home and database. */
    public static Said at(Path home, Database database, String... arguments) {
        return jidu(Stream.concat(
                        Stream.of(arguments), Stream.of("--home", home.toString(), "--db", TestDatabase.held(database)))
                .toArray(String[]::new));
    }

    /** The same with definitions of its own as well. */
    static Said at(Path home, Path jobs, Database database, String... arguments) {
        return at(
                home,
                database,
                Stream.concat(Stream.of(arguments), Stream.of("--jobs", jobs.toString()))
                        .toArray(String[]::new));
    }

    /** Runs {@code jidu} with these arguments on 2018-07-20. */
    public static Said jidu(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
        try {
            int status = Jidu.execute(CLOCK, arguments);
            return new Said(status, said.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
