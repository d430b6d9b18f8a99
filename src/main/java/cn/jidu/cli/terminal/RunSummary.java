package cn.jidu.cli.terminal;

import cn.jidu.definition.text.PackageTexts;
import cn.jidu.report.ReportFaults;
import cn.jidu.report.data.QuarterResults.CodeCount;
import cn.jidu.run.RunResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The closing summary of a run: what was taken in, what was turned away and why, and where the reports lie. */
public final class RunSummary {
    private final PackageTexts texts = TerminalTexts.texts();
    private final RunResult result;
    private final FilesSummary files;

    /** @param site whose options stand in advised commands */
    public RunSummary(RunResult result, SiteOptions site) {
        this.result = result;
        this.files = new FilesSummary(result.takenIn(), result.waiting(), site);
    }

    /** Whether a file was refused or held, or a row rejected (exit status 5). */
    public boolean hasRefusals() {
        return files.hasRefusals();
    }

    /** The lines that a run ends with. */
    public String text() {
        List<String> lines = new ArrayList<>(files.lines());
        lines.add(texts.get(
                result.revision().isNew() ? "summary.revision.new" : "summary.revision.same",
                result.revision().quarter(),
                result.revision().number()));
        lines.add(texts.get(
                "summary.figures",
                result.results().measurements().size(),
                total(result.results().findings()),
                total(result.results().rejects()),
                result.revision().quarter()));
        lines.add(texts.get("summary.folder", result.folder()));
        ReportFaults.list(result.folder()).forEach(f -> lines.add(texts.get("summary.faulty", f)));
        return String.join(System.lineSeparator(), lines);
    }

    /** For programs: one object, keys in this order. */
    public String json() {
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
