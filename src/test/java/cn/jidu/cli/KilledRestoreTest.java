package cn.jidu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.golden.Program;
import cn.jidu.golden.Program.Setting;
import cn.jidu.store.Database;
import cn.jidu.store.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** A restore into a database of the site's own that was killed is known there, and simply done again. */
class KilledRestoreTest {
    private static final Path INBOX = Path.of("src/test/resources/handmade/inbox");
    private static final String MARKED = "select to_regnamespace('jidu_restoring') is not null";

    /** Made once; no test changes either. */
    @TempDir
    static Path kept;

    private static Database origin;
    private static Path site;
    private static String backup = "";

    @TempDir
    Path folder;

    private String place = "";
    private String url = "";
    private Database external;
    private JdbcTemplate db;

    @BeforeAll
    static void backUp() {
        origin = TestDatabase.fresh();
        site = kept.resolve("site");
        backup = kept.resolve("backup.zip").toString();
        assertThat(Said.at(site, origin, "ingest", "--inbox", INBOX.toString()).out())
                .isNotEmpty();
        assertThat(Said.at(site, origin, "backup", backup).err()).isEmpty();
    }

    @AfterAll
    static void closeOrigin() {
        origin.close();
    }

    @BeforeEach
    void anEmptyDatabase() {
        place = folder.resolve("elsewhere").toString();
        external = TestDatabase.fresh();
        url = TestDatabase.url(external);
        db = new JdbcTemplate(external.owner());
        db.execute("drop schema jidu, quartz, spring_batch cascade");
    }

    @AfterEach
    void close() {
        external.close();
    }

    @Test
    void isKnownAndDoneAgain() throws SQLException {
        kill(() -> is("select to_regclass('jidu.delivery') is not null"));

        assertThat(is(MARKED)).isTrue();
        assertThat(Said.jidu("status", "--home", place, "--db", url).err())
                .isEqualTo(
                        "jidu: 外部数据库" + plainUrl() + "中的恢复没有完成：正在进行，或已被中断。" + "请等它结束，或再执行一次 restore（中断的恢复留下的会先清除）。\n");
        whileAnotherIsAtWork(() -> assertThat(restore().err())
                .isEqualTo("jidu: 另一次恢复正在写入外部数据库 " + plainUrl() + "，请等它结束。若它已被中断，稍等片刻再恢复。\n"));

        assertThat(restore().err()).isEmpty();
        assertThat(is(MARKED)).isFalse();
        assertThat(answers("--home", place, "--db", url))
                .isEqualTo(answers("--home", site.toString(), "--db", TestDatabase.held(origin)));
    }

    @Test
    void whatIsWholeIsNeverCleared() {
        assertThat(restore().err()).isEmpty();
        String rows = rows();
        assertThat(Said.jidu("restore", backup, "--home", place + "2", "--db", url)
                        .err())
                .startsWith("jidu: 外部数据库 " + plainUrl() + " 中已有模式 jidu、quartz、spring_batch，不能恢复到其中");
        assertThat(rows()).isEqualTo(rows).isNotEqualTo("0");
    }

    private Said restore() {
        return Said.jidu("restore", backup, "--home", place, "--db", url);
    }

    private String rows() {
        return String.valueOf(db.queryForObject("select count(*) from jidu.delivery", String.class));
    }

    private void kill(BooleanSupplier halfWay) {
        Program killed =
                Program.start(folder, "killed", Setting.PLAIN, "restore", backup, "--home", place, "--db", url);
        while (!halfWay.getAsBoolean() && killed.process.isAlive()) {
            Program.pause(5);
        }
        killed.kill();
        assertThat(Path.of(place)).as(killed.err()).doesNotExist();
    }

    private void whileAnotherIsAtWork(Runnable tried) throws SQLException {
        try (Connection other = external.owner().getConnection();
                Statement statement = other.createStatement()) {
            // of the killed one, until the server has noticed
            statement.execute("select pg_advisory_lock(420117053)");
            tried.run();
            statement.execute("select pg_advisory_unlock(420117053)");
        }
    }

    private List<String> answers(String... of) {
        return List.of(
                        Said.jidu(with("status", of)).out(),
                        Said.jidu(with("deliveries", of)).out())
                .stream()
                .map(said -> said.replaceAll("--home.*", ""))
                .toList();
    }

    private static String[] with(String command, String... of) {
        String[] all = new String[of.length + 1];
        all[0] = command;
        System.arraycopy(of, 0, all, 1, of.length);
        return all;
    }

    private boolean is(String asked) {
        return Boolean.TRUE.equals(db.queryForObject(asked, Boolean.class));
    }

    private String plainUrl() {
        return url.replaceAll("\\?.*", "");
    }
}
