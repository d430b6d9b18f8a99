package cn.jidu.cli.listing;

import cn.jidu.cli.terminal.TerminalTexts;
import cn.jidu.cli.terminal.UsageException;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.area.Area;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.explain.FigureQuestion;
import java.util.List;
import java.util.Optional;

/** Which figure someone means by {@code PLAN/INDICATOR}, {@code PLAN/TARGET} or, outside plans, {@code INDICATOR}. */
final class GivenFigure {
    private static final PackageTexts TEXTS = TerminalTexts.texts();

    private final Definitions definitions;
    private final String text;

    GivenFigure(Definitions definitions, String text) {
        this.definitions = definitions;
        this.text = text.strip();
    }

    /**
     * The area that set itself the plan; none outside plans.
     *
     * @throws UsageException where there is no such plan, and outside plans no such indicator
     */
    Optional<String> planArea() {
        Optional<Plan> plan = plan();
        if (plan.isEmpty()) {
            indicator(text);
        }
        return plan.map(Plan::area);
    }

    /** @throws UsageException where it is none, or several */
    FigureQuestion question(Area area, Quarter quarter) {
        Optional<Plan> plan = plan();
        if (plan.isEmpty()) {
            return new FigureQuestion(Optional.empty(), Optional.empty(), indicator(text), area, quarter);
        }
        String name = text.substring(text.indexOf('/') + 1);
        List<FigureQuestion> named = FigureQuestion.named(definitions, plan.get(), name, area, quarter);
        if (named.size() > 1) {
            throw new UsageException(TEXTS.get(
                    "usage.figure.several",
                    text,
                    TEXTS.listed(named.stream().map(q -> plan.get().key() + "/" + q.targetId()))));
        }
        return named.stream()
                .findFirst()
                .orElseThrow(() -> new UsageException(
                        TEXTS.get("usage.figure", name, plan.get().key())));
    }

    private Optional<Plan> plan() {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        String key = text.substring(0, slash);
        Plan plan = definitions.plans().get(key);
        if (plan == null) {
            throw new UsageException(TEXTS.get(
                    "usage.plan", key, PackageTexts.listed(definitions.plans().keySet())));
        }
        return Optional.of(plan);
    }

    private Indicator indicator(String key) {
        Indicator indicator = definitions.indicators().get(key);
        if (indicator == null || indicator.isReturned() || indicator.isOnlyInPlans()) {
            throw new UsageException(TEXTS.get("usage.figure.outside", key));
        }
        return indicator;
    }
}
