package cn.jidu.measure;

import cn.jidu.definition.Breakdown;
import cn.jidu.definition.Breakdown.BreakdownFigure;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Target.Basis;
import cn.jidu.measure.count.MeasureScope;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.store.rows.CopyWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The figures of breakdowns as they are kept with a revision. They are counted in the same pass over each panel as its
 * other figures, so that what is kept of a slice is not counted again.
 */
public final class ClassFigureTable {
    private final JdbcTemplate db;
    private final Definitions definitions;

    /** @param definitions their breakdowns say in which order the figures are listed */
    public ClassFigureTable(JdbcTemplate db, Definitions definitions) {
        this.db = db;
        this.definitions = definitions;
    }

    /** Of every breakdown, in the order of their tables; the classes of each in its own order, then the areas by code. */
    static List<BreakdownFigure> all(Definitions definitions) {
        return definitions.breakdowns().values().stream()
                .sorted(Breakdown.IN_ORDER)
                .flatMap(b -> b.figures().stream())
                .toList();
    }

    void keep(Revision revision, List<ClassFigure> figures) {
        CopyWriter.load(
                db,
                "jidu.class_figure",
                List.of("revision_id", "universe", "breakdown", "class", "measure", "area_code", "value", "status"),
                figures,
                (row, f) -> {
                    row.number(revision.id());
                    row.text(f.universe());
                    row.text(f.breakdown());
                    row.text(f.className());
                    row.text(f.measure());
                    row.text(f.area());
                    row.decimal(f.value().orElse(null));
                    row.text(f.status().name());
                });
    }

    /** Those of breakdowns that are still defined; empty of a revision made before there were any. */
    public List<ClassFigure> list(Revision revision) {
        Map<ClassFigurePlace, Integer> order = order();
        return db
                .query(
                        """
                        select universe, breakdown, class, measure, area_code, value, status from jidu.class_figure
                        where revision_id = ? order by universe collate "C", area_code collate "C\"""",
                        (row, i) -> new ClassFigure(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                Optional.ofNullable(row.getBigDecimal(6)),
                                FigureStatus.valueOf(row.getString(7))),
                        revision.id())
                .stream()
                .flatMap(f -> Optional.ofNullable(order.get(place(f))).map(at -> Map.entry(at, f)).stream())
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    /** The same as figures of the indicators that {@link #counted} gives. */
    List<Figure> listFigures(Revision revision) {
        return list(revision).stream()
                .map(f -> new Figure(Basis.COMPUTED, f.universe(), handle(f), f.area(), f.value(), f.status()))
                .toList();
    }

    /** Every figure of a breakdown that is counted over the scope, as an indicator. */
    static List<Indicator> counted(Definitions definitions, MeasureScope scope) {
        return scope.planFirstDay().isPresent()
                ? List.of()
                : all(definitions).stream().map(BreakdownFigure::figure).toList();
    }

    private static String handle(ClassFigure f) {
        String measure = f.breakdown() + "/" + f.measure();
        return f.className().equals(Breakdown.TOTAL) ? measure : measure + "/" + f.className();
    }

    /** What a figure is of, whatever the area. */
    private record ClassFigurePlace(String breakdown, String className, String measure) {}

    private Map<ClassFigurePlace, Integer> order() {
        Map<ClassFigurePlace, Integer> order = new HashMap<>();
        all(definitions)
                .forEach(f -> order.put(new ClassFigurePlace(f.breakdown(), f.className(), f.measure()), order.size()));
        return order;
    }

    private static ClassFigurePlace place(ClassFigure f) {
        return new ClassFigurePlace(f.breakdown(), f.className(), f.measure());
    }
}
