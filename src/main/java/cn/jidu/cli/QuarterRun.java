package cn.jidu.cli;

import cn.jidu.batch.RunJob;
import cn.jidu.batch.RunRequest;
import cn.jidu.batch.RunResult;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.intake.Bringer;
import cn.jidu.store.Database;
import cn.jidu.store.Home;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.stream.Collectors;

/** A run as the terminal sees it: progress, closing summary, exit status. */
final class QuarterRun {
    private final Clock clock;
    private final SiteOptions site;
    private final RunOptions options;

    QuarterRun(Clock clock, SiteOptions site, RunOptions options) {
        this.clock = clock;
        this.site = site;
        this.options = options;
    }

    int run(Quarter quarter, Path inbox) {
        Definitions definitions = site.definitions();
        check(definitions);
        RunRequest request = request(definitions, quarter, inbox);
        Home home = Home.at(site.home);
        try (Database database = site.database(home);
                ProgressLines progress = new ProgressLines()) {
            RunResult result = new RunJob(site.open(home, definitions, database, clock), progress).run(request);
            progress.done();
            Summary summary = new Summary(result, site);
            System.out.println(options.json ? summary.json() : summary.text());
            return summary.hasRefusals() ? ExitCode.DONE_WITH_REFUSALS : ExitCode.DONE;
        }
    }

    private void check(Definitions definitions) {
        options.plans.stream()
                .filter(p -> !definitions.plans().containsKey(p))
                .findFirst()
                .ifPresent(p -> {
                    throw new UsageException(Terminal.texts()
                            .get(
                                    "usage.plan",
                                    p,
                                    String.join(", ", definitions.plans().keySet())));
                });
    }

    private RunRequest request(Definitions definitions, Quarter quarter, Path inbox) {
        return new RunRequest(
                quarter,
                inbox,
                options.plans,
                options.areas.stream()
                        .map(a -> ListOptions.area(a, definitions.areas()))
                        .collect(Collectors.toCollection(LinkedHashSet::new)),
                GivenReason.check(options.reason),
                Optional.ofNullable(options.asOf),
                LocalDate.now(clock),
                clock.instant(),
                Bringer.Way.RUN);
    }
}
