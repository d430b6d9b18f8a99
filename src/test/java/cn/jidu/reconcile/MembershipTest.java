package cn.jidu.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.JobsCopy;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 兰溪市 by township and zone: who is on the zone's list counts in the zone, whatever the address says. */
class MembershipTest {
    private static final String REGISTRATION = "统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态,状态日期\n";
    private static final String TAX = "纳税人识别号,纳税人名称,行政区划代码,所属期,营业收入（元）,实缴税额（元）\n";
    private static final String LIST = "名单,企业代码,企业名称,行政区划代码,认定日期,失效日期\n";
    private static final String COUNTY = "330781";
    private static final String YUNSHAN = "330781002";
    private static final String SHUITING = "330781203";
    private static final String ZONE = "330781Z01";
    private static final String SECOND = "330781Z02";
    private static final String A = "91331002MA2H1001XB";
    private static final String B = "91331002MA2H10028B";
    private static final String C = "91331002MA2H10052U";
    private static final String D = "91331002MA2H10060N";
    private static final String FOUR_REGISTERED = REGISTRATION
            + registered(A, YUNSHAN)
            + registered(B, YUNSHAN)
            + registered(C, YUNSHAN)
            + registered(D, SHUITING);

    @TempDir
    Path folder;

    private Quarters site;

    @BeforeEach
    void open() throws IOException {
        Path jobs = JobsCopy.into(folder);
        JobsCopy.change(jobs.resolve("plans/taizhou-2018.yml"), "area: \"331000\"", "area: \"" + COUNTY + "\"");
        site = new Quarters(folder.resolve("site"), JobsCopy.load(jobs));
    }

    @AfterEach
    void close() {
        site.close();
    }

    /** Two of 云山街道 belong to the zone, one by a row of the county, one by a row of the zone; two never did or no more. */
    @Test
    void membersCountInTheZoneAndTheStatementSaysThatTheyMoved() {
        site.send(Map.of(
                "registration_330781_2018Q2.csv",
                FOUR_REGISTERED,
                "roster_330781_2018Q2.csv",
                LIST
                        + listed(A, COUNTY, "2018-06-30,")
                        + listed(B, ZONE, "2018-01-01,2018-07-01")
                        + listed(C, ZONE, "2018-07-01,")
                        + listed(D, SHUITING, "2018-01-01,2018-06-30"),
                "tax_330781_2018Q2.csv",
                TAX + filed(A, YUNSHAN) + filed(D, SHUITING)));

        Revision revision = site.reconcile("2018Q2");

        assertThat(site.panel(revision, "enterprise_quarter", "uscc, area_code, county_code"))
                .isEqualTo(List.of(
                        line(A, ZONE, COUNTY),
                        line(B, ZONE, COUNTY),
                        line(C, YUNSHAN, COUNTY),
                        line(D, SHUITING, COUNTY)));
        assertThat(site.panel(revision, "filing_quarter", "taxpayer_id, own_area, area_code"))
                .isEqualTo(List.of(line(A, YUNSHAN, ZONE), line(D, SHUITING, SHUITING)));
        assertThat(site.panel(revision, "roster_quarter", "row_no, own_area, area_code"))
                .isEqualTo(List.of(
                        "2|330781|" + ZONE,
                        "3|" + ZONE + "|" + ZONE,
                        "4|" + ZONE + "|" + YUNSHAN,
                        "5|" + SHUITING + "|" + SHUITING));
        assertThat(site.findings(revision, "AREA_MISMATCH")).isEmpty();
        assertThat(site.balance(revision, "registration", COUNTY))
                .isEqualTo(List.of("counted 4", "in-force 4", "matched EXACT 4"));
        assertThat(site.balance(revision, "registration", YUNSHAN))
                .isEqualTo(List.of("counted 1", "in-force 3", "matched EXACT 3", "moved out 2"));
        assertThat(site.balance(revision, "registration", SHUITING))
                .isEqualTo(List.of("counted 1", "in-force 1", "matched EXACT 1"));
        assertThat(site.balance(revision, "registration", ZONE)).isEqualTo(List.of("counted 2", "moved in 2"));
        assertThat(site.balance(revision, "tax", YUNSHAN))
                .isEqualTo(List.of("in-force 1", "matched EXACT 1", "moved out 1"));
        assertThat(site.balance(revision, "tax", ZONE)).isEqualTo(List.of("counted 1", "moved in 1"));
        assertThat(BalanceCheck.imbalances(new Revisions(site.db).balance(revision)))
                .isEmpty();
        assertThat(arrived(revision))
                .isEqualTo("330781 delivered, 330781002 delivered, 330781203 delivered, 330781Z01 delivered");
    }

    /** All of 水亭畲族乡 belongs to the zone: the township has no row, which is no zero. */
    @Test
    void anAreaIsEmptyOrNotAfterMembershipAndTheSliceIsMadeAgainWhenItChanges() {
        site.send(
                "registration_330781_2018Q2.csv",
                REGISTRATION + registered(A, YUNSHAN) + registered(B, YUNSHAN) + registered(D, SHUITING));
        Revision before = site.reconcile("2018Q2");
        assertThat(arrived(before))
                .isEqualTo("330781 delivered, 330781002 delivered, 330781203 delivered, 330781Z01 missing");

        site.send("roster_330781_2018Q2.csv", LIST + listed(D, ZONE, "2018-01-01,"));
        Revision member = site.reconcile("2018Q2");
        assertThat(site.panel(member, "enterprise_quarter", "uscc, area_code"))
                .isEqualTo(List.of(line(A, YUNSHAN), line(B, YUNSHAN), line(D, ZONE)));
        assertThat(arrived(member))
                .isEqualTo("330781 delivered, 330781002 delivered, 330781203 missing, 330781Z01 delivered");

        site.send("roster_330781_2018Q2_更正.csv", LIST + listed(A, ZONE, "2018-01-01,"));
        Revision other = site.reconcile("2018Q2");
        assertThat(site.panel(other, "enterprise_quarter", "uscc, area_code"))
                .isEqualTo(List.of(line(A, ZONE), line(B, YUNSHAN), line(D, SHUITING)));
        assertThat(arrived(other))
                .isEqualTo("330781 delivered, 330781002 delivered, 330781203 delivered, 330781Z01 delivered");
    }

    /** The row must say which; of one enterprise on both the newer row stands. A list that is not marked moves nobody. */
    @Test
    void ofTwoZonesTheRowsOwnAreaSaysWhich() throws IOException {
        Path jobs = folder.resolve("jobs");
        Files.writeString(
                jobs.resolve("reference/areas.csv"),
                Files.readString(jobs.resolve("reference/areas.csv")) + SECOND + ",光膜小镇,zone," + COUNTY + "\n");
        try (Quarters two = new Quarters(folder.resolve("two"), JobsCopy.load(jobs))) {
            two.send(Map.of(
                    "registration_330781_2018Q2.csv",
                    FOUR_REGISTERED,
                    "roster_330781_2018Q2.csv",
                    LIST
                            + listed(A, COUNTY, "2018-01-01,")
                            + listed(B, SECOND, "2018-01-01,")
                            + listed(C, SECOND, "2017-01-01,")
                            + listed(C, ZONE, "2018-01-01,")
                            + listed(D, ZONE, "2018-01-01,").replace("zone,", "neeq,")));

            assertThat(two.panel(two.reconcile("2018Q2"), "enterprise_quarter", "uscc, area_code"))
                    .isEqualTo(List.of(line(A, YUNSHAN), line(B, SECOND), line(C, ZONE), line(D, SHUITING)));
        }
    }

    private String arrived(Revision revision) {
        return site.db.queryForList("""
                        select area_code || ' ' || state from jidu.completeness
                        where revision_id = ? and source = 'registration'
                            and area_code in ('330781', '330781002', '330781203', '330781Z01')
                        order by area_code collate "C\"""", String.class, revision.id()).stream().collect(Collectors.joining(", "));
    }

    private static String line(String... cells) {
        return String.join("|", cells);
    }

    private static String registered(String code, String area) {
        return code + ",厂" + code + ",有限责任公司,3525," + area + ",2015-01-01,存续,\n";
    }

    private static String listed(String code, String area, String days) {
        return "zone," + code + ",厂" + code + "," + area + "," + days + "\n";
    }

    private static String filed(String code, String area) {
        return code + ",厂" + code + "," + area + ",2018Q2,100,1\n";
    }
}
