package cn.jidu.report.proof;

import cn.jidu.definition.text.PackageTexts;
import cn.jidu.report.part.AreaReport;
import cn.jidu.report.part.ReportPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sf.jasperreports.engine.JasperPrint;

/** Whether every figure and word of the report was printed, as often as it has it. */
final class ModelFaults {
    private final PackageTexts texts;
    private final Map<String, Integer> printed = new HashMap<>();

    ModelFaults(PackageTexts texts) {
        this.texts = texts;
    }

    List<String> of(AreaReport report, JasperPrint pages) {
        StringBuilder all = new StringBuilder();
        pages.getPages()
                .forEach(p -> PrintedText.of(p).stream()
                        .filter(t -> !t.isMargin())
                        .forEach(t -> {
                            printed.merge(t.flat(), 1, Integer::sum);
                            all.append(t.flat()).append('\n');
                        }));
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

    /** Whether the report has the text more often than it was printed. */
    private boolean isWanting(String text, Map<String, Integer> wanted) {
        return !text.isEmpty() && wanted.merge(text, 1, Integer::sum) > printed.getOrDefault(text, 0);
    }
}
