package cn.jidu.measure;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Indicator.Growth;
import cn.jidu.definition.Indicator.Returned;
import cn.jidu.definition.Target.Basis;
import cn.jidu.measure.Series.Line;
import cn.jidu.reconcile.Revision;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * RETURN_DIFFERS: a department's own figure for the quarter against the one computed from rows, both as shown. Where
 * there is no computed figure there is nothing to compare.
 */
final class ReturnCheck {
    private final JdbcTemplate db;
    private final Definitions definitions;
    private final Series series;

    ReturnCheck(JdbcTemplate db, Definitions definitions, Series series) {
        this.db = db;
        this.definitions = definitions;
        this.series = series;
    }

    private record Return(String indicator, String area, BigDecimal value, String unit, long delivery, int row) {}

    /** Lists what differs as findings of the revision. */
    void list(Revision revision) {
        List<Object[]> differing = returns(revision).stream()
                .flatMap(r -> computed(r, revision)
                        .filter(c -> c.compareTo(shown(r, r.value())) != 0)
                        .map(c -> finding(revision, r, c))
                        .stream())
                .toList();
        db.batchUpdate("insert into jidu.revision_finding values (?, ?, ?, ?, ?, ?, ?, ?)", differing);
    }

    private List<Return> returns(Revision revision) {
        return db.query(
                """
                select indicator, area_code, value, reporting_unit, delivery_id, row_no from jidu.panel_return_quarter
                where value is not null and quarter = ? and slice_id in (select slice_id from jidu.revision_slice where revision_id = ?)
                order by delivery_id, sheet_no, row_no""",
                (row, i) -> new Return(
                        row.getString(1),
                        row.getString(2),
                        row.getBigDecimal(3),
                        row.getString(4),
                        row.getLong(5),
                        row.getInt(6)),
                revision.quarter().toString(),
                revision.id());
    }

    private Optional<BigDecimal> computed(Return r, Revision revision) {
        Indicator indicator = indicator(r);
        if (indicator.computation() instanceof Returned || indicator.computation() instanceof Growth) {
            return Optional.empty();
        }
        return series.own(
                        new Line(indicator, Basis.COMPUTED, Measure.OUTSIDE_PLANS, r.area()),
                        revision.quarter(),
                        definitions.indicators())
                .number()
                .map(v -> shown(r, v));
    }

    private BigDecimal shown(Return r, BigDecimal value) {
        return Rounding.round(value, indicator(r).decimals());
    }

    private Indicator indicator(Return r) {
        return Objects.requireNonNull(definitions.indicators().get(r.indicator()), r.indicator());
    }

    private Object[] finding(Revision revision, Return r, BigDecimal computed) {
        Indicator indicator = indicator(r);
        BigDecimal difference = shown(r, r.value()).subtract(computed);
        String message = indicator.title() + "：报送" + shown(r, r.value()).toPlainString() + "，按数据计算为"
                + computed.toPlainString() + "，报送数" + (difference.signum() > 0 ? "多" : "少")
                + difference.abs().toPlainString() + (indicator.unit().equals("%") ? "个百分点" : indicator.unit());
        return new Object[] {
            revision.id(),
            "RETURN_DIFFERS",
            "return",
            r.area(),
            r.delivery(),
            r.row(),
            r.indicator() + "|" + r.area() + "|" + revision.quarter() + "|" + r.unit(),
            message
        };
    }
}
