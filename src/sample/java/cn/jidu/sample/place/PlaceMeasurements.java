package cn.jidu.sample.place;

import cn.jidu.definition.Quarter;
import cn.jidu.sample.place.PlacePlan.PlaceComparison;
import cn.jidu.sample.place.PlacePlan.PlaceTarget;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What measurements.csv should say of every target of a plan, for the place, its parts and every quarter of the plan. */
public final class PlaceMeasurements {
    private final PlaceWorld world;
    private final PlacePlan plan;
    private final PlaceFigures figures;

    public PlaceMeasurements(PlaceWorld world) {
        this.world = world;
        this.plan = world.plan();
        this.figures = new PlaceFigures(world);
    }

    /** By the columns' names, as the file calls them. */
    public List<Map<String, String>> rows() {
        return world.quarters().stream()
                .filter(q -> q.compareTo(plan.first()) >= 0)
                .flatMap(q -> plan.targets().stream()
                        .flatMap(t -> plan.areas().stream().map(a -> row(t, a, q))))
                .toList();
    }

    private Map<String, String> row(PlaceTarget target, String area, Quarter quarter) {
        Optional<BigDecimal> value = value(target, area, quarter);
        Optional<BigDecimal> goal = Optional.ofNullable(target.goals().get(area));
        boolean sum = target.compares().isSum();
        Map<String, String> row = new LinkedHashMap<>();
        row.put("PLAN", plan.key());
        row.put("TARGET_ID", target.id());
        row.put("INDICATOR", target.indicator());
        row.put("REF_AREA", area);
        row.put("TIME_PERIOD", quarter.sdmx());
        row.put("OBS_VALUE", shown(value));
        row.put("BASIS", target.returned() ? "returned" : "computed");
        row.put("FLOW", sum ? shown(change(target, area, quarter, quarter.previous())) : "");
        row.put("CUMULATIVE", sum ? shown(since(target, area, plan.first(), quarter)) : "");
        row.put("YTD", sum ? shown(since(target, area, new Quarter(quarter.year(), 1), quarter)) : "");
        row.put("TARGET", shown(goal));
        row.put("PROGRESS", shown(goal.flatMap(g -> progress(target, area, value, g))));
        row.put("TIME_PROGRESS", goal.isPresent() && sum ? shown(Optional.of(time(target, quarter))) : "");
        row.put("OBS_STATUS", value.isPresent() ? "A" : "M");
        return row;
    }

    private Optional<BigDecimal> value(PlaceTarget target, String area, Quarter quarter) {
        return switch (target.compares()) {
            case CUMULATIVE -> since(target, area, plan.first(), quarter);
            case YEARLY -> since(target, area, new Quarter(quarter.year(), 1), quarter);
            case GROWTH -> target.returned() ? own(target, area, quarter) : growth(target, area, quarter);
            case POINTS ->
                own(target, area, quarter)
                        .flatMap(v -> own(target, area, plan.base()).map(v::subtract));
            default -> own(target, area, quarter);
        };
    }

    /** The figure of the quarter itself. */
    private Optional<BigDecimal> own(PlaceTarget target, String area, Quarter quarter) {
        return target.returned()
                ? figures.returned(target, area, quarter)
                : figures.computed(target.indicator(), area, quarter);
    }

    /** The sum of the quarters; of what is the change of a stock, from the quarter before them. */
    private Optional<BigDecimal> since(PlaceTarget target, String area, Quarter first, Quarter last) {
        if (isChange(target)) {
            return change(target, area, last, first.previous());
        }
        return Stream.iterate(first, q -> q.compareTo(last) <= 0, q -> q.plus(1))
                .flatMap(q -> own(target, area, q).stream())
                .reduce(BigDecimal::add);
    }

    private Optional<BigDecimal> change(PlaceTarget target, String area, Quarter quarter, Quarter before) {
        return isChange(target)
                ? stock(target, area, quarter)
                        .flatMap(v -> stock(target, area, before).map(v::subtract))
                : own(target, area, quarter);
    }

    private static boolean isChange(PlaceTarget target) {
        return target.compares() == PlaceComparison.CUMULATIVE && PlaceFigures.STOCKS.containsKey(target.indicator());
    }

    private Optional<BigDecimal> stock(PlaceTarget target, String area, Quarter quarter) {
        return figures.computed(
                PlaceFigures.STOCKS.getOrDefault(target.indicator(), target.indicator()), area, quarter);
    }

    /** The average of a year; told of one or two quarters after the base, where no root has to be drawn. */
    private Optional<BigDecimal> growth(PlaceTarget target, String area, Quarter quarter) {
        int quarters = quarter.since(plan.base());
        return PlaceFigures.percent(stock(target, area, quarter), stock(target, area, plan.base()))
                .map(p -> p.movePointLeft(2)
                        .pow(4 / quarters, PlaceFigures.PRECISE)
                        .subtract(BigDecimal.ONE)
                        .movePointRight(2));
    }

    private Optional<BigDecimal> progress(
            PlaceTarget target, String area, Optional<BigDecimal> value, BigDecimal goal) {
        if (target.compares().isFromZero()) {
            return PlaceFigures.percent(value, Optional.of(goal));
        }
        if (target.compares() != PlaceComparison.LEVEL) {
            return Optional.empty();
        }
        BigDecimal base = own(target, area, plan.base()).orElse(BigDecimal.ZERO);
        return PlaceFigures.percent(value.map(v -> v.subtract(base)), Optional.of(goal.subtract(base)));
    }

    /** The share of the plan, or of the year, that has gone by. */
    private BigDecimal time(PlaceTarget target, Quarter quarter) {
        boolean yearly = target.compares() == PlaceComparison.YEARLY;
        int elapsed = yearly ? quarter.number() : quarter.since(plan.first()) + 1;
        return BigDecimal.valueOf(100L * elapsed)
                .divide(BigDecimal.valueOf(yearly ? 4 : plan.quarters()), PlaceFigures.PRECISE);
    }

    /** Half up to six places, no trailing zeros. */
    private static String shown(Optional<BigDecimal> value) {
        return value.map(v -> v.setScale(6, RoundingMode.HALF_UP))
                .map(v -> v.signum() == 0 ? "0" : v.stripTrailingZeros().toPlainString())
                .orElse("");
    }
}
