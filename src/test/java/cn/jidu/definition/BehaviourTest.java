package cn.jidu.definition;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.Indicator.Behaviour;
import org.junit.jupiter.api.Test;

class BehaviourTest {
    /** Their changes are percentage points, in the data and on the page, and no sum of counties is a city's. */
    @Test
    void ratesAreWhatIsToldInPoints() {
        assertThat(Behaviour.values())
                .filteredOn(Behaviour::isRate)
                .containsExactly(Behaviour.RATIO, Behaviour.GROWTH, Behaviour.DIFFERENCE);
    }
}
