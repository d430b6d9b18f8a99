package cn.jidu.explain;

import cn.jidu.measure.Measurement;
import cn.jidu.reconcile.revision.Revision;
import java.util.List;

/**
 * How a figure came about.
 *
 * @param figure as it was published
 * @param parts what it is worked out from; none where departments gave it
 * @param gaps why it is missing or not whole; none of a figure that is
 * @param returns what departments returned of it, also where rows give the figure
 */
public record FigureExplanation(
        FigureQuestion asked,
        Revision revision,
        Measurement figure,
        List<FigureGap> gaps,
        List<ExplainedPart> parts,
        List<ReturnedCell> returns) {
    public FigureExplanation {
        gaps = List.copyOf(gaps);
        parts = List.copyOf(parts);
        returns = List.copyOf(returns);
    }
}
