package cn.jidu.report.part;

import cn.jidu.definition.Indicator;
import cn.jidu.definition.Target;
import cn.jidu.definition.area.Area;
import cn.jidu.measure.FigureStatus;
import cn.jidu.measure.Measurement;
import cn.jidu.measure.Rounding;
import cn.jidu.measure.TargetDue;
import cn.jidu.report.phrase.PhraseBook;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.ShownTarget;
import cn.jidu.report.view.YearOnYear;
import cn.jidu.report.view.YearOnYear.Manner;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the tables show of one target, in words; every number is the one that they print. */
public final class FigureWords {
    private final PlanView view;
    private final Area area;
    private final PhraseBook phrases;

    /** @param phrases how it is said */
    public FigureWords(PlanView view, Area area, PhraseBook phrases) {
        this.view = view;
        this.area = area;
        this.phrases = phrases;
    }

    /** Whether there is a figure to speak of. */
    boolean isKnown(Target target) {
        Measurement m = view.measurement(target, area);
        return m.status() != FigureStatus.M && m.value().isPresent();
    }

    /** An incomplete figure says so and is not compared: the year before counted areas that it lacks. */
    String clause(Target target) {
        Measurement m = view.measurement(target, area);
        Indicator indicator = view.indicator(target);
        boolean incomplete = m.status() == FigureStatus.P;
        List<String> words = new ArrayList<>();
        words.add(named(view, phrases, target, m) + (incomplete ? view.text("incomplete") : "") + adjusted(view, m));
        m.flow().map(f -> flow(shown(f, indicator), said(m.unit()))).ifPresent(words::add);
        if (!incomplete) {
            change(m, m.flow().isPresent()).ifPresent(words::add);
        }
        if (PlanView.isRate(target)) {
            toTarget(target, m).ifPresent(words::add);
        } else {
            TargetParts.completion(target, m)
                    .map(p -> progress(p, m.timeProgress()))
                    .ifPresent(words::add);
        }
        return String.join("，", words);
    }

    /** The figure under its name. How far a ratio has moved is a rise or a fall: nobody speaks of a change by less than nothing. */
    static String named(PlanView view, PhraseBook phrases, Target target, Measurement m) {
        String value = shown(m.value().orElseThrow(), view.indicator(target));
        if (target.kind() == Target.TargetKind.POINTS) {
            return phrases.say("moved", Map.of("title", ratio(view, target), "value", value));
        }
        return phrases.say(
                TargetDue.runsWithTime(target) ? "total" : "level",
                Map.of("title", target.title(), "value", value, "unit", said(view, m.unit())));
    }

    /** What has moved: of 占比变化 it is 占比. */
    private static String ratio(PlanView view, Target target) {
        String moved = view.text("moved");
        String title = target.title();
        return title.endsWith(moved) ? title.substring(0, title.length() - moved.length()) : title;
    }

    /** Behind a figure in a sentence that people adjusted. */
    static String adjusted(PlanView view, Measurement m) {
        return m.unadjusted().isPresent() ? view.text("adjusted") : "";
    }

    private String flow(String value, String unit) {
        return phrases.say("flow", Map.of("value", value, "unit", unit));
    }

    private Optional<String> change(Measurement m, boolean ofTheQuarter) {
        String prefix = ofTheQuarter ? "quarter" : "end";
        return new YearOnYear(view).manner(m).flatMap(manner -> {
            BigDecimal yoy = m.yoy().orElseThrow();
            String shown = Rounding.share(yoy).toPlainString();
            return switch (manner) {
                case PERCENT -> Optional.of(phrases.say(prefix + "Change", Map.of("percent", shown)));
                case POINTS -> Optional.of(phrases.say(prefix + "Points", Map.of("points", shown)));
                case MULTIPLE ->
                    Optional.of(phrases.say(
                            prefix + "Times",
                            Map.of("times", YearOnYear.times(yoy).toPlainString())));
                case UNTOLD -> Optional.<String>empty();
            };
        });
    }

    /** What is said of a comparison that is told as a percentage or a multiple; empty for rates. */
    public Optional<String> ofTheQuarter(Measurement m) {
        return new YearOnYear(view)
                .manner(m)
                .filter(manner -> manner != Manner.POINTS)
                .flatMap(manner -> change(m, true));
    }

    private Optional<String> toTarget(Target target, Measurement m) {
        Indicator indicator = view.indicator(target);
        return m.target().map(t -> {
            BigDecimal aim = ShownTarget.plain(t);
            if (target.kind() == Target.TargetKind.POINTS) {
                return phrases.say("movedTarget", Map.of("target", aim.toPlainString()));
            }
            BigDecimal shown = Rounding.round(m.value().orElseThrow(), indicator.decimals());
            String unit = indicator.unit().equals("%") ? view.text("points") : said(indicator.unit());
            return phrases.say(
                    "toTarget", Map.of("difference", shown.subtract(aim).toPlainString(), "unit", unit));
        });
    }

    private String said(String unit) {
        return said(view, unit);
    }

    /** 个 goes before 百分点 in a sentence, and not in a head. */
    static String said(PlanView view, String unit) {
        return unit.equals(Target.POINTS_UNIT) ? view.text("points") : unit;
    }

    /** What is done many times over is not held against the time. */
    private String progress(BigDecimal exact, Optional<BigDecimal> due) {
        if (YearOnYear.isMultiple(exact)) {
            return phrases.say(
                    "progressTimes", Map.of("times", ShownTarget.multiple(exact).toPlainString()));
        }
        BigDecimal done = Rounding.share(exact);
        String words = phrases.say("progress", Map.of("done", done.toPlainString()));
        return due.map(d -> words + "，"
                        + phrases.say(
                                "pace",
                                Map.of(
                                        "difference",
                                        done.subtract(Rounding.share(d)).toPlainString())))
                .orElse(words);
    }

    private static String shown(BigDecimal exact, Indicator indicator) {
        return Rounding.round(exact, indicator.decimals()).toPlainString();
    }
}
