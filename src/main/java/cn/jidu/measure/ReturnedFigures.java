package cn.jidu.measure;

import cn.jidu.definition.Area;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Indicator.Behaviour;
import cn.jidu.definition.Indicator.Combine;
import cn.jidu.definition.Indicator.Returned;
import cn.jidu.definition.Target.Basis;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The figures that departments return. A return of the area itself wins; otherwise flows and levels are the sum of the
 * areas directly under it, incomplete where one of those has none. A rate has no sum.
 */
final class ReturnedFigures {
    private final JdbcTemplate db;
    private final Definitions definitions;
    private final List<String> areas;

    ReturnedFigures(JdbcTemplate db, Definitions definitions, List<String> areas) {
        this.db = db;
        this.definitions = definitions;
        this.areas = areas;
    }

    private record Line(String indicator, String area, String reportingUnit, BigDecimal value) {}

    List<Figure> of(long revisionId, String quarter) {
        Map<List<String>, List<Line>> lines = new HashMap<>();
        db.query(
                        """
                        select indicator, area_code, reporting_unit, value from jidu.panel_return_quarter
                        where value is not null and quarter = ? and slice_id in (
                            select slice_id from jidu.revision_slice where revision_id = ?)""",
                        (row, i) ->
                                new Line(row.getString(1), row.getString(2), row.getString(3), row.getBigDecimal(4)),
                        quarter,
                        revisionId)
                .forEach(line -> lines.computeIfAbsent(List.of(line.indicator(), line.area()), k -> new ArrayList<>())
                        .add(line));
        return definitions.indicators().values().stream()
                .flatMap(i -> areas.stream().map(area -> figure(i, area, lines)))
                .filter(f -> f.value().isPresent() || comesByReturnOnly(f.indicator()))
                .toList();
    }

    private boolean comesByReturnOnly(String indicator) {
        return java.util.Objects.requireNonNull(definitions.indicators().get(indicator))
                        .computation()
                instanceof Returned;
    }

    private Figure figure(Indicator indicator, String area, Map<List<String>, List<Line>> lines) {
        Optional<BigDecimal> own = own(indicator, area, lines);
        if (own.isPresent()) {
            return new Figure(Basis.RETURNED, "", indicator.key(), area, own, Status.A);
        }
        List<Area> parts = definitions.areas().children(area);
        List<BigDecimal> returned = parts.stream()
                .flatMap(p -> own(indicator, p.code(), lines).stream())
                .toList();
        if (returned.isEmpty() || !adds(indicator.behaviour())) {
            return new Figure(Basis.RETURNED, "", indicator.key(), area, Optional.empty(), Status.M);
        }
        return new Figure(
                Basis.RETURNED,
                "",
                indicator.key(),
                area,
                returned.stream().reduce(BigDecimal::add),
                returned.size() == parts.size() ? Status.A : Status.P);
    }

    private static boolean adds(Behaviour behaviour) {
        return behaviour == Behaviour.FLOW || behaviour == Behaviour.LEVEL;
    }

    private static Optional<BigDecimal> own(Indicator indicator, String area, Map<List<String>, List<Line>> lines) {
        List<Line> own = lines.getOrDefault(List.of(indicator.key(), area), List.of());
        Combine combine = indicator.computation() instanceof Returned r ? r.combine() : Combine.LEAD;
        return combine == Combine.SUM
                ? own.stream().map(Line::value).reduce(BigDecimal::add)
                // the unit whose name sorts first stands for the lead unit until plans name reporting units
                : own.stream().min(Comparator.comparing(Line::reportingUnit)).map(Line::value);
    }
}
