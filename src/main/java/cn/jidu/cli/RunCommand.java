package cn.jidu.cli;

import cn.jidu.cli.terminal.InputException;
import cn.jidu.cli.terminal.ListOptions;
import cn.jidu.cli.terminal.SiteOptions;
import cn.jidu.definition.Quarter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes in what arrived, reconciles, measures and reports a quarter. */
@Command(name = "run", mixinStandardHelpOptions = true, description = "接收新到文件，核对、测算并生成一个季度的报告（草稿）。")
final class RunCommand implements Callable<Integer> {
    private final Clock clock;

    @Mixin
    SiteOptions site = new SiteOptions();

    @Mixin
    RunOptions options = new RunOptions();

    @Parameters(paramLabel = "季度", description = "例如 2018Q2")
    String quarter = "";

    @Option(names = "--inbox", paramLabel = "目录", required = true, description = "部门报送文件所在目录")
    Path inbox = Path.of(".");

    RunCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Quarter asked = ListOptions.quarter(quarter).orElseThrow();
        InputException.requireInbox(inbox);
        return new RunExecution(clock, site, options).run(asked, inbox);
    }
}
