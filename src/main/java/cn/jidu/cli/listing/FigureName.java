package cn.jidu.cli.listing;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.measure.Measurement;
import java.util.Optional;

/**
 * How a figure is called on a line.
 *
 * @param handle as {@code explain} takes it
 * @param unit that its value has in reports, as far as it is known
 * @param decimals that reports show
 */
record FigureName(String handle, String title, String unit, int decimals) {
    private static final int UNKNOWN_DECIMALS = 2;

    static FigureName of(Definitions definitions, String plan, String target, String indicator) {
        Optional<Indicator> known = definitions.findFigure(indicator);
        String name = target.equals(Measurement.NONE) ? indicator : target;
        return new FigureName(
                plan.equals(Measurement.NONE) ? indicator : plan + "/" + name,
                known.map(Indicator::title).orElse(indicator),
                known.map(Indicator::unit).orElse(""),
                known.map(Indicator::decimals).orElse(UNKNOWN_DECIMALS));
    }
}
