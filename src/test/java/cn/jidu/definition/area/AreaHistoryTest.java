package cn.jidu.definition.area;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.JobsCopy;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What the divisions of Zhejiang went through, and where a series breaks. */
class AreaHistoryTest {
    private static final AreaTree AREAS = JobsCopy.load(Path.of("jobs")).areas();
    private static final LocalDate BEGIN = LocalDate.of(2013, 1, 1);
    private static final LocalDate END = LocalDate.of(2021, 12, 31);

    private static List<String> of(String area, String from, String to) {
        return words(AREAS.history().of(area, LocalDate.parse(from), LocalDate.parse(to)));
    }

    private static List<String> breaks(String area, String from, String to) {
        return words(AREAS.history().breaks(area, LocalDate.parse(from), LocalDate.parse(to)));
    }

    private static List<String> words(List<AreaChange> changes) {
        return changes.stream()
                .map(c -> c.kind().key() + " " + c.oldName() + " " + c.successorName())
                .toList();
    }

    /** 玉环县 became 玉环市: all of its rows are counted there, nothing else changed. */
    @Test
    void aNewCodeAndNameAreNoBreak() {
        assertThat(of("331083", "2016-12-31", "2017-12-31")).containsExactly("replaced 玉环县 玉环市");
        assertThat(breaks("331083", "2016-12-31", "2017-12-31")).isEmpty();
        assertThat(of("331083", "2017-04-09", "2017-12-31"))
                .as("on the day itself it is done")
                .isEmpty();
        assertThat(of("331000", "2016-12-31", "2017-12-31")).as("the city's").isEmpty();
        assertThat(AREAS.findByCode("331021").map(Area::code)).contains("331083");
    }

    /** 下城区 went into 拱墅区 whole; of 江干区 two streets went elsewhere, and no row says which they are of. */
    @Test
    void whatWentOverWholeIsRestatedAndAPartIsABreak() {
        assertThat(of("330105", "2020-12-31", "2021-06-30")).containsExactly("merged 下城区 拱墅区");
        assertThat(breaks("330105", "2020-12-31", "2021-06-30")).isEmpty();
        assertThat(breaks("330102", "2020-12-31", "2021-06-30")).containsExactly("merged 江干区 上城区", "transfer 江干区 钱塘区");
        assertThat(breaks("330114", "2020-12-31", "2021-06-30"))
                .containsExactly("transfer 江干区 钱塘区", "transfer 萧山区 钱塘区");
        assertThat(breaks("330110", "2020-12-31", "2021-06-30")).containsExactly("split 余杭区 临平区");
        assertThat(breaks("330113", "2020-12-31", "2021-06-30")).containsExactly("split 余杭区 临平区");
        assertThat(breaks("330100", "2020-12-31", "2021-06-30"))
                .as("nothing left the city")
                .isEmpty();
        assertThat(breaks("330602", "2020-12-31", "2021-03-31")).containsExactly("transfer 上虞区 越城区");
        assertThat(breaks("330600", "2020-12-31", "2021-03-31")).isEmpty();
    }

    /** A part that goes to another city is a break of both cities, and not of the province. */
    @Test
    void acrossCitiesBothBreak() {
        AreaTree areas = new AreaTree(
                List.of(
                        new Area("33", "省", Area.Level.PROVINCE, java.util.Optional.empty()),
                        new Area("3301", "甲市", Area.Level.CITY, java.util.Optional.of("33")),
                        new Area("3302", "乙市", Area.Level.CITY, java.util.Optional.of("33")),
                        new Area("330101", "甲县", Area.Level.COUNTY, java.util.Optional.of("3301")),
                        new Area("330201", "乙县", Area.Level.COUNTY, java.util.Optional.of("3302"))),
                java.util.Map.of(),
                java.util.Map.of(),
                List.of(new AreaChange(
                        LocalDate.of(2020, 5, 1),
                        AreaChange.RedrawKind.TRANSFER,
                        "330101",
                        "甲县",
                        "330201",
                        "乙县",
                        "某镇",
                        "某号")));

        List<String> broken = new ArrayList<>();
        areas.all().stream()
                .map(Area::code)
                .filter(c -> !areas.history().breaks(c, BEGIN, END).isEmpty())
                .forEach(broken::add);
        assertThat(broken).containsExactly("3301", "330101", "3302", "330201");
    }

    /** What happened between two days is what happened up to any day between them, and after it. */
    @Property(tries = 200)
    void aSpanIsItsParts(
            @ForAll @IntRange(min = 0, max = 3285) int first, @ForAll @IntRange(min = 0, max = 3285) int second) {
        LocalDate middle = BEGIN.plusDays(Math.min(first, second));
        LocalDate end = BEGIN.plusDays(Math.max(first, second));
        for (Area area : AREAS.all()) {
            List<AreaChange> parts = new ArrayList<>(AREAS.history().of(area.code(), BEGIN, middle));
            parts.addAll(AREAS.history().of(area.code(), middle, end));
            assertThat(parts)
                    .containsExactlyInAnyOrderElementsOf(AREAS.history().of(area.code(), BEGIN, end));
        }
    }

    /** A restated series sums: whatever code a row has, it is counted in one area of today, in the city that it lay in. */
    @Test
    void everyAbolishedCodeIsCountedOnceAndInItsCity() {
        AREAS.all()
                .forEach(a -> AREAS.history().of(a.code(), BEGIN, END).forEach(c -> {
                    assertThat(AREAS.findByCode(c.old())).as(c.old()).isPresent();
                    assertThat(AREAS.findByCode(c.old()).flatMap(Area::parent))
                            .isEqualTo(AREAS.findByCode(c.successor()).flatMap(Area::parent));
                }));
    }
}
