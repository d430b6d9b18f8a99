package cn.jidu.report.part;

import cn.jidu.definition.Indicator;
import cn.jidu.definition.Target;
import cn.jidu.definition.area.Area;
import cn.jidu.report.code.ReportCode;
import cn.jidu.report.data.DataFingerprint;
import cn.jidu.report.data.FoundRows;
import cn.jidu.report.data.QuarterResults;
import cn.jidu.report.data.ReportEdition;
import cn.jidu.report.phrase.PhraseBook;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts together what the report of one area says. */
public final class AreaReports {
    private static final DateTimeFormatter PUBLISHED = DateTimeFormatter.ofPattern("yyyy年M月d日H时mm分");

    private final PlanView view;
    private final ReportEdition edition;
    private final DataFingerprint fingerprint;
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
        this.fingerprint = fingerprint;
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
        parts.addAll(new BreakdownParts(view, area, classFigures, phrases).parts());
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
                head(area),
                opening(area),
                parts,
                sheets(area));
    }

    /** What only the workbook has: what is too wide or too long for pages. */
    private List<ReportPart> sheets(Area area) {
        List<ReportPart> sheets = new ArrayList<>();
        if (view.isPlanArea(area)) {
            new QuotaMatrix(view).numbers().ifPresent(sheets::add);
        }
        new ChangeParts(view, area).list().ifPresent(sheets::add);
        new SeriesParts(view, area).part().ifPresent(sheets::add);
        new RowParts(view, area).balance().ifPresent(sheets::add);
        sheets.add(new ListParts(view, area).deliveries());
        return sheets;
    }

    private List<ReportPart> sources(Area area) {
        ArrivalParts arrival = new ArrivalParts(view, area);
        RowParts rows = new RowParts(view, area);
        FindingParts findings = new FindingParts(view, area, found);
        List<ReportPart> parts = new ArrayList<>();
        new ChangeParts(view, area).part().ifPresent(parts::add);
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
        edition.publication()
                .ifPresent(p -> p.answered()
                        .forEach(a -> paragraphs.add(view.text("answered", a.title(), a.reason(), a.person()))));
        return paragraphs;
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

    private Map<String, String> head(Area area) {
        QuarterResults r = view.results();
        Map<String, String> head = new LinkedHashMap<>();
        head.put("planTitle", view.plan().title());
        head.put("title", view.text("head.title"));
        head.put("area", view.isPlanArea(area) ? "" : view.text("head.area", area.name()));
        head.put("period", r.quarter().chinese());
        head.put("issued", issued(r));
        head.put("document", view.text("head.document", view.plan().document()));
        head.put("edition", view.text("edition." + edition.word()));
        head.put("code", code(area).text());
        return head;
    }

    private ReportCode code(Area area) {
        QuarterResults r = view.results();
        return new ReportCode(
                view.plan().key(), area.code(), r.quarter().toString(), r.revision(), fingerprint.shown());
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
