package cn.jidu.change;

import cn.jidu.change.FigureChange.CausedChange;
import cn.jidu.definition.Target.Basis;
import cn.jidu.measure.RatioTerms;
import cn.jidu.reconcile.revision.Revision;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** Comparisons of revisions as they are kept: what a report has said of one stays what it was. */
public final class ComparisonTable {
    private final JdbcTemplate db;

    /** @param db of the site */
    public ComparisonTable(JdbcTemplate db) {
        this.db = db;
    }

    /** Empty of a quarter's first revision, and of one that has not been compared. */
    public Optional<RevisionComparison> find(Revision revision) {
        return db
                .query(
                        "select against, compared from jidu.revision_comparison where revision_id = ?",
                        (row, i) -> new RevisionComparison(row.getInt(1), row.getBoolean(2), changes(revision)),
                        revision.id())
                .stream()
                .findFirst();
    }

    /** Whether the revision has been compared. */
    public boolean has(Revision revision) {
        return Boolean.TRUE.equals(db.queryForObject(
                "select exists (select from jidu.revision_comparison where revision_id = ?)",
                Boolean.class,
                revision.id()));
    }

    private List<FigureChange> changes(Revision revision) {
        Map<Integer, List<CausedChange>> parts = parts(revision);
        return db.query(
                """
                select place, plan, target, indicator, area_code, basis, unit, was, became from jidu.figure_change
                where revision_id = ? order by place""",
                (row, i) -> new FigureChange(
                        new ChangedFigure(
                                row.getString("plan"),
                                row.getString("target"),
                                row.getString("indicator"),
                                row.getString("area_code"),
                                revision.quarter(),
                                Basis.valueOf(row.getString("basis")),
                                row.getString("unit")),
                        Optional.ofNullable(row.getBigDecimal("was")),
                        Optional.ofNullable(row.getBigDecimal("became")),
                        parts.getOrDefault(row.getInt("place"), List.of())),
                revision.id());
    }

    private Map<Integer, List<CausedChange>> parts(Revision revision) {
        Map<Integer, List<CausedChange>> parts = new HashMap<>();
        db.query(
                """
                select place, cause, change, numerator, denominator from jidu.figure_change_part
                where revision_id = ? order by place, step""",
                row -> {
                    BigDecimal numerator = row.getBigDecimal("numerator");
                    parts.computeIfAbsent(row.getInt("place"), p -> new ArrayList<>())
                            .add(new CausedChange(
                                    ChangeCause.valueOf(row.getString("cause")),
                                    row.getBigDecimal("change"),
                                    numerator == null
                                            ? Optional.empty()
                                            : Optional.of(
                                                    new RatioTerms(numerator, row.getBigDecimal("denominator")))));
                },
                revision.id());
        return parts;
    }

    /** Called once of each revision, as part of a transaction. */
    public void keep(Revision revision, RevisionComparison comparison) {
        db.update(
                "insert into jidu.revision_comparison values (?, ?, ?)",
                revision.id(),
                comparison.against(),
                comparison.isCompared());
        List<Object[]> changes = new ArrayList<>();
        List<Object[]> parts = new ArrayList<>();
        for (int place = 0; place < comparison.changes().size(); place++) {
            FigureChange change = comparison.changes().get(place);
            changes.add(line(revision, place, change));
            for (int step = 0; step < change.parts().size(); step++) {
                parts.add(line(revision, place, step, change.parts().get(step)));
            }
        }
        db.batchUpdate("insert into jidu.figure_change values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", changes);
        db.batchUpdate("insert into jidu.figure_change_part values (?, ?, ?, ?, ?, ?, ?)", parts);
    }

    private static Object[] line(Revision revision, int place, FigureChange change) {
        ChangedFigure f = change.figure();
        return new Object[] {
            revision.id(),
            place,
            f.plan(),
            f.target(),
            f.indicator(),
            f.area(),
            f.basis().name(),
            f.unit(),
            change.before().orElse(null),
            change.after().orElse(null)
        };
    }

    private static Object[] line(Revision revision, int place, int step, CausedChange part) {
        return new Object[] {
            revision.id(),
            place,
            step,
            part.cause().name(),
            part.change(),
            part.terms().map(RatioTerms::numerator).orElse(null),
            part.terms().map(RatioTerms::denominator).orElse(null)
        };
    }
}
