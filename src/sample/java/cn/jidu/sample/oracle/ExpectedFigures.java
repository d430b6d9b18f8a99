package cn.jidu.sample.oracle;

import cn.jidu.definition.Quarter;
import cn.jidu.sample.city.FigureKind;
import cn.jidu.sample.city.SampleCounties;
import cn.jidu.sample.city.SampleRow;
import cn.jidu.sample.city.SourceShape;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Each figure for one area and the quarter alone: its flow, level or rate, and how far it can be trusted. */
final class ExpectedFigures {
    static final MathContext PRECISE = new MathContext(50);

    /**
     * @param value empty when missing
     * @param status A, E, P or M
     */
    record Cell(Optional<BigDecimal> value, char status) {
        static final Cell MISSING = new Cell(Optional.empty(), 'M');

        boolean missing() {
            return value.isEmpty();
        }
    }

    /** A count or sum and whether an enterprise of estimated size is in it. */
    record CountedValue(Optional<BigDecimal> value, boolean estimated) {}

    private final ExpectedModel model;
    private final Map<String, Cell> known = new HashMap<>();

    ExpectedFigures(ExpectedModel model) {
        this.model = model;
    }

    Cell own(FigureKind figure, String area, Quarter quarter) {
        String key = figure.key() + area + quarter;
        Cell cell = known.get(key);
        if (cell == null) {
            cell = !model.panels().containsKey(quarter)
                    ? Cell.MISSING
                    : figure.computed() ? computed(figure, area, quarter) : returned(figure, area, quarter);
            known.put(key, cell);
        }
        return cell;
    }

    /** A department's own figure: an area's own return, else (flows and levels) the sum of those below it. */
    Cell returned(FigureKind figure, String area, Quarter quarter) {
        List<SampleRow> rows = model.inForce().of(SourceShape.RETURN, quarter).rows().stream()
                .map(ExpectedHolds::row)
                .filter(r -> r.text("indicator").equals(figure.key()) && inUnit(figure, r))
                .toList();
        Optional<BigDecimal> own = sum(rows, area);
        if (own.isPresent()) {
            return new Cell(own, 'A');
        }
        List<BigDecimal> parts = SampleCounties.CODES.stream()
                .flatMap(c -> sum(rows, c).stream())
                .toList();
        if (!area.equals(SampleCounties.CITY) || figure.isRate() || parts.isEmpty()) {
            return Cell.MISSING;
        }
        BigDecimal total = parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Cell(Optional.of(total), parts.size() < SampleCounties.CODES.size() ? 'P' : 'A');
    }

    /** What the counties returned together, where every one of them did and the figure can be added. */
    Optional<BigDecimal> sumOfParts(FigureKind figure, Quarter quarter) {
        List<Cell> parts = SampleCounties.CODES.stream()
                .map(c -> returned(figure, c, quarter))
                .toList();
        return figure.isRate() || parts.stream().anyMatch(Cell::missing)
                ? Optional.empty()
                : parts.stream().map(p -> p.value().get()).reduce(BigDecimal::add);
    }

    /** A return in another unit than the figure's is not taken. */
    static boolean inUnit(FigureKind figure, SampleRow row) {
        return row.text("unit").isEmpty() || row.text("unit").equals(figure.unit());
    }

    private static Optional<BigDecimal> sum(List<SampleRow> rows, String area) {
        return rows.stream()
                .filter(r -> r.area().equals(area))
                .flatMap(r -> Optional.ofNullable(r.number("value")).stream())
                .reduce(BigDecimal::add);
    }

    private Cell computed(FigureKind figure, String area, Quarter quarter) {
        char input = new ExpectedCompleteness(model.inForce()).input(figure, area, quarter);
        if (input == 'M') {
            return Cell.MISSING;
        }
        if (figure.onlyInPlans() && !ExpectedPlan.runsIn(quarter)) {
            return Cell.MISSING;
        }
        if (figure.behaviour() == FigureKind.FigureBehaviour.CHANGE) {
            return change(figure, area, quarter, quarter.previous());
        }
        if (figure.behaviour() == FigureKind.FigureBehaviour.GROWTH) {
            return growth(figure, area, quarter, ExpectedPlan.BASE);
        }
        CountedValue counted = new ExpectedCounts(model.inForce(), model.panel(quarter), area).count(figure);
        return cell(figure, area, quarter, input, counted);
    }

    private Cell cell(FigureKind figure, String area, Quarter quarter, char input, CountedValue counted) {
        if (counted.value().isEmpty()) {
            return Cell.MISSING;
        }
        boolean lacksFilings = figure.key().equals("tax-per-mu")
                && !new ExpectedCompleteness(model.inForce()).hasEarlierFilings(area, quarter);
        boolean estimated = figure.overUniverse() && counted.estimated();
        return new Cell(counted.value(), input == 'P' || lacksFilings ? 'P' : estimated ? 'E' : 'A');
    }

    /** The level of the quarter less that of an earlier one; missing where either is. */
    Cell change(FigureKind figure, String area, Quarter quarter, Quarter earlier) {
        if (new ExpectedCompleteness(model.inForce()).input(figure, area, quarter) == 'M') {
            return Cell.MISSING;
        }
        Cell now = level(figure, area, quarter);
        Cell before = level(figure, area, earlier);
        if (now.missing() || before.missing()) {
            return Cell.MISSING;
        }
        BigDecimal difference = now.value().get().subtract(before.value().get());
        return new Cell(Optional.of(difference), worst(now.status(), before.status()));
    }

    /** What a change is the change of. */
    private Cell level(FigureKind change, String area, Quarter quarter) {
        if (change.key().equals("new-loans")) {
            return own(FigureKind.get("loan-balance"), area, quarter);
        }
        char input = new ExpectedCompleteness(model.inForce()).input(FigureKind.get("park-floor-area"), area, quarter);
        if (input == 'M' || !model.panels().containsKey(quarter)) {
            return Cell.MISSING;
        }
        return cell(
                change,
                area,
                quarter,
                input,
                new ExpectedCounts(model.inForce(), model.panel(quarter), area).workshops());
    }

    /** Average yearly growth of a stock since the base quarter, in percent. */
    private Cell growth(FigureKind figure, String area, Quarter quarter, Quarter base) {
        FigureKind stock = FigureKind.get(figure.key().replace("-growth", "-stock"));
        Cell now = own(stock, area, quarter);
        Cell then = own(stock, area, base);
        int quarters = quarter.since(base);
        if (now.missing() || then.missing() || then.value().get().signum() == 0 || quarters <= 0) {
            return Cell.MISSING;
        }
        BigDecimal ratio = now.value().get().divide(then.value().get(), PRECISE);
        BigDecimal yearly = ExpectedRoots.root(ratio.pow(4, PRECISE), quarters);
        BigDecimal percent = yearly.subtract(BigDecimal.ONE).movePointRight(2);
        return new Cell(Optional.of(percent), worst(now.status(), then.status()));
    }

    /** The first of M, P, E, A that either has. */
    static char worst(char a, char b) {
        return "MPEA".indexOf(a) < "MPEA".indexOf(b) ? a : b;
    }
}
