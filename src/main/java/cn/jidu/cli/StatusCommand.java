package cn.jidu.cli;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Texts;
import cn.jidu.reconcile.Expected;
import cn.jidu.reconcile.Staleness;
import cn.jidu.report.ExpectedWords;
import cn.jidu.report.ReportData;
import cn.jidu.store.Database;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * What this site holds: the newest revision of every quarter, whether it still follows from what was delivered, how its
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
        ReportData.listOutstanding(db)
                .forEach(d -> lines.add(texts.get("summary." + d.fate(), d.fileName(), d.message(), d.reason())));
        ReportData.listWaiting(db).forEach(name -> lines.add(texts.get("summary.waiting", name)));
        return lines;
    }

    private List<String> quarters(JdbcTemplate db, SortedMap<Quarter, List<String>> stale) {
        return db.query(
                """
                select r.quarter, r.number, r.as_of, count(d.delivery_id),
                    count(*) filter (where d.state = 'loaded'), count(*) filter (where d.state = 'refused'),
                    count(*) filter (where d.state = 'held')
                from jidu.revision r left join jidu.delivery d on d.quarter = r.quarter
                where r.number = (select max(number) from jidu.revision n where n.quarter = r.quarter)
                group by r.quarter, r.number, r.as_of order by r.quarter""",
                (row, i) -> texts.get(
                                "status.quarter",
                                row.getString(1),
                                row.getInt(2),
                                row.getString(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6),
                                row.getLong(7))
                        + stale(stale.getOrDefault(Quarter.of(row.getString(1)), List.of())));
    }

    private String stale(List<String> causes) {
        return causes.isEmpty() ? "" : texts.get("status.stale", String.join("、", causes));
    }
}
