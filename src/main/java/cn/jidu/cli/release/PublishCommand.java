package cn.jidu.cli.release;

import cn.jidu.cli.release.ReleaseOptions.OpenRelease;
import cn.jidu.cli.terminal.ExitCode;
import cn.jidu.definition.SitePeople.SiteRole;
import cn.jidu.release.ReleaseDesk;
import cn.jidu.release.ReleaseDossier;
import cn.jidu.release.ReleasePublishing;
import cn.jidu.release.ReleaseState;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Publishes what was approved. */
@Command(name = "publish", mixinStandardHelpOptions = true, description = "发布已审核的报告（已审核 → 已发布）：写入 releases/，此后不再改动。")
public final class PublishCommand implements Callable<Integer> {
    private final Clock clock;

    @Mixin
    ReleaseOptions options = new ReleaseOptions();

    /** @param clock tells when something is done */
    public PublishCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        return options.open(clock, SiteRole.APPROVER, List.of(), open -> {
            int status = options.take(open, PublishCommand::publish);
            return status == ExitCode.DONE ? ToldRecipients.of(open, clock.instant()) : status;
        });
    }

    private static ReleaseState publish(ReleaseDossier dossier, OpenRelease open) {
        open.expectWithin(dossier.subject().plan().area());
        new ReleasePublishing(
                        open.database(), open.loaded().gates(), open.site().templates())
                .publish(dossier, open.act());
        System.out.println(dossier.released());
        return new ReleaseDesk(open.database(), open.loaded().gates()).state(dossier.subject());
    }
}
