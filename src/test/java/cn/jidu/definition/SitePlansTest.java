package cn.jidu.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of the project's plans a site's quarter is measured for: those of the places that its files are of. */
class SitePlansTest {
    private static final Definitions JOBS = JobsCopy.load(Path.of("jobs"));
    private static final Quarter QUARTER = new Quarter(2018, 2);

    @Test
    void filesOfACountyAreOfItsCitysPlan() {
        List<String> areas = SitePlans.of(JOBS, List.of("331002"), QUARTER).areas();

        assertThat(areas).hasSize(10).contains("331000", "331002", "331083").allMatch(a -> a.startsWith("3310"));
    }

    @Test
    void aFileOfTheProvinceIsOfEveryPlaceInIt() {
        assertThat(SitePlans.of(JOBS, List.of("330000"), QUARTER).areas())
                .contains("331000", "330781", "330781Z01")
                .doesNotContain("330600", "330300");
    }

    /** The province's plan is of 2017; a city's is compared with the year before it. */
    @Test
    void plansOfSeveralLevelsLieSideBySide() {
        assertThat(SitePlans.of(JOBS, List.of("331002"), new Quarter(2017, 3)).areas())
                .contains("330000", "330100", "331000", "331002")
                .doesNotContain("330781");
        assertThat(SitePlans.of(JOBS, List.of("330602"), new Quarter(2021, 1)).areas())
                .contains("330600", "330602")
                .doesNotContain("330000", "331000");
    }

    @Test
    void beforeAnythingIsHereEveryPlanMayBeTheSites() {
        assertThat(SitePlans.of(JOBS, List.of(), QUARTER).areas()).contains("331000", "330781");
    }

    @Test
    void thePlanOfAnotherPlaceIsNotInForceHere() {
        Quarter later = new Quarter(2021, 2);

        assertThat(SitePlans.of(JOBS, List.of("331002"), later).hasOneIn(later)).isFalse();
        assertThat(SitePlans.of(JOBS, List.of("330602"), later).hasOneIn(later)).isTrue();
    }

    /** So that figures outside plans go on. */
    @Test
    void afterThePlansThoseThatEndedLastStand() {
        assertThat(SitePlans.of(JOBS, List.of("331002"), new Quarter(2022, 1)).areas())
                .contains("331000", "331002")
                .doesNotContain("330000", "330781", "330300");
    }

    @Test
    void aListThatOnlyAnotherPlacesPlanAsksForIsNotNeeded() {
        assertThat(SitePlans.of(JOBS, List.of("331002"), QUARTER).needs())
                .contains("registration", "roster:tech", "roster:above-scale")
                .doesNotContain("roster:ip-managed", "roster:export-performance", "roster:little-giant");
        assertThat(SitePlans.of(JOBS, List.of("330602"), new Quarter(2021, 1)).needs())
                .contains("roster:ip-managed")
                .doesNotContain("roster:little-giant");
    }
}
