package cn.jidu.cli.listing;

import cn.jidu.change.ChangedFigure;
import cn.jidu.change.FigureChange;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changed figures with their causes, as programs read them: numbers are exact decimals. */
final class ChangeJson {
    private ChangeJson() {}

    /** A list of {@code {plan, target, indicator, area, quarter, before, after, parts: [{cause, change}]}}. */
    static List<Object> of(List<FigureChange> changes) {
        List<Object> all = new ArrayList<>();
        changes.forEach(c -> all.add(of(c)));
        return all;
    }

    private static Map<String, @Nullable Object> of(FigureChange change) {
        ChangedFigure m = change.figure();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("plan", m.plan());
        values.put("target", m.target());
        values.put("indicator", m.indicator());
        values.put("area", m.area());
        values.put("quarter", m.quarter().toString());
        values.put("before", plain(change.before()));
        values.put("after", plain(change.after()));
        List<Object> parts = new ArrayList<>();
        change.parts().forEach(p -> {
            Map<String, Object> part = new LinkedHashMap<>();
            part.put("cause", p.cause().word());
            part.put("change", p.change());
            p.terms().ifPresent(t -> {
                part.put("numerator", t.numerator());
                part.put("denominator", t.denominator());
            });
            parts.add(part);
        });
        values.put("parts", parts);
        return values;
    }

    private static @Nullable BigDecimal plain(Optional<BigDecimal> value) {
        return value.orElse(null);
    }
}
