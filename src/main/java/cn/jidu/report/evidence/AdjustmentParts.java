package cn.jidu.report.evidence;

import cn.jidu.adjustment.FigureAdjustment;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.area.Area;
import cn.jidu.measure.Rounding;
import cn.jidu.report.view.GlyphCheck;
import cn.jidu.report.view.ItemPart;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.ReportPart;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What people set otherwise than rows give it: each with both figures, the reason and who answers for it. */
public final class AdjustmentParts {
    private final PlanView view;
    private final Area area;

    /** Of the report of an area. */
    public AdjustmentParts(PlanView view, Area area) {
        this.view = view;
        this.area = area;
    }

    /** Of figures of the area and of those in it; empty where nothing was adjusted. */
    public Optional<ReportPart> part() {
        List<ReportPart.PartRow> rows = view.results().adjustments().stream()
                .filter(a -> view.isWithin(a.subject().area(), area))
                .map(this::row)
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(ItemPart.of(view, "adjustments", rows, List.of(view.text("note.adjustments"))));
    }

    private ReportPart.PartRow row(FigureAdjustment a) {
        Indicator of = indicator(a.subject().indicator());
        String label = view.text(
                "adjustment.label",
                of.title(),
                view.areaName(a.subject().area()),
                a.subject().quarter().chinese());
        return ItemPart.row(
                label,
                view.text(
                        "adjustment.text",
                        a.rowsValue().map(v -> shown(v, of)).orElse(view.text("adjustment.nothing")),
                        shown(a.value(), of),
                        GlyphCheck.spelled(a.reason()),
                        GlyphCheck.spelled(a.evidence().name()),
                        a.by(),
                        a.second().orElse(""),
                        view.text(a.whileRows() ? "adjustment.whileRows" : "adjustment.withdrawn")));
    }

    private static String shown(BigDecimal value, Indicator of) {
        return Rounding.round(value, of.decimals()).toPlainString() + of.unit();
    }

    private Indicator indicator(String key) {
        return view.results()
                .definitions()
                .countable()
                .filter(i -> i.key().equals(key))
                .findFirst()
                .orElseGet(() -> view.indicator(key));
    }
}
