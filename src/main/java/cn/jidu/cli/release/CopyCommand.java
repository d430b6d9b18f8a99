package cn.jidu.cli.release;

import cn.jidu.cli.release.ReleaseOptions.OpenRelease;
import cn.jidu.cli.terminal.InputException;
import cn.jidu.cli.terminal.TerminalTexts;
import cn.jidu.definition.SitePeople.SiteRole;
import cn.jidu.release.ReleaseDesk;
import cn.jidu.release.ReleaseState;
import cn.jidu.release.ReleaseSubject;
import cn.jidu.release.copy.MarkedCopies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes copies of what was published for one recipient, whose name stands on every page. */
@Command(name = "copy", mixinStandardHelpOptions = true, description = "为一个收件人另做已发布 PDF 的副本：每页有水印，凭口令打开，原件不动。")
public final class CopyCommand implements Callable<Integer> {
    private final Clock clock;

    @Mixin
    ReleaseOptions options = new ReleaseOptions();

    @Option(names = "--for", required = true, paramLabel = "收件人", description = "收件人，印在每页上（至多二十个字）")
    String recipient = "";

    // a password among the arguments would stand in the list of processes
    @Option(
            names = "--password-file",
            required = true,
            paramLabel = "文件",
            description = "口令文件：首行是打开副本的口令（8 至 64 个字母、数字或符号）")
    Path passwordFile = Path.of("");

    /** @param clock tells when something is done */
    public CopyCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        String password = password();
        return options.open(
                clock,
                SiteRole.APPROVER,
                List.of(),
                open -> options.publishedOrRefused(open).stream()
                        .mapToInt(subject -> options.take(subject, () -> make(subject, password, open)))
                        .max()
                        .orElseThrow());
    }

    private String password() {
        try {
            return Files.readString(passwordFile).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new InputException(TerminalTexts.texts().get("copy.noFile", passwordFile));
        }
    }

    private ReleaseState make(ReleaseSubject subject, String password, OpenRelease open) {
        open.expectWithin(subject.plan().area());
        System.out.println(
                new MarkedCopies(open.database(), open.site().home()).make(subject, recipient, password, open.act()));
        return new ReleaseDesk(open.database(), open.loaded().gates()).state(subject);
    }
}
