package cn.jidu.measure;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Indicator.Combine;
import cn.jidu.definition.Target.Basis;
import cn.jidu.measure.Returns.Line;
import cn.jidu.measure.Returns.Own;
import cn.jidu.reconcile.Revision;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * RETURN_DIFFERS: a department's own figure for the quarter against the one computed from rows, and a wider area's
 * against the sum of the areas directly under it, all as shown. What there is only one figure of is not compared.
 */
final class ReturnCheck {
    private static final String CODE = "RETURN_DIFFERS";

    private final JdbcTemplate db;
    private final Definitions definitions;
    private final Series series;

    ReturnCheck(JdbcTemplate db, Definitions definitions, Series series) {
        this.db = db;
        this.definitions = definitions;
        this.series = series;
    }

    /** Lists what differs as findings of the revision. */
    void list(Revision revision, Returns returns) {
        List<Object[]> findings = returns.groups().stream()
                .flatMap(lines -> Stream.concat(
                        fromRows(lines, returns, revision), fromParts(lines.get(0), returns, revision).stream()))
                .toList();
        db.batchUpdate("insert into jidu.revision_finding values (?, ?, ?, ?, ?, ?, ?, ?)", findings);
    }

    /** Where several units return parts, their sum is compared; otherwise each unit's figure for itself. */
    private Stream<Object[]> fromRows(List<Line> lines, Returns returns, Revision revision) {
        Indicator indicator = returns.indicator(lines.get(0));
        Optional<BigDecimal> computed = computed(indicator, lines.get(0).area(), revision);
        if (computed.isEmpty()) {
            return Stream.empty();
        }
        List<Own> given = indicator.returns() == Combine.SUM
                ? returns.findOwn(indicator, lines.get(0).area()).stream().toList()
                : lines.stream().map(l -> new Own(l, l.value(), 1)).toList();
        return given.stream().flatMap(own -> finding(indicator, own, "按数据计算为", computed.get(), revision).stream());
    }

    private Optional<BigDecimal> computed(Indicator indicator, String area, Revision revision) {
        return indicator.isReturned()
                ? Optional.empty()
                : series.own(
                                new Series.Line(indicator, Basis.COMPUTED, Measure.OUTSIDE_PLANS, area),
                                revision.quarter(),
                                definitions.indicators())
                        .number();
    }

    /** Only where every area directly under it has a figure. */
    private static Optional<Object[]> fromParts(Line line, Returns returns, Revision revision) {
        Indicator indicator = returns.indicator(line);
        return returns.findParts(indicator, line.area())
                .filter(Returns.Parts::complete)
                .flatMap(parts -> returns.findOwn(indicator, line.area())
                        .flatMap(own -> finding(indicator, own, "所辖各地报送合计为", parts.sum(), revision)));
    }

    private static Optional<Object[]> finding(
            Indicator indicator, Own own, String against, BigDecimal other, Revision revision) {
        BigDecimal given = Rounding.round(own.value(), indicator.decimals());
        BigDecimal compared = Rounding.round(other, indicator.decimals());
        BigDecimal difference = given.subtract(compared);
        if (difference.signum() == 0) {
            return Optional.empty();
        }
        String unit = indicator.unit().equals("%") ? "个百分点" : indicator.unit();
        String message = indicator.title() + "：" + (own.units() > 1 ? own.units() + "个单位合计报送" : "报送")
                + given.toPlainString() + "，" + against + compared.toPlainString() + "，报送数"
                + (difference.signum() > 0 ? "多" : "少")
                + difference.abs().toPlainString() + unit;
        Line line = own.line();
        return Optional.of(new Object[] {
            revision.id(),
            CODE,
            "return",
            line.area(),
            line.delivery(),
            line.row(),
            line.indicator() + "|" + line.area() + "|" + revision.quarter() + "|" + line.reportingUnit(),
            message
        });
    }
}
