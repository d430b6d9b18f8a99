package cn.jidu.report.part;

import cn.jidu.definition.Month;
import cn.jidu.definition.area.Area;
import cn.jidu.report.data.DataFingerprint;
import cn.jidu.report.data.ReportEdition;
import cn.jidu.report.evidence.ReviewParts;
import cn.jidu.report.month.MonthSlip;
import cn.jidu.report.phrase.PhraseBook;
import cn.jidu.report.view.AreaReport;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.ReportForm;
import java.util.ArrayList;
import java.util.List;

/** Puts together what the slip of one month says of a plan's own area. */
public final class MonthReports {
    private final PlanView view;
    private final ReportEdition edition;
    private final ReportHead head;
    private final PhraseBook phrases;

    /** @param fingerprint of the plan's data: the slip is known by the code of the plan's own report */
    public MonthReports(PlanView view, ReportEdition edition, DataFingerprint fingerprint, PhraseBook phrases) {
        this.view = view;
        this.edition = edition;
        this.head = new ReportHead(view, edition, fingerprint);
        this.phrases = phrases;
    }

    /** The name of its files. */
    public static String name(String area, Month month) {
        return area + "-" + month;
    }

    /** @param month one of {@link cn.jidu.report.month.SlipMonths#list} */
    public AreaReport of(Month month) {
        Area area = view.results().definitions().areas().get(view.plan().area());
        MonthSlip slip = MonthSlip.of(view, month, phrases);
        List<String> opening = new ArrayList<>(slip.opening());
        new ReviewParts(view, edition).sentence(area).ifPresent(opening::add);
        return new AreaReport(
                name(area.code(), month),
                ReportForm.MONTH,
                view.results().asOf(),
                head.of(area, view.text("head.month"), month.chinese(), ""),
                opening,
                slip.parts(),
                List.of());
    }
}
