package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.cli.Said;
import cn.jidu.definition.JobsCopy;
import cn.jidu.golden.Program.Ended;
import cn.jidu.golden.Program.Setting;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jidu serve} as a service runs it: in a process of its own, ended by SIGTERM. */
class ServeTest {
    @TempDir
    Path folder;

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private Path home;

    @BeforeEach
    void start() throws IOException {
        home = folder.resolve("home");
        Files.createDirectory(folder.resolve("inbox"));
        mail.start();
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    /** While it serves: no second one, other commands work; SIGTERM ends it and its database server. */
    @Test
    void oneServesAHomeUntilItIsToldToEnd() throws Exception {
        Program first = serve("first");
        first.awaitOut("已启动，下次夜间运行：");
        Said second = Said.jidu(arguments());
        Said status = Said.jidu("status", "--home", home.toString());
        first.process.destroy();
        Ended ended = first.end();

        assertThat(second)
                .isEqualTo(new Said(1, "", "jidu: 数据目录 " + home.toRealPath() + " 已有 jidu serve 在运行，本次不再启动\n"));
        assertThat(status).isEqualTo(new Said(0, "尚无数据\n", ""));
        assertThat(ended.status()).isEqualTo(128 + 15);
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).matches("(?s)\\S+ \\S+ 已启动，下次夜间运行：\\S+T01:30；收件目录：\\S+\n\\S+ \\S+ 正在停止\n");
        assertThat(home.resolve("database/cluster/postmaster.pid")).doesNotExist();

        // one night by hand, whose quarter has nothing at its report day
        String jobs = jobsDueEverySecond();
        Files.writeString(folder.resolve("inbox/登记.csv"), "一,二\n");
        Ended once = serve("once", "--once", "--jobs", jobs).end();
        assertThat(once.status()).isEqualTo(4);
        assertThat(once.err()).contains("至今没有登记数据，无法测算。请催报该季度的登记文件\n");
        assertThat(mail.getReceivedMessages()).hasSize(1);
        assertThat(once.err())
                .as("the letter's words: a command to be copied on this machine")
                .contains("或执行：" + Said.PROGRAM + " ingest --home " + home + " --jobs " + jobs
                        + " 登记.csv --source registration --area 地区 --quarter 季度\n");
        assertThat(mail.getReceivedMessages()[0].getSubject()).endsWith("：完成，有需要处理的事项");
        assertThat(home.resolve("log")).isNotEmptyDirectory();

        nightsBeginByThemselves(jobs);
    }

    /** Two nights by the clock; the one that runs when the process is told to end is waited for. */
    private void nightsBeginByThemselves(String jobs) throws Exception {
        Program serving = serve("serving", "--jobs", jobs);
        assertThat(mail.waitForIncomingEmail(60_000, 3)).isTrue();
        serving.process.destroy();
        Ended ended = serving.end();

        assertThat(ended.status()).isEqualTo(128 + 15);
        assertThat(ended.out().lines().filter(l -> l.contains(" 夜间运行开始：")).count())
                .isGreaterThanOrEqualTo(2)
                .isEqualTo(
                        ended.out().lines().filter(l -> l.contains(" 季度夜间运行 ")).count());
        assertThat(home.resolve("database/cluster/postmaster.pid")).doesNotExist();
    }

    @Test
    void aMailServerThatCannotBeIsToldBeforeAnythingBegins() {
        Setting wrong = new Setting(
                List.of("-Dfile.encoding=UTF-8"),
                Map.of("JIDU_SMTP_HOST", "mail.example.com", "JIDU_SMTP_TLS", "ssl"),
                Program.PROJECT);

        assertThat(Program.start(folder, "wrong", wrong, arguments()).end())
                .isEqualTo(new Ended(2, "", "jidu: 环境变量 JIDU_SMTP_TLS 不能是“ssl”；可用：starttls、tls、none\n"));
        assertThat(home).doesNotExist();
    }

    /** A report day that is past whenever the test runs. */
    private String jobsDueEverySecond() throws IOException {
        Path jobs = JobsCopy.into(folder);
        Path schedule = jobs.resolve("schedule.yml");
        JobsCopy.change(schedule, "reportDaysAfterQuarterEnd: 20", "reportDaysAfterQuarterEnd: 1");
        JobsCopy.change(schedule, "0 30 1 * * ?", "* * * * * ?");
        return jobs.toString();
    }

    private Program serve(String name, String... more) {
        return Program.start(folder, name, setting(), arguments(more));
    }

    private String[] arguments(String... more) {
        List<String> arguments = new java.util.ArrayList<>(
                List.of("serve", "--inbox", folder.resolve("inbox").toString(), "--home", home.toString()));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    private Setting setting() {
        return new Setting(
                List.of("-Dfile.encoding=UTF-8"),
                Map.of(
                        "JIDU_SMTP_HOST",
                        "127.0.0.1",
                        "JIDU_SMTP_PORT",
                        String.valueOf(mail.getSmtp().getPort()),
                        "JIDU_SMTP_TLS",
                        "none"),
                Program.PROJECT);
    }
}
