package cn.jidu.cli;

import cn.jidu.definition.Texts;
import cn.jidu.report.QuarterResults.DeliveryLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/** How the files fared that a command took in: counts, and why some were turned away or held. */
final class FilesSummary {
    private static final Set<String> GOOD = Set.of("loaded", "acknowledged");
    private static final List<String> TOLD = List.of("refused", "held", "unrecognised");

    private final Texts texts = Terminal.texts();
    private final List<DeliveryLine> deliveries;

    FilesSummary(List<DeliveryLine> deliveries) {
        this.deliveries = deliveries;
    }

    /** Refused, held or unrecognised files, or rejected rows. */
    boolean hasRefusals() {
        return deliveries.stream().anyMatch(d -> !GOOD.contains(d.fate()) || d.rejected() > 0);
    }

    List<String> lines() {
        if (deliveries.isEmpty()) {
            return List.of(texts.get("summary.nothing"));
        }
        List<String> lines = new ArrayList<>();
        lines.add(texts.get(
                "summary.files",
                deliveries.size(),
                fates("loaded"),
                whereAny("acknowledged"),
                fates("refused"),
                fates("held"),
                whereAny("unrecognised")));
        lines.add(texts.get(
                "summary.rows",
                sum(DeliveryLine::read),
                sum(DeliveryLine::loaded),
                sum(DeliveryLine::duplicate),
                sum(DeliveryLine::rejected)));
        for (String fate : TOLD) {
            deliveries.stream()
                    .filter(d -> d.fate().equals(fate))
                    .forEach(d -> lines.add(texts.get("summary." + fate, d.fileName(), d.message(), d.reason())));
        }
        return lines;
    }

    /** A further member of the sum of files, empty where there is no such file. */
    private String whereAny(String fate) {
        long files = fates(fate);
        return files == 0 ? "" : texts.get("summary.files." + fate, files);
    }

    /** For programs, keys in this order: files and how many of them fared how, then rows. */
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("files", deliveries.size());
        values.put("filesLoaded", fates("loaded"));
        values.put("acknowledged", fates("acknowledged"));
        values.put("refused", fates("refused"));
        values.put("held", fates("held"));
        values.put("unrecognised", fates("unrecognised"));
        values.put("read", sum(DeliveryLine::read));
        values.put("loaded", sum(DeliveryLine::loaded));
        values.put("duplicate", sum(DeliveryLine::duplicate));
        values.put("rejected", sum(DeliveryLine::rejected));
        return values;
    }

    private long fates(String fate) {
        return deliveries.stream().filter(d -> d.fate().equals(fate)).count();
    }

    private long sum(ToLongFunction<DeliveryLine> rows) {
        return deliveries.stream().mapToLong(rows).sum();
    }
}
