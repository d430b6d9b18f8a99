package cn.jidu.explain;

import static cn.jidu.store.SqlQuotes.name;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Panel;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.area.Area;
import cn.jidu.definition.source.Source;
import cn.jidu.delivery.DeliveryRelations;
import cn.jidu.delivery.DeliveryState;
import cn.jidu.explain.RowFate.HoldingFigure;
import cn.jidu.measure.MeasureScope;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** Follows a row of a file to where it ended, and to every published figure that counts it. */
public final class RowTracer {
    private final JdbcTemplate db;
    private final Definitions definitions;

    /** Only reads. */
    public RowTracer(JdbcTemplate db, Definitions definitions) {
        this.db = db;
        this.definitions = definitions;
    }

    /** A file that has the name, as it was received. */
    private record NamedFile(long id, String source, String quarter, DeliveryState state) {}

    /** @return nothing where no file of that name has such a row */
    public Optional<RowFate> trace(RowPlace place) {
        return db
                .query(
                        """
                        select delivery_id, source, quarter, state from %s d
                        where file_name = ? and source is not null order by delivery_id desc""".formatted(DeliveryRelations.ALL),
                        (row, i) -> new NamedFile(
                                row.getLong(1), row.getString(2), row.getString(3), DeliveryState.of(row.getString(4))),
                        place.file())
                .stream()
                .flatMap(f -> trace(place, f).stream())
                .findFirst();
    }

    private Optional<RowFate> trace(RowPlace place, NamedFile file) {
        List<String> faults = db.query(
                "select code, field, value from jidu.reject where delivery_id = ? and row_no = ? order by sheet, fault_no",
                (row, i) -> row.getString(1) + " " + row.getString(2) + "：" + row.getString(3),
                file.id,
                place.row());
        if (!faults.isEmpty()) {
            return Optional.of(ended(place, file, "rejected", faults));
        }
        if (!isThere(place, file)) {
            return Optional.empty();
        }
        List<String> twice = db.queryForList(
                "select code from jidu.duplicate_row where delivery_id = ? and sheet_no = ? and row_no = ?",
                String.class,
                file.id,
                place.sheet(),
                place.row());
        return Optional.of(twice.isEmpty() ? follow(place, file) : ended(place, file, "duplicate", twice));
    }

    private boolean isThere(RowPlace place, NamedFile file) {
        Source source = definitions.sources().get(file.source);
        return source != null
                && Boolean.TRUE.equals(db.queryForObject(
                        "select exists (select from %s where quarter = ? and delivery_id = ? and sheet_no = ? and row_no = ?)"
                                .formatted(name("jidu." + source.table())),
                        Boolean.class,
                        file.quarter,
                        file.id,
                        place.sheet(),
                        place.row()));
    }

    private static RowFate ended(RowPlace place, NamedFile file, String stage, List<String> reasons) {
        return new RowFate(place, file.source, file.quarter, file.state, stage, reasons, List.of());
    }

    /** Through the panels of every quarter that has it: a carried file stands in several. */
    private RowFate follow(RowPlace place, NamedFile file) {
        List<Revision> newest = newest();
        Map<Revision, List<PanelRow>> found = new HashMap<>();
        SortedMap<Quarter, SortedMap<Quarter, Revision>> summed = new TreeMap<>();
        for (Revision revision : newest) {
            SortedMap<Quarter, Revision> of = new Revisions(db).upTo(revision);
            summed.put(revision.quarter(), of);
            of.values().forEach(r -> found.computeIfAbsent(r, x -> rows(x, place, file)));
        }
        List<HoldingFigure> figures = new ArrayList<>();
        summed.forEach((quarter, revisions) -> figures.addAll(figures(quarter, revisions, found)));
        boolean seen = newest.stream().anyMatch(r -> r.quarter().toString().equals(file.quarter));
        List<PanelRow> own = found.entrySet().stream()
                .filter(e -> e.getKey().quarter().toString().equals(file.quarter))
                .flatMap(e -> e.getValue().stream())
                .toList();
        List<String> reasons = own.stream()
                .map(PanelRow::said)
                .distinct()
                .filter(s -> !s.isEmpty())
                .toList();
        String stage = !own.isEmpty() ? own.get(0).stage() : seen ? "superseded" : "loaded";
        return new RowFate(place, file.source, file.quarter, file.state, stage, reasons, figures);
    }

    private List<Revision> newest() {
        Revisions revisions = new Revisions(db);
        return db
                .queryForList("select distinct quarter from jidu.revision where measured order by 1", String.class)
                .stream()
                .flatMap(q -> revisions.findNewest(Quarter.of(q)).stream())
                .toList();
    }

    /**
     * The row as a panel has it.
     *
     * @param counts whether it is counted, by predicate
     */
    private record PanelRow(Panel panel, String area, String stage, String said, Map<String, Boolean> counts) {}

    private List<PanelRow> rows(Revision revision, RowPlace place, NamedFile file) {
        List<MeasureScope> scopes = MeasureScope.of(definitions, new Revisions(db).areas(revision), revision.quarter());
        return definitions.panels().values().stream()
                .flatMap(p -> rows(p, predicates(p, scopes), revision, place, file).stream())
                .toList();
    }

    private List<PanelRow> rows(
            Panel panel, List<String> predicates, Revision revision, RowPlace place, NamedFile file) {
        StringBuilder counts = new StringBuilder();
        predicates.forEach(p -> counts.append(", (").append(p).append(") is true"));
        return db.query(
                """
                select area_code%s%s from %s p
                where quarter = ? and delivery_id = ? and sheet_no = ? and row_no = ? and slice_id in (
                    select slice_id from jidu.revision_slice where revision_id = ?)""".formatted(PanelFate.columns(panel), counts, name("jidu.panel_" + panel.name())),
                (row, i) -> {
                    Map<String, Boolean> counted = new HashMap<>();
                    PanelFate fate = PanelFate.of(panel, row);
                    for (int at = 0; at < predicates.size(); at++) {
                        counted.put(predicates.get(at), row.getBoolean(PanelFate.WIDTH + 2 + at));
                    }
                    return new PanelRow(panel, row.getString(1), fate.stage(), fate.said(), counted);
                },
                revision.quarter().toString(),
                file.id,
                place.sheet(),
                place.row(),
                revision.id());
    }

    /** Every one that some figure asks of the panel. */
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

    private List<HoldingFigure> figures(
            Quarter quarter, SortedMap<Quarter, Revision> revisions, Map<Revision, List<PanelRow>> found) {
        List<Area> around = found.values().stream()
                .flatMap(List::stream)
                .flatMap(r -> definitions.areas().lineage(r.area).stream())
                .distinct()
                .toList();
        List<String> measured = new Revisions(db).areas(Objects.requireNonNull(revisions.get(quarter)));
        List<HoldingFigure> figures = new ArrayList<>();
        for (Area area : around) {
            FigureParts parts = new FigureParts(
                    definitions,
                    revisions,
                    KeptFigures.of(db, revisions.values(), definitions.areas().withParts(area.code())));
            new PlannedFigures(definitions)
                    .of(quarter, area, measured)
                    .forEach(asked -> parts.of(asked).stream()
                            .filter(part -> found.getOrDefault(part.revision(), List.of()).stream()
                                    .anyMatch(row -> isIn(row, part)))
                            .forEach(part -> figures.add(new HoldingFigure(asked, part))));
        }
        return figures;
    }

    private boolean isIn(PanelRow row, FigurePart part) {
        return row.panel.equals(part.panel())
                && definitions.areas().isWithin(row.area, part.area().code())
                && row.counts.getOrDefault(part.counting(), false);
    }
}
