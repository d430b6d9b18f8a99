package cn.jidu.explain;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Indicator.Behaviour;
import cn.jidu.definition.Indicator.Change;
import cn.jidu.definition.Indicator.Growth;
import cn.jidu.definition.Month;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Target.Basis;
import cn.jidu.explain.FigureGap.GapKind;
import cn.jidu.measure.FigureStatus;
import cn.jidu.measure.Measurement;
import cn.jidu.measure.count.MeasureScope;
import cn.jidu.reconcile.arrival.SourceCompleteness;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a figure is missing or incomplete: what was not there of each quarter that it rests on (docs/figures.md, OBS_STATUS). */
final class FigureGaps {
    /** The source of departments' own figures. */
    private static final String RETURN = "return";

    private static final int MONTHS_OF_QUARTER = 3;

    private final Definitions definitions;
    private final Map<Quarter, Revision> revisions;
    private final Revisions kept;

    /** @param revisions the one asked of and those that it sums, by quarter */
    FigureGaps(Definitions definitions, Map<Quarter, Revision> revisions, Revisions kept) {
        this.definitions = definitions;
        this.revisions = revisions;
        this.kept = kept;
    }

    /**
     * Oldest first; none of a figure that is whole.
     *
     * @param returns the cells that departments returned for it
     */
    List<FigureGap> of(FigureQuestion asked, Measurement figure, List<ReturnedCell> returns) {
        if (figure.status() != FigureStatus.P && figure.status() != FigureStatus.M) {
            return List.of();
        }
        List<FigureGap> gaps = new ArrayList<>();
        for (Quarter quarter : asked.span().quarters()) {
            Revision revision = revisions.get(quarter);
            if (revision == null) {
                gaps.add(unmeasured(asked, quarter));
            } else if (asked.basis() == Basis.RETURNED) {
                returned(asked, revision, returns).ifPresent(gaps::add);
            } else {
                gaps.addAll(ofSources(asked, revision, needs(asked, quarter)));
            }
        }
        return gaps;
    }

    private static FigureGap unmeasured(FigureQuestion asked, Quarter quarter) {
        boolean before = asked.plan()
                .map(Plan::first)
                .filter(first -> quarter.compareTo(first) < 0)
                .isPresent();
        return new FigureGap(quarter, before ? GapKind.BEFORE_PLAN : GapKind.NOT_MEASURED, "", List.of());
    }

    /** As {@code Indicator#needs}; of a quarter that is only looked back on, what is looked for there. */
    private Set<String> needs(FigureQuestion asked, Quarter quarter) {
        Indicator counted = level(asked.indicator());
        if (!asked.indicator().needsTrailing().isEmpty() && !quarter.equals(asked.quarter())) {
            return Set.copyOf(asked.indicator().needsTrailing());
        }
        boolean overUniverse = counted.aggregates().stream().anyMatch(Indicator.Aggregate::isOverUniverse);
        Stream<String> ofUniverse = overUniverse
                ? MeasureScope.of(definitions, asked.plan(), counted).universe().needs().stream()
                : Stream.of();
        return Stream.concat(counted.needs().stream(), ofUniverse).collect(Collectors.toSet());
    }

    /** What rows are counted for: of a change or growth its level. */
    private Indicator level(Indicator indicator) {
        if (indicator.computation() instanceof Change change) {
            return indicator.findOwnLevel().orElseGet(() -> named(change.of()));
        }
        return indicator.computation() instanceof Growth growth ? named(growth.of()) : indicator;
    }

    private Indicator named(String key) {
        return Objects.requireNonNull(definitions.indicators().get(key), key);
    }

    private List<FigureGap> ofSources(FigureQuestion asked, Revision revision, Set<String> needs) {
        Map<String, GapKind> states = kept.completeness(revision).stream()
                .filter(c -> c.area().equals(asked.area().code()))
                .flatMap(c -> kind(c.state()).map(k -> Map.entry(c.source(), k)).stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return needs.stream()
                .filter(states::containsKey)
                .sorted()
                .map(need ->
                        new FigureGap(revision.quarter(), Objects.requireNonNull(states.get(need)), need, List.of()))
                .toList();
    }

    private static Optional<GapKind> kind(SourceCompleteness.CompletenessState state) {
        return switch (state) {
            case DELIVERED -> Optional.empty();
            case PARTIAL -> Optional.of(GapKind.PARTIAL);
            case STALE -> Optional.of(GapKind.STALE);
            case MISSING -> Optional.of(GapKind.MISSING);
        };
    }

    private static Optional<FigureGap> returned(FigureQuestion asked, Revision revision, List<ReturnedCell> returns) {
        Quarter quarter = revision.quarter();
        List<ReturnedCell> cells =
                returns.stream().filter(c -> c.quarter().equals(quarter)).toList();
        if (cells.isEmpty()) {
            return Optional.of(new FigureGap(quarter, GapKind.MISSING, RETURN, List.of()));
        }
        boolean byMonth = cells.stream().allMatch(c -> c.month().isPresent());
        if (byMonth && asked.indicator().behaviour().isRate()) {
            return Optional.of(new FigureGap(quarter, GapKind.RATE_OF_MONTHS, RETURN, List.of()));
        }
        List<Month> lacking = lacking(asked, quarter, cells);
        if (byMonth && !lacking.isEmpty()) {
            return Optional.of(new FigureGap(quarter, GapKind.MONTHS, RETURN, lacking));
        }
        return Optional.empty();
    }

    /** The months that a unit did not return for an area that it returns others for; of a level the last one alone. */
    private static List<Month> lacking(FigureQuestion asked, Quarter quarter, List<ReturnedCell> cells) {
        Map<List<String>, Set<Month>> came = cells.stream()
                .collect(Collectors.groupingBy(
                        c -> List.of(c.area(), c.reportingUnit()),
                        Collectors.flatMapping(c -> c.month().stream(), Collectors.toSet())));
        boolean adds = asked.indicator().behaviour() == Behaviour.FLOW;
        return Month.of(quarter).stream()
                .skip(adds ? 0 : MONTHS_OF_QUARTER - 1)
                .filter(m -> came.values().stream().anyMatch(months -> !months.contains(m)))
                .toList();
    }
}
