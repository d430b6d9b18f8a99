package cn.jidu.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How many are drawn where. */
class MatchSampleTest {
    @Test
    void countiesAreAllottedBySizeAndTwoAtLeast() {
        assertThat(MatchSample.allot(new TreeMap<>(Map.of("a", 900L, "b", 80L, "c", 20L, "d", 1L)), 50))
                .containsExactlyInAnyOrderEntriesOf(Map.of("a", 44L, "b", 3L, "c", 2L, "d", 1L));
    }
}
