package cn.jidu.explain.row;

import static cn.jidu.store.SqlQuotes.name;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Panel;
import cn.jidu.explain.FigurePart;
import cn.jidu.explain.PanelFate;
import cn.jidu.measure.count.MeasureScope;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a revision's panels say of rows: where they count, and by which predicates. One query a panel, for all rows. */
final class PanelRows {
    private final JdbcTemplate db;
    private final Definitions definitions;

    PanelRows(JdbcTemplate db, Definitions definitions) {
        this.db = db;
        this.definitions = definitions;
    }

    /**
     * A row as a panel has it.
     *
     * @param row of the rows asked for
     * @param counting the predicates by which it is counted, of all that some figure asks of the panel
     */
    record PanelRow(TracedRow row, Revision revision, Panel panel, String area, PanelFate fate, Set<String> counting) {}

    /** Every place in the revision's panels that the rows have. */
    List<PanelRow> of(Revision revision, List<TracedRow> rows) {
        List<MeasureScope> scopes = MeasureScope.of(definitions, new Revisions(db).areas(revision), revision.quarter());
        List<PanelRow> found = new ArrayList<>();
        definitions.panels().values().forEach(p -> each(p, predicates(p, scopes), revision, rows, found::add));
        return found;
    }

    private void each(
            Panel panel, List<String> predicates, Revision revision, List<TracedRow> rows, Consumer<PanelRow> to) {
        StringBuilder counts = new StringBuilder();
        predicates.forEach(p -> counts.append(", (").append(p).append(") is true"));
        AskedRows.query(
                db,
                """
                select a.place, area_code%s%s
                from %s join %s p using (delivery_id, sheet_no, row_no)
                where p.quarter = ? and p.slice_id in (
                    select slice_id from jidu.revision_slice where revision_id = ?)""".formatted(PanelFate.columns(panel), counts, AskedRows.RELATION, name("jidu.panel_" + panel.name())),
                rows,
                (traced, row) -> to.accept(new PanelRow(
                        traced,
                        revision,
                        panel,
                        row.getString(2),
                        PanelFate.of(panel, row),
                        counting(row, predicates))),
                revision.quarter().toString(),
                revision.id());
    }

    private static Set<String> counting(ResultSet row, List<String> predicates) throws SQLException {
        Set<String> counting = new HashSet<>();
        for (int at = 0; at < predicates.size(); at++) {
            if (row.getBoolean(2 + PanelFate.WIDTH + 1 + at)) {
                counting.add(predicates.get(at));
            }
        }
        return counting;
    }

    private List<String> predicates(Panel panel, List<MeasureScope> scopes) {
        return scopes.stream()
                .flatMap(scope -> definitions.indicators().values().stream()
                        .filter(scope::holds)
                        .flatMap(i -> Stream.concat(
                                i.aggregates().stream(),
                                i.findOwnLevel().stream().flatMap(l -> l.aggregates().stream())))
                        .filter(a -> a.panel().equals(panel.name()))
                        .map(a -> FigurePart.counting(scope, a)))
                .distinct()
                .toList();
    }
}
