package cn.jidu.cli;

import cn.jidu.batch.Night;
import cn.jidu.batch.NightScheduler;
import cn.jidu.batch.NightSite;
import cn.jidu.cli.terminal.ExitCode;
import cn.jidu.cli.terminal.SiteOptions;
import cn.jidu.cli.terminal.TerminalTexts;
import cn.jidu.cli.terminal.UsageException;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Schedule;
import cn.jidu.definition.reading.DefinitionLoader.Loaded;
import cn.jidu.deliver.MailServer;
import cn.jidu.deliver.NightEnd;
import cn.jidu.store.Database;
import cn.jidu.store.HomeLock;
import cn.jidu.store.SiteHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the nights. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "常驻：按 jobs/schedule.yml 每夜接收新到文件、更新季度草稿，到日寄出报告。")
final class ServeCommand implements Callable<Integer> {
    private final Clock clock;

    @Mixin
    SiteOptions site = new SiteOptions();

    @Option(names = "--inbox", paramLabel = "目录", required = true, description = "部门报送文件所在目录")
    Path inbox = Path.of(".");

    @Option(names = "--once", description = "立即运行一夜，然后结束（状态码：0 正常，5 完成但有需要处理的事项，4 收件目录无法读取或到期没有数据，1 失败）")
    boolean once;

    ServeCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Loaded loaded = site.loaded();
        Schedule schedule = schedule(loaded);
        Optional<MailServer> mailServer = mailServer();
        SiteHome home = SiteHome.at(site.home);
        try (HomeLock lock = HomeLock.find(home, "serve").orElse(null)) {
            if (lock == null) {
                System.err.println("jidu: " + TerminalTexts.texts().get("serve.taken", home.root()));
                return ExitCode.FAILED;
            }
            ServeLog log = new ServeLog(clock, home);
            Night night = new Night(schedule, () -> open(home), inbox, mailServer, clock, log);
            loaded.warnings().forEach(w -> log.warned(TerminalTexts.texts().get("check.warning", w)));
            if (once) {
                return status(night.run());
            }
            if (!Files.isDirectory(inbox)) {
                // a share may be mounted after this starts; each night that cannot look says so by mail
                log.warned(TerminalTexts.texts().get("serve.inbox", inbox));
            }
            serve(home, schedule, night, log);
            return ExitCode.DONE;
        }
    }

    private static int status(NightEnd end) {
        return switch (end) {
            case GOOD -> ExitCode.DONE;
            case LEAVES_WORK -> ExitCode.DONE_WITH_REFUSALS;
            case INPUT_MISSING -> ExitCode.INPUT_MISSING;
            case FAILED -> ExitCode.FAILED;
        };
    }

    private static Optional<MailServer> mailServer() {
        try {
            return MailServer.of(System.getenv());
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private NightSite open(SiteHome home) {
        Loaded loaded = site.loaded();
        Schedule schedule = schedule(loaded);
        return new NightSite(
                site.open(home, loaded.definitions().orElseThrow(), site.database(home), clock),
                schedule,
                site::adviseWithin,
                this::advisedRun);
    }

    /** The run of a quarter that letters advise. */
    String advisedRun(Quarter quarter) {
        String from = inbox.toAbsolutePath().normalize().toString();
        return site.advise("run", quarter.toString(), "--inbox", from);
    }

    private Schedule schedule(Loaded loaded) {
        return loaded.schedule()
                .orElseThrow(() -> new UsageException(TerminalTexts.texts().get("usage.schedule", site.jobsFolder())));
    }

    /** Until the process is told to end. */
    private void serve(SiteHome home, Schedule schedule, Night night, ServeLog log) {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            end.countDown();
            await(ended);
        }));
        try (Database database = site.database(home);
                NightScheduler scheduler = NightScheduler.start(database, schedule, night::run, night::databaseLost)) {
            scheduler
                    .findNext()
                    .ifPresent(next -> log.said(TerminalTexts.texts()
                            .get("serve.started", LocalDateTime.ofInstant(next, schedule.timeZone()), inbox)));
            await(end);
            log.said(TerminalTexts.texts().get(scheduler.isNightRunning() ? "serve.endingNight" : "serve.ending"));
        } finally {
            ended.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
