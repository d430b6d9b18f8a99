package cn.jidu.cli.release;

import cn.jidu.cli.terminal.ListOptions;
import cn.jidu.cli.terminal.TerminalTexts;
import cn.jidu.cli.terminal.UsageException;
import cn.jidu.definition.SitePeople.SiteRole;
import cn.jidu.release.ReleaseDesk;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Approves what was submitted, for a county alone or for good. */
@Command(name = "approve", mixinStandardHelpOptions = true, description = "审核通过已送审的报告（已送审 → 已审核）；送审人不能审核自己送审的报告。")
public final class ApproveCommand implements Callable<Integer> {
    private final Clock clock;

    @Mixin
    ReleaseOptions options = new ReleaseOptions();

    @Option(names = "--area", paramLabel = "区划", description = "只是该县（市、区）签认，不是审核通过")
    @Nullable
    String area;

    @Option(names = "--embargo", paramLabel = "时刻", description = "此时刻（北京时间，例如 2018-07-20T10:00）之前不得发布，印作发布时间")
    @Nullable
    String embargo;

    @Option(names = "--override", paramLabel = "门槛", description = "说明理由放行的门槛（可重复；只限允许放行的，理由印在报告上）")
    List<String> answered = new ArrayList<>();

    /** @param clock tells when something is done */
    public ApproveCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (area != null && (embargo != null || !answered.isEmpty())) {
            throw new UsageException(TerminalTexts.texts().get("usage.signOff"));
        }
        Optional<Instant> notBefore = Optional.ofNullable(embargo).map(this::instant);
        return options.open(clock, SiteRole.APPROVER, answered, open -> options.take(open, step(notBefore)));
    }

    private ReleaseOptions.ReleaseStep step(Optional<Instant> notBefore) {
        return (dossier, open) -> {
            ReleaseDesk desk = new ReleaseDesk(open.database(), open.loaded().gates());
            String county = area;
            if (county == null) {
                open.expectWithin(dossier.subject().plan().area());
                desk.approve(dossier, notBefore, open.act());
            } else {
                String code = ListOptions.area(county, open.site().definitions().areas());
                open.expectWithin(code);
                desk.signOff(dossier, code, open.act());
            }
            return desk.state(dossier.subject());
        };
    }

    private Instant instant(String text) {
        try {
            return LocalDateTime.parse(text.strip().replace(' ', 'T'))
                    .atZone(clock.getZone())
                    .toInstant();
        } catch (DateTimeParseException e) {
            throw new UsageException(TerminalTexts.texts().get("usage.embargo", text));
        }
    }
}
