package cn.jidu.cli.terminal;

import cn.jidu.definition.Quarter;
import cn.jidu.measure.Measurement;
import cn.jidu.reconcile.RowChanges;
import cn.jidu.review.FigureDifference;
import cn.jidu.run.PreviewResult;
import cn.jidu.run.PreviewResult.Figures;
import cn.jidu.run.PreviewResult.IfAccepted;
import cn.jidu.run.PreviewResult.StaleRevision;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A preview as programs read it: exact figures, of up to six decimals as in measurements.csv. */
public final class PreviewJson {
    private static final int DECIMALS = 6;

    private final PreviewResult previewed;
    private final boolean all;

    /** @param all whether figures are told that do not move */
    public PreviewJson(PreviewResult previewed, boolean all) {
        this.previewed = previewed;
        this.all = all;
    }

    /** One object, keys in this order. */
    public String text() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("files", previewed.files().stream().map(FileLine::json).toList());
        values.put("waiting", previewed.waiting());
        values.put("rejects", previewed.rejects());
        values.put("findings", previewed.findings());
        values.put("heldFindings", previewed.heldFindings());
        values.put("rows", previewed.rows().stream().map(PreviewJson::rows).toList());
        values.put("figures", previewed.figures().map(this::figures).orElse(null));
        values.put("ifAccepted", previewed.ifAccepted().map(this::ifAccepted).orElse(null));
        values.put("stale", previewed.stale().stream().map(PreviewJson::stale).toList());
        return JsonText.of(values);
    }

    private Map<String, @Nullable Object> ifAccepted(IfAccepted accepted) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("files", accepted.files());
        values.put("rows", accepted.rows().stream().map(PreviewJson::rows).toList());
        values.put("figures", accepted.figures().map(this::figures).orElse(null));
        return values;
    }

    private static Map<String, Object> stale(StaleRevision stale) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("quarter", stale.quarter().toString());
        values.put("revision", stale.number());
        values.putAll(StaleJson.of(stale.causes()));
        return values;
    }

    private static Map<String, Object> rows(RowChanges rows) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("source", rows.source());
        values.put("quarter", rows.quarter().toString());
        values.put("replaced", rows.replaced());
        values.put("added", rows.added());
        values.put("changed", rows.changed());
        values.put("same", rows.same());
        values.put("gone", rows.gone());
        values.put("first", rows.first());
        return values;
    }

    private Map<String, @Nullable Object> figures(Figures figures) {
        List<FigureDifference> moved =
                figures.differences().stream().filter(FigureDifference::moves).toList();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("quarter", figures.quarter().toString());
        values.put("before", figures.before().orElse(null));
        values.put("after", figures.after().orElse(null));
        values.put("moved", moved.size());
        values.put("unmoved", figures.differences().size() - moved.size());
        values.put(
                "differences",
                (all ? figures.differences() : moved)
                        .stream().map(PreviewJson::difference).toList());
        values.put("alsoNew", figures.alsoNew());
        values.put("otherDefinitions", figures.otherDefinitions());
        values.put("stale", figures.stale().stream().map(Quarter::toString).toList());
        return values;
    }

    private static Map<String, @Nullable Object> difference(FigureDifference difference) {
        Measurement m = difference.measured();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("plan", m.plan());
        values.put("target", m.targetId());
        values.put("indicator", m.indicator());
        values.put("area", m.area());
        values.put("quarter", m.quarter().toString());
        values.put("unit", m.unit());
        values.put("before", difference.before().map(PreviewJson::measurement).orElse(null));
        values.put("after", difference.after().map(PreviewJson::measurement).orElse(null));
        return values;
    }

    private static Map<String, @Nullable Object> measurement(Measurement m) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("value", decimal(m.value()));
        values.put("flow", decimal(m.flow()));
        values.put("cumulative", decimal(m.cumulative()));
        values.put("ytd", decimal(m.ytd()));
        values.put("yoy", decimal(m.yoy()));
        values.put("progress", decimal(m.progress()));
        values.put("pace", decimal(m.pace()));
        values.put("rank", m.rank().orElse(null));
        values.put("returned", decimal(m.returned()));
        values.put("status", m.status().name());
        return values;
    }

    private static @Nullable BigDecimal decimal(Optional<BigDecimal> exact) {
        return exact.map(e -> e.setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros())
                .map(e -> new BigDecimal(e.toPlainString()))
                .orElse(null);
    }
}
