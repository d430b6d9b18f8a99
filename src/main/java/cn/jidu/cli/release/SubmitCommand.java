package cn.jidu.cli.release;

import cn.jidu.cli.release.ReleaseOptions.OpenRelease;
import cn.jidu.definition.SitePeople.SiteRole;
import cn.jidu.release.ReleaseDesk;
import cn.jidu.release.ReleaseDossier;
import cn.jidu.release.ReleaseState;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Puts a draft before the one who approves. */
@Command(name = "submit", mixinStandardHelpOptions = true, description = "把一个修订的报告送审（草稿 → 已送审）；门槛未过的不能送审。")
public final class SubmitCommand implements Callable<Integer> {
    private final Clock clock;

    @Mixin
    ReleaseOptions options = new ReleaseOptions();

    @Option(names = "--override", paramLabel = "门槛", description = "说明理由放行的门槛（可重复；只限允许放行的，理由印在报告上）")
    List<String> answered = new ArrayList<>();

    /** @param clock tells when something is done */
    public SubmitCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        return options.open(clock, SiteRole.STATISTICIAN, answered, open -> options.take(open, SubmitCommand::submit));
    }

    private static ReleaseState submit(ReleaseDossier dossier, OpenRelease open) {
        open.expectWithin(dossier.subject().plan().area());
        ReleaseDesk desk = new ReleaseDesk(open.database(), open.loaded().gates());
        desk.submit(dossier, open.act());
        return desk.state(dossier.subject());
    }
}
