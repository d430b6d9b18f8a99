package cn.jidu.cli.terminal;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.source.Source;
import cn.jidu.reconcile.arrival.FileExpectation;
import cn.jidu.report.view.SenderNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What is expected, for programs: an object each, keys in this order. */
public final class StatusJson {
    private StatusJson() {}

    /** What is expected of whom, for programs. */
    public static List<Map<String, Object>> expected(List<FileExpectation> all, Definitions definitions) {
        return all.stream().map(e -> of(e, definitions)).toList();
    }

    private static Map<String, Object> of(FileExpectation e, Definitions definitions) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("source", e.source());
        values.put("sender", e.value().orElse(""));
        values.put("authority", authority(e, definitions).orElse(""));
        values.put("area", e.area());
        values.put("due", e.due().toString());
        values.put("state", e.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        values.put("days", e.days());
        values.put("file", e.file().orElse(""));
        return values;
    }

    private static Optional<String> authority(FileExpectation e, Definitions definitions) {
        Source source = Objects.requireNonNull(definitions.sources().get(e.source()));
        return e.value().flatMap(list -> new SenderNames(definitions).authority(source, list));
    }
}
