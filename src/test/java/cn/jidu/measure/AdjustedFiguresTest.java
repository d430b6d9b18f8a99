package cn.jidu.measure;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.adjustment.AdjustedSubject;
import cn.jidu.adjustment.FigureAdjustment;
import cn.jidu.adjustment.FigureAdjustment.KeptEvidence;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.JobsCopy;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Target.Basis;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What is set, what moves with it, and what stays. */
class AdjustedFiguresTest {
    private static final Definitions JOBS = JobsCopy.load(Path.of("jobs"));
    private static final String STOCK = "enterprise-stock";
    private static final List<String> COUNTIES = List.of("331002", "331003", "331004");

    @Test
    void whatAddsUpMovesTheAreasAround() {
        AdjustedFigures adjusted = adjusted(
                List.of(
                        figure(STOCK, "330000", "60"),
                        figure(STOCK, "331000", "50"),
                        figure(STOCK, "331002", "20"),
                        figure(STOCK, "331003", "30")),
                adjustment(STOCK, "331002", "23", "20", true));

        assertThat(adjusted.figures())
                .extracting(f -> f.area() + " " + f.value().orElseThrow() + " " + f.status())
                .containsExactly("330000 63 E", "331000 53 E", "331002 23 E", "331003 30 A");
        assertThat(adjusted.unadjusted()).extracting(Figure::area).containsExactly("330000", "331000", "331002");
    }

    /** The city was set with its counties known: it stands, and the province moves with the city alone. */
    @Test
    void whatIsSetItselfStands() {
        AdjustedFigures adjusted = adjusted(
                List.of(figure(STOCK, "330000", "60"), figure(STOCK, "331000", "50"), figure(STOCK, "331002", "20")),
                adjustment(STOCK, "331002", "23", "20", true),
                adjustment(STOCK, "331000", "51", "50", true));

        assertThat(adjusted.figures())
                .extracting(f -> f.value().orElseThrow().toPlainString())
                .containsExactly("61", "51", "23");
    }

    /** A missing figure stays missing where nobody set it: nothing is not zero. */
    @Test
    void whatRowsGiveNothingForIsSetButNotMoved() {
        Figure nothing = new Figure(Basis.COMPUTED, "small_micro", STOCK, "331000", Optional.empty(), FigureStatus.M);
        Figure missing = new Figure(Basis.COMPUTED, "small_micro", STOCK, "331002", Optional.empty(), FigureStatus.M);

        AdjustedFigures adjusted = adjusted(List.of(nothing, missing), adjustment(STOCK, "331002", "7", null, true));

        assertThat(adjusted.figures().get(0)).isEqualTo(nothing);
        assertThat(adjusted.figures().get(1).value()).contains(new BigDecimal("7"));
        assertThat(adjusted.figures().get(1).status()).isEqualTo(FigureStatus.E);
    }

    @Test
    void aRateMovesNothingAround() {
        AdjustedFigures adjusted = adjusted(
                List.of(figure("company-share", "331000", "40"), figure("company-share", "331002", "30")),
                adjustment("company-share", "331002", "33", "30", true));

        assertThat(adjusted.figures())
                .extracting(f -> f.value().orElseThrow().toPlainString())
                .containsExactly("40", "33");
    }

    @Test
    void itCountsOnlyWhileRowsGiveWhatItWasProposedForUnlessItIsKept() {
        List<Figure> rows = List.of(figure(STOCK, "331002", "21"));

        assertThat(adjusted(rows, adjustment(STOCK, "331002", "23", "20", true)).applied())
                .isEmpty();
        assertThat(adjusted(rows, adjustment(STOCK, "331002", "23", "20", true)).figures())
                .isEqualTo(rows);
        assertThat(adjusted(rows, adjustment(STOCK, "331002", "23", "20", false))
                        .applied())
                .hasSize(1);
        assertThat(adjusted(rows, adjustment(STOCK, "331002", "23", "21.00", true))
                        .applied())
                .hasSize(1);
    }

    /** Whatever counties are set to, the city stays the sum of its counties. */
    @Property
    void sumsHold(
            @ForAll @Size(3) List<@IntRange(max = 1000) Integer> rows,
            @ForAll @Size(3) List<@IntRange(max = 1000) Integer> set) {
        List<Figure> figures = new ArrayList<>();
        List<FigureAdjustment> adjustments = new ArrayList<>();
        int sum = 0;
        for (int i = 0; i < COUNTIES.size(); i++) {
            String county = COUNTIES.get(i);
            figures.add(figure(STOCK, county, String.valueOf(rows.get(i))));
            sum += rows.get(i);
            if (set.get(i) % 2 == 0) {
                adjustments.add(
                        adjustment(STOCK, county, String.valueOf(set.get(i)), String.valueOf(rows.get(i)), true));
            }
        }
        figures.add(figure(STOCK, "331000", String.valueOf(sum)));

        List<Figure> adjusted = AdjustedFigures.of(JOBS, figures, adjustments).figures();

        assertThat(adjusted.subList(0, 3).stream()
                        .map(f -> f.value().orElseThrow())
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(adjusted.get(3).value().orElseThrow());
    }

    private static AdjustedFigures adjusted(List<Figure> rows, FigureAdjustment... standing) {
        return AdjustedFigures.of(JOBS, rows, Stream.of(standing).toList());
    }

    private static Figure figure(String indicator, String area, String value) {
        return new Figure(
                Basis.COMPUTED, "small_micro", indicator, area, Optional.of(new BigDecimal(value)), FigureStatus.A);
    }

    private static FigureAdjustment adjustment(
            String indicator,
            String area,
            String value,
            @org.jspecify.annotations.Nullable String rowsValue,
            boolean whileRows) {
        return new FigureAdjustment(
                1,
                new AdjustedSubject(Quarter.of("2018Q2"), "small_micro", indicator, area),
                new BigDecimal(value),
                Optional.ofNullable(rowsValue).map(BigDecimal::new),
                whileRows,
                "来函",
                new KeptEvidence("来函.pdf", "00"),
                "王五",
                Instant.EPOCH,
                Optional.of("赵六"),
                Optional.empty());
    }
}
