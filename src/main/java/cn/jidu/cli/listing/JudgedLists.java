package cn.jidu.cli.listing;

import cn.jidu.cli.terminal.FoundLines;
import cn.jidu.cli.terminal.InputException;
import cn.jidu.cli.terminal.TerminalTexts;
import cn.jidu.decision.AnswerSheet;
import cn.jidu.decision.JudgedThing;
import cn.jidu.decision.JudgementTable;
import cn.jidu.decision.JudgementTable.RulePrecision;
import cn.jidu.decision.MatchSample;
import cn.jidu.decision.OpenFindings;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.candidate.DecisionBounds;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.report.data.ErrorRate;
import cn.jidu.store.Database;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** Findings and drawn matches that people judge, of the newest quarter. */
final class JudgedLists {
    private final Database database;
    private final Definitions definitions;
    private final DecisionBounds bounds;
    private final Revision revision;
    private final PackageTexts texts = TerminalTexts.texts();

    private JudgedLists(Database database, Definitions definitions, DecisionBounds bounds, Revision revision) {
        this.bounds = bounds;
        this.database = database;
        this.definitions = definitions;
        this.revision = revision;
    }

    /** @throws InputException where nothing is measured yet */
    static JudgedLists of(Database database, Definitions definitions, DecisionBounds bounds) {
        Revisions revisions = new Revisions(new JdbcTemplate(database.reader()));
        List<Quarter> quarters = revisions.listQuarters();
        return (quarters.isEmpty()
                        ? Optional.<Revision>empty()
                        : revisions.findNewest(quarters.get(quarters.size() - 1)))
                .map(r -> new JudgedLists(database, definitions, bounds, r))
                .orElseThrow(() -> new InputException(TerminalTexts.texts().get("decide.none")));
    }

    private OpenFindings open() {
        return new OpenFindings(new JdbcTemplate(database.reader()), definitions, revision);
    }

    private MatchSample sample() {
        return new MatchSample(database, definitions, revision);
    }

    List<AnswerSheet> findings(Predicate<String> within) {
        return open().sheets(within).stream()
                .flatMap(s -> s.parts(bounds.sheetRows()).stream())
                .toList();
    }

    AnswerSheet sample(Predicate<String> within) {
        sample().draw();
        return sample().sheet(within);
    }

    /** Those findings and drawn matches of the newest quarter that have these ids; by id. */
    Map<String, JudgedThing> find(Collection<String> ids) {
        Map<Boolean, List<String>> kinds =
                ids.stream().collect(Collectors.partitioningBy(id -> id.startsWith(JudgedThing.FINDING)));
        return Stream.concat(
                        open().find(kinds.getOrDefault(true, List.of())).stream(),
                        sample().find(kinds.getOrDefault(false, List.of())).stream())
                .collect(Collectors.toMap(JudgedThing::id, t -> t));
    }

    /** What is there to be judged, and how right each rule was so far. */
    void printFindings(boolean json, Predicate<String> within) {
        List<RulePrecision> judged = new JudgementTable(database).precisions();
        SortedMap<String, Long> waiting = open().counts(within);
        List<RuleLine> lines = new ArrayList<>();
        definitions.rules().forEach((code, rule) -> {
            RulePrecision of = judged.stream()
                    .filter(p -> p.code().equals(code))
                    .findFirst()
                    .orElse(new RulePrecision(code, 0, 0));
            lines.add(new RuleLine(code, rule.title(), waiting.getOrDefault(code, 0L), of.confirmed(), of.refuted()));
        });
        FoundLines.print(lines, json, "decide.none", this::line);
    }

    /** As programs read it. */
    record RuleLine(String code, String title, long waiting, long confirmed, long refuted) {}

    private String line(RuleLine l) {
        long judged = l.confirmed() + l.refuted();
        return judged == 0
                ? texts.get("decide.rule.unjudged", l.code(), l.title(), l.waiting())
                : texts.get(
                        "decide.rule",
                        l.code(),
                        l.title(),
                        l.waiting(),
                        judged,
                        l.confirmed(),
                        percent((double) l.confirmed() / judged));
    }

    /** As programs read it; shares of one. */
    record TierLine(String quarter, String tier, ErrorRate rate) {}

    void printSample(boolean json) {
        sample().draw();
        List<TierLine> lines = new ArrayList<>();
        sample().rates()
                .forEach((tier, rate) ->
                        lines.add(new TierLine(revision.quarter().toString(), tier, rate)));
        FoundLines.print(lines, json, "decide.noSample", l -> {
            ErrorRate r = l.rate();
            return r.judged() == 0
                    ? texts.get("decide.sample.unjudged", l.quarter(), l.tier(), r.drawn())
                    : texts.get(
                            "decide.sample",
                            l.quarter(),
                            l.tier(),
                            r.drawn(),
                            r.judged(),
                            r.wrong(),
                            percent(r.rate()),
                            percent(r.low()),
                            percent(r.high()));
        });
    }

    private static String percent(double share) {
        return Objects.requireNonNull(String.format(
                Locale.ROOT, "%s%%", BigDecimal.valueOf(100 * share).setScale(1, RoundingMode.HALF_UP)));
    }
}
