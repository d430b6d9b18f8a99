package cn.jidu.report.month;

import cn.jidu.definition.Indicator;
import cn.jidu.definition.Month;
import cn.jidu.definition.area.Area;
import cn.jidu.report.month.SlipMonths.ToldIndicator;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.TextCell;
import cn.jidu.report.view.YearOnYear;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The month's figures of the areas under the plan's: of each what it brought, and the sum since January or the change. */
final class MonthMatrix {
    private final PlanView view;
    private final Month month;
    private final MonthFigures figures;

    MonthMatrix(PlanView view, Month month, MonthFigures figures) {
        this.view = view;
        this.month = month;
        this.figures = figures;
    }

    /** Columns {@code area, v1, r1 …}; empty where no area under the plan's returned a figure of the month. */
    Optional<ReportPart> part(List<ToldIndicator> told) {
        List<ToldIndicator> known = told.stream().filter(this::isKnown).toList();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        List<ReportPart.PartColumn> columns = new ArrayList<>();
        columns.add(new ReportPart.PartColumn("area", view.text("column.area")));
        for (int i = 0; i < known.size(); i++) {
            ToldIndicator t = known.get(i);
            columns.add(new ReportPart.PartColumn(
                    "v" + (i + 1),
                    view.text("titleUnit", t.title(), t.indicator().unit())));
            columns.add(new ReportPart.PartColumn("r" + (i + 1), beside(t.indicator())));
        }
        List<ReportPart.PartRow> rows =
                view.parts().stream().map(a -> row(a, known)).toList();
        return Optional.of(new ReportPart(
                "monthAreas",
                view.text("heading.monthAreas", view.kindsOfParts()),
                columns,
                rows,
                List.of(view.text("note.monthAreas"))));
    }

    private boolean isKnown(ToldIndicator told) {
        return view.parts().stream()
                .anyMatch(a -> figures.of(told.indicator(), a.code(), month)
                        .value()
                        .number()
                        .isPresent());
    }

    private String beside(Indicator indicator) {
        return switch (indicator.behaviour()) {
            case FLOW -> view.text("column.month.ytd", month.number());
            case LEVEL -> view.text("column.month.yoy");
            default -> view.text("column.month.points");
        };
    }

    private ReportPart.PartRow row(Area area, List<ToldIndicator> known) {
        Map<String, TextCell> cells = new HashMap<>();
        cells.put("area", TextCell.text(area.name()));
        for (int i = 0; i < known.size(); i++) {
            Indicator indicator = known.get(i).indicator();
            MonthFigure figure = figures.of(indicator, area.code(), month);
            String number = String.valueOf(i + 1);
            cells.put("v" + number, figure.value().cell(indicator.decimals()));
            beside(indicator, figure).ifPresent(c -> cells.put("r" + number, c));
        }
        return new ReportPart.PartRow("", cells);
    }

    private Optional<TextCell> beside(Indicator indicator, MonthFigure figure) {
        return figure.adds()
                ? Optional.of(figure.total().cell(indicator.decimals()))
                : figure.change().map(c -> new YearOnYear(view).cell(indicator, c));
    }
}
