package cn.jidu.measure;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.JobsCopy;
import cn.jidu.definition.Quarter;
import cn.jidu.measure.count.MeasureScope;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What figures are counted over: the universes of plans of other places and times are not counted. */
class MeasureScopeTest {
    private static final Definitions JOBS = JobsCopy.load(Path.of("jobs"));

    @Test
    void onlyThePlansOfThePlaceAndTimeAddAUniverse() {
        assertThat(keys(List.of("331000", "331002"), new Quarter(2018, 2)))
                .containsExactly("small_micro", "small_micro@2018Q1");
        assertThat(keys(List.of("330300", "330302"), new Quarter(2023, 1)))
                .containsExactly("small_micro", "sme", "sme@2023Q1");
    }

    /** What the first year is compared with is counted over the plan's universe too; nothing since its first day is. */
    @Test
    void theYearBeforeAPlanIsCountedOverItsUniverse() {
        assertThat(keys(List.of("330300"), new Quarter(2022, 1))).containsExactly("small_micro", "sme");
        assertThat(keys(List.of("330300"), new Quarter(2021, 4))).containsExactly("small_micro");
    }

    private static List<String> keys(List<String> areas, Quarter quarter) {
        return MeasureScope.of(JOBS, areas, quarter).stream()
                .map(MeasureScope::key)
                .toList();
    }
}
