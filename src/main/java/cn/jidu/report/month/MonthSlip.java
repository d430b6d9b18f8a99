package cn.jidu.report.month;

import cn.jidu.definition.Month;
import cn.jidu.report.month.SlipMonths.ToldIndicator;
import cn.jidu.report.phrase.PhraseBook;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.ReportPart;
import java.util.ArrayList;
import java.util.List;

/**
 * What the slip of a month says of a plan and its area.
 *
 * @param opening the paragraphs of page one: the first says how the month stands
 */
public record MonthSlip(List<String> opening, List<ReportPart> parts) {
    public MonthSlip {
        opening = List.copyOf(opening);
        parts = List.copyOf(parts);
    }

    /** @param month one of {@link SlipMonths#list} */
    public static MonthSlip of(PlanView view, Month month, PhraseBook phrases) {
        SlipMonths months = new SlipMonths(view);
        MonthFigures figures =
                new MonthFigures(view.results().definitions(), view.results().months());
        List<ToldIndicator> told = months.indicators();
        ReportPart table = new MonthTable(view, month, figures).part(told);
        MonthSenders senders = new MonthSenders(view, months, month);
        List<ReportPart> parts = new ArrayList<>(List.of(table, new SenderPart(view, senders).part()));
        new MonthMatrix(view, month, figures).part(told).ifPresent(parts::add);
        List<MonthFigure> ofArea = told.stream()
                .map(t -> figures.of(t.indicator(), view.plan().area(), month))
                .toList();
        return new MonthSlip(new MonthWords(view, month, told, ofArea, table, phrases).paragraphs(senders), parts);
    }
}
