package cn.jidu.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.intake.text.TextFold;
import cn.jidu.reconcile.match.NameSql;
import cn.jidu.reconcile.revision.Revision;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each tier on rows of its own; a county's registry and a filing per case. */
class MatchingTest {
    private static final String REGISTRATION = "统一社会信用代码,注册号,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态,状态日期\n";
    private static final String TAX = "纳税人识别号,纳税人名称,行政区划代码,所属期,营业收入（元）,实缴税额（元）\n";

    @TempDir
    Path folder;

    private Quarters site;

    @BeforeEach
    void open() {
        site = new Quarters(folder);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void theExactCodeComesFirstAlsoBehindAnL() {
        assertThat(tiers(
                        registered("91350100M000100Y43", "", "甲厂"),
                        filed("91350100M000100Y43", "别名"),
                        filed("L91350100M000100Y43", "甲厂"),
                        filed(" 9135-0100M000100y43 ", "甲厂")))
                .isEqualTo(List.of("3 EXACT", "4 EXACT"));
        assertThat(site.db.queryForList("select code from jidu.duplicate_row", String.class))
                .as("of one key the later row of the file stands")
                .hasSize(1);
    }

    @Test
    void lettersThatACodeCannotHoldAreReadAsDigits() {
        assertThat(tiers(
                        registered("91350100M000100Y43", "", "甲厂"),
                        filed("9135OIOOM000IOOY43", "乙厂"),
                        filed("9135O1OOM000100Y44", "乙厂")))
                .as("the second has a wrong check digit even so")
                .isEqualTo(List.of("2 REPAIRED", "3 -"));
    }

    @Test
    void anOldNumberIsTheRegistrationNumberOrHoldsTheOrganisationCode() {
        assertThat(tiers(
                        registered("91350100M000100Y43", "", "甲厂") + registered("", "331002000012345", "乙厂"),
                        filed("331002000012345", "丙厂"),
                        filed("350100M000100Y4", "丁厂"),
                        filed("M000100Y-4", "戊厂"),
                        filed("M000100Y5", "己厂")))
                .isEqualTo(List.of("2 LEGACY", "3 LEGACY", "4 LEGACY", "5 -"));
    }

    /** 331002000012345 twice: not by the number; its last nine 000012345 are the organisation code of one entity. */
    @Test
    void aNumberOfTwoEntitiesGoesOnToTheNextTier() {
        String two =
                registered("", "331002000012345", "乙厂") + registered("91331002MA2H1001XB", "331002000012345", "丙厂");

        assertThat(tiers(two, filed("331002000012345", "乙厂"), filed("331002000012345", "丁厂")))
                .isEqualTo(List.of("3 -"));
        assertThat(tiers(two + registered("913310020000123459", "", "庚厂"), filed("331002000012345", "乙厂")))
                .isEqualTo(List.of("2 LEGACY"));
    }

    /** Nothing else asks for these entities: no name ends as that of the row does, unless it is the name that is asked for. */
    @Test
    void eachThingThatARowSaysFindsItsEntityAlone() {
        String coded = registered("91350100M000100Y43", "", "甲东");

        assertThat(tiers(coded, filed("9135OIOOM000IOOY43", "丁北"))).containsExactly("2 REPAIRED");
        assertThat(tiers(coded, filed("M000100Y-4", "丁北"))).containsExactly("2 LEGACY");
        for (String number : List.of("331002000012345", "331002-000012345")) {
            assertThat(tiers(registered("", number, "乙南"), filed("331002000012345", "丁北")))
                    .as(number)
                    .containsExactly("2 LEGACY");
        }
        for (String name : List.of("甲厂", "甲乙丙丁戊己庚辛厂")) {
            assertThat(tiers(registered("913310027005123491", "", name), filed("331002700512349", name)))
                    .as("by its organisation code and the name %s", name)
                    .containsExactly("2 LEGACY");
            assertThat(tiers(registered("913310027005123491", "", name), filed("", name)))
                    .as(name)
                    .containsExactly("2 NAME");
        }
        assertThat(tiers(registered("913310027005123491", "", "甲乙丙丁戊己庚第１２厂"), filed("", "甲乙丙丁戊己庚第12厂")))
                .as("folded otherwise than it stands")
                .containsExactly("2 NAME");
    }

    @Test
    void aNameHitsOneEntityOfTheCounty() {
        String registry = registered("91331002MA2H1001XB", "", "浙江省台州市椒江区(宏大)机械厂")
                + registered("91331002MA2H10028B", "", "台州宏大机械厂")
                + registered("91331002MA2H1003XU", "", "同名厂")
                + registered("91331002MA2H10044J", "", "台州市 同名厂");

        assertThat(tiers(
                        registry,
                        filed("", "（宏大）机械厂"),
                        filed("无此代码", "台州市台州宏大机械厂"),
                        filed("91350100M000100Y43", "宏大机械厂"),
                        filed("", "同名厂"),
                        filed("", ""),
                        filed("", "台州市")))
                .as("bare 台州 is part of a name")
                .isEqualTo(List.of("2 NAME", "3 NAME", "4 -", "5 -", "6 -", "7 -"));
        assertThat(site.balance(site.reconcile("2018Q2"), "tax", "331002"))
                .contains("matched NAME 2", "unmatched NAME_NOT_UNIQUE 1", "unmatched NO_MATCH 3");
    }

    /** Of the registry only names are folded that end as one that is asked for does, be it long or short. */
    @Test
    void aNameIsFoundHoweverLongItIsAndWhateverStandsBeforeIt() {
        assertThat(tiers(
                        registered("91350100M000100Y43", "", "浙江省台州市椒江区甲乙丙丁戊己庚辛有限公司")
                                + registered("91331002MA2H1001XB", "", "台州市甲乙丙丁有限公司")
                                + registered("91331002MA2H10028B", "", "椒江区乙丙丁有限公司")
                                + registered("", "331002000012345", "台州市丁")
                                + registered("", "331002000012346", "台州市（戊）己有限公司"),
                        filed("M000100Y5", "甲乙丙丁戊己庚辛有限公司"),
                        filed("M000100Y6", "椒江区甲乙丙丁有限公司"),
                        filed("M000100Y7", "乙丙丁有限公司"),
                        filed("M000100Y8", "丁"),
                        filed("M000100Y9", "(戊)己有限公司"),
                        filed("M000100Y0", "丙丁有限公司")))
                .isEqualTo(List.of("2 NAME", "3 NAME", "4 NAME", "5 NAME", "6 NAME", "7 -"));
    }

    @Test
    void aNameOfAnotherCountyDoesNotHitButARowOfTheWholeCityLooksInAll() {
        site.send(Map.of(
                "registration_331000_2018Q2.csv",
                REGISTRATION
                        + registered("91331002MA2H1001XB", "", "甲厂")
                        + registered("91331002MA2H10028B", "", "乙厂").replace("331002,2015", "331003,2015"),
                "tax_331000_2018Q2.csv",
                TAX
                        + filed("", "乙厂")
                        + filed("", "甲厂").replace(",331002,", ",331000,")
                        + filed("", "乙厂").replace(",331002,", ",331000,")));

        Revision revision = site.reconcile("2018Q2");

        assertThat(site.panel(revision, "filing_quarter", "row_no, tier, area_code"))
                .isEqualTo(List.of("2|331002", "3|NAME|331002", "4|NAME|331003"));
        assertThat(site.findings(revision, "AREA_MISMATCH")).isEmpty();
    }

    @Test
    void aCitizensNumberIsNeverMatchedNotEvenByName() {
        assertThat(tiers(registered("91350100M000100Y43", "", "王小二"), filed("33100219900101123X", "王小二")))
                .isEqualTo(List.of("2 -"));
        assertThat(site.balance(site.reconcile("2018Q2"), "tax", "331002")).contains("unmatched CITIZEN_ID 1");
    }

    /**
     * 331002 and 700512349 may be a person born on 12 May 1970 or an organisation: it is one where its last nine have a
     * right check digit and are one entity's, of the row's name. Nothing of the digits is kept.
     */
    @Test
    void fifteenDigitsThatMayBeACitizensAreAnOrganisationsByThreeWitnesses() {
        String registry = registered("913310027005123491", "", "台州市甲厂")
                + registered("913310026508123422", "", "乙厂")
                + registered("92331002650812342Y", "", "丙店")
                + registered("91331002700512357U", "", "丁厂");
        site.send(Map.of(
                "loan_331002_2018Q2.csv",
                "借据编号,贷款机构,借款人代码,借款人名称,行政区划代码,报告期,贷款余额（万元）,发放日期,发放金额（万元）\n"
                        + "L1,甲银行,331002700512349,甲厂,331002,2018Q2,10,2018-05-01,10\n",
                "roster_331002_2018Q2.csv",
                "名单,企业代码,企业名称,行政区划代码,认定日期\nneeq,331002700512349,甲厂,331002,2018-05-01\n",
                "park_331002_2018Q2.csv",
                "园区编码,园区名称,行政区划代码,报告期,认定日期\nP1,一园,331002,2018Q2,2018-01-01\n",
                "park-tenant_331002_2018Q2.csv",
                "园区编码,企业代码,企业名称,报告期\nP1,331002700512349,甲厂,2018Q2\n"));

        assertThat(tiers(
                        registry,
                        filed("331002700512349", "甲厂"),
                        filed("331003-700512349", "乙厂"),
                        filed("331002650812342", "乙厂"),
                        filed("331002700512358", "丁厂"),
                        filed("331004700512349", ""),
                        filed("", "乙厂")))
                .as(
                        "right; another name; two entities; a wrong check digit; no name; a name alone, which ties no other")
                .isEqualTo(List.of("2 LEGACY", "3 -", "4 -", "5 -", "6 -", "7 NAME"));
        Revision revision = site.reconcile("2018Q2");
        assertThat(site.balance(revision, "tax", "331002")).contains("matched LEGACY 1", "unmatched CITIZEN_ID 4");
        for (String source : List.of("loan", "roster", "park-tenant")) {
            assertThat(site.balance(revision, source, "331002")).as(source).contains("matched LEGACY 1");
        }
        assertThat(site.findings(revision, "AREA_MISMATCH", "NAME_MISMATCH", "NOT_REGISTERED"))
                .containsExactly(
                        "NOT_REGISTERED tax 331002 3 〔身份证件号，已隐去〕",
                        "NOT_REGISTERED tax 331002 4 〔身份证件号，已隐去〕",
                        "NOT_REGISTERED tax 331002 5 〔身份证件号，已隐去〕",
                        "NOT_REGISTERED tax 331002 6 〔身份证件号，已隐去〕");
        assertThat(site.db.queryForList(
                        "select taxpayer_id_kind || ' ' || taxpayer_id_repaired from jidu.row_tax"
                                + " where taxpayer_id_repaired is not null",
                        String.class))
                .hasSize(4)
                .allMatch(kept -> kept.matches("CITIZEN_OR_TAX15 h:[0-9a-f]{64}"));
        assertThat(site.db.queryForList(
                        "select t::text from jidu.row_tax t union all select t::text from jidu.row_loan t",
                        String.class))
                .noneMatch(row -> row.contains("700512349"));
    }

    /** Copied out of a PDF, or with marks that nobody sees: the same name, in the database as in the program. */
    @Test
    void aNameIsTheSameWithRadicalsAndMarksThatHaveNoWidth() {
        assertThat(tiers(
                        registered("91350100M000100Y43", "", "台州长江车辆厂")
                                + registered("92350100M000100Y41", "", "金\u00AD龙门业"),
                        filed("", "台州⻓江⻋辆厂"),
                        filed("", "\u202D台州长江\u200E车辆厂\u202C"),
                        filed("不详", "⾦龙⻔业"),
                        filed("\\N", "无名厂")))
                .isEqualTo(List.of("2 NAME", "3 NAME", "4 NAME", "5 -"));
        List<String> told = site.db.queryForList("""
                select substr(t, 2, 1) || ' ' || folded from (
                    select t, %s as folded from (
                        select '甲' || chr(i) || '乙' as t from generate_series(1, 65533) i
                        where i not between 55296 and 57343) characters) all_of_them
                where folded <> t""".formatted(NameSql.tight("t")), String.class);
        assertThat(told).as("white space, marks, widths and radicals").hasSizeGreaterThan(3000);
        assertThat(told.stream()
                        // younger letters than the database knows
                        .filter(line -> line.charAt(0) < 0xA7F2 || line.charAt(0) > 0xA7F4)
                        .filter(line -> !line.substring(2).equals(TextFold.tight("甲" + line.charAt(0) + "乙"))))
                .isEmpty();
    }

    /** Organisation code M000100Y4 once in each county: an entity that another county registers takes the match away. */
    @Test
    void aSliceFollowsAMatchThatAnotherCountyTookAway() {
        site.send(Map.of(
                "registration_331002_2018Q2.csv", REGISTRATION + registered("91350100M000100Y43", "", "甲厂"),
                "tax_331002_2018Q2.csv", TAX + filed("M000100Y4", "乙厂")));
        assertThat(site.panel(site.reconcile("2018Q2"), "filing_quarter", "row_no, tier"))
                .isEqualTo(List.of("2|LEGACY"));

        site.send(
                "registration_331003_2018Q2.csv",
                REGISTRATION + registered("92350100M000100Y41", "", "丙厂").replace("331002,2015", "331003,2015"));

        assertThat(site.panel(site.reconcile("2018Q2"), "filing_quarter", "row_no, tier"))
                .isEqualTo(List.of("2"));
    }

    /** The old number stands for the new code until its own county says that it is still there. */
    @Test
    void aSliceFollowsAnIdThatAnotherCountyTookBack() {
        String elsewhere = registered("92350100M000100Y41", "", "丙厂").replace("331002,2015", "331003,2015");
        String numbered = registered("", "331003000012345", "甲厂").replace("331002,2015", "331003,2015");
        site.send("registration_331003_2018Q1.csv", REGISTRATION + numbered);
        site.send(Map.of(
                "registration_331003_2018Q2.csv", REGISTRATION + elsewhere,
                "registration_331002_2018Q2.csv",
                        REGISTRATION + registered("91350100M000100Y43", "331003000012345", "甲厂")));
        List<String> first = site.panel(site.reconcile("2018Q1"), "enterprise_quarter", "enterprise_id");
        assertThat(site.panel(site.reconcile("2018Q2"), "enterprise_quarter", "enterprise_id"))
                .hasSize(2)
                .containsAll(first);

        site.send("registration_331003_2018Q2_改.csv", REGISTRATION + elsewhere + numbered);

        assertThat(site.panel(site.reconcile("2018Q2"), "enterprise_quarter", "enterprise_id"))
                .hasSize(3)
                .doesNotHaveDuplicates()
                .containsAll(first);
    }

    /** Row and tier of each filing; a dash where it is unmatched. */
    private List<String> tiers(String registry, String... filings) {
        site.send(Map.of(
                "registration_331002_2018Q2.csv", REGISTRATION + registry,
                "tax_331002_2018Q2.csv", TAX + String.join("", filings)));
        return site.panel(site.reconcile("2018Q2"), "filing_quarter", "row_no || ' ' || coalesce(tier, '-')");
    }

    private static String registered(String code, String number, String name) {
        return code + "," + number + "," + name + ",有限责任公司,3525,331002,2015-01-01,存续,\n";
    }

    private static String filed(String code, String name) {
        return code + "," + name + ",331002,2018Q2,100,10\n";
    }
}
