package cn.jidu.report.month;

import cn.jidu.definition.Indicator;
import cn.jidu.definition.Month;
import cn.jidu.definition.Target;
import cn.jidu.definition.area.Area;
import cn.jidu.measure.TargetProgress;
import cn.jidu.report.month.SlipMonths.ToldIndicator;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.ShownTarget;
import cn.jidu.report.view.TextCell;
import cn.jidu.report.view.YearOnYear;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The month's figures of the plan's area, one row for each indicator that is returned by month. */
final class MonthTable {
    private static final List<String> COLUMNS =
            List.of("title", "value", "before", "yoy", "ytd", "ytdYoy", "target", "progress");

    private final PlanView view;
    private final Month month;
    private final MonthFigures figures;
    private final Area area;

    MonthTable(PlanView view, Month month, MonthFigures figures) {
        this.view = view;
        this.month = month;
        this.figures = figures;
        this.area = view.results().definitions().areas().get(view.plan().area());
    }

    ReportPart part(List<ToldIndicator> told) {
        boolean yearly = kinds(told).allMatch(k -> k == Target.TargetKind.YEARLY);
        List<ReportPart.PartColumn> columns = COLUMNS.stream()
                .map(key -> new ReportPart.PartColumn(key, title(key, yearly)))
                .toList();
        return new ReportPart(
                "month",
                view.text("heading.month"),
                columns,
                told.stream().map(this::row).toList(),
                notes(told));
    }

    private static Stream<Target.TargetKind> kinds(List<ToldIndicator> told) {
        return told.stream().flatMap(t -> t.target().stream()).map(Target::kind);
    }

    private String title(String key, boolean yearly) {
        return key.equals("target") && yearly
                ? view.text("column.month.target.year")
                : view.text("column.month." + key, month.number());
    }

    private ReportPart.PartRow row(ToldIndicator told) {
        Indicator indicator = told.indicator();
        MonthFigure figure = figures.of(indicator, area.code(), month);
        Map<String, TextCell> cells = new HashMap<>();
        cells.put("title", TextCell.text(view.text("titleUnit", told.title(), indicator.unit())));
        cells.put("value", figure.value().cell(indicator.decimals()));
        if (figure.before().number().isPresent()) {
            cells.put("before", figure.before().cell(indicator.decimals()));
        }
        change(indicator, figure.change()).ifPresent(c -> cells.put("yoy", c));
        if (figure.adds()) {
            cells.put("ytd", figure.total().cell(indicator.decimals()));
            change(indicator, figure.totalChange()).ifPresent(c -> cells.put("ytdYoy", c));
        }
        told.target().ifPresent(t -> {
            cells.put("target", ShownTarget.aim(view, t, goal(t)));
            progress(t, figure).ifPresent(p -> cells.put("progress", p));
        });
        return new ReportPart.PartRow("", cells);
    }

    private Optional<TextCell> change(Indicator indicator, Optional<BigDecimal> change) {
        return change.map(c -> new YearOnYear(view).cell(indicator, c));
    }

    private BigDecimal goal(Target target) {
        return target.valueIn(view.results().quarter());
    }

    /** How much is done by the month's end; of a rate whether it holds. */
    private Optional<TextCell> progress(Target target, MonthFigure figure) {
        int decimals = figure.indicator().decimals();
        if (PlanView.isRate(target)) {
            return figure.value()
                    .whole()
                    .map(v -> TextCell.text(view.text(
                            "verdict." + (TargetProgress.met(target, v, goal(target), decimals) ? "MEETS" : "SHORT"))));
        }
        MonthValue done = done(target, figure);
        return done.number()
                .flatMap(d -> TargetProgress.done(target, d, goal(target), base(target)))
                .map(p -> ShownTarget.share(view, p))
                .map(p -> done.complete() ? p : p.with("*"));
    }

    /** What is held against the target: since January, since the plan began, or the level. */
    MonthValue done(Target target, MonthFigure figure) {
        return switch (target.kind()) {
            case YEARLY -> figure.total();
            case CUMULATIVE ->
                figures.sum(figure.indicator(), area.code(), view.plan().first(), month);
            case LEVEL -> beganBeyond(target) ? MonthValue.MISSING : figure.value();
            default -> MonthValue.MISSING;
        };
    }

    private boolean beganBeyond(Target target) {
        return base(target)
                .filter(b -> TargetProgress.beganBeyond(target, b, goal(target)))
                .isPresent();
    }

    private Optional<BigDecimal> base(Target target) {
        return target.kind() == Target.TargetKind.LEVEL
                ? view.measurement(target, area).base()
                : Optional.empty();
    }

    /** What every table says, and in one paragraph what this one has to. */
    private List<String> notes(List<ToldIndicator> told) {
        List<String> further = new ArrayList<>();
        manners(told).forEach(m -> further.add(view.text("note.month." + m)));
        if (told.stream().anyMatch(t -> t.indicator().behaviour().isRate())) {
            further.add(view.text("note.month.rate"));
        }
        targets(told).ifPresent(further::add);
        told.stream()
                .filter(t -> t.target().filter(this::beganBeyond).isPresent())
                .forEach(t -> further.add(view.text("note.reached", t.title())));
        String every = view.text("note.month", month.number());
        return further.isEmpty() ? List.of(every) : List.of(every, String.join("", further));
    }

    /** Those of comparisons that a reader must be told of. */
    private Set<YearOnYear.Manner> manners(List<ToldIndicator> told) {
        Set<YearOnYear.Manner> seen = EnumSet.noneOf(YearOnYear.Manner.class);
        told.stream()
                .map(t -> figures.of(t.indicator(), area.code(), month))
                .flatMap(f -> Stream.of(f.change(), f.totalChange())
                        .flatMap(Optional::stream)
                        .map(c -> YearOnYear.manner(f.indicator(), c)))
                .forEach(seen::add);
        seen.retainAll(EnumSet.of(YearOnYear.Manner.MULTIPLE, YearOnYear.Manner.UNTOLD));
        return seen;
    }

    /** Which targets are of the year and which of the plan. */
    private Optional<String> targets(List<ToldIndicator> told) {
        List<String> whole = told.stream()
                .filter(t -> t.target()
                        .filter(g -> g.kind() == Target.TargetKind.CUMULATIVE)
                        .isPresent())
                .map(ToldIndicator::title)
                .toList();
        boolean yearly = kinds(told).anyMatch(k -> k == Target.TargetKind.YEARLY);
        if (whole.isEmpty()) {
            return Optional.empty();
        }
        String first = view.plan().first().chinese();
        return Optional.of(
                yearly
                        ? view.text("note.month.targets", String.join("、", whole), first)
                        : view.text("note.month.target", first));
    }
}
