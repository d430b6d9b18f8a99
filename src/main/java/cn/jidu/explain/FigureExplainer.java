package cn.jidu.explain;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.measure.Measure;
import cn.jidu.measure.Measurement;
import cn.jidu.reconcile.StreamedRows;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.store.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Opens a published figure: counts its parts again, by the predicates that it was counted by, and lists their rows. What it
 * read of a revision it does not read again: one of these is for the questions of one command.
 */
public final class FigureExplainer {
    /** The stage of the panel's rows in the area: reconciliation ends before it. */
    public static final String PANEL = "panel";

    private final Definitions definitions;
    private final Measure measure;
    private final JdbcTemplate db;

    /** By revision and plan. */
    private final Map<List<Object>, List<Measurement>> published = new HashMap<>();

    /** By revision, those that it sums. */
    private final Map<Long, SortedMap<Quarter, Revision>> summed = new HashMap<>();

    /** By revision and area. */
    private final Map<List<Object>, KeptFigures> kept = new HashMap<>();

    private final ReturnedCells returned;
    private final Optional<Instant> before;

    private final PartCounts counts;

    /** Only reads. */
    public FigureExplainer(Database database, Definitions definitions) {
        this(database, definitions, Optional.empty());
    }

    /** @param before explains the newest revisions that were made before; empty: of all */
    public FigureExplainer(Database database, Definitions definitions, Optional<Instant> before) {
        this.before = before;
        this.definitions = definitions;
        this.measure = new Measure(database, definitions);
        this.db = new JdbcTemplate(database.reader());
        this.counts = new PartCounts(db, definitions.areas());
        this.returned = new ReturnedCells(db, definitions);
    }

    /**
     * Of the quarter's newest revision.
     *
     * @return nothing where the quarter was not measured, or has no such figure
     * @throws OpenedOtherwiseException where the rows do not give what was published
     */
    public Optional<FigureExplanation> explain(FigureQuestion asked) {
        Revisions revisions = new Revisions(db);
        Optional<Revision> revision = before.map(end -> revisions.findNewest(asked.quarter(), end))
                .orElseGet(() -> revisions.findNewest(asked.quarter()));
        return revision.flatMap(r -> figure(asked, r).map(figure -> explain(asked, r, figure)));
    }

    private Optional<Measurement> figure(FigureQuestion asked, Revision revision) {
        return published
                .computeIfAbsent(
                        List.of(revision.id(), asked.planKey()),
                        k -> measure.measurements(revision, asked.plan(), new Revisions(db).areas(revision)))
                .stream()
                .filter(asked::isAnsweredBy)
                .findFirst();
    }

    private FigureExplanation explain(FigureQuestion asked, Revision revision, Measurement figure) {
        SortedMap<Quarter, Revision> revisions =
                summed.computeIfAbsent(revision.id(), k -> new Revisions(db).upTo(revision));
        KeptFigures ofArea = kept.computeIfAbsent(
                List.of(revision.id(), asked.area().code()),
                k -> KeptFigures.of(
                        db,
                        revisions.values(),
                        definitions.areas().withParts(asked.area().code())));
        List<ExplainedPart> parts = counts.of(new FigureParts(definitions, revisions, ofArea).of(asked));
        parts.forEach(p -> check(p, ofArea));
        List<ReturnedCell> returns = returned.of(asked, new ArrayList<>(revisions.values()));
        List<FigureGap> gaps = new FigureGaps(definitions, revisions, new Revisions(db)).of(asked, figure, returns);
        return new FigureExplanation(asked, revision, figure, gaps, parts, returns);
    }

    /** A part that is a figure by itself must give the one that was kept. */
    private void check(ExplainedPart explained, KeptFigures kept) {
        FigurePart part = explained.part();
        boolean isFigure = part.role() == PartRole.FLOW || part.role() == PartRole.STOCK;
        kept.find(part)
                .filter(k -> isFigure && k.compareTo(explained.value()) != 0)
                .ifPresent(k -> {
                    throw new OpenedOtherwiseException(part, k, explained.value());
                });
    }

    /** The lines of the part's list, as {@link PartSql#counted}, one by one. */
    public void counted(FigurePart part, RowCallbackHandler each) {
        StreamedRows.each(db, new PartSql(part, definitions.areas()).counted(), each);
    }

    /** The area's rows that the part leaves out, as {@link PartSql#excluded}, one by one. */
    public void excluded(FigurePart part, RowCallbackHandler each) {
        StreamedRows.each(db, new PartSql(part, definitions.areas()).excluded(), each);
    }
}
