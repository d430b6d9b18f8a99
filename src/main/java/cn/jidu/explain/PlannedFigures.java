package cn.jidu.explain;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Indicator.Growth;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.area.Area;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Every figure that is published of a quarter. */
public final class PlannedFigures {
    private final Definitions definitions;

    /** @param definitions whose plans and indicators they are */
    public PlannedFigures(Definitions definitions) {
        this.definitions = definitions;
    }

    /**
     * Those of plans first, by plan, in the document's order; then those outside plans.
     *
     * @param measured the areas that figures of the quarter were made for
     */
    public Stream<FigureQuestion> of(Quarter quarter, Area area, List<String> measured) {
        Stream<FigureQuestion> inPlans = definitions.plans().values().stream()
                .filter(p -> p.runsIn(quarter)
                        && measured.contains(p.area())
                        && definitions.areas().isWholeOrPart(area.code(), p.area()))
                .flatMap(p -> of(p, quarter, area));
        return measured.contains(area.code()) ? Stream.concat(inPlans, outside(quarter, area)) : Stream.empty();
    }

    /** In the document's order, what has targets first. */
    public Stream<FigureQuestion> of(Plan plan, Quarter quarter, Area area) {
        return Stream.concat(
                plan.targets().stream()
                        .map(t -> new FigureQuestion(
                                Optional.of(plan), Optional.of(t), indicator(t.indicator()), area, quarter)),
                plan.monitored().stream()
                        .map(key -> new FigureQuestion(
                                Optional.of(plan), Optional.empty(), indicator(key), area, quarter)));
    }

    private Stream<FigureQuestion> outside(Quarter quarter, Area area) {
        return definitions.indicators().values().stream()
                .filter(i -> !i.isReturned()
                        && i.shown() != Indicator.Shown.IN_PLANS
                        && !(i.computation() instanceof Growth)
                        && !i.isOnlyInPlans())
                .map(i -> new FigureQuestion(Optional.empty(), Optional.empty(), i, area, quarter));
    }

    private Indicator indicator(String key) {
        return Objects.requireNonNull(definitions.indicators().get(key), key);
    }
}
