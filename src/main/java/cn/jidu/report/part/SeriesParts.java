package cn.jidu.report.part;

import cn.jidu.definition.Indicator.Behaviour;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Target;
import cn.jidu.definition.Target.TargetKind;
import cn.jidu.definition.area.Area;
import cn.jidu.measure.Measurement;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.TextCell;
import cn.jidu.report.view.YearOnYear;
import cn.jidu.report.view.YearOnYear.Manner;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The targets' figures quarter by quarter, up to the report's: as they are measured in its revision. */
final class SeriesParts {
    private static final List<String> COMPARED = List.of("before", "yoy");

    private final PlanView view;
    private final Area area;
    private final YearOnYear yearOnYear;

    SeriesParts(PlanView view, Area area) {
        this.view = view;
        this.area = area;
        this.yearOnYear = new YearOnYear(view);
    }

    /**
     * Columns {@code title}, then under each quarter {@code flow1, value1, flow2 …}, and what the report's own is compared
     * with ({@code before, yoy}); empty where there is only the report's own quarter, whose figures stand elsewhere.
     */
    Optional<ReportPart> part() {
        List<Target> targets = view.plan().targets();
        List<Quarter> quarters = targets.stream()
                .flatMap(t -> view.history(t, area).stream())
                .map(Measurement::quarter)
                .distinct()
                .sorted()
                .toList();
        boolean compared = targets.stream().anyMatch(t -> before(t).isPresent());
        if (quarters.size() < 2 && !compared) {
            return Optional.empty();
        }
        List<ReportPart.PartColumn> columns = new ArrayList<>();
        columns.add(new ReportPart.PartColumn("title", view.text("column.title")));
        for (int i = 0; i < quarters.size(); i++) {
            String over = quarters.get(i).chinese();
            columns.add(new ReportPart.PartColumn("flow" + i, view.text("column.flow"), over));
            columns.add(new ReportPart.PartColumn("value" + i, view.text("column.value"), over));
        }
        List<String> notes = new ArrayList<>(List.of(view.text("note.series"), view.text("note.star")));
        if (compared) {
            COMPARED.forEach(key -> columns.add(
                    new ReportPart.PartColumn(key, view.text("column." + key), view.text("column.compared"))));
            notes.add(view.text("note.compared"));
            notes.addAll(YearOnYear.notes(view, manners(targets)));
        }
        return Optional.of(new ReportPart(
                "series",
                view.text("heading.series"),
                columns,
                targets.stream().map(t -> row(t, quarters)).toList(),
                notes));
    }

    /** In the unit of the figure beside it: a movement or a share of areas is not what a year before is kept as. */
    private Optional<BigDecimal> before(Target target) {
        boolean alike = view.indicator(target).behaviour() == Behaviour.FLOW
                || !Set.of(TargetKind.POINTS, TargetKind.COVERAGE).contains(target.kind());
        return view.measurement(target, area).yearBefore().value().filter(b -> alike);
    }

    private Set<Manner> manners(List<Target> targets) {
        return targets.stream()
                .filter(t -> before(t).isPresent())
                .flatMap(t -> yearOnYear.manner(view.measurement(t, area)).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Manner.class)));
    }

    private ReportPart.PartRow row(Target target, List<Quarter> quarters) {
        int decimals = view.indicator(target).decimals();
        Map<String, TextCell> cells = new HashMap<>();
        cells.put(
                "title",
                TextCell.text(view.text(
                        "titleUnit", target.title(), view.indicator(target).unit())));
        for (Measurement m : view.history(target, area)) {
            int i = quarters.indexOf(m.quarter());
            cells.put("flow" + i, TargetParts.flow(m, decimals));
            cells.put("value" + i, TargetParts.starred(m, decimals));
        }
        before(target).ifPresent(b -> {
            Measurement m = view.measurement(target, area);
            cells.put("before", TextCell.number(b, decimals));
            cells.put("yoy", yearOnYear.cell(m));
        });
        return new ReportPart.PartRow("", cells);
    }
}
