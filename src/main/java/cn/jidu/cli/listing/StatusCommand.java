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
import cn.jidu.reconcile.arrival.ExpectedFiles;
import cn.jidu.reconcile.arrival.FileExpectation;
import cn.jidu.report.part.ExpectedWords;
import cn.jidu.store.Database;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
            System.out.println(
                    json
                            ? asked.map(q -> JsonText.of(
                                            StatusJson.expected(expected(db, definitions, from, q), definitions)))
                                    .orElseGet(() ->
                                            JsonText.of(held(db, definitions).json(site)))
                            : String.join(System.lineSeparator(), lines(db, definitions, from, asked)));
        }
        return ExitCode.DONE;
    }

    private List<FileExpectation> expected(
            JdbcTemplate db, Definitions definitions, Optional<Quarter> from, Quarter asked) {
        LocalDate day = asOf == null ? LocalDate.now(clock) : asOf;
        return ExpectedFiles.list(db, definitions, from, asked, day, clock.getZone());
    }

    private List<String> lines(
            JdbcTemplate db, Definitions definitions, Optional<Quarter> from, Optional<Quarter> asked) {
        if (asked.isPresent() && from.filter(f -> asked.get().compareTo(f) < 0).isPresent()) {
            return List.of(texts.get("status.notExpected", asked.get(), from.get()));
        }
        List<String> lines = asked.map(q -> new ExpectedWords(definitions).lines(expected(db, definitions, from, q)))
                .orElseGet(() -> held(db, definitions).lines(site));
        return lines.isEmpty() ? List.of(texts.get("status.empty")) : lines;
    }

    private static HeldQuarters held(JdbcTemplate db, Definitions definitions) {
        return HeldQuarters.of(db, new RevisionStaleness(db, definitions).causes());
    }
}
