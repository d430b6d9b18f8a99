package cn.jidu.cli;

import cn.jidu.cli.terminal.ExitCode;
import cn.jidu.cli.terminal.InputException;
import cn.jidu.cli.terminal.SiteOptions;
import cn.jidu.cli.terminal.TerminalTexts;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.run.RunTurn;
import cn.jidu.store.Database;
import cn.jidu.store.SiteHome;
import cn.jidu.store.backup.SiteBackup;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes the whole site into one file, its keys beside it. A run that is at work is waited for. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = "把本站的全部数据备份成一个文件，密钥另成一个文件（文件名加 .keys），两者须分开保管。")
final class BackupCommand implements Callable<Integer> {
    private final Clock clock;
    private final PackageTexts texts = TerminalTexts.texts();

    @Mixin
    SiteOptions site = new SiteOptions();

    @Parameters(paramLabel = "文件", description = "备份文件，例如 /backup/jidu-20180720.zip；已有的不覆盖")
    Path file = Path.of(".");

    BackupCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        SiteHome home = site.findHome().orElseThrow(() -> new InputException(texts.get("input.home", site.home)));
        try (Database database = site.existingDatabase()) {
            RunTurn turn = RunTurn.await(database, () -> System.err.println(texts.get("step.wait")));
            try {
                print(new SiteBackup(home, database, "jidu " + SiteOptions.VERSION).write(file, clock.instant()));
            } finally {
                turn.close();
            }
        }
        return ExitCode.DONE;
    }

    private void print(SiteBackup.Written written) {
        System.out.println(texts.get(
                "backup.done",
                written.file(),
                written.bytes(),
                written.tables(),
                written.rows(),
                written.files(),
                written.keys()));
    }
}
