package cn.jidu.measure;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.JobsCopy;
import cn.jidu.definition.Universe;
import cn.jidu.reconcile.Completeness;
import cn.jidu.reconcile.Completeness.State;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What did not arrive, and what that leaves of a figure; here what rests on the quarters before too. */
class InputsTest {
    private static final Definitions DEFINITIONS = JobsCopy.load(Path.of("jobs"));
    private static final List<Completeness> WHOLE = arrived(State.DELIVERED);

    @Test
    void whatRestsOnFourQuartersIsIncompleteWithoutOneOfThem() {
        assertThat(taxPerMu(WHOLE, WHOLE, WHOLE, WHOLE)).isEqualTo(Status.A);
        assertThat(taxPerMu(WHOLE, WHOLE, WHOLE, arrived(State.MISSING))).isEqualTo(Status.P);
        assertThat(taxPerMu(WHOLE, WHOLE, arrived(State.PARTIAL), WHOLE)).isEqualTo(Status.P);
        assertThat(taxPerMu(WHOLE, WHOLE, WHOLE, List.of()))
                .as("a quarter that was never measured")
                .isEqualTo(Status.P);
        assertThat(taxPerMu(arrived(State.MISSING), WHOLE, WHOLE, WHOLE)).isEqualTo(Status.M);
    }

    @Test
    void whatRestsOnTheQuarterAloneDoesNotCare() {
        assertThat(status("tax-benefit-coverage", WHOLE, List.of(List.of(), List.of(), List.of())))
                .isEqualTo(Status.A);
    }

    private static Status taxPerMu(
            List<Completeness> quarter, List<Completeness> one, List<Completeness> two, List<Completeness> three) {
        return status("tax-per-mu", quarter, List.of(one, two, three));
    }

    private static Status status(String key, List<Completeness> quarter, List<List<Completeness>> before) {
        Indicator indicator = DEFINITIONS.indicators().get(key);
        Universe universe = DEFINITIONS.universes().get("small_micro");
        return new Inputs(quarter, before).status(indicator, universe, "331002", true);
    }

    /** Everything, and tax in this state. */
    private static List<Completeness> arrived(State tax) {
        return Stream.of("registration", "tax", "park-tenant", "roster:above-scale", "roster:above-quota")
                .map(s -> new Completeness(s, "331002", s.equals("tax") ? tax : State.DELIVERED, Optional.empty()))
                .toList();
    }
}
