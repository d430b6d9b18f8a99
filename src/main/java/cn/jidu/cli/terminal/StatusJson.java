package cn.jidu.cli.terminal;

import cn.jidu.reconcile.arrival.FileExpectation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is expected, for programs: an object each, keys in this order. */
public final class StatusJson {
    private StatusJson() {}

    public static List<Map<String, Object>> expected(List<FileExpectation> all) {
        return all.stream().map(StatusJson::of).toList();
    }

    private static Map<String, Object> of(FileExpectation e) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("source", e.source());
        values.put("sender", e.value().orElse(""));
        values.put("area", e.area());
        values.put("due", e.due().toString());
        values.put("state", e.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        values.put("days", e.days());
        values.put("file", e.file().orElse(""));
        return values;
    }
}
