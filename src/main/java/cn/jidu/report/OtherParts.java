package cn.jidu.report;

import cn.jidu.definition.Area;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Target;
import cn.jidu.measure.Measurement;
import cn.jidu.measure.Rounding;
import cn.jidu.measure.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The computed figures that no target of the plan compares: stock, balance and the rates that the plan speaks of. */
final class OtherParts {
    private final PlanView view;
    private final Area area;

    OtherParts(PlanView view, Area area) {
        this.view = view;
        this.area = area;
    }

    /** Empty where every computed indicator is a target. */
    Optional<Part> part() {
        Set<String> targets =
                view.plan().targets().stream().map(Target::indicator).collect(Collectors.toSet());
        List<Part.Row> rows = view.outsidePlan(area).stream()
                .filter(m -> !targets.contains(m.indicator()))
                .map(this::row)
                .toList();
        List<Part.Column> columns = List.of(
                column("title"),
                new Part.Column("value", view.text("column.others.value")),
                column("yoy"),
                column("mark"));
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Part(
                        "others", view.text("heading.others"), columns, rows, List.of(view.text("note.others"))));
    }

    private Part.Column column(String key) {
        return new Part.Column(key, view.text("column." + key));
    }

    private Part.Row row(Measurement m) {
        Indicator indicator = view.indicator(m.indicator());
        return new Part.Row(
                "",
                Map.of(
                        "title", Cell.text(view.text("titleUnit", indicator.title(), m.unit())),
                        "value", TargetParts.value(m, indicator.decimals()),
                        "yoy", Cell.number(m.yoy(), Rounding.SHARE_DECIMALS, Cell.BLANK),
                        "mark",
                                Cell.text(
                                        m.status() == Status.A ? "" : m.status().name())));
    }
}
