package cn.jidu.explain.row;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.area.Area;
import cn.jidu.explain.FigurePart;
import cn.jidu.explain.FigureParts;
import cn.jidu.explain.KeptFigures;
import cn.jidu.explain.PlannedFigures;
import cn.jidu.explain.row.PanelRows.PanelRow;
import cn.jidu.explain.row.RowFate.HoldingFigure;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** The published figures of one quarter, to be asked which of them count a row; each area's are found out once. */
final class HoldingFigures {
    private final JdbcTemplate db;
    private final Definitions definitions;
    private final Quarter quarter;
    private final SortedMap<Quarter, Revision> revisions;
    private final List<String> measured;
    private final Map<String, List<Candidate>> ofAreas = new HashMap<>();

    /** @param revisions the quarter's and those that it sums */
    HoldingFigures(JdbcTemplate db, Definitions definitions, Quarter quarter, SortedMap<Quarter, Revision> revisions) {
        this.db = db;
        this.definitions = definitions;
        this.quarter = quarter;
        this.revisions = revisions;
        this.measured = new Revisions(db).areas(Objects.requireNonNull(revisions.get(quarter)));
    }

    Quarter quarter() {
        return quarter;
    }

    /** Its own, and those that it sums. */
    Collection<Revision> revisions() {
        return revisions.values();
    }

    /** @param counting by which the part's rows are counted */
    private record Candidate(HoldingFigure figure, String counting) {
        boolean holds(PanelRow row, Definitions definitions) {
            FigurePart part = figure.part();
            return row.revision().id() == part.revision().id()
                    && row.panel().name().equals(part.panel().name())
                    && row.counting().contains(counting)
                    && definitions.areas().isWithin(row.area(), part.area().code());
        }
    }

    /**
     * Those whose lists have the row, from the narrowest area to the widest.
     *
     * @param places of one row, in any revision's panels
     */
    List<HoldingFigure> of(List<PanelRow> places) {
        List<PanelRow> summed = places.stream()
                .filter(p -> revisions.containsValue(p.revision()))
                .toList();
        List<Area> around = summed.stream()
                .flatMap(p -> definitions.areas().lineage(p.area()).stream())
                .distinct()
                .toList();
        return around.stream()
                .flatMap(area -> ofAreas.computeIfAbsent(area.code(), a -> figures(area)).stream())
                .filter(c -> summed.stream().anyMatch(p -> c.holds(p, definitions)))
                .map(Candidate::figure)
                .toList();
    }

    private List<Candidate> figures(Area area) {
        FigureParts parts = new FigureParts(
                definitions,
                revisions,
                KeptFigures.of(db, revisions.values(), definitions.areas().withParts(area.code())));
        List<Candidate> figures = new ArrayList<>();
        new PlannedFigures(definitions)
                .of(quarter, area, measured)
                .forEach(asked -> parts.of(asked)
                        .forEach(part -> figures.add(new Candidate(new HoldingFigure(asked, part), part.counting()))));
        return figures;
    }
}
