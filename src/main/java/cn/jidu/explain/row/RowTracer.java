package cn.jidu.explain.row;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.explain.PanelFate;
import cn.jidu.explain.row.PanelRows.PanelRow;
import cn.jidu.explain.row.ReceivedRows.Intake;
import cn.jidu.explain.row.RowFate.RowFinding;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** Follows rows of files to where they ended, and to every published figure that counts them. */
public final class RowTracer {
    private final JdbcTemplate db;
    private final Definitions definitions;

    /** Only reads. */
    public RowTracer(JdbcTemplate db, Definitions definitions) {
        this.db = db;
        this.definitions = definitions;
    }

    /** @return nothing where no file of that name has such a row */
    public Optional<RowFate> trace(RowPlace place) {
        return Optional.ofNullable(trace(List.of(place)).get(place));
    }

    /** The same of many at once, which costs little more; what no file has is left out. */
    public Map<RowPlace, RowFate> trace(Collection<RowPlace> places) {
        Intake intake = new ReceivedRows(db, definitions).find(places);
        Map<RowPlace, RowFate> fates = new HashMap<>();
        intake.rejected().forEach((row, faults) -> fates.put(row.place(), ended(row, "rejected", faults)));
        intake.duplicates().forEach((row, code) -> fates.put(row.place(), ended(row, "duplicate", List.of(code))));
        List<TracedRow> standing = intake.loaded().stream()
                .filter(r -> !intake.duplicates().containsKey(r))
                .toList();
        follow(standing).forEach(fate -> fates.put(fate.place(), fate));
        return fates;
    }

    private static RowFate ended(TracedRow row, String stage, List<String> reasons) {
        return new RowFate(row.place(), row.source(), row.quarter(), row.state(), stage, reasons, List.of(), List.of());
    }

    /** Through the panels of every quarter that has them: a carried file stands in several. */
    private List<RowFate> follow(List<TracedRow> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<Revision> newest = new Revisions(db).listNewest();
        List<HoldingFigures> quarters = newest.stream()
                .map(r -> new HoldingFigures(db, definitions, r.quarter(), new Revisions(db).upTo(r)))
                .toList();
        Map<TracedRow, List<RowFinding>> findings = new RowFindings(db).of(rows, newest);
        PanelRows panels = new PanelRows(db, definitions);
        Set<Revision> revisions = new HashSet<>();
        quarters.forEach(q -> revisions.addAll(q.revisions()));
        Map<TracedRow, List<PanelRow>> found = new CarryingRevisions(db, rows)
                .of(revisions).stream()
                        .flatMap(r -> panels.of(r, rows).stream())
                        .collect(Collectors.groupingBy(PanelRow::row));
        Set<String> seen = quarters.stream().map(q -> q.quarter().toString()).collect(Collectors.toSet());
        SupersedingRows superseding = new SupersedingRows(db, definitions);
        return rows.stream()
                .map(r -> fate(
                        r,
                        found.getOrDefault(r, List.of()),
                        quarters,
                        seen,
                        superseding,
                        findings.getOrDefault(r, List.of())))
                .toList();
    }

    private static RowFate fate(
            TracedRow row,
            List<PanelRow> places,
            List<HoldingFigures> quarters,
            Set<String> seen,
            SupersedingRows superseding,
            List<RowFinding> findings) {
        List<PanelFate> own = places.stream()
                .filter(p -> p.revision().quarter().equals(Quarter.of(row.quarter())))
                .map(PanelRow::fate)
                .toList();
        String stage = !own.isEmpty() ? own.get(0).stage() : seen.contains(row.quarter()) ? "superseded" : "loaded";
        List<String> reasons = stage.equals("superseded")
                ? superseding.of(row)
                : own.stream()
                        .map(PanelFate::said)
                        .distinct()
                        .filter(s -> !s.isEmpty())
                        .toList();
        return new RowFate(
                row.place(),
                row.source(),
                row.quarter(),
                row.state(),
                stage,
                reasons,
                quarters.stream().flatMap(q -> q.of(places).stream()).toList(),
                findings);
    }
}
