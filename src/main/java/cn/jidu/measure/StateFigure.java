package cn.jidu.measure;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A figure that rows give, on the way from the older revision to the newer. */
final class StateFigure {
    private final StateOrder order;
    private final @Nullable Figure was;
    private final @Nullable Figure is;
    private final @Nullable CountedFigure forward;
    private final @Nullable CountedFigure backward;
    private final BigDecimal olderRest;
    private final BigDecimal newerRest;

    /**
     * @param was as the older revision has it, if it does
     * @param is as the newer one has it
     * @param forward as it is counted by the older one's definitions
     * @param backward by the newer one's
     */
    StateFigure(
            StateOrder order,
            @Nullable Figure was,
            @Nullable Figure is,
            @Nullable CountedFigure forward,
            @Nullable CountedFigure backward) {
        this.order = order;
        this.was = was;
        this.is = is;
        this.forward = forward;
        this.backward = backward;
        this.olderRest = rest(was, forward, 0);
        this.newerRest = rest(is, backward, order.steps());
    }

    /** What the kept figure is more than its rows are counted to today. */
    private static BigDecimal rest(@Nullable Figure kept, @Nullable CountedFigure counted, int state) {
        return kept == null || counted == null
                ? BigDecimal.ZERO
                : kept.value()
                        .flatMap(k -> counted.at(state).map(k::subtract))
                        .filter(rest -> rest.signum() != 0)
                        .orElse(BigDecimal.ZERO);
    }

    /** Whether the two programs make something else of the same rows. */
    boolean isCountedOtherwise() {
        return olderRest.compareTo(newerRest) != 0;
    }

    /** Empty where the state has no such figure. */
    Optional<Figure> at(int state) {
        return kept(state).map(f -> f.value().isEmpty() ? f : counted(state, f));
    }

    /** The one of either revision that says in the state whether there is such a figure, and whether something came for it. */
    private Optional<Figure> kept(int state) {
        if (was == null || is == null) {
            return Optional.ofNullable(state >= order.definition() ? is : was);
        }
        if (was.value().isPresent() == is.value().isPresent()) {
            return Optional.of(was);
        }
        return Optional.of(state >= (was.value().isEmpty() ? order.late() : order.removed()) ? is : was);
    }

    /** As its program counted it: what that gave otherwise than this one does is switched with the program. */
    private Figure counted(int state, Figure kept) {
        CountedFigure counted = state >= order.definition() ? backward : forward;
        return Optional.ofNullable(counted)
                .flatMap(c -> c.at(state))
                .map(v -> kept.withValue(v.add(state >= order.program() ? newerRest : olderRest)))
                .orElseGet(() -> new Figure(
                        kept.basis(),
                        kept.universe(),
                        kept.indicator(),
                        kept.area(),
                        Optional.empty(),
                        FigureStatus.M));
    }
}
