package cn.jidu.measure;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Indicator.Behaviour;
import cn.jidu.definition.JobsCopy;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.ResponsibleUnits;
import cn.jidu.definition.Target;
import cn.jidu.definition.Target.Basis;
import cn.jidu.definition.Target.Comparison;
import cn.jidu.definition.Target.TargetKind;
import cn.jidu.definition.TargetDraft;
import cn.jidu.definition.area.AreaChange;
import cn.jidu.definition.area.AreaChange.RedrawKind;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.measure.count.MeasureScope;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Figures to measurements of a plan for 2018 and 2019: each kind of target, quotas, ranks, what is only monitored. */
class MeasurementsTest {
    private static final Definitions JOBS = JobsCopy.load(Path.of("jobs"));
    private static final String CITY = "331000";
    private static final String EAST = "331002";
    private static final String WEST = "331003";
    private static final Quarter FIRST = new Quarter(2018, 1);
    private static final Quarter LAST = new Quarter(2019, 4);

    private final Map<Quarter, List<Figure>> figures = new HashMap<>();
    private final List<Target> targets = new ArrayList<>();
    private final List<String> monitored = new ArrayList<>();
    private final SortedMap<String, Indicator> indicators = new TreeMap<>(JOBS.indicators());
    private AreaTree areas = JOBS.areas();

    @Test
    void anAreaWithoutAQuotaHasNoTarget() {
        target("new-parks", TargetKind.CUMULATIVE, Comparison.AT_LEAST, "80", Map.of(EAST, new BigDecimal("20")));
        figure("new-parks", FIRST, CITY, "10", EAST, "5", WEST, "5");

        assertThat(shown(FIRST))
                .containsExactly(
                        "T 331000 10 target 80 progress 12.5 time 12.5 pace 100 met false rank -",
                        "T 331002 5 target 20 progress 25 time 12.5 pace 200 met false rank 1",
                        "T 331003 5 target - progress - time - pace - met - rank 1");
    }

    /** A part that went over makes both counties another extent than a year before, until the year lies behind it. */
    @Test
    void acrossABreakNothingIsComparedWithTheYearBefore() {
        areas = new AreaTree(
                JOBS.areas().all(),
                Map.of(),
                Map.of(),
                List.of(new AreaChange(
                        LocalDate.of(2018, 5, 1), RedrawKind.TRANSFER, EAST, "椒江区", WEST, "黄岩区", "某街道", "某号")));
        target("new-parks", TargetKind.CUMULATIVE, Comparison.AT_LEAST, "80", Map.of());
        figure("new-parks", FIRST, CITY, "10", EAST, "4", WEST, "6");
        figure("new-parks", FIRST.plus(1), CITY, "10", EAST, "4", WEST, "6");
        figure("new-parks", FIRST.plus(4), CITY, "11", EAST, "5", WEST, "6");
        figure("new-parks", FIRST.plus(5), CITY, "11", EAST, "5", WEST, "6");

        assertThat(of(FIRST.plus(4)).stream().map(m -> m.area() + " " + text(m.yoy())))
                .containsExactly("331000 10", "331002 -", "331003 -");
        assertThat(of(FIRST.plus(5)).stream().map(m -> m.area() + " " + text(m.yoy())))
                .containsExactly("331000 10", "331002 25", "331003 0");
        assertThat(of(FIRST.plus(4)).stream()
                        .map(m -> m.area() + " " + text(m.yearBefore().value())))
                .containsExactly("331000 10", "331002 -", "331003 -");
    }

    /** Both are known of what rows give and a department returns too, whether or not the plan had begun. */
    @Test
    void theYearBeforeIsKnownOfWhatRowsGiveAndOfWhatIsReturned() {
        target("new-parks", TargetKind.CUMULATIVE, Comparison.AT_LEAST, "80", Map.of());
        figure("new-parks", FIRST.plus(-4), CITY, "4");
        returned("new-parks", FIRST.plus(-4), "5");
        figure("new-parks", FIRST, CITY, "10");

        YearBefore before = of(FIRST).get(0).yearBefore();
        assertThat(before.value()).isEqualTo(number("4"));
        assertThat(before.returned()).isEqualTo(number("5"));
    }

    @Test
    void aYearlyTargetStartsAnewEachYear() {
        target("new-parks", TargetKind.YEARLY, Comparison.AT_LEAST, "10", Map.of());
        figure("new-parks", new Quarter(2018, 4), CITY, "8");
        figure("new-parks", new Quarter(2019, 1), CITY, "3");
        figure("new-parks", new Quarter(2019, 2), CITY, "7");

        assertThat(shown(new Quarter(2019, 1)))
                .containsExactly("T 331000 3 target 10 progress 30 time 25 pace 120 met false rank -");
        assertThat(shown(new Quarter(2019, 2)))
                .containsExactly("T 331000 10 target 10 progress 100 time 50 pace 200 met true rank -");
    }

    @Test
    void anUpperBoundIsBetterTheLower() {
        target("new-parks", TargetKind.CUMULATIVE, Comparison.AT_MOST, "40", Map.of());
        figure("new-parks", FIRST, CITY, "10", EAST, "4", WEST, "6");

        assertThat(shown(FIRST))
                .containsExactly(
                        "T 331000 10 target 40 progress 25 time 12.5 pace 50 met true rank -",
                        "T 331002 4 target - progress - time - pace - met - rank 1",
                        "T 331003 6 target - progress - time - pace - met - rank 2");
    }

    @Test
    void aDifferenceIsMetOrNot() {
        Indicator model = indicators.get("tech-rnd-share");
        indicators.put(
                "growth-lead",
                new Indicator(
                        "growth-lead",
                        "增速之差",
                        "百分点",
                        1,
                        Behaviour.DIFFERENCE,
                        model.computation(),
                        List.of(),
                        List.of(),
                        Indicator.Combine.LEAD,
                        Indicator.Shown.ALWAYS,
                        "",
                        List.of()));
        targets.add(target("growth-lead", TargetKind.DIFFERENCE, Comparison.AT_LEAST, "2", Basis.RETURNED, Map.of()));
        returned("growth-lead", FIRST, "1.6");
        returned("growth-lead", FIRST.plus(4), "2.04");

        assertThat(shown(FIRST)).containsExactly("T 331000 1.6 target 2 progress - time - pace - met false rank -");
        Measurement later = of(FIRST.plus(4)).get(0);
        assertThat(later.met()).contains(true);
        assertThat(later.gap().orElseThrow()).isEqualByComparingTo("0.04");
        assertThat(later.yoy().orElseThrow()).as("percentage points").isEqualByComparingTo("0.44");
        assertThat(later.yearBefore()).isEqualTo(new YearBefore(number("1.6"), number("1.6")));
    }

    /** As a target's row, with nothing to compare with. */
    @Test
    void whatIsMonitoredHasAPlanAndNoTarget() {
        monitored.add("company-share");
        monitored.add("new-parks");
        figure("company-share", FIRST, CITY, "80", EAST, "70", WEST, "90");
        figure("new-parks", FIRST, CITY, "2");
        figure("new-parks", FIRST.plus(1), CITY, "3");

        List<Measurement> first = of(FIRST);
        assertThat(first).allSatisfy(m -> {
            assertThat(m.plan()).isEqualTo("p");
            assertThat(m.targetId()).isEqualTo("_Z");
            assertThat(m.target()).isEmpty();
            assertThat(m.progress()).isEmpty();
            assertThat(m.met()).isEmpty();
        });
        assertThat(first)
                .filteredOn(m -> m.indicator().equals("company-share"))
                .extracting(MeasurementsTest::ranked)
                .containsExactly("331000 80 -", "331002 70 2", "331003 90 1");

        Measurement flow = of(FIRST.plus(1)).stream()
                .filter(m -> m.indicator().equals("new-parks"))
                .findFirst()
                .orElseThrow();
        assertThat(List.of(flow.value(), flow.flow(), flow.cumulative(), flow.ytd()))
                .containsExactly(number("5"), number("3"), number("5"), number("5"));
    }

    /** Its figures are kept under the plan's first quarter, and there are none outside plans. */
    @Test
    void whatIsCountedFromThePlansFirstDayIsThePlansOwn() {
        targets.add(target(
                "company-share-of-converted", TargetKind.RATIO, Comparison.AT_LEAST, "80", Basis.COMPUTED, Map.of()));
        add(new Figure(
                Basis.COMPUTED,
                "small_micro@2018Q1",
                "company-share-of-converted",
                CITY,
                number("81"),
                FigureStatus.A));
        add(new Figure(
                Basis.COMPUTED,
                "small_micro@2015Q1",
                "company-share-of-converted",
                CITY,
                number("11"),
                FigureStatus.A));

        assertThat(shown(FIRST)).containsExactly("T 331000 81 target 80 progress - time - pace - met true rank -");
        assertThat(measurements().outsidePlans(MeasureScope.OUTSIDE_PLANS, FIRST))
                .extracting(Measurement::indicator)
                .contains("company-share")
                .doesNotContain(
                        "company-share-of-converted", "emerging-growth", "tech-rnd-share", "new-workshop-area.level");
    }

    private void target(
            String indicator, TargetKind kind, Comparison comparison, String value, Map<String, BigDecimal> quotas) {
        targets.add(target(indicator, kind, comparison, value, Basis.COMPUTED, quotas));
    }

    private static Target target(
            String indicator,
            TargetKind kind,
            Comparison comparison,
            String value,
            Basis basis,
            Map<String, BigDecimal> quotas) {
        return new TargetDraft(indicator, kind, comparison, value)
                .of(ResponsibleUnits.NONE, basis)
                .split(quotas)
                .target();
    }

    private void figure(String indicator, Quarter quarter, String... areasAndValues) {
        for (int i = 0; i < areasAndValues.length; i += 2) {
            figures.computeIfAbsent(quarter, q -> new ArrayList<>())
                    .add(new Figure(
                            Basis.COMPUTED,
                            "small_micro",
                            indicator,
                            areasAndValues[i],
                            number(areasAndValues[i + 1]),
                            FigureStatus.A));
        }
    }

    private void returned(String indicator, Quarter quarter, String value) {
        figures.computeIfAbsent(quarter, q -> new ArrayList<>())
                .add(new Figure(Basis.RETURNED, "", indicator, CITY, number(value), FigureStatus.A));
    }

    private void add(Figure figure) {
        figures.computeIfAbsent(FIRST, q -> new ArrayList<>()).add(figure);
    }

    private static Optional<BigDecimal> number(String text) {
        return Optional.of(new BigDecimal(text));
    }

    /** Of the areas that have a figure. */
    private List<Measurement> of(Quarter quarter) {
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
                List.of(new Plan.Section(
                        "",
                        targets,
                        List.of(new Plan.Monitored("", monitored, ResponsibleUnits.NONE)),
                        List.of(),
                        List.of())));
        return measurements().ofPlan(plan, quarter).stream()
                .filter(m -> m.value().isPresent())
                .toList();
    }

    private Measurements measurements() {
        Definitions definitions = new Definitions(
                JOBS.sources(),
                JOBS.panels(),
                JOBS.universes(),
                indicators,
                JOBS.rules(),
                JOBS.plans(),
                JOBS.breakdowns(),
                JOBS.tables(),
                areas,
                JOBS.limits(),
                JOBS.rejectBound(),
                JOBS.progressBounds(),
                JOBS.candidateRules(),
                JOBS.files(),
                JOBS.hash());
        return new Measurements(definitions, QuarterSeries.of(figures), List.of(CITY, EAST, WEST));
    }

    private List<String> shown(Quarter quarter) {
        return of(quarter).stream()
                .map(m -> "%s %s %s target %s progress %s time %s pace %s met %s rank %s"
                        .formatted(
                                m.targetId(),
                                m.area(),
                                text(m.value()),
                                text(m.target()),
                                text(m.progress()),
                                text(m.timeProgress()),
                                text(m.pace()),
                                m.met().map(String::valueOf).orElse("-"),
                                m.rank().map(String::valueOf).orElse("-")))
                .toList();
    }

    private static String ranked(Measurement m) {
        return m.area() + " " + text(m.value()) + " "
                + m.rank().map(String::valueOf).orElse("-");
    }

    private static String text(Optional<BigDecimal> number) {
        return number.map(n -> n.stripTrailingZeros().toPlainString()).orElse("-");
    }
}
