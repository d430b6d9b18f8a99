package cn.jidu.report.data;

import cn.jidu.definition.Plan;
import cn.jidu.measure.Measurement;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What one plan's report of a revision says, as one number: its figures as {@code measurements.csv} has them, those of
 * breakdowns and of months, the statement of its rows, what was found and changed and why, the files it rests on, definitions, templates and
 * program. Whatever of these changes changes it; the date that is printed and who approves do not.
 *
 * @param hash SHA-256, hexadecimal
 */
public record DataFingerprint(String hash) {
    private static final int GROUP = 4;
    private static final int GROUPS = 3;

    /** Of the plan's report of these results. */
    public static DataFingerprint of(QuarterResults results, RevisionProvenance provenance, Plan plan) {
        StringBuilder text = new StringBuilder();
        lines(results, provenance, plan)
                .forEach(line -> text.append(String.join("\t", line)).append('\n'));
        return new DataFingerprint(FileHashes.sha256(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static Stream<List<String>> lines(QuarterResults results, RevisionProvenance provenance, Plan plan) {
        Stream<List<String>> head = Stream.of(
                List.of(plan.key(), results.quarter().toString(), provenance.definitionsHash(), provenance.program()));
        List<Measurement> ofPlan = results.measurements().stream()
                .filter(m -> m.plan().equals(plan.key()))
                .toList();
        Stream<List<String>> figures = MeasurementRows.of(ofPlan);
        Stream<List<String>> before = YearBeforeRows.of(results.definitions(), ofPlan);
        Stream<List<String>> rows = results.balance().stream()
                .map(l -> List.of(l.source(), l.area(), l.stage(), l.reason(), String.valueOf(l.rows())));
        Stream<List<String>> arrived = results.completeness().stream()
                .map(c -> List.of(c.source(), c.area(), c.state().name()));
        Stream<List<String>> files =
                provenance.inputs().entrySet().stream().map(e -> List.of(e.getKey(), e.getValue()));
        Stream<List<String>> fates = results.deliveries().stream()
                .map(d -> List.of(d.fileName(), d.sha256(), d.fate().name()));
        Stream<List<String>> adjusted = AdjustmentLines.of(results.adjustments());
        Stream<List<String>> ofClasses = ClassFigureRows.of(
                results,
                results.classFigures().stream()
                        .filter(f -> f.universe().equals(plan.universe()))
                        .toList());
        return Stream.of(
                        head,
                        figures,
                        before,
                        rows,
                        arrived,
                        files,
                        fates,
                        adjusted,
                        ofClasses,
                        results.months().texts(),
                        told(results))
                .flatMap(s -> s);
    }

    /** What else is printed; a record's text names every value. */
    private static Stream<List<String>> told(QuarterResults results) {
        return Stream.of(
                        results.thinFiles().stream(),
                        results.findings().stream(),
                        results.rejects().stream(),
                        results.checks().stream(),
                        results.reasons().stream(),
                        results.comparison().stream(),
                        results.judged().stream(),
                        results.older().stream())
                .flatMap(s -> s)
                .map(r -> List.of(r.toString()));
    }

    /** Short enough to be read out, e.g. {@code 3F7A-91C2-08BD}. */
    public String shown() {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            shown.append(i == 0 ? "" : "-").append(hash, i * GROUP, (i + 1) * GROUP);
        }
        return shown.toString().toUpperCase(Locale.ROOT);
    }
}
