package cn.jidu.cli;

import cn.jidu.batch.RunResult;
import cn.jidu.definition.Texts;
import cn.jidu.report.QuarterResults.CodeCount;
import cn.jidu.report.QuarterResults.DeliveryLine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** The closing summary of a run: what was taken in, what was turned away and why, and where the reports lie. */
final class Summary {
    private final Texts texts = Terminal.texts();
    private final RunResult result;
    private final List<DeliveryLine> deliveries;

    Summary(RunResult result) {
        this.result = result;
        this.deliveries = result.takenIn();
    }

    boolean hasRefusals() {
        return deliveries.stream()
                .anyMatch(d -> !d.fate().equals("loaded") && !d.fate().equals("acknowledged") || d.rejected() > 0);
    }

    String text() {
        List<String> lines = new ArrayList<>();
        if (deliveries.isEmpty()) {
            lines.add(texts.get("summary.nothing"));
        } else {
            lines.add(texts.get("summary.files", deliveries.size(), fates("loaded"), fates("refused"), fates("held")));
            lines.add(texts.get(
                    "summary.rows",
                    sum(DeliveryLine::read),
                    sum(DeliveryLine::loaded),
                    sum(DeliveryLine::duplicate),
                    sum(DeliveryLine::rejected)));
        }
        deliveries.stream()
                .filter(d -> d.fate().equals("refused"))
                .forEach(d -> lines.add(texts.get("summary.refused", d.fileName(), d.reason(), d.message())));
        deliveries.stream()
                .filter(d -> d.fate().equals("unrecognised"))
                .forEach(d -> lines.add(texts.get("summary.unrecognised", d.fileName(), d.message())));
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

    String json() {
        return Json.object(
                Json.entry("quarter", result.revision().quarter().toString()),
                Json.entry("revision", result.revision().number()),
                Json.entry("new", result.revision().isNew()),
                Json.entry("files", deliveries.size()),
                Json.entry("refused", fates("refused")),
                Json.entry("read", sum(DeliveryLine::read)),
                Json.entry("loaded", sum(DeliveryLine::loaded)),
                Json.entry("duplicate", sum(DeliveryLine::duplicate)),
                Json.entry("rejected", sum(DeliveryLine::rejected)),
                Json.entry("findings", total(result.results().findings())),
                Json.entry("reports", result.folder().toString()));
    }

    private long fates(String fate) {
        return deliveries.stream().filter(d -> d.fate().equals(fate)).count();
    }

    private long sum(ToLongFunction<DeliveryLine> rows) {
        return deliveries.stream().mapToLong(rows).sum();
    }

    private static long total(List<CodeCount> counts) {
        return counts.stream().mapToLong(CodeCount::count).sum();
    }
}
