package cn.jidu.change;

import java.util.List;

/**
 * A revision beside the one of its quarter that it follows.
 *
 * @param against the number of that one
 * @param isCompared false where this program does not read the definitions that it was made with: nothing can be said
 * @param changes every figure that the two give otherwise, in the order in which figures are measured
 */
public record RevisionComparison(int against, boolean isCompared, List<FigureChange> changes) {
    public RevisionComparison {
        changes = List.copyOf(changes);
    }
}
