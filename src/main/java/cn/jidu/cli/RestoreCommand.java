package cn.jidu.cli;

import cn.jidu.cli.terminal.ExitCode;
import cn.jidu.cli.terminal.InputException;
import cn.jidu.cli.terminal.SiteOptions;
import cn.jidu.cli.terminal.TerminalTexts;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.store.backup.SiteRestore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a site of a backup, where there is none yet. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "由备份恢复本站：--home 须不存在或为空，外部数据库中须还没有本程序的表。先核对全部校验和，再写入。")
final class RestoreCommand implements Callable<Integer> {
    private final PackageTexts texts = TerminalTexts.texts();

    @Mixin
    SiteOptions site = new SiteOptions();

    @Parameters(paramLabel = "文件", description = "backup 写出的备份文件")
    Path file = Path.of(".");

    @Option(names = "--keys", paramLabel = "文件", description = "密钥文件（默认为备份文件旁的 .keys 文件）")
    @Nullable
    Path keys;

    @Override
    public Integer call() {
        if (!Files.isRegularFile(file)) {
            throw new InputException(texts.get("input.file", file));
        }
        SiteRestore.Restored restored =
                new SiteRestore(site.home, site.externalLogin()).read(file, Optional.ofNullable(keys));
        System.out.println(texts.get(
                "restore.done",
                restored.home(),
                SiteOptions.MINUTES.format(Instant.parse(restored.madeAt())),
                restored.program(),
                restored.tables(),
                restored.rows(),
                restored.files(),
                site.advise("status")));
        return ExitCode.DONE;
    }
}
