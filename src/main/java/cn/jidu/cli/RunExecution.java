package cn.jidu.cli;

import cn.jidu.batch.RunJob;
import cn.jidu.cli.terminal.ExitCode;
import cn.jidu.cli.terminal.GivenReason;
import cn.jidu.cli.terminal.ListOptions;
import cn.jidu.cli.terminal.ProgressLines;
import cn.jidu.cli.terminal.RunSummary;
import cn.jidu.cli.terminal.SiteOptions;
import cn.jidu.cli.terminal.TerminalTexts;
import cn.jidu.cli.terminal.UsageException;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.inbox.BatchBringer;
import cn.jidu.report.ReportSelection;
import cn.jidu.run.RunRequest;
import cn.jidu.run.RunResult;
import cn.jidu.store.Database;
import cn.jidu.store.SiteHome;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A run as the terminal sees it: progress, closing summary, exit status. */
final class RunExecution {
    private final Clock clock;
    private final SiteOptions site;
    private final RunOptions options;

    RunExecution(Clock clock, SiteOptions site, RunOptions options) {
        this.clock = clock;
        this.site = site;
        this.options = options;
    }

    int run(Quarter quarter, Path inbox) {
        Definitions definitions = site.definitions();
        check(definitions, quarter);
        RunRequest request = request(definitions, quarter, inbox);
        SiteHome home = SiteHome.at(site.home);
        try (Database database = site.database(home);
                ProgressLines progress = new ProgressLines()) {
            RunResult result = new RunJob(site.open(home, definitions, database, clock), progress).run(request);
            progress.done();
            RunSummary summary = new RunSummary(result, site);
            System.out.println(options.json ? summary.json() : summary.text());
            unheeded(request, result).forEach(System.err::println);
            return summary.hasRefusals() ? ExitCode.DONE_WITH_REFUSALS : ExitCode.DONE;
        }
    }

    /** What was asked for and did not come about. */
    private static List<String> unheeded(RunRequest request, RunResult result) {
        PackageTexts texts = TerminalTexts.texts();
        List<String> unheeded = new ArrayList<>();
        if (request.reason().isPresent() && !result.revision().isNew()) {
            unheeded.add(texts.get("summary.noReason"));
        }
        new ReportSelection(request.plans(), request.areas())
                .listMissing(result.folder())
                .forEach(a -> unheeded.add(texts.get(
                        "summary.noReport",
                        result.results().definitions().areas().nameOf(a))));
        return unheeded;
    }

    private void check(Definitions definitions, Quarter quarter) {
        options.plans.stream()
                .filter(p -> !definitions.plans().containsKey(p))
                .findFirst()
                .ifPresent(p -> {
                    throw new UsageException(TerminalTexts.texts()
                            .get(
                                    "usage.plan",
                                    p,
                                    String.join(", ", definitions.plans().keySet())));
                });
        LocalDate last = quarter.lastDay();
        if (options.asOf != null && options.asOf.isBefore(last)) {
            throw new UsageException(TerminalTexts.texts().get("usage.asOf", options.asOf, quarter, last));
        }
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
                BatchBringer.Way.RUN);
    }
}
