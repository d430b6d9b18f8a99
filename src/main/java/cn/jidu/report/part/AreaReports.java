package cn.jidu.report.part;

import cn.jidu.definition.Indicator;
import cn.jidu.definition.Target;
import cn.jidu.definition.area.Area;
import cn.jidu.report.data.DataFingerprint;
import cn.jidu.report.data.FoundRows;
import cn.jidu.report.data.ReportEdition;
import cn.jidu.report.evidence.AdjustmentParts;
import cn.jidu.report.evidence.AreaDuties;
import cn.jidu.report.evidence.ArrivalParts;
import cn.jidu.report.evidence.CheckParts;
import cn.jidu.report.evidence.FindingParts;
import cn.jidu.report.evidence.ListParts;
import cn.jidu.report.evidence.ReviewParts;
import cn.jidu.report.evidence.RowParts;
import cn.jidu.report.phrase.PhraseBook;
import cn.jidu.report.view.AreaReport;
import cn.jidu.report.view.ItemPart;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.ReportForm;
import cn.jidu.report.view.ReportPart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts together what the report of one area says. */
public final class AreaReports {
    private final PlanView view;
    private final ReportEdition edition;
    private final ReportHead head;
    private final PhraseBook phrases;
    private final FoundRows found;
    private final ClassFigures classFigures;

    /**
     * @param fingerprint of the plan's data
     * @param phrases what page one says
     * @param found filled already
     */
    public AreaReports(
            PlanView view, ReportEdition edition, DataFingerprint fingerprint, PhraseBook phrases, FoundRows found) {
        this.view = view;
        this.edition = edition;
        this.head = new ReportHead(view, edition, fingerprint);
        this.phrases = phrases;
        this.found = found;
        this.classFigures = new ClassFigures(view);
    }

    /** Whether what is printed is not published. */
    public boolean isDraft() {
        return edition.publication().isEmpty();
    }

    /** The report of one area of the plan. */
    public AreaReport of(Area area) {
        SectionParts sections = new SectionParts(view, area, phrases);
        List<ReportPart> parts = new ArrayList<>();
        if (view.isPlanArea(area)) {
            new OnePage(view, area, phrases).keyFigures().ifPresent(parts::add);
        } else {
            new OwnGaps(view, area).part().ifPresent(parts::add);
        }
        parts.addAll(sections.parts());
        new TrendParts(view, area, phrases).part().ifPresent(parts::add);
        new OutlookParts(view, area).part().ifPresent(parts::add);
        if (view.isPlanArea(area)) {
            new QuotaMatrix(view).part().ifPresent(parts::add);
        }
        ComparisonParts comparison = new ComparisonParts(view);
        comparison.chart().ifPresent(parts::add);
        comparison.table().ifPresent(parts::add);
        parts.addAll(breakdowns(area).parts());
        new OtherParts(view, area).part().ifPresent(parts::add);
        sections.duties().ifPresent(parts::add);
        if (view.isPlanArea(area)) {
            new TaskParts(view, area).part().ifPresent(parts::add);
        }
        parts.addAll(sources(area));
        parts.add(meanings(area));
        return new AreaReport(
                area.code(),
                view.isPlanArea(area) ? ReportForm.WHOLE : ReportForm.BRIEF,
                view.results().asOf(),
                head.of(
                        area,
                        view.text("head.title"),
                        view.results().quarter().chinese(),
                        view.isPlanArea(area) ? "" : area.name()),
                opening(area),
                parts,
                sheets(area));
    }

    /** What only the workbook has: what is too wide or too long for pages, or told there in several places. */
    private List<ReportPart> sheets(Area area) {
        List<ReportPart> sheets = new ArrayList<>();
        if (view.isPlanArea(area)) {
            QuotaMatrix quotas = new QuotaMatrix(view);
            quotas.numbers().ifPresent(sheets::add);
            quotas.chart().ifPresent(sheets::add);
        }
        new SectionParts(view, area, phrases).sentences().ifPresent(sheets::add);
        new ChangeParts(view, area).list().ifPresent(sheets::add);
        new SeriesParts(view, area).part().ifPresent(sheets::add);
        sheets.addAll(breakdowns(area).sheets());
        new FindingParts(view, area, found).returnNumbers().ifPresent(sheets::add);
        new RowParts(view, area).balance().ifPresent(sheets::add);
        sheets.add(new ListParts(view, area).deliveries());
        return sheets;
    }

    private BreakdownParts breakdowns(Area area) {
        return new BreakdownParts(view, area, classFigures, phrases);
    }

    private List<ReportPart> sources(Area area) {
        ArrivalParts arrival = new ArrivalParts(view, area);
        RowParts rows = new RowParts(view, area);
        FindingParts findings = new FindingParts(view, area, found);
        List<ReportPart> parts = new ArrayList<>();
        new ChangeParts(view, area).part().ifPresent(parts::add);
        new ReviewParts(view, edition).part().ifPresent(parts::add);
        new AdjustmentParts(view, area).part().ifPresent(parts::add);
        if (!view.isPlanArea(area)) {
            parts.add(arrival.arrived());
        }
        parts.add(arrival.completeness());
        if (view.isPlanArea(area) || !arrival.files().rows().isEmpty()) {
            parts.add(arrival.files());
        }
        parts.add(rows.tiers());
        findings.disagreements().ifPresent(parts::add);
        new AreaDuties(view, area).part().ifPresent(parts::add);
        findings.returns().ifPresent(parts::add);
        parts.add(findings.counts());
        new CheckParts(view, area).part().ifPresent(parts::add);
        findings.examples().ifPresent(parts::add);
        rows.flows().ifPresent(parts::add);
        return parts;
    }

    private List<String> opening(Area area) {
        List<String> paragraphs = new ArrayList<>(new PlanStanding(view, area, phrases).paragraphs());
        paragraphs.addAll(1, new OnePage(view, area, phrases).paragraphs());
        new ChangeParts(view, area).sentence(phrases).ifPresent(paragraphs::add);
        paragraphs.addAll(new AreaBreaks(view).paragraphs(area));
        new ReviewParts(view, edition).sentence(area).ifPresent(paragraphs::add);
        return paragraphs;
    }

    /** What each figure means, in the words of its definition; once, however many targets it measures. */
    private ReportPart meanings(Area area) {
        Map<String, String> byTitle = new LinkedHashMap<>();
        for (Target t : view.plan().targets()) {
            Indicator i = view.indicator(t);
            byTitle.putIfAbsent(i.title(), i.meaning());
        }
        view.plan().sections().stream()
                .flatMap(s -> s.monitoredIndicators().stream())
                .map(view::indicator)
                .forEach(i -> byTitle.putIfAbsent(i.title(), i.meaning()));
        view.outsidePlan(area).stream()
                .map(m -> view.indicator(m.indicator()))
                .forEach(i -> byTitle.putIfAbsent(i.title(), i.meaning()));
        List<ReportPart.PartRow> rows = new ArrayList<>();
        byTitle.forEach((title, meaning) -> rows.add(ItemPart.row(title, meaning)));
        return ItemPart.of(view, "meanings", rows, List.of());
    }
}
