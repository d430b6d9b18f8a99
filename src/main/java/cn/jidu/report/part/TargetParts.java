package cn.jidu.report.part;

import cn.jidu.definition.Indicator;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Target;
import cn.jidu.definition.area.Area;
import cn.jidu.measure.FigureStatus;
import cn.jidu.measure.Measurement;
import cn.jidu.measure.Rounding;
import cn.jidu.measure.TargetProgress;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.ShownTarget;
import cn.jidu.report.view.TargetVerdict;
import cn.jidu.report.view.TextCell;
import cn.jidu.report.view.YearOnYear;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The targets of one section of a plan: against the area's own targets, or as plain figures where it has none. */
final class TargetParts {
    private static final List<String> PURSUED =
            List.of("title", "target", "flow", "value", "progress", "timeProgress", "pace", "gap", "yoy");
    /** Left away where the document names nobody. */
    private static final String LEAD = "lead";

    private static final List<String> AGAINST_TARGETS = after(PURSUED, "mark", "verdict", LEAD);
    private static final List<String> AGAINST_QUOTAS = after(PURSUED, "rank", "mark", "verdict");
    private static final List<String> PLAIN = List.of("title", "flow", "value", "yoy", "rank", "whole", "mark", LEAD);
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
    ReportPart part(Plan.Section section) {
        boolean targets = view.hasTargets(area);
        String name = !targets ? "figures" : view.isPlanArea(area) ? "targets" : "quotas";
        List<String> keys =
                switch (name) {
                    case "targets" -> AGAINST_TARGETS;
                    case "quotas" -> AGAINST_QUOTAS;
                    default -> PLAIN;
                };
        List<ReportPart.PartRow> rows =
                section.targets().stream().map(t -> row(t, keys)).toList();
        List<ReportPart.PartColumn> columns =
                keys.stream().map(k -> new ReportPart.PartColumn(k, title(k))).toList();
        List<String> notes = new ArrayList<>(new TargetNotes(view, area).of(section, targets));
        if (!targets) {
            section.targets().stream().filter(t -> t.each().isPresent()).forEach(t -> notes.add(asked(t)));
        }
        return new ReportPart(name, section.heading(), columns, rows, notes).withoutEmpty(LEAD);
    }

    /** What is asked of each area, and whether this one has it: without shares there is no column that says so. */
    private String asked(Target target) {
        Measurement m = view.measurement(target, area);
        return view.text(
                "note.asked",
                target.title(),
                target.each().map(e -> ShownTarget.plain(e).toPlainString()).orElse(""),
                view.indicator(target).unit(),
                area.name(),
                value(m, view.indicator(target).decimals()).text(),
                view.text("verdict." + view.verdict(target, area)));
    }

    private String title(String column) {
        return column.equals(LEAD) && !view.namesLeads()
                ? view.text("column.responsible")
                : view.text("column." + column, view.planArea());
    }

    private ReportPart.PartRow row(Target target, List<String> columns) {
        Map<String, TextCell> cells = common(target);
        cells.putAll(placed(target));
        cells.putAll(compared(target));
        cells.keySet().retainAll(columns);
        return new ReportPart.PartRow("", cells);
    }

    private Map<String, TextCell> common(Target target) {
        Measurement m = view.measurement(target, area);
        int decimals = view.indicator(target).decimals();
        Map<String, TextCell> cells = new HashMap<>();
        cells.put("title", TextCell.text(view.text("titleUnit", target.title(), m.unit())));
        cells.put("flow", TextCell.number(m.flow(), decimals, isFlow(target) ? TextCell.MISSING : TextCell.BLANK));
        cells.put("value", value(m, decimals));
        cells.put("yoy", yearOnYear.cell(m));
        cells.put("mark", mark(m));
        cells.put(LEAD, TextCell.text(view.answerable(target.units())));
        return cells;
    }

    private Map<String, TextCell> compared(Target target) {
        Measurement m = view.measurement(target, area);
        Indicator indicator = view.indicator(target);
        TargetVerdict verdict = view.verdict(target, area);
        TextCell none = verdict == TargetVerdict.NO_DATA ? TextCell.MISSING : TextCell.BLANK;
        Map<String, TextCell> cells = new HashMap<>();
        cells.put(
                "target", m.target().map(v -> ShownTarget.aim(view, target, v)).orElse(TextCell.BLANK));
        cells.put(
                "progress",
                completion(target, m)
                        .map(p -> ShownTarget.share(view, p))
                        .orElse(PlanView.isRate(target) ? TextCell.BLANK : none));
        cells.put("timeProgress", TextCell.number(m.timeProgress(), Rounding.SHARE_DECIMALS, TextCell.BLANK));
        cells.put("pace", m.pace().map(p -> ShownTarget.share(view, p)).orElse(TextCell.BLANK));
        cells.put(
                "gap",
                verdict == TargetVerdict.NO_DATA
                        ? TextCell.MISSING
                        : gap(m, indicator).orElse(TextCell.BLANK));
        cells.put("verdict", TextCell.text(view.text("verdict." + verdict)));
        return cells;
    }

    /** Nothing of a level that began beyond its target: the way from one to the other leads backwards. */
    static Optional<BigDecimal> completion(Target target, Measurement m) {
        return m.progress().filter(p -> !beganBeyond(target, m));
    }

    /** Whether a level was beyond its target before the plan began. */
    static boolean beganBeyond(Target target, Measurement m) {
        return m.base()
                .flatMap(b -> m.target().map(goal -> TargetProgress.beganBeyond(target, b, goal)))
                .orElse(false);
    }

    private Map<String, TextCell> placed(Target target) {
        Measurement m = view.measurement(target, area);
        int decimals = view.indicator(target).decimals();
        Map<String, TextCell> cells = new HashMap<>();
        cells.put("rank", m.rank().map(r -> TextCell.count(r)).orElse(TextCell.BLANK));
        view.areas().stream()
                .filter(view::isPlanArea)
                .findFirst()
                .ifPresent(whole -> cells.put("whole", value(view.measurement(target, whole), decimals)));
        return cells;
    }

    /** What stands behind a figure that people adjusted. */
    static final String ADJUSTED = "※";

    /** M, P or E; nothing where the figure is whole. */
    static TextCell mark(Measurement m) {
        if (m.unadjusted().isPresent()) {
            return TextCell.text((m.status() == FigureStatus.P ? m.status().name() : "") + ADJUSTED);
        }
        return TextCell.text(m.status() == FigureStatus.A ? "" : m.status().name());
    }

    /** In tables without a column for marks: a figure from incomplete data has a star, an adjusted one its mark. */
    static TextCell starred(Measurement m, int decimals) {
        TextCell marked = adjusted(m, decimals);
        return m.status() == FigureStatus.P ? marked.with("*") : marked;
    }

    /** Where all figures are of one area, which says elsewhere what it lacks: an adjusted one has its mark. */
    static TextCell adjusted(Measurement m, int decimals) {
        TextCell value = value(m, decimals);
        return m.unadjusted().isPresent() ? value.with(ADJUSTED) : value;
    }

    /** What the quarter brought, with its mark where that itself was adjusted. */
    static TextCell flow(Measurement m, int decimals) {
        TextCell flow = TextCell.number(m.flow(), decimals, TextCell.BLANK);
        boolean set = m.unadjusted().filter(u -> !u.flow().equals(m.flow())).isPresent();
        return set ? flow.with(ADJUSTED) : flow;
    }

    /** What the mark means, where a figure of the table has it. */
    static List<String> adjustedNote(PlanView view, List<ReportPart.PartRow> rows) {
        return rows.stream().anyMatch(r -> r.cell("value").mark().contains(ADJUSTED))
                ? List.of(view.text("note.adjusted"))
                : List.of();
    }

    static TextCell value(Measurement m, int decimals) {
        return m.status() == FigureStatus.M ? TextCell.MISSING : TextCell.number(m.value(), decimals, TextCell.MISSING);
    }

    /** Between the figure as shown and the target as shown, so that the reader can subtract. */
    private static Optional<TextCell> gap(Measurement m, Indicator indicator) {
        if (m.value().isEmpty() || m.target().isEmpty()) {
            return Optional.empty();
        }
        BigDecimal shown = Rounding.round(m.value().get(), indicator.decimals());
        return Optional.of(
                TextCell.rounded(shown.subtract(ShownTarget.plain(m.target().get()))));
    }

    private static boolean isFlow(Target target) {
        return target.kind() == Target.TargetKind.CUMULATIVE || target.kind() == Target.TargetKind.YEARLY;
    }
}
