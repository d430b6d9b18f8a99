package cn.jidu.report.proof;

import cn.jidu.definition.text.PackageTexts;
import cn.jidu.report.view.AreaReport;
import cn.jidu.report.view.ReportPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Whether every figure and word of the report was printed, as often as it has it. */
final class ModelFaults {
    private static final Pattern MARK = Pattern.compile("[*※]+");

    private final PackageTexts texts;
    private final Map<String, Integer> printed = new HashMap<>();

    ModelFaults(PackageTexts texts) {
        this.texts = texts;
    }

    List<String> of(AreaReport report, List<List<PrintedText>> pages) {
        StringBuilder all = new StringBuilder();
        pages.forEach(p -> read(p.stream().filter(t -> !t.isMargin()).toList(), all));
        List<String> faults = new ArrayList<>();
        report.summary().stream()
                .filter(s -> all.indexOf(PrintedText.flat(s)) < 0)
                .forEach(s -> faults.add(texts.get("proof.absent", "summary", s)));
        Map<String, Integer> wanted = new HashMap<>();
        for (ReportPart part : report.parts()) {
            for (ReportPart.PartRow row : part.rows()) {
                row.cells().forEach((column, cell) -> {
                    if (isWanting(PrintedText.flat(cell.text()), wanted)) {
                        faults.add(texts.get("proof.absent", part.name() + "." + column, cell.text()));
                    }
                });
            }
            part.notes().stream()
                    .filter(n -> all.indexOf(PrintedText.flat(n)) < 0)
                    .forEach(n -> faults.add(texts.get("proof.absent", part.name() + ".notes", n)));
        }
        return faults;
    }

    /** A mark is an element of its own: beside its figure, or alone in a column of marks. */
    private void read(List<PrintedText> page, StringBuilder all) {
        String before = "";
        for (PrintedText t : page) {
            String text = t.flat();
            if (MARK.matcher(text).matches()) {
                printed.merge(text, 1, Integer::sum);
                text = before + text;
            }
            printed.merge(text, 1, Integer::sum);
            all.append(text).append('\n');
            before = text;
        }
    }

    /** Whether the report has the text more often than it was printed. */
    private boolean isWanting(String text, Map<String, Integer> wanted) {
        return !text.isEmpty() && wanted.merge(text, 1, Integer::sum) > printed.getOrDefault(text, 0);
    }
}
