package cn.jidu.cli.listing;

import cn.jidu.cli.terminal.ExitCode;
import cn.jidu.cli.terminal.HeldQuarters;
import cn.jidu.cli.terminal.JsonText;
import cn.jidu.cli.terminal.ListOptions;
import cn.jidu.cli.terminal.SiteOptions;
import cn.jidu.cli.terminal.StatusJson;
import cn.jidu.cli.terminal.TerminalTexts;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Schedule;
import cn.jidu.definition.reading.DefinitionLoader.Loaded;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.reconcile.RevisionStaleness;
import cn.jidu.reconcile.StaleCauses;
import cn.jidu.reconcile.arrival.ExpectedFiles;
import cn.jidu.reconcile.arrival.FileExpectation;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.report.evidence.ExpectedWords;
import cn.jidu.store.Database;
import cn.jidu.store.SiteHome;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * What this site holds: every quarter that has files, its newest revision, whether that still follows from what was delivered, how its
 * files fared, and which of them need someone. Of one quarter: what was expected, and what came of it.
 */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "列出各季度的最新修订与收件情况；给出 --quarter 时列出该季度应报、已报、迟报、未报的文件。")
public final class StatusCommand implements Callable<Integer> {
    private final Clock clock;
    private final PackageTexts texts = TerminalTexts.texts();

    @Mixin
    SiteOptions site = new SiteOptions();

    @Option(names = "--quarter", paramLabel = "季度", description = "列出该季度应报的文件，例如 2018Q2")
    @Nullable
    String quarter;

    @Option(names = "--as-of", paramLabel = "日期", description = "以该日为准判断是否逾期（默认当天，北京时间）")
    @Nullable
    LocalDate asOf;

    @Option(names = "--as-known", paramLabel = "日期", description = "列出该日日终所知的修订和发布，以及它们现在怎样")
    @Nullable
    LocalDate asKnown;

    private static final int YEAR_DAYS = 366;

    @Option(names = "--gates", description = "并列出最近一个季度各计划的报告被哪些门槛拦住")
    boolean gates;

    @Option(names = "--json", description = "以 JSON 输出结果")
    boolean json;

    /** @param clock tells when something is done */
    public StatusCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Optional<Quarter> asked = ListOptions.quarter(quarter);
        Loaded loaded = site.loaded();
        Definitions definitions = loaded.definitions().orElseThrow();
        Optional<Quarter> from = loaded.schedule().flatMap(Schedule::expectedFrom);
        try (Database database = site.existingDatabase()) {
            JdbcTemplate db = new JdbcTemplate(database.reader());
            if (asKnown != null) {
                KnownThen known = new KnownThen(db, asKnown, asked);
                System.out.println(json ? JsonText.of(known.json()) : text(known.lines()));
            } else if (asked.isPresent()) {
                List<FileExpectation> expected = expected(db, definitions, from, asked.get());
                System.out.println(
                        json
                                ? JsonText.of(StatusJson.expected(expected, definitions))
                                : text(expectedLines(expected, definitions, from, asked.get())));
            } else {
                System.out.println(whole(database, loaded));
            }
        }
        return ExitCode.DONE;
    }

    /** Everything that the site holds. */
    private String whole(Database database, Loaded loaded) {
        Definitions definitions = loaded.definitions().orElseThrow();
        JdbcTemplate db = new JdbcTemplate(database.reader());
        SortedMap<Quarter, StaleCauses> stale = new RevisionStaleness(db, definitions).causes();
        HeldQuarters held = HeldQuarters.of(db, stale);
        ReleaseLines releases = new ReleaseLines(site, db, site.today(definitions), stale.keySet());
        Optional<HeldReports> reports = gates ? heldReports(database, loaded) : Optional.empty();
        if (json) {
            Map<String, Object> values = new LinkedHashMap<>(held.json(site));
            releases.json(values);
            reports.ifPresent(r -> values.put("held", r.json()));
            return JsonText.of(values);
        }
        List<String> lines = new ArrayList<>(held.lines(site));
        lines.addAll(releases.lines());
        reports.ifPresent(r -> lines.addAll(r.lines()));
        return text(lines);
    }

    /** Of the newest revision of the newest quarter. */
    private Optional<HeldReports> heldReports(Database database, Loaded loaded) {
        SiteHome home = site.findHome().orElseThrow();
        List<Revision> newest = new Revisions(new JdbcTemplate(database.reader())).listNewest();
        return newest.isEmpty()
                ? Optional.empty()
                : Optional.of(HeldReports.of(
                        site.open(home, loaded.definitions().orElseThrow(), database, clock),
                        loaded.gates(),
                        newest.get(newest.size() - 1)));
    }

    private String text(List<String> lines) {
        return lines.isEmpty() ? texts.get("status.empty") : String.join(System.lineSeparator(), lines);
    }

    private List<FileExpectation> expected(
            JdbcTemplate db, Definitions definitions, Optional<Quarter> from, Quarter asked) {
        LocalDate day = asOf == null ? LocalDate.now(clock) : asOf;
        return ExpectedFiles.list(db, definitions, from, asked, day, clock.getZone());
    }

    private List<String> expectedLines(
            List<FileExpectation> expected, Definitions definitions, Optional<Quarter> from, Quarter asked) {
        return from.filter(f -> asked.compareTo(f) < 0)
                .map(f -> List.of(texts.get("status.notExpected", asked, f)))
                .orElseGet(() -> owedLines(expected, definitions));
    }

    /** So late as only past years are that were taken in afterwards: the setting for them is named. */
    private List<String> owedLines(List<FileExpectation> expected, Definitions definitions) {
        List<String> lines = new ArrayList<>(new ExpectedWords(definitions).lines(expected));
        if (expected.stream().anyMatch(e -> e.days() > YEAR_DAYS)) {
            lines.add(texts.get("status.yearsLate"));
        }
        return lines;
    }
}
