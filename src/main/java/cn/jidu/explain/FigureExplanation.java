package cn.jidu.explain;

import cn.jidu.measure.Measurement;
import cn.jidu.reconcile.revision.Revision;
import java.util.List;

/**
 * How a figure came about.
 *
 * @param figure as it was published
 * @param parts what it is worked out from; none where departments gave it
 * @param returns what departments returned of it, also where rows give the figure
 */
public record FigureExplanation(
        FigureQuestion asked,
        Revision revision,
        Measurement figure,
        List<ExplainedPart> parts,
        List<ReturnedCell> returns) {
    public FigureExplanation {
        parts = List.copyOf(parts);
        returns = List.copyOf(returns);
    }
}
