package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.Quarter;
import cn.jidu.reconcile.ThinFile;
import cn.jidu.run.RunResult;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Quarters that nothing came for, files that come late, files that nothing is left of. */
class GapsTest extends OwnInbox {
    private static final String REGISTRATION = "统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态,状态日期\n";
    private static final String MOVED = "91331002MA2H1001XB";
    private static final String ENDED = "91331002MA2H10028B";
    /** Two more, so that a file without {@link #ENDED} does not shrink enough to be held. */
    private static final List<String> OTHERS = List.of("91331002MA2H10052U", "91331002MA2H10060N");

    /** The first quarter whose extract says so, though nothing came for the quarter between. */
    @Test
    void anEndWithoutADateIsRememberedAcrossAQuarterWithoutADelivery() throws IOException {
        String row = ENDED + ",椒江末日模具股份有限公司,股份有限公司,3525,331002,2015-01-01,注销,\n";
        send("registration_331002_2017Q4.csv", REGISTRATION + row);
        send("registration_331002_2018Q2.csv", REGISTRATION + row);

        world.run("2018Q2", inbox, World.NOT_PRINTED);

        assertThat(newest("ended_on::text", ENDED)).isEqualTo(List.of("2017-12-31"));
        assertThat(newest("excluded_by", ENDED)).isEqualTo(List.of("NOT_IN_QUARTER"));
    }

    /** Its county dropped it; what an earlier quarter's extract said is older, however late it was corrected. */
    @Test
    void aLateCorrectionOfAnEarlierQuarterDoesNotMoveAnEnterpriseBack() throws IOException {
        send("registration_331002_2018Q1.csv", REGISTRATION + row(MOVED, "331002") + row(ENDED, "331002") + others());
        send("registration_331002_2018Q2.csv", REGISTRATION + row(ENDED, "331002") + others());
        send("registration_331082_2018Q2.csv", REGISTRATION + row(MOVED, "331082"));
        world.run("2018Q2", inbox, World.NOT_PRINTED);
        assertThat(newest("area_code", MOVED)).isEqualTo(List.of("331082"));

        send("registration_331002_2018Q1_更正.csv", REGISTRATION + row(MOVED, "331002") + others());
        world.run("2018Q2", inbox, World.NOT_PRINTED);

        assertThat(newest("area_code", MOVED)).isEqualTo(List.of("331082"));
        assertThat(newest("area_code", ENDED)).isEqualTo(List.of("331002"));
    }

    /** A nil return says that no list has an entry; a file of which every row was rejected says nothing. */
    @Test
    void aListWhoseRowsWereAllRejectedIsMissing() throws IOException {
        String head = "名单,企业代码,企业名称,行政区划代码,认定日期\n";
        send("registration_331002_2018Q2.csv", REGISTRATION + row(MOVED, "331002"));
        send("roster_331002_2018Q2.csv", head + "规下升规上工业," + MOVED + ",甲,331002,2018-13-01\n");
        send("roster_331082_2018Q2.csv", head);

        world.run("2018Q2", inbox, World.NOT_PRINTED);

        assertThat(db().queryForList("""
                        select area_code || ' ' || state from jidu.completeness
                        where source = 'roster:industry-upgraded' and area_code in ('331002', '331082') order by 1""", String.class)).isEqualTo(List.of("331002 missing", "331082 delivered"));
    }

    /** Six of 26 rows name a county that does not exist: what they hold is not known, so it is not zero. */
    @Test
    void rejectedRowsLeaveAnAreaMissingAndTheFigureOfTheOthersIncompleteUntilAnotherFileTakesTheirPlace()
            throws IOException {
        String good = rows("331002", 0, 20);
        send("registration_331000_2018Q2.csv", REGISTRATION + good + rows("玉寰市", 20, 26));
        RunResult first = world.run("2018Q2", inbox, World.NOT_PRINTED);
        assertThat(arrived()).isEqualTo("331000 partial, 331002 partial, 331083 missing");
        assertThat(statuses(first)).isEqualTo("331000 P, 331002 P, 331083 M");
        assertThat(first.results().thinFiles())
                .isEqualTo(List.of(new ThinFile("registration", "331000", "registration_331000_2018Q2.csv", 26, 6)));

        // the county says that it has none
        send("registration_331083_2018Q2.csv", REGISTRATION);
        RunResult nil = world.run("2018Q2", inbox, World.NOT_PRINTED);
        assertThat(arrived()).isEqualTo("331000 partial, 331002 partial, 331083 delivered");
        assertThat(statuses(nil)).isEqualTo("331000 P, 331002 P, 331083 A");

        send("registration_331000_2018Q2_更正.csv", REGISTRATION + good + rows("玉环市", 20, 26));
        RunResult whole = world.run("2018Q2", inbox, World.NOT_PRINTED);
        assertThat(arrived()).isEqualTo("331000 delivered, 331002 delivered, 331083 delivered");
        assertThat(statuses(whole)).isEqualTo("331000 A, 331002 A, 331083 A");
        assertThat(whole.results().thinFiles()).isEmpty();
    }

    /** Of 26 rows five: more than one percent, but not more than five. */
    @Test
    void aFewRejectedRowsLeaveAFileWhole() throws IOException {
        send("registration_331000_2018Q2.csv", REGISTRATION + rows("331002", 0, 21) + rows("玉寰市", 21, 26));
        assertThat(world.run("2018Q2", inbox, World.NOT_PRINTED).results().thinFiles())
                .isEmpty();
        assertThat(arrived()).isEqualTo("331000 delivered, 331002 delivered, 331083 missing");
    }

    private String arrived() {
        return String.join(", ", db().queryForList("""
                        select area_code || ' ' || state from jidu.completeness
                        where source = 'registration' and area_code in ('331000', '331002', '331083')
                            and revision_id = (select max(revision_id) from jidu.revision) order by 1""", String.class));
    }

    private static String statuses(RunResult result) {
        return result.results().measurements().stream()
                .filter(m -> m.indicator().equals("individual-to-enterprise")
                        && m.plan().equals("_Z"))
                .filter(m -> List.of("331000", "331002", "331083").contains(m.area()))
                .filter(m -> m.quarter().equals(Quarter.of("2018Q2")))
                .map(m -> m.area() + " " + m.status())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String rows(String area, int from, int until) {
        return IntStream.range(from, until)
                .mapToObj(i -> row("91331002MA2H1%03d1X".formatted(i), area))
                .collect(Collectors.joining());
    }

    private static String others() {
        return OTHERS.stream().map(code -> row(code, "331002")).collect(Collectors.joining());
    }

    private static String row(String code, String area) {
        return code + ",椒江初一机械有限公司,有限责任公司,3525," + area + ",2015-01-01,存续,\n";
    }

    /** A column of an enterprise in the newest revision of 2018Q2. */
    private List<String> newest(String column, String code) {
        return db().queryForList("""
                        select %s from jidu.panel_enterprise_quarter
                        where quarter = '2018Q2' and uscc = ? and slice_id in (
                            select slice_id from jidu.revision_slice where revision_id = (
                                select max(revision_id) from jidu.revision where quarter = '2018Q2'))""".formatted(column), String.class, code);
    }
}
