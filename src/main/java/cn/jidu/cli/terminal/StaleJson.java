package cn.jidu.cli.terminal;

import cn.jidu.definition.Quarter;
import cn.jidu.reconcile.StaleCauses;
import java.util.LinkedHashMap;
import java.util.Map;

/** Why a revision is stale, as programs read it. */
final class StaleJson {
    private StaleJson() {}

    static Map<String, Object> of(StaleCauses causes) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("arrived", causes.arrived());
        values.put("retracted", causes.retracted());
        values.put("measured", causes.measured().stream().map(Quarter::toString).toList());
        values.put("decided", causes.decided());
        values.put("adjusted", causes.adjusted());
        return values;
    }
}
