package cn.jidu.report.part;

import cn.jidu.definition.Indicator;
import cn.jidu.definition.Target;
import cn.jidu.measure.FigureStatus;
import cn.jidu.measure.Measurement;
import cn.jidu.measure.Rounding;
import cn.jidu.measure.TargetDue;
import cn.jidu.report.phrase.PhraseBook;
import cn.jidu.report.view.PlanView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sentence of a line over the quarters; every number and difference is of what is printed below it. */
final class TrendWords {
    private final PlanView view;
    private final PhraseBook phrases;

    TrendWords(PlanView view, PhraseBook phrases) {
        this.view = view;
        this.phrases = phrases;
    }

    /** @param history by quarter, up to the report's; not empty */
    String of(Target target, List<Measurement> history) {
        Measurement now = history.get(history.size() - 1);
        if (now.value().isEmpty()) {
            return phrases.say("trendMissing", Map.of("title", target.title()));
        }
        List<String> clauses = new ArrayList<>();
        moved(target, history).ifPresent(clauses::add);
        against(target, now).ifPresent(clauses::add);
        String said = FigureWords.named(view, phrases, target, now)
                + (now.status() == FigureStatus.P ? view.text("incomplete") : "")
                + FigureWords.adjusted(view, now);
        clauses.add(0, said);
        return String.join("，", clauses) + "。";
    }

    /** What the quarter brought, beside the quarter before; of a level how far it moved. Incomplete ones are not compared. */
    private Optional<String> moved(Target target, List<Measurement> history) {
        Measurement now = history.get(history.size() - 1);
        Optional<Measurement> before = history.stream()
                .filter(m -> m.quarter().equals(now.quarter().previous()))
                .filter(m -> m.status() != FigureStatus.P && now.status() != FigureStatus.P)
                .findFirst();
        boolean adds = TargetDue.runsWithTime(target);
        return before.flatMap(b -> figure(target, b, adds))
                .flatMap(then -> figure(target, now, adds).map(value -> moved(target, then, value)));
    }

    private String moved(Target target, BigDecimal then, BigDecimal value) {
        Indicator indicator = view.indicator(target);
        boolean rate = indicator.behaviour().isRate();
        String unit = rate && indicator.unit().equals("%") ? view.text("points") : indicator.unit();
        Map<String, String> change = Map.of("difference", value.subtract(then).toPlainString(), "unit", unit);
        if (!TargetDue.runsWithTime(target)) {
            return phrases.say(rate ? "trendRate" : "trendLevel", change);
        }
        String flow = phrases.say("flow", Map.of("value", value.toPlainString(), "unit", unit));
        return flow + "，" + phrases.say("trendFlow", change);
    }

    private Optional<BigDecimal> figure(Target target, Measurement m, boolean adds) {
        return (adds ? m.flow() : m.value()).map(v -> shown(target, v));
    }

    private Optional<String> against(Target target, Measurement now) {
        Indicator indicator = view.indicator(target);
        return TargetDue.of(target, now, indicator.decimals())
                .map(due -> phrases.say(
                        "trendPath",
                        Map.of(
                                "due", due.shown().toPlainString(),
                                "difference", due.done().subtract(due.shown()).toPlainString(),
                                "unit", now.unit())));
    }

    private BigDecimal shown(Target target, BigDecimal exact) {
        return Rounding.round(exact, view.indicator(target).decimals());
    }
}
