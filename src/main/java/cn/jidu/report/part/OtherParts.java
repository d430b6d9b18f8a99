package cn.jidu.report.part;

import cn.jidu.definition.Indicator;
import cn.jidu.definition.Indicator.Aggregate;
import cn.jidu.definition.Indicator.Change;
import cn.jidu.definition.Indicator.Computation;
import cn.jidu.definition.Indicator.Ratio;
import cn.jidu.definition.Panel;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Target;
import cn.jidu.definition.area.Area;
import cn.jidu.measure.Measurement;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.TextCell;
import cn.jidu.report.view.YearOnYear;
import cn.jidu.report.view.YearOnYear.Manner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The computed figures that the plan neither sets a target for nor monitors, grouped by the panel that they are counted over. */
final class OtherParts {
    private final PlanView view;
    private final Area area;
    private final YearOnYear yearOnYear;

    OtherParts(PlanView view, Area area) {
        this.view = view;
        this.area = area;
        this.yearOnYear = new YearOnYear(view);
    }

    /** Empty where the plan names every computed indicator. */
    Optional<ReportPart> part() {
        Set<String> named = named();
        List<Measurement> others = view.outsidePlan(area).stream()
                .filter(m -> !named.contains(m.indicator()))
                .sorted(Comparator.comparing(m -> group(m.indicator())))
                .toList();
        if (others.isEmpty()) {
            return Optional.empty();
        }
        List<ReportPart.PartColumn> columns = List.of("title", "value", "ytd", "yoy", "mark").stream()
                .map(k -> new ReportPart.PartColumn(
                        k, view.text(k.equals("value") ? "column.others.value" : "column." + k)))
                .toList();
        List<ReportPart.PartRow> rows = others.stream().map(this::row).toList();
        return Optional.of(new ReportPart("others", view.text("heading.others"), columns, rows, notes(others)));
    }

    private Set<String> named() {
        Set<String> named = new HashSet<>();
        view.plan().targets().stream().map(Target::indicator).forEach(named::add);
        view.plan().sections().stream().map(Plan.Section::monitoredIndicators).forEach(named::addAll);
        return named;
    }

    private ReportPart.PartRow row(Measurement m) {
        Indicator indicator = view.indicator(m.indicator());
        return new ReportPart.PartRow(
                group(m.indicator()),
                Map.of(
                        "title", TextCell.text(view.text("titleUnit", indicator.title(), m.unit())),
                        "value", TargetParts.value(m, indicator.decimals()),
                        "ytd", TextCell.number(m.ytd(), indicator.decimals(), TextCell.BLANK),
                        "yoy", yearOnYear.cell(m),
                        "mark", TargetParts.mark(m)));
    }

    /** The title of the panel that its rows come from; empty for what comes from no panel. */
    private String group(String key) {
        Computation from = view.indicator(key).computation();
        if (from instanceof Aggregate a) {
            return title(a.panel());
        }
        if (from instanceof Ratio r) {
            return title(r.numerator().panel());
        }
        if (from instanceof Change c) {
            return c.own().map(a -> title(a.panel())).orElseGet(() -> group(c.of()));
        }
        return "";
    }

    private String title(String panel) {
        return Optional.ofNullable(view.results().definitions().panels().get(panel))
                .map(Panel::title)
                .orElse("");
    }

    private List<String> notes(List<Measurement> others) {
        Set<Manner> seen = EnumSet.noneOf(Manner.class);
        others.forEach(m -> yearOnYear.manner(m).ifPresent(seen::add));
        List<String> notes = new ArrayList<>();
        notes.add(view.text("note.others"));
        notes.addAll(YearOnYear.notes(view, seen));
        return notes;
    }
}
