package cn.jidu.cli.release;

import cn.jidu.cli.release.ReleaseOptions.OpenRelease;
import cn.jidu.cli.terminal.ExitCode;
import cn.jidu.definition.SitePeople.SiteRole;
import cn.jidu.release.ReleaseDesk;
import cn.jidu.release.ReleaseState;
import cn.jidu.release.ReleaseSubject;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes back what was submitted or approved, or recalls what was published. */
@Command(name = "withdraw", mixinStandardHelpOptions = true, description = "撤回：已送审、已审核的退为草稿；已发布的撤销，不能再发布。须写明 --reason。")
public final class WithdrawCommand implements Callable<Integer> {
    private final Clock clock;

    @Mixin
    ReleaseOptions options = new ReleaseOptions();

    /** @param clock tells when something is done */
    public WithdrawCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        return options.open(clock, SiteRole.APPROVER, List.of(), open -> {
            List<ReleaseSubject> published = options.published(open);
            int status = published.isEmpty()
                    ? options.take(open, (dossier, o) -> withdraw(dossier.subject(), o))
                    : published.stream()
                            .mapToInt(subject -> options.take(subject, () -> withdraw(subject, open)))
                            .max()
                            .orElse(ExitCode.DONE);
            return status == ExitCode.DONE ? ToldRecipients.of(open, clock.instant()) : status;
        });
    }

    private static ReleaseState withdraw(ReleaseSubject subject, OpenRelease open) {
        open.expectWithin(subject.plan().area());
        return new ReleaseDesk(open.database(), open.loaded().gates()).withdraw(subject, open.act());
    }
}
