package cn.jidu.report.part;

import cn.jidu.definition.Target;
import cn.jidu.definition.area.Area;
import cn.jidu.measure.Measurement;
import cn.jidu.measure.Rounding;
import cn.jidu.measure.TargetDue;
import cn.jidu.measure.TargetOutlook;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.ShownTarget;
import cn.jidu.report.view.TextCell;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The targets that grow to an end: what is due and what is wanting, how far the end is, what each quarter left has to bring
 * beside the best one so far, and where the last year's quarters lead.
 */
final class OutlookParts {
    private static final List<String> COLUMNS = List.of(
            "title", "target", "value", "due", "behind", "remaining", "each", "best", "forecast", "range", "error");
    /** Of a plan that is too young: one note says so, where three columns would say it of every target. */
    private static final List<String> WITHOUT_FORECAST = COLUMNS.subList(0, COLUMNS.indexOf("forecast"));

    private final PlanView view;
    private final Area area;

    OutlookParts(PlanView view, Area area) {
        this.view = view;
        this.area = area;
    }

    /** Empty where the area has no such target, or no figure for one. */
    Optional<ReportPart> part() {
        List<ReportPart.PartRow> rows =
                view.plan().targets().stream().flatMap(t -> row(t).stream()).toList();
        return rows.isEmpty() ? Optional.empty() : Optional.of(part(rows));
    }

    private ReportPart part(List<ReportPart.PartRow> rows) {
        boolean forecast = rows.stream().anyMatch(r -> !r.cell("range").text().isEmpty());
        List<String> keys = forecast ? COLUMNS : WITHOUT_FORECAST;
        return new ReportPart(
                forecast ? "outlook" : "dues",
                view.text("heading.outlook"),
                keys.stream()
                        .map(k -> new ReportPart.PartColumn(k, view.text("column.outlook." + k)))
                        .toList(),
                forecast
                        ? rows
                        : rows.stream().map(OutlookParts::withoutForecast).toList(),
                Stream.concat(
                                Stream.of(
                                        view.text("note.due"),
                                        view.text("note.each"),
                                        view.text(
                                                forecast ? "note.forecast" : "note.noForecast",
                                                view.progressBounds().forecastFrom())),
                                TargetParts.adjustedNote(view, rows).stream())
                        .toList());
    }

    private static ReportPart.PartRow withoutForecast(ReportPart.PartRow row) {
        Map<String, TextCell> cells = new HashMap<>(row.cells());
        cells.keySet().retainAll(WITHOUT_FORECAST);
        return new ReportPart.PartRow(row.group(), cells);
    }

    private Optional<ReportPart.PartRow> row(Target target) {
        int decimals = view.indicator(target).decimals();
        List<Measurement> history = view.history(target, area);
        if (history.isEmpty()) {
            return Optional.empty();
        }
        return TargetOutlook.of(
                        view.plan(),
                        target,
                        history,
                        decimals,
                        view.progressBounds().forecastFrom())
                .map(outlook -> row(target, outlook, decimals));
    }

    private ReportPart.PartRow row(Target target, TargetOutlook outlook, int decimals) {
        Measurement m = view.measurement(target, area);
        Optional<TargetDue> due = TargetDue.of(target, m, decimals);
        Map<String, TextCell> cells = new HashMap<>();
        cells.put("title", TextCell.text(view.text("titleUnit", target.title(), m.unit())));
        cells.put(
                "target", m.target().map(v -> ShownTarget.aim(view, target, v)).orElse(TextCell.BLANK));
        cells.put("value", TargetParts.adjusted(m, decimals));
        cells.put("due", number(due.map(TargetDue::shown), decimals));
        cells.put("behind", number(due.map(TargetDue::behind), decimals));
        cells.put("remaining", number(Optional.of(outlook.remaining()), decimals));
        cells.put("each", number(outlook.eachQuarter(), decimals));
        cells.put("best", outlook.best().map(b -> best(b, decimals)).orElse(TextCell.BLANK));
        cells.putAll(forecast(target, outlook, decimals));
        return new ReportPart.PartRow("", cells);
    }

    private TextCell best(TargetOutlook.Step best, int decimals) {
        String value = Rounding.round(best.value(), decimals).toPlainString();
        return TextCell.text(view.text("best", value, best.quarter().toString()));
    }

    private Map<String, TextCell> forecast(Target target, TargetOutlook outlook, int decimals) {
        if (target.kind() == Target.TargetKind.YEARLY || outlook.quartersLeft() == 0) {
            return Map.of();
        }
        Optional<TargetOutlook.Forecast> forecast = outlook.forecast();
        if (forecast.isEmpty()) {
            return Map.of("forecast", TextCell.text(view.text("noForecast")));
        }
        TargetOutlook.Forecast f = forecast.get();
        return Map.of(
                "forecast", number(Optional.of(f.value()), decimals),
                "range", TextCell.text(f.low().toPlainString() + "～" + f.high().toPlainString()),
                "error", TextCell.number(f.error(), Rounding.SHARE_DECIMALS, TextCell.MISSING));
    }

    private static TextCell number(Optional<BigDecimal> value, int decimals) {
        return TextCell.number(value, decimals, TextCell.BLANK);
    }
}
