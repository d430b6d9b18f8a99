package cn.jidu.measure;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.Indicator;
import cn.jidu.definition.Indicator.Behaviour;
import cn.jidu.definition.Indicator.Computation;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.SqlTemplate;
import cn.jidu.definition.Target.Basis;
import cn.jidu.measure.QuarterSeries.SeriesLine;
import cn.jidu.measure.QuarterSeries.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** How figures of quarters are put together, and how far the result can be trusted (docs/figures.md). */
class SeriesTest {
    private static final Quarter BASE = new Quarter(2017, 4);
    private static final Indicator.Aggregate COUNT = new Indicator.Aggregate(
            "p", Indicator.Function.COUNT, Optional.empty(), new SqlTemplate("true"), BigDecimal.ONE, Optional.empty());
    private static final Map<String, Indicator> INDICATORS = Map.of(
            "stock",
            indicator("stock", Behaviour.LEVEL, COUNT),
            "new",
            indicator("new", Behaviour.FLOW, COUNT),
            "change",
            indicator("change", Behaviour.FLOW, new Indicator.Change("stock", Optional.empty())),
            "growth",
            indicator("growth", Behaviour.GROWTH, new Indicator.Growth("stock")));

    @Test
    void flowsAddUp() {
        QuarterSeries series = series("new", "3 A", "4 A", "5 E");

        assertThat(series.sum(line("new"), at(1), at(3), INDICATORS)).isEqualTo(value("12", FigureStatus.E));
        assertThat(series.sum(line("new"), at(1), at(2), INDICATORS)).isEqualTo(value("7", FigureStatus.A));
    }

    @Test
    void aSumThatLacksAnEarlierQuarterIsIncomplete() {
        assertThat(series("new", "3 A", "M", "5 A").sum(line("new"), at(1), at(3), INDICATORS))
                .isEqualTo(value("8", FigureStatus.P));
        assertThat(series("new", "3 A", "-", "5 A").sum(line("new"), at(1), at(3), INDICATORS))
                .as("a quarter that was never measured")
                .isEqualTo(value("8", FigureStatus.P));
        assertThat(series("new", "3 P", "5 E").sum(line("new"), at(1), at(2), INDICATORS))
                .isEqualTo(value("8", FigureStatus.P));
    }

    @Test
    void aSumWhoseOwnQuarterIsMissingIsMissing() {
        assertThat(series("new", "3 A", "M").sum(line("new"), at(1), at(2), INDICATORS))
                .isEqualTo(Value.MISSING);
    }

    @Test
    void aChangeIsTheDifferenceOfLevels() {
        QuarterSeries series = series("stock", "10 A", "14 E", "9 A");

        assertThat(series.own(line("change"), at(2), INDICATORS)).isEqualTo(value("4", FigureStatus.E));
        assertThat(series.own(line("change"), at(3), INDICATORS)).isEqualTo(value("-5", FigureStatus.E));
        assertThat(series.sum(line("change"), at(2), at(3), INDICATORS)).isEqualTo(value("-1", FigureStatus.A));
        assertThat(series.own(line("change"), at(1), INDICATORS)).isEqualTo(Value.MISSING);
    }

    /** A flow from a stale source is missing although the level stands. */
    @Test
    void aChangeThatIsKeptAsMissingIsMissing() {
        Map<Quarter, List<Figure>> figures = figures("stock", "10 A", "10 P");
        figures.get(at(2))
                .add(new Figure(Basis.COMPUTED, "small_micro", "change", "A", Optional.empty(), FigureStatus.M));

        assertThat(QuarterSeries.of(figures).own(line("change"), at(2), INDICATORS))
                .isEqualTo(Value.MISSING);
    }

    /** The document's base quarter, not merely the quarter before the first. */
    @Test
    void aChangeCumulatesAgainstThePlansBase() {
        QuarterSeries series = series("stock", "10 A", "14 A", "9 A");
        Plan plan = new Plan("p", "", "", "A", at(3), at(8), at(1), "small_micro", List.of(), List.of());

        assertThat(series.cumulative(line("change"), plan, at(3), INDICATORS)).isEqualTo(value("-1", FigureStatus.A));
    }

    @Test
    void growthIsYearlySinceTheBase() {
        QuarterSeries series = series("stock", "100 A", "1 A", "1 A", "1 A", "1 A", "1 A", "1 A", "1 A", "121 P");

        Value growth = series.growth(line("growth"), at(1), at(9), INDICATORS);
        assertThat(growth.number().orElseThrow()).isEqualByComparingTo("10");
        assertThat(growth.status()).isEqualTo(FigureStatus.P);
        assertThat(series.growth(line("growth"), at(1), at(1), INDICATORS)).isEqualTo(Value.MISSING);
        assertThat(series.own(line("growth"), at(9), INDICATORS)).isEqualTo(Value.MISSING);
    }

    @Test
    void growthFromNothingIsNone() {
        assertThat(series("stock", "0 A", "5 A").growth(line("growth"), at(1), at(2), INDICATORS))
                .isEqualTo(Value.MISSING);
        assertThat(series("stock", "M", "5 A").growth(line("growth"), at(1), at(2), INDICATORS))
                .isEqualTo(Value.MISSING);
    }

    /** Quarters' changes add up to the change over all of them; the parts of a sum to the whole. */
    @Property(tries = 200)
    void partsSumToTheWhole(@ForAll @Size(min = 3, max = 12) List<Integer> numbers) {
        String[] quarters = numbers.stream().map(n -> n + " A").toArray(String[]::new);
        int last = numbers.size();
        QuarterSeries levels = series("stock", quarters);
        BigDecimal changes = BigDecimal.ZERO;
        for (int i = 2; i <= last; i++) {
            changes = changes.add(number(levels.own(line("change"), at(i), INDICATORS)));
        }
        assertThat(number(levels.sum(line("change"), at(2), at(last), INDICATORS)))
                .isEqualByComparingTo(changes);

        QuarterSeries flows = series("new", quarters);
        int middle = last / 2;
        assertThat(number(flows.sum(line("new"), at(1), at(middle), INDICATORS))
                        .add(number(flows.sum(line("new"), at(middle + 1), at(last), INDICATORS))))
                .isEqualByComparingTo(number(flows.sum(line("new"), at(1), at(last), INDICATORS)));
    }

    private static BigDecimal number(Value value) {
        return value.number().orElseThrow();
    }

    private static Value value(String number, FigureStatus status) {
        return Value.of(new BigDecimal(number), status);
    }

    /** The n-th quarter, from 1. */
    private static Quarter at(int n) {
        return BASE.plus(n);
    }

    private static SeriesLine line(String indicator) {
        return new SeriesLine(INDICATORS.get(indicator), Basis.COMPUTED, "small_micro", "A");
    }

    /** Figures from the first quarter on: number and status, M, or - for none. */
    private static QuarterSeries series(String indicator, String... quarters) {
        return QuarterSeries.of(figures(indicator, quarters));
    }

    private static Map<Quarter, List<Figure>> figures(String indicator, String... quarters) {
        Map<Quarter, List<Figure>> figures = new HashMap<>();
        for (int i = 0; i < quarters.length; i++) {
            String[] parts = quarters[i].split(" ");
            List<Figure> own = figures.computeIfAbsent(at(i + 1), q -> new ArrayList<>());
            if (parts.length == 2) {
                own.add(new Figure(
                        Basis.COMPUTED,
                        "small_micro",
                        indicator,
                        "A",
                        Optional.of(new BigDecimal(parts[0])),
                        FigureStatus.valueOf(parts[1])));
            } else if (parts[0].equals("M")) {
                own.add(new Figure(Basis.COMPUTED, "small_micro", indicator, "A", Optional.empty(), FigureStatus.M));
            }
        }
        return figures;
    }

    private static Indicator indicator(String key, Behaviour behaviour, Computation computation) {
        return new Indicator(
                key,
                key,
                "家",
                0,
                behaviour,
                computation,
                List.of(),
                List.of(),
                Indicator.Combine.LEAD,
                Indicator.Shown.ALWAYS,
                "",
                List.of());
    }
}
