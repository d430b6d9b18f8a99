package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
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

        world.run("2018Q2", inbox);

        assertThat(newest("ended_on::text", ENDED)).isEqualTo(List.of("2017-12-31"));
        assertThat(newest("excluded_by", ENDED)).isEqualTo(List.of("NOT_IN_QUARTER"));
    }

    /** What an earlier quarter's extract said is older, however late it was corrected. */
    @Test
    void aLateCorrectionOfAnEarlierQuarterDoesNotMoveAnEnterpriseBack() throws IOException {
        send("registration_331002_2018Q1.csv", REGISTRATION + row(MOVED, "331002") + row(ENDED, "331002") + others());
        send("registration_331082_2018Q2.csv", REGISTRATION + row(MOVED, "331082"));
        world.run("2018Q2", inbox);
        assertThat(newest("area_code", MOVED)).isEqualTo(List.of("331082"));

        send("registration_331002_2018Q1_更正.csv", REGISTRATION + row(MOVED, "331002") + others());
        world.run("2018Q2", inbox);

        assertThat(newest("area_code", MOVED)).isEqualTo(List.of("331082"));
        assertThat(newest("area_code", ENDED)).isEmpty();
    }

    /** A nil return says that no list has an entry; a file of which every row was rejected says nothing. */
    @Test
    void aListWhoseRowsWereAllRejectedIsMissing() throws IOException {
        String head = "名单,企业代码,企业名称,行政区划代码,认定日期\n";
        send("registration_331002_2018Q2.csv", REGISTRATION + row(MOVED, "331002"));
        send("roster_331002_2018Q2.csv", head + "规下升规上工业," + MOVED + ",甲,331002,2018-13-01\n");
        send("roster_331082_2018Q2.csv", head);

        world.run("2018Q2", inbox);

        assertThat(db().queryForList("""
                        select area_code || ' ' || state from jidu.completeness
                        where source = 'roster:industry-upgraded' and area_code in ('331002', '331082') order by 1""", String.class)).isEqualTo(List.of("331002 missing", "331082 delivered"));
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
