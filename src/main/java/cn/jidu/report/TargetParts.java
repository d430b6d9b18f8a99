package cn.jidu.report;

import cn.jidu.definition.Area;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Target;
import cn.jidu.measure.Measurement;
import cn.jidu.measure.Rounding;
import cn.jidu.measure.Status;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All targets of a plan by section: against the area's own targets, or as plain figures where it has none. */
final class TargetParts {
    private static final List<String> AGAINST_TARGETS = List.of(
            "title", "target", "flow", "value", "progress", "timeProgress", "gap", "yoy", "mark", "verdict", "lead");
    private static final List<String> PLAIN = List.of("title", "flow", "value", "yoy", "rank", "whole", "mark", "lead");
    private final PlanView view;
    private final Area area;

    TargetParts(PlanView view, Area area) {
        this.view = view;
        this.area = area;
    }

    Part part() {
        boolean targets = view.hasTargets(area);
        String name = targets ? "targets" : "figures";
        List<Part.Column> columns =
                (targets ? AGAINST_TARGETS : PLAIN).stream().map(this::column).toList();
        return new Part(name, view.text("heading." + name), columns, rows(targets), notes());
    }

    private Part.Column column(String key) {
        return new Part.Column(key, view.text("column." + key, view.planArea()));
    }

    private List<Part.Row> rows(boolean targets) {
        List<Part.Row> rows = new ArrayList<>();
        for (Plan.Section section : view.plan().sections()) {
            for (Target t : section.targets()) {
                Map<String, Cell> cells = common(t);
                cells.putAll(targets ? compared(t) : placed(t));
                rows.add(new Part.Row(section.heading(), cells));
            }
        }
        return rows;
    }

    private Map<String, Cell> common(Target target) {
        Measurement m = view.measurement(target, area);
        int decimals = view.indicator(target).decimals();
        Map<String, Cell> cells = new HashMap<>();
        cells.put("title", Cell.text(view.text("titleUnit", target.title(), m.unit())));
        cells.put("flow", Cell.number(m.flow(), decimals, isFlow(target) ? Cell.MISSING : Cell.BLANK));
        cells.put("value", value(m, decimals));
        cells.put("yoy", Cell.number(m.yoy(), Rounding.SHARE_DECIMALS, Cell.BLANK));
        cells.put("mark", Cell.text(m.status() == Status.A ? "" : m.status().name()));
        cells.put(
                "lead",
                Cell.text(target.leadUnits().isEmpty() ? "" : target.leadUnits().get(0)));
        return cells;
    }

    private Map<String, Cell> compared(Target target) {
        Measurement m = view.measurement(target, area);
        Indicator indicator = view.indicator(target);
        Verdict verdict = view.verdict(target, area);
        Cell none = verdict == Verdict.NO_DATA ? Cell.MISSING : Cell.BLANK;
        Map<String, Cell> cells = new HashMap<>();
        cells.put("target", m.target().map(v -> aim(target, v)).orElse(Cell.BLANK));
        cells.put(
                "progress",
                Cell.number(m.progress(), Rounding.SHARE_DECIMALS, PlanView.isRate(target) ? Cell.BLANK : none));
        cells.put("timeProgress", Cell.number(m.timeProgress(), Rounding.SHARE_DECIMALS, Cell.BLANK));
        cells.put(
                "gap",
                verdict == Verdict.NO_DATA ? Cell.MISSING : gap(m, indicator).orElse(Cell.BLANK));
        cells.put("verdict", Cell.text(view.text("verdict." + verdict)));
        return cells;
    }

    private Map<String, Cell> placed(Target target) {
        Measurement m = view.measurement(target, area);
        int decimals = view.indicator(target).decimals();
        Map<String, Cell> cells = new HashMap<>();
        cells.put("rank", m.rank().map(r -> Cell.count(r)).orElse(Cell.BLANK));
        view.areas().stream()
                .filter(view::isPlanArea)
                .findFirst()
                .ifPresent(whole -> cells.put("whole", value(view.measurement(target, whole), decimals)));
        return cells;
    }

    static Cell value(Measurement m, int decimals) {
        return m.status() == Status.M ? Cell.MISSING : Cell.number(m.value(), decimals, Cell.MISSING);
    }

    /** The target as the document writes it, with the side it bounds. */
    private Cell aim(Target target, BigDecimal value) {
        BigDecimal plain = plain(value);
        return new Cell(view.text("aim." + target.comparison()) + plain.toPlainString(), Optional.of(plain));
    }

    /** Between the figure as shown and the target as shown, so that the reader can subtract. */
    private static Optional<Cell> gap(Measurement m, Indicator indicator) {
        if (m.value().isEmpty() || m.target().isEmpty()) {
            return Optional.empty();
        }
        BigDecimal shown = Rounding.round(m.value().get(), indicator.decimals());
        return Optional.of(Cell.rounded(shown.subtract(plain(m.target().get()))));
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static boolean isFlow(Target target) {
        return target.kind() == Target.Kind.CUMULATIVE || target.kind() == Target.Kind.YEARLY;
    }

    private List<String> notes() {
        Set<Status> seen = EnumSet.noneOf(Status.class);
        for (Target t : view.plan().targets()) {
            seen.add(view.measurement(t, area).status());
        }
        List<String> notes = new ArrayList<>();
        notes.add(view.text("note.value"));
        notes.add(view.text("note.rates"));
        for (Status s : seen) {
            if (s != Status.A) {
                notes.add(view.text("note.status." + s));
            }
        }
        return notes;
    }
}
