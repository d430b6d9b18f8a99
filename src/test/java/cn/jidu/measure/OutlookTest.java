package cn.jidu.measure;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.Plan;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Target;
import cn.jidu.definition.Target.Comparison;
import cn.jidu.definition.Target.TargetKind;
import cn.jidu.definition.TargetDraft;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is still to come of a target of 1200 in twelve quarters, reckoned on paper. */
class OutlookTest {
    private static final Plan PLAN = new Plan(
            "p",
            "计划",
            "某号",
            "331000",
            Quarter.of("2018Q1"),
            Quarter.of("2020Q4"),
            Quarter.of("2017Q4"),
            "small_micro",
            List.of(),
            List.of());
    private static final String MISSING = "-";

    /** 660 in seven quarters are 94.3 each; the last four brought 110 on average, 80 at least and 140 at most. */
    @Test
    void aSumGoesOnAsInTheLastFourQuarters() {
        assertThat(words(target(TargetKind.CUMULATIVE, Comparison.AT_LEAST), "100", "120", "80", "100", "140"))
                .as("from the third quarter on 500 were to be expected, from the fourth 500 too, and 540 it is")
                .isEqualTo(
                        "660 left, 7 quarters, 95 each, best 140 in 2019Q1, forecast 1310 from 1100 to 1520, off 7.4%");
    }

    @Test
    void aYearIsNeededForAForecast() {
        assertThat(words(target(TargetKind.CUMULATIVE, Comparison.AT_LEAST), "100", "120", "80", "100"))
                .isEqualTo("800 left, 8 quarters, 100 each, best 120 in 2018Q2");
    }

    @Test
    void nothingIsForecastOverAGap() {
        assertThat(words(target(TargetKind.CUMULATIVE, Comparison.AT_LEAST), "100", MISSING, "80", "100", "140"))
                .isEqualTo("780 left, 7 quarters, 112 each, best 140 in 2019Q1");
    }

    @Test
    void nothingIsForecastAtTheEnd() {
        String[] hundreds = new String[12];
        java.util.Arrays.fill(hundreds, "99");
        assertThat(words(target(TargetKind.CUMULATIVE, Comparison.AT_LEAST), hundreds))
                .isEqualTo("12 left, 0 quarters, best 99 in 2018Q1");
    }

    @Test
    void whatIsReachedAsksNothingMore() {
        assertThat(words(target(TargetKind.CUMULATIVE, Comparison.AT_LEAST), "1200"))
                .isEqualTo("0 left, 11 quarters, best 1200 in 2018Q1");
        assertThat(words(target(TargetKind.CUMULATIVE, Comparison.MORE_THAN), "1200"))
                .as("more than 1200")
                .isEqualTo("1 left, 11 quarters, 1 each, best 1200 in 2018Q1");
    }

    /** The year's end counts: three quarters are left. */
    @Test
    void aYearlyTargetLooksToTheYearsEnd() {
        assertThat(words(target(TargetKind.YEARLY, Comparison.AT_LEAST), "300"))
                .isEqualTo("900 left, 3 quarters, 300 each, best 300 in 2018Q1");
    }

    /** It moved by 50, 50, 60 and 40: 50 on average. From the fourth quarter on 713.3 were to be expected, and 700 it is. */
    @Test
    void aLevelGoesOnMovingAsInTheLastFourQuarters() {
        assertThat(words(target(TargetKind.LEVEL, Comparison.AT_LEAST), "500", "550", "600", "660", "700"))
                .isEqualTo(
                        "500 left, 7 quarters, 72 each, best 60 in 2018Q4, forecast 1050 from 980 to 1120, off 1.9%");
    }

    @Test
    void whatIsMetOrNotHasNoOutlook() {
        assertThat(words(target(TargetKind.RATIO, Comparison.AT_LEAST), "5")).isEqualTo("none");
        assertThat(words(target(TargetKind.CUMULATIVE, Comparison.AT_MOST), "5"))
                .isEqualTo("none");
        assertThat(words(target(TargetKind.CUMULATIVE, Comparison.AT_LEAST), MISSING))
                .isEqualTo("none");
    }

    private static String words(Target target, String... figures) {
        List<Measurement> history = history(target, figures);
        return TargetOutlook.of(PLAN, target, history, 0, 5)
                .map(OutlookTest::words)
                .orElse("none");
    }

    private static String words(TargetOutlook o) {
        return o.remaining() + " left, " + o.quartersLeft() + " quarters"
                + o.eachQuarter().map(e -> ", " + e + " each").orElse("")
                + o.best()
                        .map(b -> ", best " + b.value() + " in " + b.quarter())
                        .orElse("")
                + o.forecast()
                        .map(f -> ", forecast " + f.value() + " from " + f.low() + " to " + f.high() + ", off "
                                + Rounding.share(f.error().orElseThrow()) + "%")
                        .orElse("");
    }

    /** @param figures of what adds up each quarter's own, else the levels */
    private static List<Measurement> history(Target target, String... figures) {
        boolean adds = target.kind() == TargetKind.CUMULATIVE || target.kind() == TargetKind.YEARLY;
        List<Measurement> history = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < figures.length; i++) {
            Optional<BigDecimal> figure =
                    figures[i].equals(MISSING) ? Optional.empty() : Optional.of(new BigDecimal(figures[i]));
            sum = sum.add(figure.orElse(BigDecimal.ZERO));
            Optional<BigDecimal> value = adds && figure.isPresent() ? Optional.of(sum) : figure;
            history.add(measured(target, PLAN.first().plus(i), value, adds ? figure : Optional.empty()));
        }
        return history;
    }

    private static Measurement measured(
            Target target, Quarter quarter, Optional<BigDecimal> value, Optional<BigDecimal> flow) {
        return new Measurement(
                "p",
                "T",
                "i",
                "331000",
                quarter,
                "家",
                Target.Basis.COMPUTED,
                value,
                flow,
                value,
                value,
                Optional.empty(),
                YearBefore.NONE,
                Optional.of(target.value()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                value.isPresent() ? FigureStatus.A : FigureStatus.M,
                Optional.empty());
    }

    private static Target target(TargetKind kind, Comparison comparison) {
        return new TargetDraft("i", kind, comparison, "1200").called("T", "t").target();
    }
}
