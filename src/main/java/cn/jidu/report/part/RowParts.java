package cn.jidu.report.part;

import cn.jidu.definition.area.Area;
import cn.jidu.definition.source.Source;
import cn.jidu.reconcile.revision.BalanceLine;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the rows of each source went: by what they were matched with the registry, and where each of them ended. */
final class RowParts {
    private static final List<String> TIERS = List.of("EXACT", "REPAIRED", "LEGACY", "NAME", "DECISION");
    /** In the order of the balance; what moved, with its direction. */
    private static final List<String> STAGES = List.of(
            "read",
            "rejected",
            "duplicate",
            "loaded",
            "superseded",
            "carried",
            "in-force",
            "matched",
            "unmatched",
            "moved-in",
            "moved-out",
            "counted",
            "excluded");

    private final PlanView view;
    private final Area area;

    RowParts(PlanView view, Area area) {
        this.view = view;
        this.area = area;
    }

    /** Columns {@code source}, {@code inForce}, one for each tier, {@code unmatched}, {@code rate} (percent of the rows in force). */
    ReportPart tiers() {
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
        List<String> notes = List.of(view.text(rows.isEmpty() ? "note.noRows" : "note.tiers"));
        return new ReportPart("tiers", view.text("heading.tiers"), columns, rows, notes);
    }

    private ReportPart.PartColumn column(String key, String title) {
        return new ReportPart.PartColumn(key, view.text(title));
    }

    private ReportPart.PartRow tiers(Source source, List<BalanceLine> lines) {
        long unmatched = sum(lines, "unmatched", "");
        long matched = sum(lines, "matched", "");
        Map<String, TextCell> cells = new HashMap<>();
        cells.put("source", TextCell.text(source.title()));
        cells.put("inForce", TextCell.count(matched + unmatched));
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

    /** Where every row ended, in words. */
    ReportPart balance() {
        List<ReportPart.PartRow> rows = new ArrayList<>();
        for (Source s : view.results().definitions().sources().values()) {
            List<BalanceLine> lines = lines(s);
            if (!lines.isEmpty()) {
                rows.add(ItemPart.row(s.title(), new BalanceWords(view, lines).paragraph()));
            }
        }
        return ItemPart.of(view, "balance", rows, List.of(view.text(rows.isEmpty() ? "note.noRows" : "note.balance")));
    }

    /** The same as a table of rows, where there are any; why rows were left out stands in the workbook. */
    Optional<ReportPart> flows() {
        List<ReportPart.PartRow> rows = view.results().definitions().sources().values().stream()
                .filter(s -> !lines(s).isEmpty())
                .map(s -> flows(s, lines(s)))
                .toList();
        List<ReportPart.PartColumn> columns = new ArrayList<>();
        columns.add(column("source", "column.source"));
        STAGES.forEach(stage -> columns.add(column(stage, "column.flows." + stage)));
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new ReportPart(
                        "flows", view.text("heading.balance"), columns, rows, List.of(view.text("note.balance"))));
    }

    private static ReportPart.PartRow flows(Source source, List<BalanceLine> lines) {
        Map<String, TextCell> cells = new HashMap<>();
        cells.put("source", TextCell.text(source.title()));
        for (String stage : STAGES) {
            String[] named = stage.split("-", 2);
            boolean moved = named[0].equals("moved");
            long rows = moved ? sum(lines, named[0], named[1]) : sum(lines, stage, "");
            cells.put(stage, rows == 0 ? TextCell.BLANK : TextCell.count(rows));
        }
        return new ReportPart.PartRow("", cells);
    }

    private List<BalanceLine> lines(Source source) {
        return view.results().balance().stream()
                .filter(l -> l.source().equals(source.name()) && l.area().equals(area.code()) && l.rows() != 0)
                .toList();
    }
}
