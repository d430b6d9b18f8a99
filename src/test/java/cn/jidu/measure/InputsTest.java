package cn.jidu.measure;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.JobsCopy;
import cn.jidu.definition.Universe;
import cn.jidu.reconcile.arrival.SourceCompleteness;
import cn.jidu.reconcile.arrival.SourceCompleteness.CompletenessState;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What did not arrive, and what that leaves of a figure; here what rests on the quarters before too. */
class InputsTest {
    private static final Definitions DEFINITIONS = JobsCopy.load(Path.of("jobs"));
    private static final List<SourceCompleteness> WHOLE = arrived(CompletenessState.DELIVERED);

    @Test
    void whatRestsOnFourQuartersIsIncompleteWithoutOneOfThem() {
        assertThat(taxPerMu(WHOLE, WHOLE, WHOLE, WHOLE)).isEqualTo(FigureStatus.A);
        assertThat(taxPerMu(WHOLE, WHOLE, WHOLE, arrived(CompletenessState.MISSING)))
                .isEqualTo(FigureStatus.P);
        assertThat(taxPerMu(WHOLE, WHOLE, arrived(CompletenessState.PARTIAL), WHOLE))
                .isEqualTo(FigureStatus.P);
        assertThat(taxPerMu(WHOLE, WHOLE, WHOLE, List.of()))
                .as("a quarter that was never measured")
                .isEqualTo(FigureStatus.P);
        assertThat(taxPerMu(arrived(CompletenessState.MISSING), WHOLE, WHOLE, WHOLE))
                .isEqualTo(FigureStatus.M);
    }

    @Test
    void whatRestsOnTheQuarterAloneDoesNotCare() {
        assertThat(status("tax-benefit-coverage", WHOLE, List.of(List.of(), List.of(), List.of())))
                .isEqualTo(FigureStatus.A);
    }

    private static FigureStatus taxPerMu(
            List<SourceCompleteness> quarter,
            List<SourceCompleteness> one,
            List<SourceCompleteness> two,
            List<SourceCompleteness> three) {
        return status("tax-per-mu", quarter, List.of(one, two, three));
    }

    private static FigureStatus status(
            String key, List<SourceCompleteness> quarter, List<List<SourceCompleteness>> before) {
        Indicator indicator = DEFINITIONS.indicators().get(key);
        Universe universe = DEFINITIONS.universes().get("small_micro");
        return new FigureInputs(quarter, before).status(indicator, universe, "331002", true);
    }

    /** Everything, and tax in this state. */
    private static List<SourceCompleteness> arrived(CompletenessState tax) {
        return Stream.of("registration", "tax", "park-tenant", "roster:above-scale", "roster:above-quota")
                .map(s -> new SourceCompleteness(
                        s, "331002", s.equals("tax") ? tax : CompletenessState.DELIVERED, Optional.empty()))
                .toList();
    }
}
