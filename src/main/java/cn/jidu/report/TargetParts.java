package cn.jidu.report;

import cn.jidu.definition.Area;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Target;
import cn.jidu.measure.Measurement;
import cn.jidu.measure.Rounding;
import cn.jidu.measure.Status;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The targets of one section of a plan: against the area's own targets, or as plain figures where it has none. */
final class TargetParts {
    private static final List<String> PURSUED =
            List.of("title", "target", "flow", "value", "progress", "timeProgress", "pace", "gap", "yoy");
    private static final List<String> AGAINST_TARGETS = after(PURSUED, "mark", "verdict", "lead");
    private static final List<String> AGAINST_QUOTAS = after(PURSUED, "rank", "mark", "verdict");
    private static final List<String> PLAIN = List.of("title", "flow", "value", "yoy", "rank", "whole", "mark", "lead");
    private final PlanView view;
    private final Area area;
    private final YearOnYear yearOnYear;

    TargetParts(PlanView view, Area area) {
        this.view = view;
        this.area = area;
        this.yearOnYear = new YearOnYear(view);
    }

    private static List<String> after(List<String> columns, String... more) {
        return Stream.concat(columns.stream(), Stream.of(more)).toList();
    }

    /** @param section one that has targets */
    Part part(Plan.Section section) {
        boolean targets = view.hasTargets(area);
        String name = !targets ? "figures" : view.isPlanArea(area) ? "targets" : "quotas";
        List<String> keys =
                switch (name) {
                    case "targets" -> AGAINST_TARGETS;
                    case "quotas" -> AGAINST_QUOTAS;
                    default -> PLAIN;
                };
        List<Part.Column> columns = keys.stream()
                .map(k -> new Part.Column(k, view.text("column." + k, view.planArea())))
                .toList();
        List<Part.Row> rows = section.targets().stream().map(t -> row(t, keys)).toList();
        return new Part(name, section.heading(), columns, rows, new TargetNotes(view, area).of(section, targets));
    }

    private Part.Row row(Target target, List<String> columns) {
        Map<String, Cell> cells = common(target);
        cells.putAll(placed(target));
        cells.putAll(compared(target));
        cells.keySet().retainAll(columns);
        return new Part.Row("", cells);
    }

    private Map<String, Cell> common(Target target) {
        Measurement m = view.measurement(target, area);
        int decimals = view.indicator(target).decimals();
        Map<String, Cell> cells = new HashMap<>();
        cells.put("title", Cell.text(view.text("titleUnit", target.title(), m.unit())));
        cells.put("flow", Cell.number(m.flow(), decimals, isFlow(target) ? Cell.MISSING : Cell.BLANK));
        cells.put("value", value(m, decimals));
        cells.put("yoy", yearOnYear.cell(m));
        cells.put("mark", mark(m));
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
        cells.put("pace", Cell.number(m.pace(), Rounding.SHARE_DECIMALS, Cell.BLANK));
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

    /** M, P or E; nothing where the figure is whole. */
    static Cell mark(Measurement m) {
        return Cell.text(m.status() == Status.A ? "" : m.status().name());
    }

    /** In tables without a column for marks: a figure from incomplete data has a star. */
    static Cell starred(Measurement m, int decimals) {
        Cell value = value(m, decimals);
        return m.status() == Status.P ? value.starred() : value;
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
}
