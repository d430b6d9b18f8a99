package cn.jidu.explain.row;

import cn.jidu.delivery.DeliveryState;
import cn.jidu.explain.FigurePart;
import cn.jidu.explain.FigureQuestion;
import java.util.List;

/**
 * Where a row of a file ended.
 *
 * @param file of several files of one name the newest that has the row
 * @param stage {@code rejected}, {@code duplicate}, {@code superseded}, {@code unmatched}, {@code in-force} (of a source that no
 *     registry is asked for) or {@code matched}; {@code loaded} where no revision saw it yet
 * @param reasons of {@code rejected} its faults, of {@code duplicate} the finding's code, of {@code superseded} the row or the file
 *     that stands in its place, of {@code unmatched} and {@code matched} what the panel says
 * @param figures every published figure whose list holds it
 * @param findings by any quarter's newest revision
 */
public record RowFate(
        RowPlace place,
        String source,
        String quarter,
        DeliveryState file,
        String stage,
        List<String> reasons,
        List<HoldingFigure> figures,
        List<RowFinding> findings) {

    /**
     * What is doubted of the row.
     *
     * @param message where something is absent, it tells what was looked for
     */
    public record RowFinding(String code, String message) {}

    /**
     * A figure that counts the row.
     *
     * @param part by which
     */
    public record HoldingFigure(FigureQuestion figure, FigurePart part) {}

    public RowFate {
        reasons = List.copyOf(reasons);
        figures = List.copyOf(figures);
        findings = List.copyOf(findings);
    }
}
