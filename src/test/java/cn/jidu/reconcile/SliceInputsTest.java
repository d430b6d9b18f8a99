package cn.jidu.reconcile;

import static cn.jidu.reconcile.RandomWorld.CITY;
import static cn.jidu.reconcile.RandomWorld.COUNTIES;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.ProofSeeds;
import cn.jidu.ProofShare;
import cn.jidu.cleanse.Codes;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.JobsCopy;
import cn.jidu.definition.Panel;
import cn.jidu.definition.Quarter;
import cn.jidu.reconcile.RandomWorld.File;
import cn.jidu.reconcile.revision.Revision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A slice that is pointed to again has the rows that it would have if it were made: after every fifth step (by
 * {@code -Pproof} every step) another version of the program, which uses none of the slices, makes all of them. A slice
 * wrongly pointed to stays so until something else reaches it.
 */
class SliceInputsTest {
    private static final String ZONE = "331002Z01";
    private static final String MOVED = uscc(2);
    private static final String OLD_CODE = uscc(3);
    private static final String NEW_CODE = uscc(4);
    private static final String LATE = uscc(5);
    private static final String OF_OTHER_COUNTY = uscc(6);

    private static final String BY_NAME = uscc(8) + ",厂9,331002,2018Q2,100,10,300\n";

    private int versions;
    private String keptAnew = "";

    @Test
    void whatReachesASliceMakesItAnewAndNothingElseDoes() throws IOException {
        Path jobs = JobsCopy.into(Files.createTempDirectory("slices"));
        append(jobs.resolve("reference/areas.csv"), ZONE + ",椒江试验区,zone,331002\n");
        Definitions definitions = JobsCopy.load(jobs);
        try (Quarters site = new Quarters(Files.createTempDirectory("slices"), definitions)) {
            site.send(Map.of(
                    "registration_331002_2018Q1.csv",
                    registration(registered(uscc(1), 1, "331002"), registered(OLD_CODE, 3, "331002")),
                    "registration_331002_2018Q2.csv",
                    registration(
                            registered(uscc(1), 1, "331002"),
                            registered(MOVED, 2, "331002"),
                            registered(NEW_CODE, 3, "331002")),
                    "registration_331003_2018Q2.csv",
                    registration(registered(OF_OTHER_COUNTY, 6, "331003")),
                    "tax_331002_2018Q1.csv",
                    tax(filed(uscc(1), "2018Q1", 100)),
                    "tax_331002_2018Q2.csv",
                    tax(
                            filed(uscc(1), "2018Q2", 100),
                            filed(NEW_CODE, "2018Q2", 100),
                            filed(LATE, "2018Q2", 100),
                            BY_NAME),
                    "loan_331002_2018Q2.csv",
                    loans("L1,甲银行," + uscc(1) + ",厂1,331002,2018Q2,5,2018-05-01,5,是\n"),
                    "park_331000_2018Q2.csv",
                    RandomWorld.HEADERS.get("park") + "P2,园,331002,2018Q2,2018-01-01\n",
                    "park-tenant_331000_2018Q2.csv",
                    RandomWorld.HEADERS.get("park-tenant") + "P2,无此代码,某厂,2018Q2,3\n",
                    "return_331000_2018Q2.csv",
                    "指标,行政区划代码,季度,本季值,计量单位,填报单位\nnew-loans,331000,2018Q2,3,亿元,市金融办\n"));
            assertThat(made(site, definitions)).as("at first").contains("2018Q2 enterprise_quarter 331002");

            site.send(
                    "tax_331002_2018Q2_更正.csv",
                    tax(
                            filed(uscc(1), "2018Q2", 900000000),
                            filed(NEW_CODE, "2018Q2", 100),
                            filed(LATE, "2018Q2", 100),
                            BY_NAME));
            assertThat(made(site, definitions))
                    .as("a cell, and what the panels after it show of it")
                    .isEqualTo("""
                            2018Q2 enterprise_quarter 331002
                            2018Q2 filing_quarter 331002
                            2018Q2 loan_quarter 331002
                            2018Q2 member_quarter 331002""");
            assertThat(keptAnew)
                    .as("what follows from the filings, and who counts")
                    .isEqualTo("as_counted counted_loan counted_park_tenant counted_registration"
                            + " counted_tax county_input_tax ended_enterprise ended_filing exact_tax late_tax"
                            + " left_out_tax listing_line loan_at_two loan_tally marked_row_of_tax own_past own_unit"
                            + " row_tally_of_tax small_at to_be_filing unclear_registration");

            site.send("loan_331002_2018Q2_更正.csv", loans("L1,甲银行," + uscc(1) + ",厂1,331002,2018Q2,7,2018-05-01,5,是\n"));
            assertThat(made(site, definitions))
                    .as("a cell of which every row stands under its own code")
                    .isEqualTo("2018Q2 loan_quarter 331002");
            assertThat(keptAnew)
                    .isEqualTo(
                            "counted_loan county_input_loan exact_loan late_loan left_out_loan loan_at_two loan_tally"
                                    + " marked_row_of_loan own_past own_unit row_tally_of_loan");

            site.send(
                    "loan_331003_2018Q2.csv",
                    loans("L1,甲银行," + OF_OTHER_COUNTY + ",厂6,331003,2018Q2,5,2018-05-01,5,是\n"));
            assertThat(made(site, definitions))
                    .as("a row of one county that another's stands before")
                    .isEqualTo("""
                            2018Q2 loan_quarter 331002
                            2018Q2 loan_quarter 331003""");

            site.send(
                    "registration_331002_2018Q2_更正.csv",
                    registration(
                            registered(uscc(1), 1, ZONE),
                            registered(MOVED, 2, "331002"),
                            registered(NEW_CODE, 3, "331002")));
            assertThat(made(site, definitions))
                    .as("the registry's area of matched rows")
                    .contains("2018Q2 filing_quarter 331002")
                    .doesNotContain("331003");
            assertThat(keptAnew)
                    .as("what the registry reaches: not which rows of the others stand")
                    .contains("exact_loan", "registered", "zone_member")
                    .doesNotContain("left_out_tax", "left_out_loan");

            site.send(
                    "registration_331003_2018Q2_更正.csv",
                    registration(
                            registered(OF_OTHER_COUNTY, 6, "331003"),
                            registered(MOVED, 2, "331003").replace("2015-01-01", "2016-01-01")));
            assertThat(made(site, definitions))
                    .as("an enterprise that another county claims")
                    .isEqualTo("""
                            2018Q2 enterprise_quarter 331002
                            2018Q2 enterprise_quarter 331003
                            2018Q2 filing_quarter 331002
                            2018Q2 filing_quarter 331003
                            2018Q2 loan_quarter 331002
                            2018Q2 loan_quarter 331003
                            2018Q2 member_quarter 331002
                            2018Q2 member_quarter 331003
                            2018Q2 roster_quarter 331002
                            2018Q2 roster_quarter 331003
                            2018Q2 size_class_quarter 331002
                            2018Q2 size_class_quarter 331003
                            2018Q2 tenant_quarter 331002
                            2018Q2 tenant_quarter 331003""");

            site.send(
                    "registration_331003_2018Q2_再更正.csv",
                    registration(
                            registered(OF_OTHER_COUNTY, 6, "331003"),
                            registered(MOVED, 2, "331003").replace("2015-01-01", "2016-01-01"),
                            registered(LATE, 5, "331003")));
            assertThat(made(site, definitions))
                    .as("a row that another county's registry has the code of now")
                    .isEqualTo("""
                            2018Q2 enterprise_quarter 331002
                            2018Q2 enterprise_quarter 331003
                            2018Q2 filing_quarter 331002
                            2018Q2 filing_quarter 331003
                            2018Q2 loan_quarter 331002
                            2018Q2 loan_quarter 331003
                            2018Q2 member_quarter 331002
                            2018Q2 member_quarter 331003
                            2018Q2 roster_quarter 331003
                            2018Q2 size_class_quarter 331003
                            2018Q2 tenant_quarter 331003""");

            site.send("registration_331002_2018Q2_补报.csv", registration(registered(uscc(9), 9, "331002")));
            assertThat(made(site, definitions))
                    .as("an enterprise that a row means by its name")
                    .contains("2018Q2 filing_quarter 331002")
                    .doesNotContain("331003");
            assertThat(keptAnew).as("its code is nobody's").contains("late_tax", "counted_tax", "registered");

            site.send("registration_331002_2018Q1_更正.csv", registration(registered(uscc(1), 1, "331002")));
            assertThat(made(site, definitions))
                    .as("an id that is no more that of an earlier code")
                    .contains("2018Q2 filing_quarter 331002")
                    .doesNotContain("2018Q2 filing_quarter 331003");

            site.send(
                    "roster_331002_2018Q2.csv",
                    RandomWorld.HEADERS.get("roster") + "zone," + NEW_CODE + ",厂," + ZONE + ",2018-01-01\n");
            assertThat(made(site, definitions))
                    .as("an enterprise that counts in a zone")
                    .contains("2018Q2 filing_quarter 331002")
                    .doesNotContain("331003");

            site.send("park_331000_2018Q2_更正.csv", RandomWorld.HEADERS.get("park") + "P2,园,331003,2018Q2,2018-01-01\n");
            assertThat(made(site, definitions))
                    .as("a tenant that lies elsewhere")
                    .contains("2018Q2 tenant_quarter 331002", "2018Q2 tenant_quarter 331003")
                    .doesNotContain("filing_quarter");
            assertThat(keptAnew)
                    .contains("place_of_park_tenant", "left_out_park_tenant", "exact_park_tenant")
                    .doesNotContain("exact_tax", "registered");

            site.send("tax_331002_2018Q1_更正.csv", tax(filed(NEW_CODE, "2018Q1", 100)));
            assertThat(made(site, definitions))
                    .as("a slice of an earlier quarter")
                    .contains("2018Q1 filing_quarter 331002", "2018Q2 enterprise_quarter 331002")
                    .doesNotContain("2018Q2 filing_quarter");

            JobsCopy.change(jobs.resolve("rules/TYPE_UNKNOWN.yml"), "不在对照表中", "不在表中");
            assertThat(made(site, JobsCopy.load(jobs))).as("a rule").isEmpty();
            assertThat(keptAnew).as("a rule").isEmpty();

            JobsCopy.change(
                    jobs.resolve("panels/roster_quarter.sql"),
                    "m.listed_on between t.four_quarters_first_day",
                    "m.listed_on between t.last_day");
            assertThat(made(site, JobsCopy.load(jobs)))
                    .as("the SQL of a panel")
                    .contains("2018Q2 roster_quarter 331002", "2018Q2 loan_quarter 331003")
                    .doesNotContain("filing_quarter", "park_quarter");

            JobsCopy.change(jobs.resolve("reference/entity-types.csv"), "有限责任公司", "有限的公司");
            assertThat(made(site, JobsCopy.load(jobs)))
                    .as("a table of reference")
                    .contains("2018Q2 enterprise_quarter 331002", "2018Q2 enterprise_quarter 331003")
                    .doesNotContain("filing_quarter");

            JobsCopy.change(jobs.resolve("indicators/new-loans.yml"), "title: 新增小微企业贷款", "title: 新增小微贷款");
            assertThat(made(site, JobsCopy.load(jobs)))
                    .as("the table that is made of the indicators")
                    .contains("2018Q2 return_quarter 331000")
                    .doesNotContain("enterprise_quarter");

            asAfterACrash(site);
            site.send(
                    "loan_331003_2018Q2_更正.csv",
                    loans("L2,甲银行," + OF_OTHER_COUNTY + ",厂6,331003,2018Q2,5,2018-05-01,5,是\n"));
            assertThat(made(site, JobsCopy.load(jobs)))
                    .as("as if nothing had ever been kept")
                    .contains("2018Q2 loan_quarter 331003")
                    .doesNotContain("enterprise_quarter");
            assertThat(keptAnew).contains("exact_tax", "registered", "ref_area");
            assertThat(site.db.queryForList("""
                            select relname::text from pg_class
                            where relnamespace = 'jidu_kept'::regnamespace and relkind = 'r'
                            and relname not in ('_list', '_found', '_reads')""", String.class))
                    .containsExactlyInAnyOrderElementsOf(kept(site).keySet());
        }
    }

    @ProofSeeds(from = 2021, share = 1, whole = 10)
    void inAnyWorldASliceThatIsUsedAgainHasTheRowsThatItWouldHave(long seed) throws IOException {
        RandomWorld world = new RandomWorld(seed);
        Random random = new Random(seed);
        List<String> sources = List.copyOf(RandomWorld.HEADERS.keySet());
        List<String> areas = List.of(CITY, COUNTIES.get(0), COUNTIES.get(1));
        try (Quarters site = new Quarters(Files.createTempDirectory("slices"))) {
            site.send(world.files().stream().collect(Collectors.toMap(File::name, File::text)));
            made(site, Quarters.DEFINITIONS);
            for (int step = 0; step < 5; step++) {
                File file = world.file(
                        sources.get(random.nextInt(sources.size())),
                        areas.get(random.nextInt(3)),
                        random.nextInt(4) == 0 ? "2018Q1" : "2018Q2",
                        (random.nextInt(4) == 0 ? "_补报" : "_更正") + step,
                        2 + random.nextInt(8));
                site.send(file.name(), file.text());
                made(site, Quarters.DEFINITIONS);
            }
        }
    }

    /** {@code quarter panel county} of the slices that are made now, once all that are pointed to have been found right. */
    private String made(Quarters site, Definitions definitions) {
        Long before = site.db.queryForObject("select coalesce(max(slice_id), 0) from jidu.slice", Long.class);
        Map<String, String> kept = kept(site);
        Revision revision = site.reconcile("2018Q2", definitions, "jidu test");
        keptAnew = kept(site).entrySet().stream()
                .filter(k -> !k.getValue().equals(kept.get(k.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(" "));
        List<String> made = site.db.queryForList(
                "select quarter || ' ' || panel || ' ' || county from jidu.slice where slice_id > ? order by 1",
                String.class,
                before);
        versions++;
        if (versions % ProofShare.of(8, 1) == 0) {
            compareAfresh(site, definitions, revision);
        }
        return String.join("\n", made);
    }

    private void compareAfresh(Quarters site, Definitions definitions, Revision revision) {
        Map<String, String> keptRows = keptRows(site);
        site.trial(trial -> {
            Revision afresh = trial.reconcile("2018Q2", definitions, "jidu test " + versions);
            assertThat(keptRows(trial))
                    .as("rows of what was kept, used again or mended")
                    .containsAllEntriesOf(keptRows);
            for (Quarter quarter : List.of(Quarter.of("2018Q1"), Quarter.of("2018Q2"))) {
                for (Panel panel : definitions.panels().values()) {
                    assertThat(differing(trial, revision, afresh, rows(panel, quarter)))
                            .as("rows of " + panel.name() + " " + quarter)
                            .isEqualTo(List.of());
                }
            }
            for (String table : List.of("revision_finding", "rule_outcome", "balance", "completeness")) {
                assertThat(differing(trial, revision, afresh, rows(table)))
                        .as(table)
                        .isEqualTo(List.of());
            }
        });
    }

    /** The server empties what it does not log. */
    private static void asAfterACrash(Quarters site) {
        kept(site).keySet().forEach(t -> site.db.execute("truncate jidu_kept." + t));
        site.db.execute("truncate jidu_kept._list, jidu_kept._found, jidu_kept._reads");
    }

    /** The tables that are kept, each with the hash of what it was made from. */
    private static Map<String, String> kept(Quarters site) {
        Map<String, String> kept = new TreeMap<>();
        if (site.db
                        .queryForList("select to_regclass('jidu_kept._list')", String.class)
                        .get(0)
                != null) {
            site.db.query("select name, key from jidu_kept._list", row -> {
                kept.put(row.getString(1), row.getString(2));
            });
        }
        return kept;
    }

    /** What stands in each of the tables that are kept, in whatever order. */
    private static Map<String, String> keptRows(Quarters site) {
        String each = kept(site).keySet().stream()
                .map(t ->
                        "select '%1$s', concat(count(*), ' ', sum(hashtextextended(t::text, 0)::numeric)) from jidu_kept.%1$s t"
                                .formatted(t))
                .collect(Collectors.joining(" union all "));
        Map<String, String> rows = new TreeMap<>();
        if (!each.isEmpty()) {
            site.db.query(each, row -> {
                rows.put(row.getString(1), row.getString(2));
            });
        }
        return rows;
    }

    /** Rows of one and not of the other; {@code lines} asks for those of a revision. */
    private static List<String> differing(Quarters site, Revision one, Revision other, String lines) {
        String first = lines.formatted(one.id());
        String second = lines.formatted(other.id());
        return site.db.queryForList(
                "(%1$s except all %2$s) union all (%2$s except all %1$s)".formatted(first, second), String.class);
    }

    private static String rows(Panel panel, Quarter quarter) {
        String columns = panel.columns().stream().map(Panel.Column::name).collect(Collectors.joining(", "));
        return """
                select row(%s)::text as line from jidu.panel_%s where quarter = '%s' and slice_id in (
                    select slice_id from jidu.revision_slice where revision_id = %%1$s
                    or revision_id in (select earlier_revision_id from jidu.revision_earlier where revision_id = %%1$s))""".formatted(columns, panel.name(), quarter);
    }

    /** Of the quarter itself and of those before it. */
    private static String rows(String table) {
        return """
                select r.quarter || (to_jsonb(t) - 'revision_id')::text as line
                from jidu.%s t join jidu.revision r on r.revision_id = t.revision_id
                where r.revision_id = %%1$s
                or r.revision_id in (select earlier_revision_id from jidu.revision_earlier where revision_id = %%1$s)""".formatted(table);
    }

    private static String registration(String... rows) {
        return RandomWorld.HEADERS.get("registration") + String.join("", rows);
    }

    private static String registered(String code, int number, String area) {
        return code + ",33100200000" + (1000 + number) + ",厂" + number + ",有限责任公司,3525," + area + ",2015-01-01,存续,\n";
    }

    private static String tax(String... rows) {
        return RandomWorld.HEADERS.get("tax") + String.join("", rows);
    }

    private static String filed(String code, String quarter, int revenue) {
        return code + ",厂,331002," + quarter + "," + revenue + ",10,300\n";
    }

    private static String loans(String... rows) {
        return RandomWorld.HEADERS.get("loan") + String.join("", rows);
    }

    private static String uscc(int number) {
        return Codes.uscc("91331002MA2H1" + (1000 + number));
    }

    private static void append(Path file, String text) {
        try {
            Files.writeString(file, Files.readString(file) + text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
