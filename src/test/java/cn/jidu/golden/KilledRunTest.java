package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.ProofShare;
import cn.jidu.cli.Said;
import cn.jidu.golden.Program.Ended;
import cn.jidu.golden.Program.Setting;
import cn.jidu.store.Database;
import cn.jidu.store.SiteHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Whatever is killed, and whenever: the next run ends as if nothing had happened. One moment of ten in {@code mvn verify},
 * all by {@code -Pproof}. What is killed is a program of its own; the run that follows and the undisturbed one are this
 * process's.
 */
class KilledRunTest {
    private static final int KILLED = 128 + 9;
    /** Printing takes long and is the same for every area. */
    private static final String[] PRINTED = {"--area", "331082"};

    /** The program says this as a step begins; the kill comes up to so many milliseconds later. */
    private record Moment(String said, int within) {}

    private static final List<Moment> MOMENTS = List.of(
            new Moment("", 5000),
            new Moment("归集", 100),
            new Moment("归集", 400),
            new Moment("接收", 100),
            new Moment("接收", 300),
            new Moment("接收", 500),
            new Moment("核对", 200),
            new Moment("核对", 600),
            new Moment("测算", 200),
            new Moment("报告", 300));

    @TempDir
    Path folder;

    @AfterEach
    void stopServers() throws IOException {
        if (Files.exists(note(home()))) {
            Database.embedded(SiteHome.at(home())).close();
        }
    }

    @Test
    void theNextRunEndsAsIfNothingHadHappened() throws Exception {
        Random random = new Random(ProofShare.seed(20180720));
        List<Integer> statuses = new ArrayList<>();
        List<Moment> moments = moments(random);
        for (int i = 0; i < moments.size(); i++) {
            Moment moment = moments.get(i);
            Program killed = run("killed-" + i);
            if (!moment.said.isEmpty()) {
                killed.awaitLine(moment.said);
            }
            Program.pause(random.nextInt(moment.within));
            killed.kill();
            statuses.add(killed.process.exitValue());
        }
        // a fast machine may end a run before the kill reaches it; that run has told how the files fared
        boolean told = statuses.contains(5);
        assertThat(statuses).containsOnly(told ? new Integer[] {KILLED, 5} : new Integer[] {KILLED});
        assertThat(statuses).filteredOn(status -> status == KILLED).hasSizeGreaterThan(moments.size() / 2);
        if (ProofShare.whole()) {
            asked();
        }
        withoutItsServer();

        Said last = Said.jidu(Program.runArguments(home(), PRINTED));
        assertThat(last.status()).as(last.err()).isEqualTo(told ? 0 : 5);
        assertThat(last.out()).contains("修订：2018Q2 r1").contains(told ? "" : "本次接收文件 49 个：入库 40，已收到 1，退回 7，待确认 1");
        assertThat(Program.files(home().resolve("reports")))
                .hasSizeGreaterThan(8)
                .isEqualTo(undisturbed());
        assertThat(note(home())).doesNotExist();
        nothingIsLeftBehind(home());
        try (Database database = Database.embedded(SiteHome.at(home()))) {
            JdbcTemplate db = new JdbcTemplate(database.owner());
            everyRunWasRestartedUntilItWasDone(db);
            whatIsKeptIsListed(db);
        }
    }

    /** In the order of a run. */
    private static List<Moment> moments(Random random) {
        List<Moment> drawn = new ArrayList<>(MOMENTS);
        Collections.shuffle(drawn, random);
        drawn = drawn.subList(0, ProofShare.of(1, MOMENTS.size()));
        return MOMENTS.stream().filter(drawn::contains).toList();
    }

    /** Of runs that were killed no schema is left, and no table is listed that is not there. */
    private static void whatIsKeptIsListed(JdbcTemplate db) {
        assertThat(db.queryForList(
                        "select name from jidu_kept._list where to_regclass('jidu_kept.' || name) is null",
                        String.class))
                .isEmpty();
        assertThat(db.queryForList(
                        "select nspname from pg_namespace where nspname like 'jidu\\_work\\_%'", String.class))
                .isEmpty();
    }

    /** As somebody who knows Spring Batch reads it: no job instance is left undone. */
    private static void everyRunWasRestartedUntilItWasDone(JdbcTemplate db) {
        List<String> instances = db.queryForList("""
                select string_agg(status, ' ' order by job_execution_id) from spring_batch.batch_job_execution
                group by job_instance_id""", String.class);
        assertThat(instances).allMatch(executions -> executions.matches("(FAILED )*COMPLETED"));
        assertThat(instances).anyMatch(executions -> executions.startsWith("FAILED FAILED "));
    }

    /** SIGTERM, as Ctrl-C and a shutdown send it; {@code ServeTest} sends one in {@code mvn verify} too. */
    private void asked() throws InterruptedException {
        Program stopped = run("stopped");
        stopped.awaitLine("核对");
        stopped.process.destroy();
        assertThat(stopped.process.waitFor()).isEqualTo(143);
    }

    private void withoutItsServer() throws Exception {
        Program run = run("server-killed");
        run.awaitLine("核对");
        long server = Long.parseLong(Files.readAllLines(note(home())).get(0).strip());
        ProcessHandle handle = ProcessHandle.of(server).orElseThrow();
        handle.destroyForcibly();
        handle.onExit().get(2, TimeUnit.MINUTES);
        Ended ended = run.end();
        assertThat(ended.status()).as(ended.err()).isEqualTo(1);
        assertThat(ended.err()).contains("jidu: 与数据库的连接已断开，运行到此为止");
    }

    private Program run(String name) {
        return Program.run(folder, name, Setting.PLAIN, home(), PRINTED);
    }

    private static Map<String, String> undisturbed() {
        try (FirstRun.Copy run = FirstRun.HANDMADE.copy()) {
            return Program.files(run.home().resolve("reports"));
        }
    }

    private Path home() {
        return folder.resolve("disturbed");
    }

    private static void nothingIsLeftBehind(Path home) throws IOException {
        for (String part : List.of("work", "archive", "reports")) {
            try (Stream<Path> all = Files.walk(home.resolve(part))) {
                assertThat(all.map(p -> p.getFileName().toString())
                                .filter(n -> n.startsWith(".") || n.endsWith(".spool")))
                        .as(part)
                        .isEmpty();
            }
        }
    }

    private static Path note(Path home) {
        return home.resolve("database/cluster/postmaster.pid");
    }
}
