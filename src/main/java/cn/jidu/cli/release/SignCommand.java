package cn.jidu.cli.release;

import cn.jidu.cli.release.ReleaseOptions.OpenRelease;
import cn.jidu.definition.Schedule;
import cn.jidu.definition.SitePeople.SiteRole;
import cn.jidu.release.ReleaseDesk;
import cn.jidu.release.ReleaseRefusedException;
import cn.jidu.release.ReleaseState;
import cn.jidu.release.ReleaseSubject;
import cn.jidu.release.sign.SignedCopies;
import cn.jidu.release.sign.SiteKey;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes signed copies of what was published. */
@Command(
        name = "sign",
        mixinStandardHelpOptions = true,
        description = "用本站的密钥为已发布的 PDF 另做签名副本（PAdES），原件不动。签名只说明内容未变、出自本站的密钥，不是公章。")
public final class SignCommand implements Callable<Integer> {
    private final Clock clock;

    @Mixin
    ReleaseOptions options = new ReleaseOptions();

    /** @param clock tells when something is done */
    public SignCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        return options.open(
                clock,
                SiteRole.APPROVER,
                List.of(),
                open -> options.publishedOrRefused(open).stream()
                        .mapToInt(subject -> options.take(subject, () -> sign(subject, open)))
                        .max()
                        .orElseThrow());
    }

    private static ReleaseState sign(ReleaseSubject subject, OpenRelease open) {
        open.expectWithin(subject.plan().area());
        SiteKey key = open.loaded()
                .schedule()
                .flatMap(Schedule::signing)
                .map(files -> SiteKey.open(files, open.site().home().root()))
                .orElseThrow(() -> new ReleaseRefusedException("sign.noSigning"));
        System.out.println(new SignedCopies(open.database(), open.site().home(), key).sign(subject, open.act()));
        return new ReleaseDesk(open.database(), open.loaded().gates()).state(subject);
    }
}
