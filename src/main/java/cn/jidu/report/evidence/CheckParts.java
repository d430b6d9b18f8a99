package cn.jidu.report.evidence;

import cn.jidu.definition.area.Area;
import cn.jidu.report.data.QuarterResults.RuleCheck;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.TextCell;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Of how many of an area's rows each rule was asked, how many it lists, and of how many it could not be asked. */
public final class CheckParts {
    private final PlanView view;
    private final Area area;

    /** Of the report of an area. */
    public CheckParts(PlanView view, Area area) {
        this.view = view;
        this.area = area;
    }

    /** Of one rule. */
    private record RuleTotal(long evaluated, long failed, long notEvaluable) {
        static RuleTotal of(RuleCheck c) {
            return new RuleTotal(c.evaluated(), c.failed(), c.notEvaluable());
        }

        RuleTotal plus(RuleTotal other) {
            return new RuleTotal(evaluated + other.evaluated, failed + other.failed, notEvaluable + other.notEvaluable);
        }
    }

    /** Columns {@code name}, {@code evaluated}, {@code failed}, {@code notEvaluable}; where no rule was asked there is none. */
    public Optional<ReportPart> part() {
        Map<String, RuleTotal> totals = view.results().checks().stream()
                .filter(c -> view.isWithin(c.area(), area))
                .collect(Collectors.toMap(RuleCheck::code, RuleTotal::of, RuleTotal::plus, TreeMap::new));
        List<ReportPart.PartRow> rows = totals.entrySet().stream()
                .map(e -> row(e.getKey(), e.getValue()))
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new ReportPart(
                        "checks",
                        view.text("heading.checks"),
                        view.columns(List.of("name", "evaluated", "failed", "notEvaluable")),
                        rows,
                        List.of(view.text("note.checks"))));
    }

    private ReportPart.PartRow row(String code, RuleTotal total) {
        return new ReportPart.PartRow(
                "",
                Map.of(
                        "name", TextCell.text(view.words().name(code)),
                        "evaluated", TextCell.count(total.evaluated),
                        "failed", TextCell.count(total.failed),
                        "notEvaluable", TextCell.count(total.notEvaluable)));
    }
}
