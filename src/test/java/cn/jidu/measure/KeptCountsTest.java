package cn.jidu.measure;

import static cn.jidu.reconcile.RandomWorld.CITY;
import static cn.jidu.reconcile.RandomWorld.COUNTIES;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.ProofSeeds;
import cn.jidu.ProofShare;
import cn.jidu.cleanse.Codes;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Indicator.Aggregate;
import cn.jidu.definition.JobsCopy;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Universe;
import cn.jidu.reconcile.Quarters;
import cn.jidu.reconcile.RandomWorld;
import cn.jidu.reconcile.RandomWorld.File;
import cn.jidu.reconcile.revision.Revision;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was counted of a slice stands for counting it again, and only what is new is counted. */
class KeptCountsTest {
    private static final String LOANS = RandomWorld.HEADERS.get("loan");

    @TempDir
    Path folder;

    /** Another version of the program makes all slices anew, so that nothing is kept of them. */
    private int versions;

    private int thirds;

    @Test
    void onlyWhatNobodyCountedYetIsCounted() throws IOException {
        Path jobs = JobsCopy.into(folder);
        try (Quarters site = twoCounties(folder.resolve("site"))) {
            measured(site, JobsCopy.load(jobs), "jidu test");
            long all = kept(site);
            assertThat(all).isPositive();

            JobsCopy.change(jobs.resolve("rules/TYPE_UNKNOWN.yml"), "不在对照表中", "不在表中");
            measured(site, JobsCopy.load(jobs), "jidu test");
            assertThat(kept(site)).as("a rule").isEqualTo(all);

            site.send("loan_331002_2018Q2_更正.csv", LOANS + loan("L1", "甲银行", 1, "331002", 7));
            measured(site, JobsCopy.load(jobs), "jidu test");
            long ofLoans = kept(site) - all;
            assertThat(ofLoans)
                    .as("one slice of loans")
                    .isEqualTo(countsOf(site, "loan_quarter"))
                    .isLessThan(all / 4);

            write(jobs, "lenders", "lender");
            measured(site, JobsCopy.load(jobs), "jidu test");
            assertThat(kept(site)).as("values that may be in both counties").isEqualTo(all + ofLoans);

            write(jobs, "clients", "enterprise_id");
            Revision revision = measured(site, JobsCopy.load(jobs), "jidu test");
            assertThat(kept(site)).as("one count of both slices").isEqualTo(all + ofLoans + 2);
            assertThat(List.of(
                            figure(site, revision, "lenders", CITY),
                            figure(site, revision, "lenders", "331002"),
                            figure(site, revision, "lenders", "331003"),
                            figure(site, revision, "clients", CITY),
                            figure(site, revision, "clients", "331002")))
                    .isEqualTo(List.of("1", "1", "1", "2", "1"));
        }
    }

    /** The very indicator of both has two names. */
    @Test
    void whatReadsAlikeIsOneCount() throws IOException {
        Path jobs = JobsCopy.into(folder);
        write(jobs, "clients", "enterprise_id");
        try (Quarters site = twoCounties(folder.resolve("site"))) {
            measured(site, JobsCopy.load(jobs), "jidu test");
            long all = kept(site);
            write(jobs, "patrons", "enterprise_id");
            otherPlan(jobs, "small_micro", "2018Q1");
            Revision revision = measured(site, JobsCopy.load(jobs), "jidu test");
            assertThat(kept(site)).isEqualTo(all);
            assertThat(figure(site, revision, "patrons", CITY)).isEqualTo("2");
        }
    }

    @Test
    void anEnterpriseThatAPanelPutsInTwoPlacesCountsOnce() throws IOException {
        Path jobs = JobsCopy.into(folder);
        write(jobs, "clients", "enterprise_id");
        JobsCopy.change(
                jobs.resolve("panels/loan_quarter.sql"), "coalesce(m.registry_area, m.own_area) as", "m.own_area as");
        try (Quarters site = twoCounties(folder.resolve("site"))) {
            Definitions definitions = JobsCopy.load(jobs);
            measured(site, definitions, "jidu test");
            site.send(
                    "loan_331003_2018Q2_更正.csv",
                    LOANS + loan("L2", "甲银行", 2, "331003", 5) + loan("L3", "甲银行", 1, "331003", 5));
            Revision revision = measured(site, definitions, "jidu test");
            assertThat(List.of(
                            figure(site, revision, "clients", CITY),
                            figure(site, revision, "clients", "331002"),
                            figure(site, revision, "clients", "331003")))
                    .isEqualTo(List.of("2", "1", "2"));
        }
    }

    /** Each with an enterprise that has a loan of the same bank. */
    private static Quarters twoCounties(Path folder) {
        return new Quarters(folder)
                .send(Map.of(
                        "registration_331002_2018Q2.csv",
                        RandomWorld.HEADERS.get("registration") + registered(1, "331002"),
                        "registration_331003_2018Q2.csv",
                        RandomWorld.HEADERS.get("registration") + registered(2, "331003"),
                        "loan_331002_2018Q2.csv",
                        LOANS + loan("L1", "甲银行", 1, "331002", 5),
                        "loan_331003_2018Q2.csv",
                        LOANS + loan("L2", "甲银行", 2, "331003", 5)));
    }

    private static String registered(int number, String area) {
        return uscc(number) + ",33100200000" + (1000 + number) + ",厂" + number + ",有限责任公司,3525," + area
                + ",2015-01-01,存续,\n";
    }

    private static String loan(String id, String lender, int borrower, String area, int balance) {
        return id + "," + lender + "," + uscc(borrower) + ",厂" + borrower + "," + area + ",2018Q2," + balance
                + ",2018-05-01,5,是\n";
    }

    private static String uscc(int number) {
        return Codes.uscc("91331002MA2H1" + (1000 + number));
    }

    /** An indicator that counts the different values of a column of loans. */
    private static void write(Path jobs, String key, String column) throws IOException {
        Files.writeString(jobs.resolve("indicators/" + key + ".yml"), """
                title: 指标 %s
                unit: 家
                decimals: 0
                behaviour: level
                needs: [loan]
                compute:
                  aggregate: {panel: loan_quarter, function: count_distinct, column: %s, where: balance > 1 and existed_in_quarter}
                meaning: 有余额的。
                examples:
                  - {title: 无, rows: [], expect: 0}
                """.formatted(key, column));
    }

    private static long kept(Quarters site) {
        return Objects.requireNonNull(site.db.queryForObject("select count(*) from jidu.slice_count", Long.class));
    }

    /** How many counts a slice of the panel has. */
    private static long countsOf(Quarters site, String panel) {
        return Objects.requireNonNull(site.db.queryForObject("""
                select count(distinct count_key) from jidu.slice_count c join jidu.slice s on s.slice_id = c.slice_id
                where s.panel = ?""", Long.class, panel));
    }

    private static String figure(Quarters site, Revision revision, String indicator, String area) {
        return Objects.requireNonNull(site.db.queryForObject("""
                select trim_scale(value)::text from jidu.figure
                where revision_id = ? and indicator = ? and area_code = ? and universe = 'small_micro'""", String.class, revision.id(), indicator, area));
    }

    @ProofSeeds(from = 2022, share = 1, whole = 10)
    void inAnyWorldFiguresAreThoseThatCountingAllAgainGives(long seed) throws IOException {
        RandomWorld world = new RandomWorld(seed);
        Random random = new Random(seed);
        Path jobs = JobsCopy.into(Files.createTempDirectory("counts"));
        try (Quarters site = new Quarters(Files.createTempDirectory("counts"))) {
            site.send(world.files().stream().collect(Collectors.toMap(File::name, File::text)));
            assertSame(site, JobsCopy.load(jobs));
            for (String source : List.of("registration", "roster", "tax", "loan")) {
                String area = List.of(CITY, COUNTIES.get(0), COUNTIES.get(1)).get(random.nextInt(3));
                File file = world.file(source, area, "2018Q2", "_更正", 2 + random.nextInt(8));
                site.send(file.name(), file.text());
                if (ProofShare.whole() || source.equals("loan")) {
                    assertSame(site, JobsCopy.load(jobs));
                }
            }
            for (List<JobsChange> together : changes()) {
                for (JobsChange change : together) {
                    change.in(jobs);
                    if (ProofShare.whole() || change.equals(together.get(together.size() - 1))) {
                        Definitions changed = JobsCopy.load(jobs);
                        assertPlain(site, measured(site, changed, "jidu test"), changed);
                    }
                }
            }
            assertSame(site, JobsCopy.load(jobs));
        }
    }

    private interface JobsChange {
        void in(Path jobs) throws IOException;
    }

    /**
     * Of every kind that changes what is asked of a slice, and none of them the slice. Those of one list hide nothing of each
     * other: in {@code mvn verify} they are measured together.
     */
    private static List<List<JobsChange>> changes() {
        return List.of(
                List.of(
                        jobs -> write(jobs, "lenders", "lender"),
                        jobs -> write(jobs, "clients", "enterprise_id"),
                        jobs -> JobsCopy.change(
                                jobs.resolve("universes.yml"),
                                "predicate: small_micro\n",
                                "predicate: not small_micro\n")),
                List.of(
                        jobs -> JobsCopy.change(
                                jobs.resolve("indicators/loan-balance.yml"), "where: existed", "where: not existed"),
                        jobs -> otherPlan(jobs, "sme", "2018Q2")),
                List.of(
                        jobs -> JobsCopy.change(
                                jobs.resolve("indicators/loan-balance.yml"),
                                "column: balance",
                                "column: granted_amount"),
                        jobs -> JobsCopy.change(
                                jobs.resolve("indicators/enterprise-stock.yml"),
                                "    where:",
                                "    estimated: emerging\n    where:")));
    }

    private static void otherPlan(Path jobs, String universe, String first) throws IOException {
        Files.writeString(jobs.resolve("plans/other.yml"), """
                title: 另一计划
                document: 另一文件
                area: "331000"
                first: %s
                last: 2020Q4
                base: %s
                universe: %s
                sections:
                  - heading: 目标
                    targets:
                      - {id: T01, title: 新增, clause: 新增5万家, indicator: new-enterprises, kind: cumulative,
                         comparison: at_least, value: 50000, unit: 家, leadUnits: [某局],
                         basis: computed}
                """.formatted(
                        first, Quarter.of(first).previous(), universe));
    }

    /** The figures of the revision are those of one that nothing is kept of, and those that plain SQL gives. */
    private void assertSame(Quarters site, Definitions definitions) {
        Revision revision = measured(site, definitions, "jidu test");
        versions++;
        Revision afresh = measured(site, definitions, "jidu test " + versions);
        assertThat(figures(site, revision)).isEqualTo(figures(site, afresh)).isNotEmpty();
        assertPlain(site, revision, definitions);
        assertEnterprisesInOnePlace(site, revision, definitions);
    }

    /** What the sums of different enterprises rest on, in the project's own panels. */
    private static void assertEnterprisesInOnePlace(Quarters site, Revision revision, Definitions definitions) {
        for (String panel :
                List.of("filing_quarter", "loan_quarter", "roster_quarter", "size_class_quarter", "tenant_quarter")) {
            assertThat(definitions.panels()).containsKey(panel);
            assertThat(site.db.queryForList("""
                            with mine as (select slice_id from jidu.revision_slice where revision_id = %2$s)
                            select p.enterprise_id || ' ' || p.area_code from jidu.panel_%1$s p
                            where p.slice_id in (table mine) and p.enterprise_id is not null and not exists (
                                select from jidu.panel_enterprise_quarter e where e.slice_id in (table mine)
                                and e.enterprise_id = p.enterprise_id and e.county_code = p.county_code
                                and e.area_code = p.area_code)""".formatted(panel, revision.id()), String.class))
                    .as(panel)
                    .isEqualTo(List.of());
        }
    }

    private static Revision measured(Quarters site, Definitions definitions, String program) {
        Revision revision = site.reconcile("2018Q2", definitions, program);
        new Measure(site.database, definitions).measure(revision);
        return revision;
    }

    private static List<String> figures(Quarters site, Revision revision) {
        return site.db.queryForList("""
                select concat_ws(' ', basis, universe, indicator, area_code, value, status) from jidu.figure
                where revision_id = ? order by basis, universe, indicator, area_code""", String.class, revision.id());
    }

    /** Of every third figure in {@code mvn verify}, another third each time; of all by {@code -Pproof}. */
    private void assertPlain(Quarters site, Revision revision, Definitions definitions) {
        int compared = 0;
        thirds++;
        int number = 0;
        for (Map<String, Object> figure : site.db.queryForList("""
                select indicator, universe, area_code, value from jidu.figure
                where revision_id = ? and status <> 'M' and area_code in ('331000', '331002', '331003')""", revision.id())) {
            Indicator indicator = definitions.indicators().get((String) figure.get("indicator"));
            if (indicator != null
                    && indicator.computation() instanceof Aggregate aggregate
                    && (number++ + thirds) % ProofShare.of(3, 1) == 0) {
                String universe = (String) figure.get("universe");
                assertThat((BigDecimal) figure.get("value"))
                        .as(figure.toString())
                        .isEqualByComparingTo(plain(
                                site, revision, definitions, aggregate, universe, (String) figure.get("area_code")));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(30);
    }

    /** Without slices, kept counts or sums of areas. */
    private static BigDecimal plain(
            Quarters site, Revision revision, Definitions definitions, Aggregate aggregate, String scope, String area) {
        String[] universeAndFirst = scope.split("@");
        Universe universe = Objects.requireNonNull(definitions.universes().get(universeAndFirst[0]));
        String where = aggregate
                .where()
                .with(part -> part.equals(Indicator.UNIVERSE)
                        ? "(" + universe.predicate() + ")"
                        : "date '" + Quarter.of(universeAndFirst[1]).firstDay() + "'");
        String value =
                switch (aggregate.function()) {
                    case COUNT -> "count(*)";
                    case COUNT_DISTINCT ->
                        "count(distinct " + aggregate.column().orElseThrow() + ")";
                    case SUM -> "coalesce(sum(" + aggregate.column().orElseThrow() + "), 0)";
                };
        String within = definitions.areas().all().stream()
                .map(a -> a.code())
                .filter(code -> definitions.areas().isWithin(code, area))
                .collect(Collectors.joining("', '", "'", "'"));
        BigDecimal sum = site.db.queryForObject(
                """
                select %s::numeric from jidu.panel_%s p where p.area_code in (%s) and (%s)
                and slice_id in (select slice_id from jidu.revision_slice where revision_id = ?)""".formatted(value, aggregate.panel(), within, where), BigDecimal.class, revision.id());
        return Objects.requireNonNull(sum).divide(aggregate.divisor(), ExactDecimals.PRECISION);
    }
}
