package cn.jidu.measure;

import cn.jidu.definition.Quarter;
import cn.jidu.definition.Target.Basis;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The figures of a revision and of those that it sums, by quarter, as they are kept.
 *
 * @param standing with what people adjusted
 * @param ofRows as rows give them; of nothing adjusted the very same
 */
record FiguresByQuarter(SortedMap<Quarter, List<Figure>> standing, SortedMap<Quarter, List<Figure>> ofRows) {

    static FiguresByQuarter upTo(JdbcTemplate db, Revision revision) {
        SortedMap<Quarter, List<Figure>> standing = new TreeMap<>();
        SortedMap<Quarter, List<Figure>> ofRows = new TreeMap<>();
        new Revisions(db).upTo(revision).forEach((quarter, r) -> {
            List<Figure> figures = list(db, r);
            standing.put(quarter, figures);
            ofRows.put(quarter, ofRows(db, r, figures));
        });
        return new FiguresByQuarter(standing, ofRows);
    }

    /** Whether people adjusted one of them. */
    boolean isAdjusted() {
        return !standing.equals(ofRows);
    }

    private static List<Figure> list(JdbcTemplate db, Revision revision) {
        return db.query(
                "select basis, universe, indicator, area_code, value, status from jidu.figure where revision_id = ?",
                (row, i) -> new Figure(
                        Basis.valueOf(row.getString(1).toUpperCase(Locale.ROOT)),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        Optional.ofNullable(row.getBigDecimal(5)),
                        FigureStatus.valueOf(row.getString(6))),
                revision.id());
    }

    private static List<Figure> ofRows(JdbcTemplate db, Revision revision, List<Figure> figures) {
        Map<List<String>, Figure> unadjusted = new HashMap<>();
        db.query(
                "select universe, indicator, area_code, value, status from jidu.unadjusted_figure where revision_id = ?",
                row -> {
                    Figure given = new Figure(
                            Basis.COMPUTED,
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            Optional.ofNullable(row.getBigDecimal(4)),
                            FigureStatus.valueOf(row.getString(5)));
                    unadjusted.put(name(given), given);
                },
                revision.id());
        if (unadjusted.isEmpty()) {
            return figures;
        }
        List<Figure> given = new ArrayList<>(figures);
        given.replaceAll(f -> f.basis() == Basis.COMPUTED ? unadjusted.getOrDefault(name(f), f) : f);
        return given;
    }

    private static List<String> name(Figure f) {
        return List.of(f.universe(), f.indicator(), f.area());
    }
}
