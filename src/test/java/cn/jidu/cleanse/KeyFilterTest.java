package cn.jidu.cleanse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyFilterTest {
    private final KeyFilter filter = new KeyFilter();

    @Test
    void aNewKeyIsNewAndARepeatedOneMayBeRepeated() {
        IntPredicate add = i -> filter.add("91331002MA" + i);

        assertThat(IntStream.range(0, 200_000).filter(add)).isEmpty();
        assertThat(IntStream.range(0, 200_000).filter(add).count()).isEqualTo(200_000);
    }

    /** Three quarters of four million places; after that no key is certain to be new. */
    @Test
    void whatItsMemoryDoesNotHoldMayAllBeRepeated() {
        int held = (1 << 22) / 4 * 3;

        assertThat(IntStream.range(0, held).anyMatch(i -> filter.add(Integer.toString(i))))
                .isFalse();
        assertThat(filter.add("new")).isTrue();
        assertThat(filter.add("0")).isTrue();
    }
}
