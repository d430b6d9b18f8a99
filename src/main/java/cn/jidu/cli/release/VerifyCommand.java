package cn.jidu.cli.release;

import cn.jidu.cli.terminal.ExitCode;
import cn.jidu.cli.terminal.InputException;
import cn.jidu.cli.terminal.JsonText;
import cn.jidu.cli.terminal.SiteOptions;
import cn.jidu.cli.terminal.TerminalTexts;
import cn.jidu.release.verify.FileVerdict;
import cn.jidu.release.verify.FileVerifier;
import cn.jidu.release.verify.VerifiedFile;
import cn.jidu.store.Database;
import cn.jidu.store.SiteHome;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whether a file is a report of this site, and how that stands. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "核验一份报告（PDF、Excel，或拍下的页面）：是不是本站存档的，是否现行、已被替代、已撤销或只是草稿。")
public final class VerifyCommand implements Callable<Integer> {
    /** The bytes are ours, and they do not hold as a release. */
    static final int GENUINE_NOT_CURRENT = 3;

    @Mixin
    SiteOptions site = new SiteOptions();

    @Parameters(paramLabel = "文件", description = "PDF、Excel 工作簿，或页面的照片、扫描件（PNG、JPEG）")
    Path file = Path.of("");

    @Option(names = "--json", description = "以 JSON 输出结果")
    boolean json;

    @Override
    public Integer call() {
        InputException.requireFiles(List.of(file));
        SiteHome home = site.findHome()
                .orElseThrow(() -> new InputException(TerminalTexts.texts().get("input.home", site.home)));
        try (Database database = site.existingDatabase()) {
            VerifiedFile verified =
                    new FileVerifier(new JdbcTemplate(database.reader()), home, site.limits()).verify(file);
            VerifiedText text = new VerifiedText(file, verified);
            System.out.println(json ? JsonText.of(text.json()) : String.join(System.lineSeparator(), text.lines()));
            return status(verified.verdict());
        }
    }

    private static int status(FileVerdict verdict) {
        if (!verdict.isGenuine()) {
            return ExitCode.FAILED;
        }
        return verdict == FileVerdict.CURRENT ? ExitCode.DONE : GENUINE_NOT_CURRENT;
    }
}
