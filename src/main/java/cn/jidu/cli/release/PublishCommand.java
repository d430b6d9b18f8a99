package cn.jidu.cli.release;

import cn.jidu.definition.SitePeople.SiteRole;
import cn.jidu.release.ReleaseDesk;
import cn.jidu.release.ReleasePublishing;
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
        return options.take(clock, SiteRole.APPROVER, List.of(), (dossier, open) -> {
            open.expectWithin(dossier.subject().plan().area());
            new ReleasePublishing(
                            open.database(), open.loaded().gates(), open.site().templates())
                    .publish(dossier, open.act());
            System.out.println(dossier.released());
            return new ReleaseDesk(open.database(), open.loaded().gates()).state(dossier.subject());
        });
    }
}
