package cn.jidu.measure.returns;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Indicator.Combine;
import cn.jidu.definition.Month;
import cn.jidu.definition.Plan;
import cn.jidu.definition.area.Area;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** What departments returned for the quarter of a revision. A figure in another unit than its indicator's is left out. */
public final class DepartmentReturns {
    /** The source of what departments return. */
    public static final String SOURCE = "return";

    private final Definitions definitions;
    private final Map<List<String>, List<ReturnLine>> lines;

    /** @param lines of one quarter, in order of arrival */
    public DepartmentReturns(Definitions definitions, List<ReturnLine> lines) {
        this(new MonthlyReturns(definitions.indicators()).byQuarter(lines), definitions);
    }

    private DepartmentReturns(List<ReturnLine> ofPeriod, Definitions definitions) {
        this.definitions = definitions;
        this.lines = ofPeriod.stream().collect(Collectors.groupingBy(l -> List.of(l.indicator(), l.area())));
    }

    /**
     * What was returned for one month: its flows, its levels at the end and, unlike in a quarter, its rates.
     *
     * @param lines of the month's quarter, in order of arrival
     */
    public static DepartmentReturns ofMonth(Definitions definitions, List<ReturnLine> lines, Month month) {
        List<ReturnLine> own =
                lines.stream().filter(l -> l.month().equals(Optional.of(month))).toList();
        return new DepartmentReturns(own, definitions);
    }

    /**
     * @param reportingUnit the department whose figure it is
     * @param month the month that it is of; empty: the quarter
     * @param complete whether nothing is missing in it: no month
     */
    public record ReturnLine(
            String indicator,
            String area,
            String reportingUnit,
            BigDecimal value,
            Optional<Month> month,
            boolean complete,
            long delivery,
            int sheet,
            int row) {}

    /**
     * What stands for an area.
     *
     * @param line the row it is told at: the lead unit's, or the first of those that are added
     * @param units how many are added
     * @param complete whether each of them is whole
     */
    public record Own(ReturnLine line, BigDecimal value, int units, boolean complete) {}

    /**
     * The areas directly under one together.
     *
     * @param complete whether each of them has a whole figure
     */
    public record Parts(BigDecimal sum, boolean complete) {}

    /** Those of the revision that have a value. */
    public static DepartmentReturns of(JdbcTemplate db, Definitions definitions, long revisionId, String quarter) {
        return new DepartmentReturns(definitions, lines(db, revisionId, quarter));
    }

    /** All of the revision that have a value, in order of arrival. */
    public static List<ReturnLine> lines(JdbcTemplate db, long revisionId, String quarter) {
        return db.query(
                """
                select indicator, area_code, reporting_unit, value, month, delivery_id, sheet_no, row_no from jidu.panel_return_quarter
                where value is not null and quarter = ? and slice_id in (
                    select slice_id from jidu.revision_slice where revision_id = ?)
                order by delivery_id, sheet_no, row_no""",
                (row, i) -> new ReturnLine(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getBigDecimal(4),
                        Optional.ofNullable(row.getString(5)).flatMap(Month::find),
                        true,
                        row.getLong(6),
                        row.getInt(7),
                        row.getInt(8)),
                quarter,
                revisionId);
    }

    /** In order of indicator and area, the rows of one in order of arrival. */
    public List<List<ReturnLine>> groups() {
        return lines.entrySet().stream()
                .sorted(Comparator.comparing(e -> String.join("|", e.getKey())))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** What was returned for the area itself: the sum of all units, or the lead unit's figure. */
    public Optional<Own> findOwn(Indicator indicator, String area) {
        List<ReturnLine> own = lines.getOrDefault(List.of(indicator.key(), area), List.of());
        if (own.isEmpty()) {
            return Optional.empty();
        }
        if (indicator.returns() == Combine.SUM) {
            BigDecimal sum = own.stream().map(ReturnLine::value).reduce(BigDecimal.ZERO, BigDecimal::add);
            return Optional.of(new Own(own.get(0), sum, own.size(), own.stream().allMatch(ReturnLine::complete)));
        }
        List<String> leads = leadUnits(indicator, area);
        return own.stream()
                .min(Comparator.<ReturnLine>comparingInt(l -> place(leads, l.reportingUnit()))
                        .thenComparing(ReturnLine::reportingUnit))
                .map(DepartmentReturns::own);
    }

    /** One unit's figure for itself. */
    public static Own own(ReturnLine line) {
        return new Own(line, line.value(), 1, line.complete());
    }

    /** The sum of the areas directly under it; empty where none has a figure, and for rates, which have no sum. */
    public Optional<Parts> findParts(Indicator indicator, String area) {
        List<Area> parts = definitions.areas().children(area);
        List<Own> given = parts.stream()
                .flatMap(p -> findOwn(indicator, p.code()).stream())
                .toList();
        return !indicator.behaviour().isRate() && !given.isEmpty()
                ? Optional.of(new Parts(
                        given.stream().map(Own::value).reduce(BigDecimal.ZERO, BigDecimal::add),
                        given.size() == parts.size() && given.stream().allMatch(Own::complete)))
                : Optional.empty();
    }

    /** As the plans that hold for the area name them for the indicator, the leading one first. */
    private List<String> leadUnits(Indicator indicator, String area) {
        return definitions.plans().values().stream()
                .filter(p -> definitions.areas().isWithin(area, p.area()))
                .map(Plan::targets)
                .flatMap(List::stream)
                .filter(t -> t.indicator().equals(indicator.key()))
                .map(t -> t.units().named())
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** Units that no plan names come last. */
    private static int place(List<String> leads, String unit) {
        int place = leads.indexOf(unit);
        return place < 0 ? leads.size() : place;
    }

    /** What the line is a figure of. */
    public Indicator indicator(ReturnLine line) {
        return Objects.requireNonNull(definitions.indicators().get(line.indicator()), line.indicator());
    }
}
