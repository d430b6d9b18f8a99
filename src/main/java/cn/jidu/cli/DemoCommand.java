package cn.jidu.cli;

import cn.jidu.cli.terminal.ExitCode;
import cn.jidu.cli.terminal.SiteOptions;
import cn.jidu.definition.Quarter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The main job on the sample city, from nothing to the reports. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "用自带的样例数据跑一遍：从空库到报告。在 --home 下的 demo 子目录中工作，以后的命令用 --home data/demo。")
final class DemoCommand implements Callable<Integer> {
    private static final Quarter QUARTER = new Quarter(2018, 2);

    private final Clock clock;

    @Mixin
    SiteOptions site = new SiteOptions();

    @Mixin
    RunOptions options = new RunOptions();

    DemoCommand(Clock clock) {
        this.clock = clock;
    }

    /** The sample holds planted faults, so that the run always has something to refuse; the demo is done all the same. */
    @Override
    public Integer call() {
        Path inbox = SiteOptions.programFolder().resolve("sample-data").resolve("inbox");
        site.home = site.home.resolve("demo");
        int status = new RunExecution(clock, site, options).run(QUARTER, inbox);
        return status == ExitCode.DONE_WITH_REFUSALS ? ExitCode.DONE : status;
    }
}
