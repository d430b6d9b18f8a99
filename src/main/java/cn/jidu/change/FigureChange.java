package cn.jidu.change;

import cn.jidu.measure.RatioTerms;
import cn.jidu.measure.Rounding;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A figure that two revisions give otherwise.
 *
 * @param figure what it is, as the newer revision gives it; as the older one where the newer has none
 * @param before empty where the older revision has no figure
 * @param after empty where the newer has none
 * @param parts in the order of the walk; their changes add up to the whole one, exactly; none where one side is empty
 */
public record FigureChange(
        ChangedFigure figure, Optional<BigDecimal> before, Optional<BigDecimal> after, List<CausedChange> parts) {

    /**
     * What one cause moved, in the figure's unit.
     *
     * @param terms of a rate its two numbers after the step; empty for what is no rate counted from rows
     */
    public record CausedChange(ChangeCause cause, BigDecimal change, Optional<RatioTerms> terms) {}

    public FigureChange {
        parts = List.copyOf(parts);
        if (before.isPresent() && after.isPresent()) {
            BigDecimal sum = parts.stream().map(CausedChange::change).reduce(BigDecimal.ZERO, BigDecimal::add);
            if (sum.compareTo(after.get().subtract(before.get())) != 0) {
                throw new IllegalStateException("the parts of " + figure.indicator() + " in " + figure.area()
                        + " add up to " + sum.toPlainString() + ", it changed by "
                        + after.get().subtract(before.get()).toPlainString());
            }
        }
    }

    /** Between the two figures as they are shown, so that a reader can subtract; nothing where one side is empty. */
    public Optional<BigDecimal> shown(int decimals) {
        return before.flatMap(b -> after.map(a -> Rounding.round(a, decimals).subtract(Rounding.round(b, decimals))));
    }

    /** What one of the parts moved, as it is shown: a cause that moved all of it by itself, what is shown of the whole. */
    public BigDecimal shown(CausedChange part, int decimals) {
        return shown(decimals)
                .filter(whole -> parts.size() == 1)
                .orElseGet(() -> Rounding.round(part.change(), decimals));
    }
}
