package cn.jidu.store;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** The embedded server's data and its process. Called by one process at a time. */
final class DatabaseCluster {
    static final String ADMIN = "jidu_admin";
    /** Backends of a killed server take a moment to notice; until then its memory is in use. */
    private static final int ATTEMPTS = 20;

    private static final Duration PAUSE = Duration.ofMillis(500);
    /** Half-second pauses granted to a server that repairs its data after a crash: ten minutes. */
    private static final int PATIENCE = 1200;

    /** SQLSTATE cannot_connect_now. */
    private static final String STARTING = "57P03";

    private static final int PORT_LINE = 3;

    private final SiteHome home;
    private final ServerAccount account;
    private final Path data;
    private final Path log;
    private volatile int port;

    DatabaseCluster(SiteHome home, ServerAccount account) {
        this.home = home;
        this.account = account;
        this.data = home.cluster();
        this.log = home.database().resolve("log");
    }

    int port() {
        return port;
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Makes the data when absent and starts the server unless it runs already. */
    void ensureRunning() throws IOException {
        if (join()) {
            return;
        }
        Path programs = PostgresBinaries.folder().resolve("bin");
        account.folder(home.database());
        account.folder(log);
        if (Files.notExists(data)) {
            create(programs);
        }
        start(programs);
    }

    /** Whether the home's server runs already; then its port is known. */
    boolean join() throws IOException {
        OptionalInt noted = notedPort();
        if (noted.isEmpty() || !isOurs(noted.getAsInt())) {
            return false;
        }
        port = noted.getAsInt();
        return true;
    }

    /** Stops the server and waits until it is down. */
    void stop() throws IOException {
        if (notedPort().isEmpty()) {
            return;
        }
        Path output = output("stop");
        Path programs = PostgresBinaries.folder().resolve("bin");
        int status = account.run(
                data,
                output,
                List.of(
                        program(programs, "pg_ctl"),
                        "-D",
                        account.nameOf(data),
                        "-m",
                        "fast",
                        "-w",
                        "-t",
                        "300",
                        "stop"));
        OptionalInt left = notedPort();
        if (status != 0 && left.isPresent() && isOurs(left.getAsInt())) {
            throw new IOException(Files.readString(output));
        }
    }

    /** In a folder of its own that is renamed at the end: data that is there is whole. */
    private void create(Path programs) throws IOException {
        try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(home.database(), ".new-*")) {
            for (Path folder : unfinished) {
                FolderTree.delete(folder);
            }
        }
        Path fresh = home.database().resolve(".new-" + UUID.randomUUID());
        Path password = home.database().resolve(".new-password");
        account.folder(fresh);
        try {
            Files.deleteIfExists(password);
            try (FileChannel channel = OwnerOnly.create(password)) {
                channel.write(
                        ByteBuffer.wrap(EmbeddedServer.password(home, ADMIN).getBytes(StandardCharsets.US_ASCII)));
            }
            account.own(password);
            initialise(programs, fresh);
            Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
            OwnerOnly.flush(home.database());
        } finally {
            Files.deleteIfExists(password);
        }
    }

    private void initialise(Path programs, Path fresh) throws IOException {
        Path output = output("initdb");
        int status = account.run(
                fresh,
                output,
                List.of(
                        program(programs, "initdb"),
                        "--pgdata=" + account.nameOf(fresh),
                        "--username=" + ADMIN,
                        "--auth=scram-sha-256",
                        "--pwfile=../.new-password",
                        "--locale-provider=builtin",
                        "--locale=C.UTF-8",
                        "--encoding=UTF8",
                        // a password of 64 random digits needs no stretching, which each connection would pay for
                        "--set=scram_iterations=1",
                        "--data-checksums"));
        if (status != 0) {
            throw new IOException(Files.readString(output));
        }
    }

    private void start(Path programs) throws IOException {
        String reason = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int candidate = candidate();
            Path output = output("start");
            if (account.run(data, output, startCommand(programs, candidate)) == 0) {
                if (join()) {
                    return;
                }
                stop();
                throw StoreException.of("server.keys", home.keys());
            }
            reason = Files.readString(output) + tail(log.resolve("start.log"));
            LockSupport.parkNanos(PAUSE.toNanos());
            // a start that was cut off may have come to its end by now
            if (join()) {
                return;
            }
        }
        throw StoreException.of("server.refuses", home.database(), reason.strip());
    }

    private List<String> startCommand(Path programs, int candidate) {
        return List.of(
                program(programs, "pg_ctl"),
                "-D",
                account.nameOf(data),
                "-l",
                "../log/start.log",
                "-o",
                ServerSettings.commandLine(candidate),
                "-w",
                "-t",
                "600",
                "start");
    }

    /** The port of a server that was killed, where it is free, so that pools of other processes find the new one. */
    private int candidate() throws IOException {
        int wanted = notedPort().orElse(0);
        try {
            return bind(wanted);
        } catch (BindException e) {
            return bind(0);
        }
    }

    /** The port in the server's own note, which may be stale; it is never ours to delete. */
    private OptionalInt notedPort() throws IOException {
        Path note = data.resolve("postmaster.pid");
        if (Files.notExists(note)) {
            return OptionalInt.empty();
        }
        List<String> lines = Files.readAllLines(note, StandardCharsets.UTF_8);
        return lines.size() > PORT_LINE && lines.get(PORT_LINE).strip().matches("[0-9]{1,5}")
                ? OptionalInt.of(Integer.parseInt(lines.get(PORT_LINE).strip()))
                : OptionalInt.empty();
    }

    /**
     * Whether the server that answers there works on this very data, not on another home's or on the original that this
     * home was copied from: it must see a file that we put there just now. Waits for one that repairs its data first.
     */
    private boolean isOurs(int candidate) throws IOException {
        Path mark = data.resolve("jidu-" + UUID.randomUUID());
        OwnerOnly.create(mark).close();
        try {
            for (int i = 0; i < PATIENCE; i++) {
                try {
                    return sees(candidate, mark);
                } catch (SQLException e) {
                    if (!STARTING.equals(e.getSQLState())) {
                        return false;
                    }
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            }
            return false;
        } finally {
            Files.delete(mark);
        }
    }

    private boolean sees(int candidate, Path mark) throws SQLException {
        String sql = "select (pg_stat_file(%s, true)).size is not null"
                .formatted(SqlQuotes.literal(mark.getFileName().toString()));
        try (Connection connection = admin(candidate, "postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private Connection admin(int candidate, String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", ADMIN);
        properties.setProperty("password", EmbeddedServer.password(home, ADMIN));
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "60");
        return DriverManager.getConnection(url(candidate, database), properties);
    }

    private Path output(String name) throws IOException {
        Path output = home.work().resolve("postgres-" + name + ".out");
        Files.deleteIfExists(output);
        OwnerOnly.create(output).close();
        return output;
    }

    private static String program(Path programs, String name) {
        return programs.resolve(name).toString();
    }

    private static String tail(Path file) throws IOException {
        if (Files.notExists(file)) {
            return "";
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        return "\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }

    private static int bind(int wanted) throws IOException {
        try (ServerSocket socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
