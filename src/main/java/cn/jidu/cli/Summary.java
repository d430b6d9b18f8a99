package cn.jidu.cli;

import cn.jidu.batch.RunResult;
import cn.jidu.definition.Texts;
import cn.jidu.report.QuarterResults.CodeCount;
import cn.jidu.report.QuarterResults.DeliveryLine;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** For programs: one object, keys in this order. */
    String json() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("quarter", result.revision().quarter().toString());
        values.put("revision", result.revision().number());
        values.put("new", result.revision().isNew());
        values.put("files", deliveries.size());
        values.put("refused", fates("refused"));
        values.put("read", sum(DeliveryLine::read));
        values.put("loaded", sum(DeliveryLine::loaded));
        values.put("duplicate", sum(DeliveryLine::duplicate));
        values.put("rejected", sum(DeliveryLine::rejected));
        values.put("findings", total(result.results().findings()));
        values.put("reports", result.folder().toString());
        try {
            return new ObjectMapper().writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
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
