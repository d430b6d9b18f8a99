package cn.jidu.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerTest {
    /** Each test puts in its own: all share one home. */
    private static final String INBOXES = "select string_agg(inbox, ',' order by inbox) from batch where inbox in (%s)";

    /** As JUnit makes it: private, so that the server's account cannot even pass through it. */
    @TempDir
    static Path folder;

    /** Made once: most of the time goes into making the data. */
    private static Path home;

    @BeforeAll
    static void make() {
        home = folder.resolve("home");
        Database.embedded(SiteHome.at(home)).close();
    }

    @Test
    void theLastOfTwoUsersInAProcessStopsIt() throws IOException {
        SiteHome home = SiteHome.at(EmbeddedServerTest.home);
        Database first = Database.embedded(home);
        Database second = Database.embedded(home);
        insert(first, "a");
        first.close();
        first.close();
        assertThat(inboxes(second, "a")).isEqualTo("a");
        assertThat(running(home)).isTrue();
        second.close();
        assertThat(running(home)).isFalse();
        try (Database again = Database.embedded(home)) {
            assertThat(inboxes(again, "a")).isEqualTo("a");
        }
    }

    @Test
    void itsMemoryComesInLargePages() throws IOException {
        SiteHome home = SiteHome.at(EmbeddedServerTest.home);
        try (Database database = Database.embedded(home)) {
            String pid = DatabaseTest.text(database.owner(), "select pg_backend_pid()");
            assertThat(Files.readString(Path.of("/proc", pid, "environ")).split("\0"))
                    .contains("GLIBC_TUNABLES=" + ServerAccount.LARGE_PAGES);
        }
    }

    @Test
    void twoProcessesAtOnceMakeAndShareOneServer() throws Exception {
        Path home = folder.resolve("new");
        Process one = process(home, "one");
        Process other = process(home, "other");
        String port = line(one);
        assertThat(line(other)).isEqualTo(port);
        leave(one);
        assertThat(running(SiteHome.at(home))).isTrue();
        leave(other);
        assertThat(running(SiteHome.at(home))).isFalse();
        try (Database database = Database.embedded(SiteHome.at(home))) {
            assertThat(inboxes(database, "one", "other")).isEqualTo("one,other");
        }
        assertThat(loaded("one") + loaded("other")).contains("org.flywaydb");
    }

    @Test
    void itIsFoundAgainWhenTheProgramWasKilled() throws Exception {
        Process killed = process(home, "killed");
        String port = line(killed);
        killed.destroyForcibly().waitFor();
        try (Database database = Database.embedded(SiteHome.at(home))) {
            assertThat(DatabaseTest.text(database.owner(), "select inet_server_port()"))
                    .isEqualTo(port);
            assertThat(inboxes(database, "killed")).isEqualTo("killed");
        }
        assertThat(running(SiteHome.at(home))).isFalse();
        // its schema was up to date
        assertThat(loaded("killed")).contains("org.postgresql.Driver").doesNotContain("org.flywaydb");
    }

    @Test
    void itIsStartedAgainWhenTheServerWasKilledAndOldPoolsFindIt() throws Exception {
        SiteHome home = SiteHome.at(EmbeddedServerTest.home);
        try (Database before = Database.embedded(home)) {
            insert(before, "kept");
            ProcessHandle server = ProcessHandle.of(serverPid(home)).orElseThrow();
            server.destroyForcibly();
            server.onExit().get(30, TimeUnit.SECONDS);
            try (Database after = Database.embedded(home)) {
                assertThat(inboxes(after, "kept")).isEqualTo("kept");
                assertThat(inboxes(before, "kept")).isEqualTo("kept");
            }
        }
        assertThat(running(home)).isFalse();
    }

    @Test
    void dataThatWereHalfMadeAreMadeAnew() throws IOException {
        SiteHome home = SiteHome.at(folder.resolve("half"));
        Path half = Files.createDirectory(home.database().resolve(".new-0"));
        Files.writeString(half.resolve("PG_VERSION"), "18");
        try (Database database = Database.embedded(home)) {
            assertThat(DatabaseTest.text(database.owner(), "select count(*) from batch"))
                    .isEqualTo("0");
        }
        assertThat(half).doesNotExist();
    }

    @Test
    void aLostPasswordIsNamedAndTheServerIsNotLeftBehind() throws IOException {
        SiteHome home = SiteHome.at(EmbeddedServerTest.home);
        Path password = home.keys().resolve("postgres-jidu-admin.password");
        String kept = Files.readString(password);
        Files.writeString(password, "lost");
        try {
            assertThatThrownBy(() -> Database.embedded(home))
                    .isInstanceOf(StoreException.class)
                    .hasMessage("内置数据库已启动，但无法用" + home.keys() + "中的密码登录。请从备份恢复该目录中的密码文件。");
            assertThat(running(home)).isFalse();
        } finally {
            Files.writeString(password, kept);
        }
    }

    @Test
    void aCopyOfARunningHomeDoesNotTakeTheOriginalsServerForItsOwn() throws IOException {
        SiteHome home = SiteHome.at(EmbeddedServerTest.home);
        try (Database original = Database.embedded(home)) {
            insert(original, "original");
            assertThat(new DatabaseCluster(home, ServerAccount.current()).join())
                    .isTrue();
            SiteHome other = SiteHome.at(folder.resolve("copy"));
            Path key = other.keys().resolve("postgres-jidu-admin.password");
            Files.copy(home.keys().resolve(key.getFileName()), key);
            Path data = Files.createDirectory(other.database().resolve("cluster"));
            Files.copy(note(home), data.resolve("postmaster.pid"));
            assertThat(new DatabaseCluster(other, ServerAccount.current()).join())
                    .isFalse();
        }
    }

    @Test
    void nobodyElseCanLookIntoTheHome() throws IOException {
        SiteHome home = SiteHome.at(EmbeddedServerTest.home);
        try (Database database = Database.embedded(home)) {
            assertThat(database.serverVersion()).isEqualTo("18.6");
            try (Stream<Path> all = Files.walk(home.root(), 2)) {
                assertThat(all.filter(Files::exists))
                        .allSatisfy(
                                path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                                        .as(path.toString())
                                        .endsWith("------"));
            }
            try (Stream<Path> keys = Files.list(home.keys())) {
                assertThat(keys.map(k -> k.getFileName().toString()))
                        .containsExactlyInAnyOrder(
                                "postgres-jidu-admin.password",
                                "postgres-jidu-owner.password",
                                "postgres-jidu-report.password");
            }
        }
    }

    private static void insert(Database database, String inbox) {
        DatabaseTest.execute(
                database.owner(), "insert into batch (inbox, collected_at) values ('" + inbox + "', now())");
    }

    /** Which of these are there. */
    private static String inboxes(Database database, String... asked) {
        return DatabaseTest.text(database.owner(), INBOXES.formatted("'" + String.join("', '", asked) + "'"));
    }

    private static boolean running(SiteHome home) {
        return Files.exists(note(home));
    }

    private static long serverPid(SiteHome home) throws IOException {
        return Long.parseLong(Files.readAllLines(note(home)).get(0).strip());
    }

    private static Path note(SiteHome home) {
        return home.database().resolve("cluster/postmaster.pid");
    }

    private static Process process(Path home, String inbox) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(List.of(
                        java,
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-Xlog:class+load:file=" + folder.resolve(inbox + ".classes"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HomeUser.class.getName(),
                        home.toString(),
                        inbox))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** The classes that a process has loaded. */
    private static String loaded(String inbox) throws IOException {
        return Files.readString(folder.resolve(inbox + ".classes"));
    }

    private static String line(Process process) throws IOException {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))
                .readLine();
    }

    private static void leave(Process process) throws Exception {
        process.getOutputStream().close();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
