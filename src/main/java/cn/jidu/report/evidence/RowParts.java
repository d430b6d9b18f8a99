package cn.jidu.report.evidence;

import cn.jidu.definition.area.Area;
import cn.jidu.definition.source.Source;
import cn.jidu.reconcile.revision.BalanceLine;
import cn.jidu.report.data.ErrorRate;
import cn.jidu.report.data.JudgedSample;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.TextCell;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the rows of each source went: by what they were matched with the registry, and where each of them ended. */
public final class RowParts {
    private static final List<String> TIERS = List.of("EXACT", "REPAIRED", "LEGACY", "NAME", "DECISION");
    /** In the order of the balance; what moved, with its direction. */
    private static final List<String> STAGES = BalanceLine.STAGES.stream()
            .flatMap(s -> s.equals("moved") ? Stream.of("moved-in", "moved-out") : Stream.of(s))
            .toList();

    /** What has reasons that stand nowhere else. */
    private static final List<String> EXPLAINED = List.of("rejected", "duplicate", "unmatched", "excluded");

    private final PlanView view;
    private final Area area;

    /** Of the report of an area. */
    public RowParts(PlanView view, Area area) {
        this.view = view;
        this.area = area;
    }

    /** Columns {@code source}, {@code inForce}, one for each tier, {@code unmatched}, {@code rate} (percent of the rows in force). */
    public ReportPart tiers() {
        List<ReportPart.PartRow> rows = new ArrayList<>();
        for (Source s : view.results().definitions().sources().values()) {
            List<BalanceLine> lines = lines(s);
            if (lines.stream()
                    .anyMatch(l -> l.stage().equals("matched") || l.stage().equals("unmatched"))) {
                rows.add(tiers(s, lines));
            }
        }
        List<ReportPart.PartColumn> columns = new ArrayList<>();
        columns.add(column("source", "column.source"));
        columns.add(column("inForce", "column.inForce"));
        TIERS.forEach(t -> columns.add(column(t, "code." + t)));
        columns.add(column("unmatched", "column.unmatched"));
        columns.add(column("rate", "column.rate"));
        List<String> notes = new ArrayList<>();
        notes.add(view.text(rows.isEmpty() ? "note.noRows" : "note.tiers"));
        view.results().judged().ifPresent(judged -> notes.add(judged(judged)));
        return new ReportPart("tiers", view.text("heading.tiers"), columns, rows, notes);
    }

    /** How many of the matches are wrong, by what people said of those that were drawn. */
    private String judged(JudgedSample sample) {
        String tiers = sample.rates().entrySet().stream()
                .map(t -> judged(view.text("code." + t.getKey()), t.getValue()))
                .collect(Collectors.joining(view.text("note.judged.and")));
        return view.text("note.judged", sample.quarter().chinese(), tiers);
    }

    private String judged(String tier, ErrorRate rate) {
        return rate.judged() == 0
                ? view.text("note.judged.none", tier, rate.drawn())
                : view.text(
                        "note.judged.tier",
                        tier,
                        rate.drawn(),
                        rate.judged(),
                        rate.wrong(),
                        percent(rate.rate()),
                        percent(rate.low()),
                        percent(rate.high()));
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(share)
                .movePointRight(2)
                .setScale(1, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private ReportPart.PartColumn column(String key, String title) {
        return new ReportPart.PartColumn(key, view.text(title));
    }

    private ReportPart.PartRow tiers(Source source, List<BalanceLine> lines) {
        long unmatched = sum(lines, "unmatched", "");
        long matched = sum(lines, "matched", "");
        Map<String, TextCell> cells = new HashMap<>();
        cells.put("source", TextCell.text(source.title()));
        cells.put(
                "inForce",
                TextCell.count(matched + unmatched).asSum(new TextCell.ShownSum(TIERS.get(0), "unmatched", 0)));
        TIERS.forEach(t -> cells.put(t, TextCell.count(sum(lines, "matched", t))));
        cells.put("unmatched", TextCell.count(unmatched));
        cells.put("rate", rate(matched, matched + unmatched));
        return new ReportPart.PartRow("", cells);
    }

    /** Two decimals: of a million rows the share that is lost must not round away. */
    private static TextCell rate(long matched, long all) {
        return all == 0
                ? TextCell.BLANK
                : TextCell.number(
                        BigDecimal.valueOf(matched)
                                .movePointRight(2)
                                .divide(BigDecimal.valueOf(all), MathContext.DECIMAL64),
                        2);
    }

    /** @param reason empty: all of the stage */
    private static long sum(List<BalanceLine> lines, String stage, String reason) {
        return lines.stream()
                .filter(l -> l.stage().equals(stage)
                        && (reason.isEmpty() || l.reason().equals(reason)))
                .mapToLong(BalanceLine::rows)
                .sum();
    }

    /** Where every row ended, where there are any. */
    public Optional<ReportPart> flows() {
        return flows("flows", List.of(), lines -> Map.of());
    }

    /** The same with the column {@code reasons}: why rows were left out. Too wide for pages. */
    public Optional<ReportPart> balance() {
        return flows(
                "balance",
                List.of(column("reasons", "column.reason")),
                lines -> Map.of("reasons", TextCell.text(reasons(lines))));
    }

    private Optional<ReportPart> flows(
            String name,
            List<ReportPart.PartColumn> further,
            Function<List<BalanceLine>, Map<String, TextCell>> furtherCells) {
        List<ReportPart.PartRow> rows = view.results().definitions().sources().values().stream()
                .filter(s -> !lines(s).isEmpty())
                .map(s -> flows(s, lines(s), furtherCells.apply(lines(s))))
                .toList();
        List<ReportPart.PartColumn> columns = new ArrayList<>();
        columns.add(column("source", "column.source"));
        STAGES.forEach(stage -> columns.add(column(stage, "column.flows." + stage)));
        columns.addAll(further);
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new ReportPart(
                        name, view.text("heading.balance"), columns, rows, List.of(view.text("note.balance"))));
    }

    private static ReportPart.PartRow flows(Source source, List<BalanceLine> lines, Map<String, TextCell> further) {
        Map<String, TextCell> cells = new HashMap<>(further);
        cells.put("source", TextCell.text(source.title()));
        for (String stage : STAGES) {
            String[] named = stage.split("-", 2);
            boolean moved = named[0].equals("moved");
            long rows = moved ? sum(lines, named[0], named[1]) : sum(lines, stage, "");
            cells.put(stage, rows == 0 ? TextCell.BLANK : TextCell.count(rows));
        }
        return new ReportPart.PartRow("", cells);
    }

    private String reasons(List<BalanceLine> lines) {
        return EXPLAINED.stream()
                .map(stage -> lines.stream()
                        .filter(l -> l.stage().equals(stage) && !l.reason().isEmpty())
                        .toList())
                .filter(of -> !of.isEmpty())
                .map(this::reasonsOfStage)
                .collect(Collectors.joining("；"));
    }

    /** @param lines of one stage */
    private String reasonsOfStage(List<BalanceLine> lines) {
        String reasons = lines.stream()
                .map(l -> view.text("reasonRows", view.words().name(l.reason()), l.rows()))
                .collect(Collectors.joining("、"));
        return view.text(
                        "stage." + lines.get(0).stage(), sum(lines, lines.get(0).stage(), ""))
                + view.text("inBrackets", reasons);
    }

    private List<BalanceLine> lines(Source source) {
        return view.results().balance().stream()
                .filter(l -> l.source().equals(source.name()) && l.area().equals(area.code()) && l.rows() != 0)
                .toList();
    }
}
