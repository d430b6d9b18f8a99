package cn.jidu.report.view;

import cn.jidu.definition.Indicator;
import cn.jidu.definition.Plan;
import cn.jidu.definition.ProgressBounds;
import cn.jidu.definition.ResponsibleUnits;
import cn.jidu.definition.Target;
import cn.jidu.definition.area.Area;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.measure.Measurement;
import cn.jidu.report.data.QuarterResults;
import cn.jidu.report.data.ReportException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The results of one plan for the quarter reported, ready to be looked up. */
public final class PlanView {
    /** Units that a column has room for. */
    private static final int NAMED = 2;

    private final QuarterResults results;
    private final Plan plan;
    private final CodeWords words;
    private final PackageTexts texts = PackageTexts.chinese(PlanView.class);
    private final Map<String, Measurement> measurements = new HashMap<>();

    /** @param plan one of those that the results are of */
    public PlanView(QuarterResults results, Plan plan) {
        this.results = results;
        this.plan = plan;
        this.words = new CodeWords(results.definitions());
        for (Measurement m : results.measurements()) {
            if (m.plan().equals(plan.key()) && m.quarter().equals(results.quarter())) {
                measurements.put(key(m.targetId(), m.indicator(), m.area()), m);
            }
        }
    }

    /** All results of the revision, of every plan. */
    public QuarterResults results() {
        return results;
    }

    /** The plan that is shown. */
    public Plan plan() {
        return plan;
    }

    /** Columns under their own titles. */
    public List<ReportPart.PartColumn> columns(List<String> keys) {
        return keys.stream()
                .map(k -> new ReportPart.PartColumn(k, text("column." + k)))
                .toList();
    }

    /** A text of the report's house, with the arguments filled in. */
    public String text(String key, Object... arguments) {
        return texts.get(key, arguments);
    }

    /** How refusals, rejects and findings are called. */
    public CodeWords words() {
        return words;
    }

    /** The plan's own area and those directly under it that something arrived for, in order of code. */
    public List<Area> areas() {
        return results.areas().stream()
                .filter(a -> results.definitions().areas().isWholeOrPart(a.code(), plan.area()))
                .toList();
    }

    /** Those directly under the plan's area that something arrived for. */
    public List<Area> parts() {
        return areas().stream().filter(a -> !isPlanArea(a)).toList();
    }

    /** What those directly under the plan's area are, each kind once, from wide to narrow: 乡镇（街道）、开发区. */
    public String kindsOfParts() {
        return results.definitions().areas().children(plan.area()).stream()
                .map(Area::level)
                .distinct()
                .sorted()
                .map(level -> text("level." + level))
                .collect(Collectors.joining("、"));
    }

    /** False where the plan does not run in the quarter, or nothing arrived for its area: it has no report then. */
    public boolean isMeasured() {
        return !measurements.isEmpty();
    }

    /** Whether it is the area that set itself the plan. */
    public boolean isPlanArea(Area area) {
        return area.code().equals(plan.area());
    }

    /** The name of the plan's own area. */
    public String planArea() {
        return results.definitions().areas().get(plan.area()).name();
    }

    /** What a target measures. @throws ReportException where it has no definition */
    public Indicator indicator(Target target) {
        Indicator found = results.definitions().indicators().get(target.indicator());
        if (found == null) {
            throw new ReportException(text("noIndicator", plan.key(), target.id(), target.indicator()));
        }
        return found;
    }

    /** By its key. @throws ReportException where it has no definition */
    public Indicator indicator(String key) {
        Indicator found = results.definitions().indicators().get(key);
        if (found == null) {
            throw new ReportException(text("noIndicator", Measurement.NONE, Measurement.NONE, key));
        }
        return found;
    }

    /** Of an area that the report speaks of. */
    public String areaName(String code) {
        return results.definitions().areas().findByCode(code).map(Area::name).orElse(code);
    }

    /** 登记, 税务 …; the name itself where no source is called so. */
    public String sourceTitle(String source) {
        return Optional.ofNullable(results.definitions().sources().get(source))
                .map(Source::title)
                .orElse(source);
    }

    /** Whether the code is of the area or of one in it. */
    public boolean isWithin(String code, Area area) {
        return results.definitions().areas().isWithin(code, area.code());
    }

    /** The area's figures outside plans for the quarter, in order of the indicator's key. */
    public List<Measurement> outsidePlan(Area area) {
        return results.measurements().stream()
                .filter(m -> m.plan().equals(Measurement.NONE)
                        && m.quarter().equals(results.quarter())
                        && m.area().equals(area.code()))
                .sorted(Comparator.comparing(Measurement::indicator))
                .toList();
    }

    /** @throws ReportException where the figures given lack it: a target left out would be a figure that vanished */
    public Measurement measurement(Target target, Area area) {
        return measurement(target.id(), target.indicator(), area);
    }

    /**
     * Of an indicator that a section monitors without a target.
     *
     * @throws ReportException where the figures given lack it
     */
    public Measurement monitored(String indicator, Area area) {
        return measurement(Measurement.NONE, indicator, area);
    }

    private Measurement measurement(String targetId, String indicator, Area area) {
        Measurement found = measurements.get(key(targetId, indicator, area.code()));
        if (found == null) {
            throw new ReportException(
                    text("noMeasurement", plan.key(), targetId + " " + indicator, area.code(), results.quarter()));
        }
        return found;
    }

    private static String key(String targetId, String indicator, String area) {
        return targetId + "/" + indicator + "/" + area;
    }

    /** How the target stands in the area, by the plan's progress bounds. */
    public TargetVerdict verdict(Target target, Area area) {
        return TargetVerdict.of(
                plan,
                target,
                indicator(target),
                measurement(target, area),
                progressBounds().aheadFrom());
    }

    /** From when on a figure is called ahead. */
    public ProgressBounds progressBounds() {
        return results.definitions().progressBounds();
    }

    /** The target's measurements in the area, by quarter, up to the report's. */
    public List<Measurement> history(Target target, Area area) {
        return results.measurements().stream()
                .filter(m -> m.plan().equals(plan.key())
                        && m.targetId().equals(target.id())
                        && m.area().equals(area.code())
                        && m.quarter().compareTo(results.quarter()) <= 0)
                .sorted(Comparator.comparing(Measurement::quarter))
                .toList();
    }

    /** True where the area has a share of at least one of the plan's targets; what is asked of every area is no share. */
    public boolean hasTargets(Area area) {
        return plan.targets().stream()
                .filter(t -> isPlanArea(area) || t.each().isEmpty())
                .anyMatch(t -> measurement(t, area).target().isPresent());
    }

    /** Whether the document says who leads; some only name the units. */
    public boolean namesLeads() {
        return Stream.concat(
                        plan.targets().stream().map(Target::units),
                        plan.sections().stream()
                                .flatMap(s -> s.obligations().stream())
                                .map(Plan.Obligation::units))
                .anyMatch(u -> u.lead().isPresent());
    }

    /** Who answers for it, short enough for a column: of many equals the first, and how many they are. */
    public String answerable(ResponsibleUnits units) {
        return isCrowd(units)
                ? text("units.first", units.named().get(0), units.named().size())
                : units.answerable();
    }

    private static boolean isCrowd(ResponsibleUnits units) {
        return units.lead().isEmpty() && units.named().size() > NAMED;
    }

    /** Whether a target names more than a column holds. */
    public boolean namesCrowds() {
        return plan.targets().stream().map(Target::units).anyMatch(PlanView::isCrowd);
    }

    /** Whether the target is met or not, and has no progress. */
    public static boolean isRate(Target target) {
        return target.kind().isRate();
    }
}
