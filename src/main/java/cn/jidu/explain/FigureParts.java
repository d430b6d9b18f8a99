package cn.jidu.explain;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Indicator.Aggregate;
import cn.jidu.definition.Indicator.Behaviour;
import cn.jidu.definition.Indicator.Change;
import cn.jidu.definition.Indicator.Growth;
import cn.jidu.definition.Indicator.Ratio;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Target;
import cn.jidu.definition.Target.Basis;
import cn.jidu.definition.Target.TargetKind;
import cn.jidu.measure.count.MeasureScope;
import cn.jidu.reconcile.revision.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Which counts and sums a figure is worked out from, and in which quarters (CONTRACTS, section 3). */
public final class FigureParts {
    private final Definitions definitions;
    private final Map<Quarter, Revision> revisions;
    private final KeptFigures kept;

    /** @param revisions the one asked of and those that it sums, by quarter */
    public FigureParts(Definitions definitions, Map<Quarter, Revision> revisions, KeptFigures kept) {
        this.definitions = definitions;
        this.revisions = revisions;
        this.kept = kept;
    }

    /** Oldest first; nothing where departments give the figure, and where a quarter it needs was never measured. */
    public List<FigurePart> of(FigureQuestion asked) {
        if (asked.basis() == Basis.RETURNED) {
            return List.of();
        }
        Optional<TargetKind> kind = asked.target().map(Target::kind);
        if (kind.equals(Optional.of(TargetKind.COVERAGE)) && asked.isOfPlansArea()) {
            return definitions.areas().children(asked.area().code()).stream()
                    .flatMap(part -> of(asked.in(part)).stream())
                    .map(FigurePart::withArea)
                    .toList();
        }
        Indicator indicator = asked.indicator();
        if (indicator.computation() instanceof Ratio ratio) {
            Stream<Quarter> compared = kind.equals(Optional.of(TargetKind.POINTS))
                    ? Stream.of(asked.plan().orElseThrow().base(), asked.quarter())
                    : Stream.of(asked.quarter());
            return compared.distinct()
                    .flatMap(q -> Stream.ofNullable(revisions.get(q)))
                    .flatMap(r -> ratio(asked, r, ratio).stream())
                    .toList();
        }
        if (indicator.computation() instanceof Change change) {
            return stocks(asked, level(indicator, change.of()), asked.first().previous());
        }
        if (indicator.computation() instanceof Growth growth) {
            return asked.plan()
                    .map(p -> stocks(asked, level(indicator, growth.of()), p.base()))
                    .orElse(List.of());
        }
        return indicator.behaviour() == Behaviour.FLOW ? flows(asked) : stocks(asked, indicator, asked.quarter());
    }

    private List<FigurePart> ratio(FigureQuestion asked, Revision revision, Ratio ratio) {
        List<FigurePart> parts = new ArrayList<>();
        parts.add(part(asked, PartRole.NUMERATOR, 1, revision, asked.indicator(), ratio.numerator()));
        for (int i = 0; i < ratio.denominator().size(); i++) {
            parts.add(part(
                    asked,
                    PartRole.DENOMINATOR,
                    i + 1,
                    revision,
                    asked.indicator(),
                    ratio.denominator().get(i)));
        }
        return parts;
    }

    /** Of each quarter that has a figure: one without is left out of the sum. */
    private List<FigurePart> flows(FigureQuestion asked) {
        Quarter first = asked.first();
        return revisions.entrySet().stream()
                .filter(e -> e.getKey().compareTo(first) >= 0)
                .map(e -> part(asked, PartRole.FLOW, 1, e.getValue(), asked.indicator(), (Aggregate)
                        asked.indicator().computation()))
                .filter(p -> kept.find(p).isPresent())
                .toList();
    }

    /** At the end of that quarter and of the one asked for, once where they are the same. */
    private List<FigurePart> stocks(FigureQuestion asked, Indicator level, Quarter then) {
        return Stream.of(then, asked.quarter())
                .distinct()
                .flatMap(q -> Stream.ofNullable(revisions.get(q)))
                .map(r -> part(asked, PartRole.STOCK, 1, r, level, (Aggregate) level.computation()))
                .toList();
    }

    private Indicator level(Indicator indicator, String of) {
        return indicator
                .findOwnLevel()
                .orElseGet(() -> Objects.requireNonNull(definitions.indicators().get(of), of));
    }

    private FigurePart part(
            FigureQuestion asked, PartRole role, int place, Revision revision, Indicator of, Aggregate aggregate) {
        return new FigurePart(
                FigurePart.nameOf(role, place, revision),
                role,
                place,
                revision,
                of.key(),
                Objects.requireNonNull(definitions.panels().get(aggregate.panel()), aggregate.panel()),
                aggregate,
                MeasureScope.of(definitions, asked.plan(), of),
                asked.area());
    }
}
