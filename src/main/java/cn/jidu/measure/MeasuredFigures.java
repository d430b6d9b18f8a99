package cn.jidu.measure;

import java.util.List;

/**
 * What one pass over the panels of a revision gives.
 *
 * @param ofClasses those of breakdowns
 */
record MeasuredFigures(List<Figure> figures, List<ClassFigure> ofClasses) {
    MeasuredFigures {
        figures = List.copyOf(figures);
        ofClasses = List.copyOf(ofClasses);
    }
}
