package cn.jidu.sample.oracle;

import cn.jidu.definition.Quarter;
import cn.jidu.sample.city.FigureKind;
import cn.jidu.sample.city.SampleCounties;
import cn.jidu.sample.city.SourceShape;
import cn.jidu.sample.oracle.ExpectedFigures.Cell;
import cn.jidu.sample.oracle.ExpectedPlan.Compares;
import cn.jidu.sample.oracle.ExpectedPlan.PlanTarget;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows of measurements.csv: every figure of every quarter up to the run's, in the plan and outside. */
final class ExpectedMeasurements {
    static final String HEADER =
            "PLAN,TARGET_ID,INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,UNIT,BASIS,FLOW,CUMULATIVE,YTD,"
                    + "YOY,TARGET,PROGRESS,TIME_PROGRESS,PACE,RANK,RETURNED,OBS_STATUS";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final ExpectedFigures figures;
    private final Quarter run;
    private final List<String> lines = new ArrayList<>();

    ExpectedMeasurements(ExpectedModel model, Quarter run) {
        this.figures = new ExpectedFigures(model);
        this.run = run;
        for (Quarter quarter : model.panels().keySet()) {
            boolean measured =
                    !model.inForce().standing(SourceShape.REGISTRATION, quarter).isEmpty();
            if (quarter.compareTo(run) <= 0 && measured) {
                outsidePlans(quarter);
                plan(quarter);
            }
        }
    }

    /** Sorted as text. */
    List<String> csv() {
        return lines.stream().sorted().toList();
    }

    Quarter run() {
        return run;
    }

    private void outsidePlans(Quarter quarter) {
        for (FigureKind figure : FigureKind.ALL) {
            if (!figure.computed() || figure.onlyInPlans()) {
                continue;
            }
            for (String area : SampleCounties.all()) {
                Cell own = figures.own(figure, area, quarter);
                add(
                        new String[] {"_Z", "_Z", figure.key(), area, quarter.sdmx()},
                        figure,
                        area,
                        quarter,
                        own,
                        Map.of());
            }
        }
    }

    private void plan(Quarter quarter) {
        if (!ExpectedPlan.runsIn(quarter)) {
            return;
        }
        for (PlanTarget target : Stream.concat(ExpectedPlan.TARGETS.stream(), ExpectedPlan.MONITORED.stream())
                .toList()) {
            Map<String, Cell> compared =
                    SampleCounties.all().stream().collect(Collectors.toMap(a -> a, a -> compared(target, a, quarter)));
            for (String area : SampleCounties.all()) {
                String[] dimensions = {
                    ExpectedPlan.KEY, target.id(), target.figure().key(), area, quarter.sdmx()
                };
                Cell cell = compared.getOrDefault(area, Cell.MISSING);
                Map<String, String> extra = progress(target, area, quarter, cell);
                if (target.figure().isFlow()) {
                    Cell sincePlan = target.compares() == Compares.COVERAGE
                            ? sum(target.figure(), area, ExpectedPlan.FIRST, quarter)
                            : cell;
                    extra.put("CUMULATIVE", shown(sincePlan.value()));
                }
                extra.put("RANK", rank(target.figure(), area, compared));
                if (target.compares() == Compares.COVERAGE && area.equals(SampleCounties.CITY)) {
                    extra.put("UNIT", "%");
                }
                add(dimensions, target.figure(), area, quarter, cell, extra);
            }
        }
    }

    /** What the target compares. */
    private Cell compared(PlanTarget target, String area, Quarter quarter) {
        FigureKind figure = target.figure();
        if (target.compares() == Compares.COVERAGE) {
            return area.equals(SampleCounties.CITY) ? covered(figure, quarter) : yearToDate(figure, area, quarter);
        }
        if (!figure.computed()
                || figure.behaviour() == FigureKind.FigureBehaviour.LEVEL
                || figure.behaviour() == FigureKind.FigureBehaviour.RATIO) {
            return target.compares() == Compares.SUM
                    ? sum(figure, area, ExpectedPlan.FIRST, quarter)
                    : figures.own(figure, area, quarter);
        }
        return switch (figure.behaviour()) {
            case CHANGE -> figures.change(figure, area, quarter, ExpectedPlan.BASE);
            case GROWTH -> figures.own(figure, area, quarter);
            default -> sum(figure, area, ExpectedPlan.FIRST, quarter);
        };
    }

    /** The counties that the year's sum reaches once, in percent of all; missing where no county has a figure. */
    private Cell covered(FigureKind figure, Quarter quarter) {
        List<Cell> counties = SampleCounties.CODES.stream()
                .map(c -> yearToDate(figure, c, quarter))
                .toList();
        if (counties.stream().allMatch(Cell::missing)) {
            return Cell.MISSING;
        }
        long reached = counties.stream()
                .flatMap(c -> c.value().stream())
                .filter(v -> v.compareTo(ExpectedPlan.EACH) >= 0)
                .count();
        char status = 'A';
        for (Cell county : counties) {
            status = ExpectedFigures.worst(status, county.missing() ? 'P' : county.status());
        }
        return new Cell(Optional.of(percent(BigDecimal.valueOf(reached), BigDecimal.valueOf(counties.size()))), status);
    }

    /** Missing with its own quarter; the sum of what is there, and P, without an earlier one. */
    private Cell sum(FigureKind figure, String area, Quarter first, Quarter last) {
        Cell own = figures.own(figure, area, last);
        if (own.missing()) {
            return Cell.MISSING;
        }
        BigDecimal sum = own.value().get();
        char status = own.status();
        for (Quarter q = first; q.compareTo(last) < 0; q = q.plus(1)) {
            Cell earlier = figures.own(figure, area, q);
            sum = sum.add(earlier.value().orElse(BigDecimal.ZERO));
            status = ExpectedFigures.worst(status, earlier.status() == 'M' ? 'P' : earlier.status());
        }
        return new Cell(Optional.of(sum), status);
    }

    private Map<String, String> progress(PlanTarget target, String area, Quarter quarter, Cell cell) {
        Map<String, String> extra = new java.util.HashMap<>();
        Optional<BigDecimal> goal = ExpectedPlan.targetOf(target, area);
        if (goal.isEmpty()) {
            return extra;
        }
        extra.put("TARGET", shown(goal));
        if (target.compares() == Compares.SUM) {
            BigDecimal time = target.timeProgress(quarter);
            Optional<BigDecimal> progress = cell.value().map(v -> percent(v, goal.get()));
            extra.put("PROGRESS", shown(progress));
            extra.put("TIME_PROGRESS", shown(Optional.of(time)));
            extra.put("PACE", shown(progress.map(p -> percent(p, time))));
        } else if (target.compares() == Compares.COVERAGE) {
            extra.put("PROGRESS", shown(cell.value().map(v -> percent(v, goal.get()))));
        } else if (target.compares() == Compares.LEVEL) {
            extra.put("PROGRESS", shown(cell.value().flatMap(v -> levelProgress(target, area, v, goal.get()))));
        }
        return extra;
    }

    private Optional<BigDecimal> levelProgress(PlanTarget target, String area, BigDecimal level, BigDecimal goal) {
        BigDecimal base =
                figures.own(target.figure(), area, ExpectedPlan.BASE).value().orElse(BigDecimal.ZERO);
        BigDecimal way = goal.subtract(base);
        return way.signum() == 0 ? Optional.empty() : Optional.of(percent(level.subtract(base), way));
    }

    private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return part.multiply(HUNDRED).divide(whole, ExpectedFigures.PRECISE);
    }

    /** Among the counties, by the figure as the report rounds it; 1, 2, 2, 4. */
    private static String rank(FigureKind figure, String area, Map<String, Cell> compared) {
        Optional<BigDecimal> own = rounded(figure, compared.getOrDefault(area, Cell.MISSING));
        if (area.equals(SampleCounties.CITY) || own.isEmpty()) {
            return "";
        }
        long better = SampleCounties.CODES.stream()
                .flatMap(c -> rounded(figure, compared.getOrDefault(c, Cell.MISSING)).stream())
                .filter(v -> v.compareTo(own.get()) > 0)
                .count();
        return String.valueOf(better + 1);
    }

    private static Optional<BigDecimal> rounded(FigureKind figure, Cell cell) {
        return cell.value().map(v -> v.setScale(figure.decimals(), RoundingMode.HALF_UP));
    }

    private Cell yearToDate(FigureKind figure, String area, Quarter quarter) {
        return figure.behaviour() == FigureKind.FigureBehaviour.CHANGE && figure.computed()
                ? figures.change(figure, area, quarter, new Quarter(quarter.year() - 1, 4))
                : sum(figure, area, new Quarter(quarter.year(), 1), quarter);
    }

    /** Percent growth of flows and levels, percentage points of rates. */
    private Optional<BigDecimal> yearOnYear(FigureKind figure, String area, Quarter quarter) {
        Optional<BigDecimal> now = figures.own(figure, area, quarter).value();
        Optional<BigDecimal> before =
                figures.own(figure, area, quarter.plus(-4)).value();
        if (now.isEmpty() || before.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal difference = now.get().subtract(before.get());
        if (figure.isRate()) {
            return Optional.of(difference);
        }
        return before.get().signum() <= 0 ? Optional.empty() : Optional.of(percent(difference, before.get()));
    }

    private void add(
            String[] dimensions,
            FigureKind figure,
            String area,
            Quarter quarter,
            Cell value,
            Map<String, String> extra) {
        Cell own = figures.own(figure, area, quarter);
        lines.add(String.join(
                ",",
                String.join(",", dimensions),
                shown(value.value()),
                extra.getOrDefault("UNIT", figure.unit()),
                figure.computed() ? "computed" : "returned",
                figure.isFlow() ? shown(own.value()) : "",
                extra.getOrDefault("CUMULATIVE", ""),
                figure.isFlow() ? shown(yearToDate(figure, area, quarter).value()) : "",
                shown(yearOnYear(figure, area, quarter)),
                extra.getOrDefault("TARGET", ""),
                extra.getOrDefault("PROGRESS", ""),
                extra.getOrDefault("TIME_PROGRESS", ""),
                extra.getOrDefault("PACE", ""),
                extra.getOrDefault("RANK", ""),
                shown(figures.returned(figure, area, quarter).value()),
                String.valueOf(value.status())));
    }

    /** Plain, half up to six places, no trailing zeros. */
    static String shown(Optional<BigDecimal> value) {
        return value.map(v -> v.setScale(6, RoundingMode.HALF_UP))
                .map(v -> v.signum() == 0 ? "0" : v.stripTrailingZeros().toPlainString())
                .orElse("");
    }
}
