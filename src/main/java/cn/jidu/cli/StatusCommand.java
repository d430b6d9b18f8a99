package cn.jidu.cli;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Texts;
import cn.jidu.reconcile.Expected;
import cn.jidu.reconcile.Staleness;
import cn.jidu.report.ExpectedWords;
import cn.jidu.report.FileCounts;
import cn.jidu.report.QuarterResults.DeliveryLine;
import cn.jidu.report.ReportData;
import cn.jidu.store.Database;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
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
final class StatusCommand implements Callable<Integer> {
    private final Clock clock;
    private final Texts texts = Terminal.texts();

    @Mixin
    SiteOptions site = new SiteOptions();

    @Option(names = "--quarter", paramLabel = "季度", description = "列出该季度应报的文件，例如 2018Q2")
    @Nullable
    String quarter;

    @Option(names = "--as-of", paramLabel = "日期", description = "以该日为准判断是否逾期（默认当天，北京时间）")
    @Nullable
    LocalDate asOf;

    StatusCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Optional<Quarter> asked = ListOptions.quarter(quarter);
        Definitions definitions = site.definitions();
        try (Database database = site.existingDatabase()) {
            JdbcTemplate db = new JdbcTemplate(database.reader());
            List<String> lines = asked.map(q -> expected(db, definitions, q)).orElseGet(() -> held(db, definitions));
            System.out.println(
                    lines.isEmpty() ? texts.get("status.empty") : String.join(System.lineSeparator(), lines));
        }
        return ExitCode.DONE;
    }

    private List<String> expected(JdbcTemplate db, Definitions definitions, Quarter asked) {
        LocalDate day = asOf == null ? LocalDate.now(clock) : asOf;
        return new ExpectedWords(definitions).lines(Expected.list(db, definitions, asked, day, clock.getZone()));
    }

    private List<String> held(JdbcTemplate db, Definitions definitions) {
        List<String> lines = new ArrayList<>(quarters(db, new Staleness(db, definitions).causes()));
        ReportData.listOutstanding(db).forEach(d -> lines.add(FilesSummary.line(d, site)));
        ReportData.listWaiting(db).forEach(name -> lines.add(texts.get("summary.waiting", name)));
        return lines;
    }

    /** Of every quarter that has a revision or files. */
    private List<String> quarters(JdbcTemplate db, SortedMap<Quarter, List<String>> stale) {
        SortedMap<Quarter, Newest> newest = newest(db);
        SortedMap<Quarter, List<DeliveryLine>> files = new TreeMap<>();
        newest.keySet().forEach(q -> files.put(q, List.of()));
        files.putAll(ReportData.listDeliveries(db, Optional.empty()).stream()
                .filter(d -> !d.quarter().isEmpty())
                .collect(Collectors.groupingBy(d -> Quarter.of(d.quarter()))));
        List<String> lines = new ArrayList<>();
        files.forEach((q, of) -> {
            Newest revision = newest.get(q);
            String fates = FilesSummary.fates(new FileCounts(of));
            lines.add(
                    revision == null
                            ? texts.get("status.unmeasured", q, of.size(), fates)
                            : texts.get("status.quarter", q, revision.number, revision.asOf, of.size(), fates)
                                    + stale(stale.getOrDefault(q, List.of())));
        });
        return lines;
    }

    private static SortedMap<Quarter, Newest> newest(JdbcTemplate db) {
        SortedMap<Quarter, Newest> newest = new TreeMap<>();
        RowCallbackHandler each =
                row -> newest.put(Quarter.of(row.getString(1)), new Newest(row.getInt(2), row.getString(3)));
        db.query("select quarter, number, as_of from jidu.revision order by number", each);
        return newest;
    }

    /** The newest revision of a quarter. */
    private record Newest(int number, String asOf) {}

    private String stale(List<String> causes) {
        return causes.isEmpty() ? "" : texts.get("status.stale", String.join("、", causes));
    }
}
