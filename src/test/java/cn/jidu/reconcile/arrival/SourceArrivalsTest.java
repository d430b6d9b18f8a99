package cn.jidu.reconcile.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.reading.DefinitionLoader;
import cn.jidu.reconcile.arrival.LoadedDelivery.AreaValue;
import cn.jidu.reconcile.arrival.SourceCompleteness.CompletenessState;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a registration of 兰溪市 tells of the areas in it that it holds no row of. */
class SourceArrivalsTest {
    private static final Definitions DEFINITIONS =
            DefinitionLoader.load(Path.of("jobs")).definitions().orElseThrow();
    private static final Quarter QUARTER = Quarter.of("2018Q2");
    private static final String COUNTY = "330781";
    private static final String TOWNSHIP = "330781203";
    private static final String ZONE = "330781Z01";
    private static final LoadedDelivery REGISTRATION =
            delivery(1, "registration", COUNTY, new AreaValue("330781001", ""));

    @Test
    void anAreaWithoutARowIsMissingAndOneThatSaysSoIsNot() {
        assertThat(state(TOWNSHIP, REGISTRATION)).isEqualTo(CompletenessState.MISSING);
        assertThat(state(COUNTY, REGISTRATION)).isEqualTo(CompletenessState.DELIVERED);
        assertThat(state(TOWNSHIP, REGISTRATION, delivery(2, "registration", TOWNSHIP)))
                .isEqualTo(CompletenessState.DELIVERED);
    }

    /** What the registry counts tells, not the rows' own areas: members of a zone are registered under its townships. */
    @Test
    void anAreaThatTheRegistryCountsRowsInIsNotMissing() {
        assertThat(state(TOWNSHIP, Set.of(COUNTY, ZONE), REGISTRATION)).isEqualTo(CompletenessState.MISSING);
        assertThat(state(ZONE, Set.of(COUNTY, ZONE), REGISTRATION)).isEqualTo(CompletenessState.DELIVERED);
    }

    private static CompletenessState state(String area, LoadedDelivery... arrived) {
        return state(area, Set.of(COUNTY, "330781001"), arrived);
    }

    private static CompletenessState state(String area, Set<String> counted, LoadedDelivery... arrived) {
        return new SourceArrivals(
                        java.util.Objects.requireNonNull(DEFINITIONS.sources().get("registration")),
                        DEFINITIONS.areas(),
                        DEFINITIONS.needs(),
                        List.of(arrived),
                        QUARTER,
                        counted::contains)
                .whole(area)
                .state();
    }

    private static LoadedDelivery delivery(int id, String source, String area, AreaValue... cells) {
        return new LoadedDelivery(
                id,
                id,
                id,
                source,
                area,
                QUARTER,
                Optional.empty(),
                false,
                "",
                "",
                cells.length == 0,
                Arrays.asList(cells));
    }
}
