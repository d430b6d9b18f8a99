package cn.jidu.change;

import cn.jidu.change.FigureChange.CausedChange;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Quarter;
import cn.jidu.measure.Measure;
import cn.jidu.measure.Measurement;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.store.Database;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;

/** How figures have been revised over time, by indicator. */
public final class RevisionHistory {
    private final Database database;
    private final Definitions definitions;
    private final Function<Revision, Optional<Definitions>> madeWith;

    /**
     * @param definitions of today, which name plans and targets
     * @param madeWith gives the definitions that a revision was made with; empty where they are not read any more: then only
     *     what was kept is known of its causes
     */
    public RevisionHistory(
            Database database, Definitions definitions, Function<Revision, Optional<Definitions>> madeWith) {
        this.database = database;
        this.definitions = definitions;
        this.madeWith = madeWith;
    }

    /** What is known of one figure of all areas and quarters. */
    private static final class FigureHistory {
        private final List<RevisedFigure> revised = new ArrayList<>();
        private final List<CausedChange> moved = new ArrayList<>();
    }

    /**
     * One of each plan's targets and each indicator outside plans that was measured more than once for a quarter, in the
     * order in which they are measured.
     *
     * @param areas which areas count, by code
     */
    public List<RevisionStatistic> statistics(Predicate<String> areas) {
        Map<List<String>, FigureHistory> all = new LinkedHashMap<>();
        Revisions revisions = new Revisions(new JdbcTemplate(database.reader()));
        for (Quarter quarter : revisions.listQuarters()) {
            int newest = revisions.findNewest(quarter).orElseThrow().number();
            if (newest > 1) {
                add(all, revisions, quarter, newest, areas);
            }
        }
        return all.entrySet().stream()
                .filter(e -> !e.getValue().revised.isEmpty())
                .map(e -> RevisionStatistic.of(e.getKey(), e.getValue().revised, e.getValue().moved))
                .toList();
    }

    private void add(
            Map<List<String>, FigureHistory> all,
            Revisions revisions,
            Quarter quarter,
            int newest,
            Predicate<String> areas) {
        List<Revision> made = IntStream.rangeClosed(1, newest)
                .mapToObj(n -> revisions.find(quarter, n).orElseThrow())
                .toList();
        Map<List<String>, Measurement> first = measured(made.get(0), revisions);
        measured(made.get(newest - 1), revisions).forEach((name, last) -> {
            Measurement was = first.get(name);
            if (areas.test(last.area())
                    && was != null
                    && was.value().isPresent()
                    && last.value().isPresent()) {
                known(all, name(ChangedFigure.of(last)))
                        .revised
                        .add(new RevisedFigure(
                                last.area(),
                                quarter,
                                was.value().get(),
                                last.value().get(),
                                sign(was).isPresent()
                                        && sign(last).isPresent()
                                        && !sign(was).equals(sign(last))));
            }
        });
        for (int i = 1; i < newest; i++) {
            changes(made.get(i - 1), made.get(i)).stream()
                    .filter(c -> areas.test(c.figure().area()))
                    .forEach(c -> known(all, name(c.figure())).moved.addAll(c.parts()));
        }
    }

    /** As they were kept when the revision was reported, else worked out. */
    private List<FigureChange> changes(Revision before, Revision after) {
        return new ComparisonTable(new JdbcTemplate(database.reader()))
                .find(after)
                .filter(RevisionComparison::isCompared)
                .map(RevisionComparison::changes)
                .orElseGet(() -> madeWith.apply(before)
                        .flatMap(was -> madeWith.apply(after)
                                .map(is -> new RevisionChanges(database)
                                        .between(new RevisionPair(before, was, after, is))))
                        .orElse(List.of()));
    }

    private static List<String> name(ChangedFigure figure) {
        return List.of(figure.plan(), figure.target(), figure.indicator());
    }

    private static FigureHistory known(Map<List<String>, FigureHistory> all, List<String> name) {
        return all.computeIfAbsent(name, n -> new FigureHistory());
    }

    private static Optional<Integer> sign(Measurement m) {
        return m.yoy().map(BigDecimal::signum);
    }

    private Map<List<String>, Measurement> measured(Revision revision, Revisions revisions) {
        List<String> areas = revisions.areas(revision);
        List<Plan> plans = definitions.plans().values().stream()
                .filter(p -> p.runsIn(revision.quarter()) && areas.contains(p.area()))
                .toList();
        Map<List<String>, Measurement> byName = new LinkedHashMap<>();
        new Measure(database, definitions)
                .ownMeasurements(revision, plans, areas)
                .forEach(m -> byName.put(ChangedFigure.name(m), m));
        return byName;
    }
}
