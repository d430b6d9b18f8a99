package cn.jidu.measure;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.JobsCopy;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Target;
import cn.jidu.definition.Target.Basis;
import cn.jidu.definition.Target.Comparison;
import cn.jidu.definition.Target.TargetKind;
import cn.jidu.definition.TargetChanges;
import cn.jidu.definition.TargetDraft;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Targets whose number changes with the year or by a later document, and what is asked of each area of a whole. */
class ChangingTargetsTest {
    private static final Definitions JOBS = JobsCopy.load(Path.of("jobs"));
    private static final String CITY = "331000";
    private static final String EAST = "331002";
    private static final String WEST = "331003";
    private static final Quarter FIRST = new Quarter(2018, 1);
    private static final Quarter LAST = new Quarter(2020, 4);

    private final Map<Quarter, List<Figure>> figures = new HashMap<>();

    @Test
    void aYearHasItsOwnNumberOrThePlans() {
        Target target = target(
                TargetKind.YEARLY,
                "300",
                Optional.empty(),
                new TargetChanges(Map.of(2018, new BigDecimal("200"), 2020, new BigDecimal("400")), List.of()));
        List.of(FIRST, FIRST.plus(4), FIRST.plus(8)).forEach(q -> figure(q, CITY, "100", FigureStatus.A));

        assertThat(shown(target, FIRST, CITY)).isEqualTo("100 家 of 200 progress 50.00 met false");
        assertThat(shown(target, FIRST.plus(4), CITY)).isEqualTo("100 家 of 300 progress 33.33 met false");
        assertThat(shown(target, FIRST.plus(8), CITY)).isEqualTo("100 家 of 400 progress 25.00 met false");
    }

    /** Of the quarter before it was revised the number is what it was then. */
    @Test
    void theRevisionInForceIsJudgedAndTheOthersStayKnown() {
        TargetChanges.Revised lower =
                new TargetChanges.Revised(new Quarter(2018, 3), new BigDecimal("80"), "八十家", "某号");
        TargetChanges.Revised higher =
                new TargetChanges.Revised(new Quarter(2019, 1), new BigDecimal("200"), "二百家", "另一号");
        Target target = target(
                TargetKind.CUMULATIVE, "100", Optional.empty(), new TargetChanges(Map.of(), List.of(lower, higher)));
        figure(FIRST, CITY, "80", FigureStatus.A);
        figure(new Quarter(2018, 2), CITY, "0", FigureStatus.A);
        figure(new Quarter(2018, 3), CITY, "0", FigureStatus.A);
        figure(new Quarter(2018, 4), CITY, "0", FigureStatus.A);
        figure(new Quarter(2019, 1), CITY, "20", FigureStatus.A);

        assertThat(shown(target, new Quarter(2018, 2), CITY)).isEqualTo("80 家 of 100 progress 80.00 met false");
        assertThat(shown(target, new Quarter(2018, 3), CITY)).isEqualTo("80 家 of 80 progress 100.00 met true");
        assertThat(shown(target, new Quarter(2019, 1), CITY)).isEqualTo("100 家 of 200 progress 50.00 met false");
        assertThat(target.changes().revisionIn(new Quarter(2018, 2))).isEmpty();
        assertThat(target.changes().revisionIn(new Quarter(2018, 4))).contains(lower);
        assertThat(target.changes().revisionIn(LAST)).contains(higher);
    }

    /** Nine counties, each at least twice a year. */
    @Test
    void aWholeIsCoveredAsFarAsItsAreasHaveReachedWhatEachHasTo() {
        Target target = target(TargetKind.COVERAGE, "100", Optional.of(new BigDecimal("2")), TargetChanges.NONE);
        JOBS.areas().children(CITY).forEach(a -> figure(FIRST, a.code(), "1", FigureStatus.A));
        JOBS.areas().children(CITY).stream()
                .filter(a -> !a.code().equals(WEST))
                .forEach(a -> figure(FIRST.plus(1), a.code(), "1", FigureStatus.A));
        figure(FIRST.plus(1), WEST, "0", FigureStatus.A);

        assertThat(shown(target, FIRST, CITY)).isEqualTo("0 % of 100 progress 0.00 met false");
        assertThat(shown(target, FIRST.plus(1), CITY)).isEqualTo("88.89 % of 100 progress 88.89 met false");
        assertThat(shown(target, FIRST.plus(1), EAST)).isEqualTo("2 家 of 2 progress 100.00 met true");
        assertThat(shown(target, FIRST.plus(1), WEST)).isEqualTo("1 家 of 2 progress 50.00 met false");

        figures.remove(FIRST.plus(1));
        JOBS.areas().children(CITY).forEach(a -> figure(FIRST.plus(1), a.code(), "1", FigureStatus.A));
        assertThat(shown(target, FIRST.plus(1), CITY)).isEqualTo("100 % of 100 progress 100.00 met true");
    }

    /** Each year begins anew. */
    @Test
    void whatCoveredTheYearBeforeDoesNotCoverThisOne() {
        Target target = target(TargetKind.COVERAGE, "100", Optional.of(BigDecimal.ONE), TargetChanges.NONE);
        Quarter next = new Quarter(2019, 1);
        JOBS.areas().children(CITY).forEach(a -> {
            figure(FIRST, a.code(), "1", FigureStatus.A);
            figure(next, a.code(), "0", FigureStatus.A);
        });

        assertThat(shown(target, FIRST, CITY)).isEqualTo("100 % of 100 progress 100.00 met true");
        assertThat(shown(target, next, CITY)).isEqualTo("0 % of 100 progress 0.00 met false");
    }

    /** The whole is every area, and one without a figure has not reached it. */
    @Test
    void anAreaWithoutAFigureIsNotCovered() {
        Target target = target(TargetKind.COVERAGE, "100", Optional.of(BigDecimal.ONE), TargetChanges.NONE);
        assertThat(shown(target, FIRST, CITY)).isEqualTo("- % of 100 progress - met -");

        figure(FIRST, EAST, "1", FigureStatus.A);

        assertThat(shown(target, FIRST, CITY)).isEqualTo("11.11 % of 100 progress 11.11 met false");
        assertThat(measured(target, FIRST, CITY).status()).isEqualTo(FigureStatus.P);
    }

    private void figure(Quarter quarter, String area, String value, FigureStatus status) {
        figures.computeIfAbsent(quarter, q -> new ArrayList<>())
                .add(new Figure(
                        Basis.COMPUTED,
                        "small_micro",
                        "new-tech-enterprises",
                        area,
                        Optional.of(new BigDecimal(value)),
                        status));
    }

    private static Target target(TargetKind kind, String value, Optional<BigDecimal> each, TargetChanges changes) {
        return new TargetDraft("new-tech-enterprises", kind, Comparison.REACH, value)
                .each(each)
                .changing(changes)
                .target();
    }

    private String shown(Target target, Quarter quarter, String area) {
        Measurement m = measured(target, quarter, area);
        return "%s %s of %s progress %s met %s"
                .formatted(
                        m.value()
                                .map(v -> v.setScale(2, RoundingMode.HALF_UP)
                                        .stripTrailingZeros()
                                        .toPlainString())
                                .orElse("-"),
                        m.unit(),
                        m.target().orElseThrow().toPlainString(),
                        m.progress()
                                .map(p -> p.setScale(2, RoundingMode.HALF_UP).toPlainString())
                                .orElse("-"),
                        m.met().map(String::valueOf).orElse("-"));
    }

    private Measurement measured(Target target, Quarter quarter, String area) {
        Plan plan = new Plan(
                "p",
                "",
                "",
                CITY,
                FIRST,
                LAST,
                FIRST.previous(),
                "small_micro",
                List.of(),
                List.of(new Plan.Section("", List.of(target), List.of(), List.of(), List.of())));
        return new Measurements(JOBS, QuarterSeries.of(figures), List.of(CITY, EAST, WEST))
                .ofPlan(plan, quarter).stream()
                        .filter(m -> m.area().equals(area))
                        .findFirst()
                        .orElseThrow();
    }
}
