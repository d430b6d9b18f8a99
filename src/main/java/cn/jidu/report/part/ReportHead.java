package cn.jidu.report.part;

import cn.jidu.definition.area.Area;
import cn.jidu.report.code.ReportCode;
import cn.jidu.report.data.DataFingerprint;
import cn.jidu.report.data.QuarterResults;
import cn.jidu.report.data.ReportEdition;
import cn.jidu.report.view.PlanView;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/** The texts of the title block: of which plan, quarter, date and revision a report is. */
final class ReportHead {
    private static final DateTimeFormatter PUBLISHED = DateTimeFormatter.ofPattern("yyyy年M月d日H时mm分");

    private final PlanView view;
    private final ReportEdition edition;
    private final DataFingerprint fingerprint;

    ReportHead(PlanView view, ReportEdition edition, DataFingerprint fingerprint) {
        this.view = view;
        this.edition = edition;
        this.fingerprint = fingerprint;
    }

    /**
     * By their names in the template.
     *
     * @param area that the figures are of
     * @param title of this kind of report
     * @param period that it is of
     * @param whose an area or unit that it is for; empty where it is the plan's own
     */
    Map<String, String> of(Area area, String title, String period, String whose) {
        QuarterResults r = view.results();
        Map<String, String> head = new LinkedHashMap<>();
        head.put("planTitle", view.plan().title());
        head.put("title", title);
        head.put("area", whose.isEmpty() ? "" : view.text("head.area", whose));
        head.put("period", period);
        head.put("issued", issued(r));
        head.put("document", view.text("head.document", view.plan().document()));
        head.put("edition", view.text("edition." + edition.word()));
        head.put("code", code(area).text());
        return head;
    }

    private String issued(QuarterResults r) {
        String issued = view.text(
                "head.issued",
                r.asOf().getYear(),
                r.asOf().getMonthValue(),
                r.asOf().getDayOfMonth(),
                r.revision());
        return edition.publication()
                .map(p -> issued + view.text("head.published", p.at().format(PUBLISHED)))
                .orElse(issued);
    }

    private ReportCode code(Area area) {
        QuarterResults r = view.results();
        return new ReportCode(
                view.plan().key(), area.code(), r.quarter().toString(), r.revision(), fingerprint.shown());
    }
}
