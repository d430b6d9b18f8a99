package cn.jidu.cli.terminal;

import cn.jidu.definition.Month;
import cn.jidu.explain.ExplainedPart;
import cn.jidu.explain.ExplainedPart.CountOf;
import cn.jidu.explain.FigureExplanation;
import cn.jidu.explain.FigureGap;
import cn.jidu.explain.PartStep;
import cn.jidu.explain.ReturnedCell;
import cn.jidu.explain.TyingDecision;
import cn.jidu.explain.row.RowFate;
import cn.jidu.explain.row.RowFate.HoldingFigure;
import cn.jidu.explain.row.RowFate.RowFinding;
import cn.jidu.measure.Measurement;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a figure came about, and where a row ended, for programs: numbers exact, keys in this order. */
public final class ExplainJson {
    private ExplainJson() {}

    /** A figure; {@code value} is null where it is missing. */
    public static Map<String, Object> of(FigureExplanation explained) {
        Measurement figure = explained.figure();
        Map<String, Object> values = figure(figure.plan(), figure.targetId(), figure.indicator(), figure.area());
        values.put("quarter", figure.quarter().toString());
        put(values, "value", figure.value());
        values.put("status", figure.status().name());
        figure.unadjusted().ifPresent(rows -> put(values, "rowsValue", rows.value()));
        values.put("definition", explained.asked().indicator().meaning());
        values.put("parts", explained.parts().stream().map(ExplainJson::part).toList());
        values.put("unit", figure.unit());
        values.put("revision", explained.revision().number());
        values.put("clause", explained.asked().target().map(t -> t.clause()).orElse(""));
        values.put("gaps", explained.gaps().stream().map(ExplainJson::gap).toList());
        values.put(
                "returns", explained.returns().stream().map(ExplainJson::cell).toList());
        return values;
    }

    /** The same figure as it is by now, beside what was known on a day. */
    public static Map<String, Object> ofNow(FigureExplanation now) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("revision", now.revision().number());
        put(values, "value", now.figure().value());
        values.put("status", now.figure().status().name());
        return values;
    }

    private static Map<String, Object> part(ExplainedPart explained) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", explained.part().name());
        values.put("value", plain(explained.value()));
        values.put("rows", explained.rows());
        values.put("steps", explained.steps().stream().map(ExplainJson::step).toList());
        values.put("panel", explained.part().panel().name());
        values.put("where", explained.part().predicate());
        values.put("sql", explained.sql());
        values.put("files", counts("file", explained.files()));
        values.put("findings", counts("code", explained.findings()));
        values.put(
                "decisions",
                explained.decisions().stream().map(ExplainJson::decision).toList());
        return values;
    }

    private static Map<String, Object> decision(TyingDecision tying) {
        Map<String, Object> values =
                decision(tying.enterprise(), tying.by(), tying.at(), tying.second(), tying.reason());
        values.put("rows", tying.rows());
        return values;
    }

    /** Whose word ties rows to an enterprise. */
    public static Map<String, Object> decision(
            String enterprise, String by, Instant at, Optional<String> second, String reason) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("enterprise", enterprise);
        values.put("by", by);
        values.put("at", at.toString());
        values.put("agreedBy", second.orElse(""));
        values.put("reason", reason);
        return values;
    }

    private static Map<String, Object> step(PartStep step) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("stage", step.stage());
        values.put("reason", step.reason());
        values.put("rows", step.rows());
        values.put("source", step.source());
        return values;
    }

    private static List<Map<String, Object>> counts(String key, List<CountOf> counts) {
        return counts.stream()
                .map(c -> {
                    Map<String, Object> values = new LinkedHashMap<>();
                    values.put(key, c.name());
                    values.put("rows", c.rows());
                    return values;
                })
                .toList();
    }

    private static Map<String, Object> gap(FigureGap gap) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("quarter", gap.quarter().toString());
        values.put("kind", gap.kind().name());
        values.put("source", gap.source());
        values.put("months", gap.months().stream().map(Month::toString).toList());
        return values;
    }

    private static Map<String, Object> cell(ReturnedCell cell) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("quarter", cell.quarter().toString());
        cell.month().ifPresent(m -> values.put("month", m.toString()));
        values.put("area", cell.area());
        values.put("reportingUnit", cell.reportingUnit());
        values.put("value", plain(cell.value()));
        values.put("file", cell.file());
        values.put("sheet", ToldSheet.value(cell.sheet()));
        values.put("row", cell.row());
        return values;
    }

    /** A row. */
    public static Map<String, Object> of(RowFate fate) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("file", fate.place().file());
        values.put("sheet", ToldSheet.value(fate.place().sheet()));
        values.put("row", fate.place().row());
        values.put("source", fate.source());
        values.put("quarter", fate.quarter());
        values.put("fate", fate.file().word());
        values.put("stage", fate.stage());
        values.put("reasons", fate.reasons());
        values.put("figures", fate.figures().stream().map(ExplainJson::holding).toList());
        values.put(
                "findings", fate.findings().stream().map(ExplainJson::finding).toList());
        return values;
    }

    private static Map<String, Object> finding(RowFinding finding) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("code", finding.code());
        values.put("message", finding.message());
        return values;
    }

    static Map<String, Object> holding(HoldingFigure holding) {
        Map<String, Object> values = figure(
                holding.figure().planKey(),
                holding.figure().targetId(),
                holding.figure().indicator().key(),
                holding.figure().area().code());
        values.put("quarter", holding.figure().quarter().toString());
        values.put("part", holding.part().name());
        return values;
    }

    private static Map<String, Object> figure(String plan, String target, String indicator, String area) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("plan", plan);
        values.put("target", target);
        values.put("indicator", indicator);
        values.put("area", area);
        return values;
    }

    private static void put(Map<String, @Nullable Object> values, String key, Optional<BigDecimal> number) {
        values.put(key, number.map(ExplainJson::plain).orElse(null));
    }

    /** Without an exponent, which would be another text of the same number. */
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
