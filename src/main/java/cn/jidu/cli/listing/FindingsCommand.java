package cn.jidu.cli.listing;

import cn.jidu.cleanse.cell.FindingCode;
import cn.jidu.cli.terminal.ExitCode;
import cn.jidu.cli.terminal.FoundLines;
import cn.jidu.cli.terminal.InputException;
import cn.jidu.cli.terminal.SiteOptions;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.measure.ReturnCheck;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.report.data.FindingRow;
import cn.jidu.report.data.QuarterResults.RuleCheck;
import cn.jidu.report.data.ReportData;
import cn.jidu.report.view.CodeWords;
import cn.jidu.store.Database;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The doubtful data that the newest revision of each quarter lists. */
@Command(name = "findings", mixinStandardHelpOptions = true, description = "列出各季度最新修订的疑点（入库但有疑问的数据）。")
public final class FindingsCommand extends ListCommand<FindingsCommand.Finding> {
    @Option(names = "--checks", description = "列各规则核对了多少、列出多少、资料不足而无法核对多少")
    private boolean checks;

    FindingsCommand() {
        super("findings.none");
    }

    @Override
    public Integer call() {
        return checks ? listChecks() : super.call();
    }

    /** As programs read it: what could not be asked has not passed. */
    record ListedCheck(
            String quarter, String code, String source, String area, long evaluated, long failed, long notEvaluable) {
        static ListedCheck of(Quarter quarter, RuleCheck c) {
            return new ListedCheck(
                    quarter.toString(), c.code(), c.source(), c.area(), c.evaluated(), c.failed(), c.notEvaluable());
        }

        /** Of two areas or sources of one quarter and rule. */
        ListedCheck plus(ListedCheck other) {
            return new ListedCheck(
                    quarter,
                    code,
                    "",
                    "",
                    evaluated + other.evaluated,
                    failed + other.failed,
                    notEvaluable + other.notEvaluable);
        }
    }

    /** In words by rule, for programs by rule, source and area. */
    private int listChecks() {
        Definitions definitions = site.definitions();
        Predicate<String> within = options.within(definitions.areas());
        Predicate<String> wanted = options.wanted(codes(definitions));
        List<ListedCheck> found = new ArrayList<>();
        try (Database database = site.existingDatabase()) {
            JdbcTemplate db = new JdbcTemplate(database.reader());
            each(
                    db,
                    definitions,
                    options.quarter(),
                    (quarter, data) -> data.checks().stream()
                            .filter(c -> wanted.test(c.code()) && within.test(c.area()))
                            .forEach(c -> found.add(ListedCheck.of(quarter, c))));
        }
        CodeWords words = new CodeWords(definitions);
        FoundLines.print(
                options.json ? found : totals(found),
                options.json,
                "findings.noChecks",
                c -> texts.get(
                        "findings.check",
                        c.quarter,
                        words.name(c.code),
                        c.code,
                        c.evaluated,
                        c.failed,
                        c.notEvaluable));
        return ExitCode.DONE;
    }

    private static List<ListedCheck> totals(List<ListedCheck> found) {
        Map<String, ListedCheck> totals = new LinkedHashMap<>();
        found.forEach(c -> totals.merge(c.quarter + c.code, c, ListedCheck::plus));
        return List.copyOf(totals.values());
    }

    @Override
    SortedSet<String> codes(Definitions definitions) {
        SortedSet<String> codes = new TreeSet<>(definitions.rules().keySet());
        Arrays.stream(FindingCode.values()).map(Enum::name).forEach(codes::add);
        codes.add(ReturnCheck.CODE);
        return codes;
    }

    @Override
    void list(JdbcTemplate db, Definitions definitions, Optional<Quarter> asked, Consumer<Finding> to) {
        each(db, definitions, asked, (quarter, data) -> data.standingFindings(f -> to.accept(Finding.of(quarter, f))));
    }

    /** The newest revision of the quarter, or of each. */
    private void each(
            JdbcTemplate db, Definitions definitions, Optional<Quarter> asked, BiConsumer<Quarter, ReportData> to) {
        List<Quarter> quarters = asked.map(List::of).orElseGet(() -> new Revisions(db).listQuarters());
        if (quarters.isEmpty()) {
            throw new InputException(texts.get("input.nothingMeasured", new RunAdvice(site, db).ofAny()));
        }
        for (Quarter quarter : quarters) {
            Revision newest = new Revisions(db)
                    .findNewest(quarter)
                    .orElseThrow(() -> new InputException(
                            texts.get("input.notMeasured", quarter, new RunAdvice(site, db).of(quarter))));
            to.accept(quarter, new ReportData(db, definitions, "jidu " + SiteOptions.VERSION, newest));
        }
    }

    @Override
    String line(Finding f, Definitions definitions) {
        return texts.get(
                "findings.line",
                f.quarter,
                definitions
                        .areas()
                        .findByCode(f.area)
                        .map(a -> texts.get("findings.area", f.area, a.name()))
                        .orElse(f.area),
                f.code,
                place(f),
                f.message,
                new CodeWords(definitions).name(f.code));
    }

    /** Empty where the message begins with it, as those of the intake do, or where the finding is of no row. */
    private String place(Finding f) {
        return f.row == null || f.message.startsWith(f.file) ? "" : texts.get("findings.place", f.file, f.row);
    }

    /** As programs read it. */
    record Finding(
            String code,
            String source,
            String area,
            String quarter,
            String file,
            @Nullable Integer row,
            String key,
            String message)
            implements Found {
        static Finding of(Quarter quarter, FindingRow f) {
            return new Finding(
                    f.code(),
                    f.source(),
                    f.area(),
                    quarter.toString(),
                    f.delivery(),
                    f.row().orElse(null),
                    f.key(),
                    f.message());
        }
    }
}
