package cn.jidu.cli;

import cn.jidu.batch.RunResult;
import cn.jidu.definition.Texts;
import cn.jidu.report.QuarterResults.CodeCount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The closing summary of a run: what was taken in, what was turned away and why, and where the reports lie. */
final class Summary {
    private final Texts texts = Terminal.texts();
    private final RunResult result;
    private final FilesSummary files;

    Summary(RunResult result, SiteOptions site) {
        this.result = result;
        this.files = new FilesSummary(result.takenIn(), result.waiting(), site);
    }

    boolean hasRefusals() {
        return files.hasRefusals();
    }

    String text() {
        List<String> lines = new ArrayList<>(files.lines());
        lines.add(texts.get(
                result.revision().isNew() ? "summary.revision.new" : "summary.revision.same",
                result.revision().quarter(),
                result.revision().number()));
        lines.add(texts.get(
                "summary.figures",
                result.results().measurements().size(),
                total(result.results().findings()),
                total(result.results().rejects())));
        lines.add(texts.get("summary.folder", result.folder()));
        return String.join(System.lineSeparator(), lines);
    }

    /** For programs: one object, keys in this order. */
    String json() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("quarter", result.revision().quarter().toString());
        values.put("revision", result.revision().number());
        values.put("new", result.revision().isNew());
        values.putAll(files.values());
        values.put("findings", total(result.results().findings()));
        values.put("reports", result.folder().toString());
        return JsonText.of(values);
    }

    private static long total(List<CodeCount> counts) {
        return counts.stream().mapToLong(CodeCount::count).sum();
    }
}
