package cn.jidu.report.part;

import cn.jidu.definition.area.Area;
import cn.jidu.report.data.DataFingerprint;
import cn.jidu.report.data.ReportEdition;
import cn.jidu.report.evidence.ReviewParts;
import cn.jidu.report.phrase.PhraseBook;
import cn.jidu.report.view.AreaReport;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.ReportForm;
import cn.jidu.report.view.ReportPart;
import java.util.ArrayList;
import java.util.List;

/** Puts together what the brief of one unit says: the plan, narrowed to what the document has the unit lead. */
public final class UnitReports {
    private final PlanView whole;
    private final ReportEdition edition;
    private final DataFingerprint fingerprint;
    private final PhraseBook phrases;

    /**
     * @param whole of a plan that names who leads
     * @param fingerprint of the plan's data: the brief is known by the code of the plan's own report
     */
    public UnitReports(PlanView whole, ReportEdition edition, DataFingerprint fingerprint, PhraseBook phrases) {
        this.whole = whole;
        this.edition = edition;
        this.fingerprint = fingerprint;
        this.phrases = phrases;
    }

    /** The name of its files. */
    public static String name(String area, String unit) {
        return area + "-" + unit;
    }

    /** @param unit one of {@link cn.jidu.definition.Plan#leads} */
    public AreaReport of(String unit) {
        PlanView view = new PlanView(whole.results(), whole.plan().ledBy(unit));
        Area area = view.results().definitions().areas().get(view.plan().area());
        List<ReportPart> parts = new ArrayList<>(new SectionParts(view, area, phrases).parts());
        new OutlookParts(view, area).part().ifPresent(parts::add);
        new QuotaMatrix(view).part().ifPresent(parts::add);
        new TaskParts(view, area).part().ifPresent(parts::add);
        return new AreaReport(
                name(area.code(), unit),
                ReportForm.UNIT,
                view.results().asOf(),
                new ReportHead(view, edition, fingerprint)
                        .of(
                                area,
                                view.text("head.unit"),
                                view.results().quarter().chinese(),
                                unit),
                opening(view, area, unit),
                parts,
                List.of());
    }

    private List<String> opening(PlanView view, Area area, String unit) {
        List<String> paragraphs = new ArrayList<>();
        if (view.plan().targets().isEmpty()) {
            paragraphs.add(view.text("unit.noTargets", unit));
        } else {
            paragraphs.addAll(new PlanStanding(view, area, phrases).paragraphsOfUnit());
            paragraphs.addAll(1, new OnePage(view, area, phrases, unit).paragraphs());
        }
        new ReviewParts(view, edition).sentence(area).ifPresent(paragraphs::add);
        return paragraphs;
    }
}
