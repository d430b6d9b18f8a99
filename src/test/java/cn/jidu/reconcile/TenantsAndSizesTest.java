package cn.jidu.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.reconcile.revision.Revision;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows without an area of their own, and sizes that are not estimated. */
class TenantsAndSizesTest {
    private static final String REGISTRATION = "统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态,状态日期\n";
    private static final String PARK = "园区编码,园区名称,行政区划代码,报告期,认定日期\n";
    private static final String TENANT = "园区编码,企业代码,企业名称,报告期,入园日期,退园日期,用地面积（亩）\n";
    private static final String SIZE = "年度,企业代码,企业名称,行政区划代码,规模\n";
    private static final String A = "91331002MA2H1001XB";
    private static final String B = "91331002MA2H10028B";
    private static final String C = "91331003MA2H1003X3";

    @TempDir
    Path folder;

    private Quarters site;

    @BeforeEach
    void open() {
        site = new Quarters(folder);
        site.send(Map.of(
                "registration_331002_2018Q2.csv",
                REGISTRATION + registered(A, "甲厂", "331002", "存续,") + registered(B, "乙厂", "331002", "注销,2018-06-29"),
                "registration_331003_2018Q2.csv",
                REGISTRATION + registered(C, "丙厂", "331003", "存续,"),
                "park_331000_2018Q2.csv",
                PARK + "P2,二园,331002,2018Q2,2018-01-01\nＰ 3,三园,331003,2018Q2,2018-01-01\n"));
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void aCountysOwnFileReplacesWhatLiesInItsParks() {
        site.send(
                "park-tenant_331000_2018Q2.csv",
                TENANT + "P2," + A + ",甲厂,2018Q2,,,1\nP3,,丙厂,2018Q2,,,2\nP9,,乙厂,2018Q2,,,\n");
        Revision city = site.reconcile("2018Q2");
        assertThat(site.panel(city, "tenant_quarter", "park_id, tier, own_area, located_area, area_code"))
                .isEqualTo(List.of(
                        "P2|EXACT|331000|331002|331002",
                        "P3|NAME|331000|331003|331003",
                        "P9|NAME|331000|331000|331002"));

        site.send("park-tenant_331002_2018Q2_更正.csv", TENANT + "P2," + B + ",乙厂,2018Q2,,,5\n");
        Revision county = site.reconcile("2018Q2");

        assertThat(site.panel(county, "tenant_quarter", "park_id, name, own_area"))
                .as("the row of a park that nobody knows stays")
                .isEqualTo(List.of("P2|乙厂|331002", "P3|丙厂|331000", "P9|乙厂|331000"));
        assertThat(site.balance(county, "park-tenant", "331000"))
                .isEqualTo(List.of(
                        "counted 2",
                        "excluded NOT_APPLICABLE 1",
                        "in-force 3",
                        "matched EXACT 1",
                        "matched NAME 2",
                        "superseded 1"));
        assertThat(site.balance(county, "park-tenant", "331002"))
                .isEqualTo(List.of("counted 2", "in-force 1", "matched EXACT 1", "moved in 1"));
        assertThat(site.findings(county, "AREA_MISMATCH", "DUPLICATE_CONFLICT", "DUPLICATE_IDENTICAL"))
                .as("replaced, not repeated")
                .isEmpty();
        assertThat(site.findings(county, "ENDED_BUT_TENANT"))
                .isEqualTo(List.of(
                        "ENDED_BUT_TENANT park-tenant 331000 4 ",
                        "ENDED_BUT_TENANT park-tenant 331002 2 P2|" + B + "|2018Q2"));
    }

    @Test
    void anEarlierFileOfACountyIsReplacedByTheCitys() {
        site.send("park-tenant_331002_2018Q2.csv", TENANT + "P2," + B + ",乙厂,2018Q2,,,5\n");
        site.send("park-tenant_331000_2018Q2.csv", TENANT + "P3," + C + ",丙厂,2018Q2,,,2\n");

        assertThat(site.panel(site.reconcile("2018Q2"), "tenant_quarter", "park_id, name"))
                .isEqualTo(List.of("P3|丙厂"));
    }

    @Test
    void aParkThatMovedTakesItsTenantsAlong() {
        site.send("park-tenant_331000_2018Q2.csv", TENANT + "P2," + A + ",甲厂,2018Q2,,,1\n");
        assertThat(site.findings(site.reconcile("2018Q2"), "AREA_MISMATCH")).isEmpty();

        site.send("park_331000_2018Q2_更正.csv", PARK + "P2,二园,331003,2018Q2,2018-01-01\n");
        Revision moved = site.reconcile("2018Q2");

        assertThat(site.panel(moved, "tenant_quarter", "park_id, located_area, area_code"))
                .isEqualTo(List.of("P2|331003|331002"));
        assertThat(site.findings(moved, "AREA_MISMATCH"))
                .isEqualTo(List.of("AREA_MISMATCH park-tenant 331000 2 P2|" + A + "|2018Q2"));
    }

    @Test
    void onlyLandOfTenantsAtQuarterEndCounts() {
        site.send(
                "park-tenant_331000_2018Q2.csv",
                TENANT
                        + "P2," + A + ",甲厂,2018Q2,2018-06-30,2018-07-01,1.5\n"
                        + "P3," + A + ",甲厂,2018Q2,,,2\n"
                        + "P4," + A + ",甲厂,2018Q2,2018-07-01,,4\n"
                        + "P5," + A + ",甲厂,2018Q2,,2018-06-30,8\n"
                        + "P2," + C + ",丙厂,2018Q2,,,\n");

        assertThat(site.panel(site.reconcile("2018Q2"), "enterprise_quarter", "name, tenant, tenant_land_mu"))
                .isEqualTo(List.of("丙厂|f", "乙厂|f", "甲厂|t|3.5"));
    }

    /** The newest year not after the quarter's, the larger of two rows; carried to a quarter without a delivery. */
    @Test
    void theDepartmentsSizeStandsBeforeTheEstimate() {
        site.send(
                "size-class_331000_2018Q1.csv",
                SIZE
                        + "2016," + A + ",甲厂,331002,大型\n"
                        + "2018," + A + ",甲厂,331002,小型\n"
                        + "2018,,甲厂,331002,中型\n"
                        + "2019," + A + ",甲厂,331002,微型\n"
                        + "2017," + C + ",丙厂,331003,小型\n");

        Revision revision = site.reconcile("2018Q2");

        assertThat(site.panel(
                        revision,
                        "enterprise_quarter",
                        "name, size, size_estimated, size_imputed, estimated, excluded_by"))
                .isEqualTo(List.of("丙厂|small|f|f|f", "乙厂|micro|f|t|t", "甲厂|medium|f|f|f|LARGE_OR_MEDIUM"));
        assertThat(site.balance(revision, "size-class", "331000"))
                .isEqualTo(List.of("carried 5", "counted 5", "in-force 5", "matched EXACT 4", "matched NAME 1"));
        assertThat(site.findings(revision, "DUPLICATE_CONFLICT"))
                .isEqualTo(List.of(
                        "DUPLICATE_CONFLICT size-class 331002 4 ", "DUPLICATE_CONFLICT size-class 331002 3 2018|" + A));
    }

    /** 丙厂 is in a bank's industry (6621), which the standard does not cover. */
    private static String registered(String code, String name, String area, String status) {
        String industry = name.equals("丙厂") ? "6621" : "3525";
        return code + "," + name + ",有限责任公司," + industry + "," + area + ",2015-01-01," + status + "\n";
    }
}
