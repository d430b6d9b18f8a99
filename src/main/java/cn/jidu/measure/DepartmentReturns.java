package cn.jidu.measure;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Indicator.Combine;
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
final class DepartmentReturns {
    private final Definitions definitions;
    private final Map<List<String>, List<ReturnLine>> lines;

    /** @param lines of one quarter, in order of arrival */
    DepartmentReturns(Definitions definitions, List<ReturnLine> lines) {
        this.definitions = definitions;
        this.lines = lines.stream().collect(Collectors.groupingBy(l -> List.of(l.indicator(), l.area())));
    }

    /** @param reportingUnit the department whose figure it is */
    record ReturnLine(String indicator, String area, String reportingUnit, BigDecimal value, long delivery, int row) {}

    /**
     * What stands for an area.
     *
     * @param line the row it is told at: the lead unit's, or the first of those that are added
     * @param units how many are added
     */
    record Own(ReturnLine line, BigDecimal value, int units) {}

    /**
     * The areas directly under one together.
     *
     * @param complete whether each of them has a figure
     */
    record Parts(BigDecimal sum, boolean complete) {}

    static DepartmentReturns of(JdbcTemplate db, Definitions definitions, long revisionId, String quarter) {
        List<ReturnLine> lines = db.query(
                """
                select indicator, area_code, reporting_unit, value, delivery_id, row_no from jidu.panel_return_quarter
                where value is not null and quarter = ? and slice_id in (
                    select slice_id from jidu.revision_slice where revision_id = ?)
                order by delivery_id, sheet_no, row_no""",
                (row, i) -> new ReturnLine(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getBigDecimal(4),
                        row.getLong(5),
                        row.getInt(6)),
                quarter,
                revisionId);
        return new DepartmentReturns(definitions, lines);
    }

    /** In order of indicator and area, the rows of one in order of arrival. */
    List<List<ReturnLine>> groups() {
        return lines.entrySet().stream()
                .sorted(Comparator.comparing(e -> String.join("|", e.getKey())))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** What was returned for the area itself: the sum of all units, or the lead unit's figure. */
    Optional<Own> findOwn(Indicator indicator, String area) {
        List<ReturnLine> own = lines.getOrDefault(List.of(indicator.key(), area), List.of());
        if (own.isEmpty()) {
            return Optional.empty();
        }
        if (indicator.returns() == Combine.SUM) {
            BigDecimal sum = own.stream().map(ReturnLine::value).reduce(BigDecimal.ZERO, BigDecimal::add);
            return Optional.of(new Own(own.get(0), sum, own.size()));
        }
        List<String> leads = leadUnits(indicator, area);
        return own.stream()
                .min(Comparator.<ReturnLine>comparingInt(l -> place(leads, l.reportingUnit()))
                        .thenComparing(ReturnLine::reportingUnit))
                .map(l -> new Own(l, l.value(), 1));
    }

    /** The sum of the areas directly under it; empty where none has a figure, and for rates, which have no sum. */
    Optional<Parts> findParts(Indicator indicator, String area) {
        List<Area> parts = definitions.areas().children(area);
        List<BigDecimal> values = parts.stream()
                .flatMap(p -> findOwn(indicator, p.code()).stream())
                .map(Own::value)
                .toList();
        return !indicator.behaviour().isRate() && !values.isEmpty()
                ? Optional.of(new Parts(
                        values.stream().reduce(BigDecimal.ZERO, BigDecimal::add), values.size() == parts.size()))
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

    Indicator indicator(ReturnLine line) {
        return Objects.requireNonNull(definitions.indicators().get(line.indicator()), line.indicator());
    }
}
