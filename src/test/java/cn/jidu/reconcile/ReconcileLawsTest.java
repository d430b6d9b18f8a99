package cn.jidu.reconcile;

import static cn.jidu.reconcile.RandomWorld.CITY;
import static cn.jidu.reconcile.RandomWorld.COUNTIES;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.ProofSeeds;
import cn.jidu.decision.DecisionTable.GivenDecision;
import cn.jidu.definition.Panel;
import cn.jidu.reconcile.RandomWorld.File;
import cn.jidu.reconcile.RandomWorld.Row;
import cn.jidu.reconcile.revision.BalanceLine;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** What holds for every world: through real files, a real database and the project's own definitions. */
class ReconcileLawsTest {
    /** 玉环市, and the code that it had as a county until 2017. */
    private static final String RENAMED = "331083";

    private static final String ONCE = "331021";

    /** Stages by the row's own area, which for tenants may be the whole city. */
    private static final Set<String> OF_OWN_AREA = Set.of(
            "read", "rejected", "duplicate", "loaded", "superseded", "carried", "in-force", "matched", "unmatched");

    /** Rows under the code that a county had once are the county's: a restated series sums. */
    @ProofSeeds(from = 2018, share = 1, whole = 20)
    void everyRowIsAccountedForPartsSumToWholesAndRunningAgainChangesNothing(long seed) {
        List<File> files =
                new RandomWorld(seed).files().stream().map(f -> renamed(f)).toList();
        try (Quarters site = site(files)) {
            // an imbalance would be thrown
            Revision revision = site.reconcile("2018Q2");

            List<BalanceLine> lines = new Revisions(site.db).balance(revision);
            assertThat(rowsRead(lines)).as("read").isEqualTo(rowsSent(site, files));
            assertThat(wholes(lines)).as("of the city").isEqualTo(parts(lines));
            assertThat(lines).extracting(BalanceLine::area).contains(RENAMED).doesNotContain(ONCE);
            Revision again = site.reconcile("2018Q2");
            assertThat(again.isNew()).isFalse();
            assertThat(again.id()).isEqualTo(revision.id());
        }
    }

    @ProofSeeds(from = 2019, share = 1, whole = 15)
    void theOrderInWhichSourcesArriveChangesNothing(long seed) {
        List<File> files = new RandomWorld(seed).files();
        List<String> sources = new ArrayList<>(RandomWorld.HEADERS.keySet());
        Collections.shuffle(sources, new Random(seed));
        try (Quarters atOnce = site(files);
                Quarters oneByOne = new Quarters(folder())) {
            for (String source : sources) {
                oneByOne.send(texts(
                        files.stream().filter(f -> f.source().equals(source)).toList()));
            }

            Revision expected = atOnce.reconcile("2018Q2");
            Revision actual = oneByOne.reconcile("2018Q2");

            assertThat(panels(oneByOne, actual, Set.of("delivery_id")))
                    .isEqualTo(panels(atOnce, expected, Set.of("delivery_id")));
            assertThat(new Revisions(oneByOne.db).balance(actual))
                    .isEqualTo(new Revisions(atOnce.db).balance(expected));
            assertThat(findings(oneByOne, actual)).isEqualTo(findings(atOnce, expected));
        }
    }

    @ProofSeeds(from = 2020, share = 1, whole = 15)
    void aCountysFileAfterTheCitysIsTheCitysWithItsRowsExchanged(long seed) {
        RandomWorld world = new RandomWorld(seed);
        List<File> city = new ArrayList<>();
        List<File> county = new ArrayList<>();
        List<File> exchanged = new ArrayList<>();
        for (String source : RandomWorld.HEADERS.keySet()) {
            File whole = world.file(source, CITY, "2018Q2", "", 12).withoutRepeats();
            File part = world.file(source, COUNTIES.get(0), "2018Q2", "", 5).withoutRepeats();
            city.add(whole);
            county.add(part);
            exchanged.add(exchange(whole, part));
        }
        try (Quarters twice = site(city);
                Quarters once = site(exchanged)) {
            twice.send(texts(county));

            Set<String> ofTheFile = Set.of("delivery_id", "sheet_no", "row_no", "own_area");
            assertThat(panels(twice, twice.reconcile("2018Q2"), ofTheFile))
                    .isEqualTo(panels(once, once.reconcile("2018Q2"), ofTheFile));
        }
    }

    /**
     * Whatever is decided, about citizens' rows too: no citizen's number is matched by it, the order does not matter, and once all
     * is withdrawn everything is as it was.
     */
    @ProofSeeds(from = 2021, share = 1, whole = 10)
    void decisionsInAnyOrderMatchNoCitizenAndWithdrawnReturnEveryFigure(long seed) {
        RandomWorld world = new RandomWorld(seed);
        List<File> files = new ArrayList<>(world.files());
        // enough that no rule matches
        files.add(world.file("tax", CITY, "2018Q2", "_9", 40));
        try (Quarters site = site(files);
                Quarters other = site(files)) {
            Revision before = site.reconcile("2018Q2");
            List<GivenDecision> decisions = new RandomDecisions(site, before, seed).list();
            Assumptions.assumeTrue(decisions.size() > 2);
            List<GivenDecision> reversed = new ArrayList<>(decisions);
            Collections.reverse(reversed);
            other.reconcile("2018Q2");

            Revision decided = RandomDecisions.keep(site, decisions);
            Revision inOtherOrder = RandomDecisions.keep(other, reversed);

            assertThat(decided.number()).isEqualTo(before.number() + 1);
            assertThat(panels(other, inOtherOrder, Set.of("delivery_id")))
                    .isEqualTo(panels(site, decided, Set.of("delivery_id")));
            assertThat(RandomDecisions.matched(site)).as("by decisions").isPositive();
            assertThat(RandomDecisions.citizensMatched(site)).isZero();

            Revision after = RandomDecisions.withdrawAll(site);
            assertThat(panels(site, after, Set.of())).isEqualTo(panels(site, before, Set.of()));
            assertThat(new Revisions(site.db).balance(after)).isEqualTo(new Revisions(site.db).balance(before));
            assertThat(findings(site, after)).isEqualTo(findings(site, before));
        }
    }

    /** An enterprise under a new name in another county is the same one, and nobody else's row is another. */
    @ProofSeeds(from = 2024, share = 1, whole = 15)
    void aRenameAndMoveChangesNoRowButItsOwn(long seed) {
        File before = new RandomWorld(seed)
                .file("registration", CITY, "2018Q1", "", 12)
                .withoutRepeats();
        Row one = before.rows().stream().filter(Row::good).findFirst().orElseThrow();
        String elsewhere = COUNTIES.get(1 - COUNTIES.indexOf(one.area()));
        String line = one.line()
                .replace("," + one.area() + ",", "," + elsewhere + ",")
                .replaceFirst("某.厂", "某新名厂");
        Row moved = new Row(elsewhere, one.value(), true, one.key(), line);
        File same = new File(before.source(), CITY, "2018Q2", "", before.rows());
        File changed =
                same.with(before.rows().stream().map(r -> r == one ? moved : r).toList());
        try (Quarters still = site(List.of(before, same));
                Quarters other = site(List.of(before, changed))) {
            Revision expected = still.reconcile("2018Q2");
            Revision actual = other.reconcile("2018Q2");

            Set<String> ofPlaceAndName = Set.of("delivery_id", "name", "area_code", "county_code");
            assertThat(panels(other, actual, ofPlaceAndName)).isEqualTo(panels(still, expected, ofPlaceAndName));
            List<String> differing = new ArrayList<>(enterprises(still, expected));
            differing.removeAll(enterprises(other, actual));
            assertThat(differing).hasSize(1);
        }
    }

    /** The second county is one that has a new code; every other row has the old one still. */
    private static File renamed(File file) {
        String county = COUNTIES.get(1);
        List<Row> rows = IntStream.range(0, file.rows().size())
                .mapToObj(i -> renamed(file.rows().get(i), i % 2 == 0 ? ONCE : RENAMED))
                .toList();
        return new File(
                file.source(), file.area().equals(county) ? RENAMED : file.area(), file.quarter(), file.rest(), rows);
    }

    private static Row renamed(Row row, String code) {
        return row.area().equals(COUNTIES.get(1))
                ? new Row(
                        RENAMED,
                        row.value(),
                        row.good(),
                        row.key(),
                        row.line().replace("," + row.area() + ",", "," + code + ","))
                : row;
    }

    private static List<String> enterprises(Quarters site, Revision revision) {
        return panels(site, revision, Set.of("delivery_id")).getOrDefault("enterprise_quarter", List.of());
    }

    /** The county's rows, of the values that it sent where these bound what it replaces, are its own ones, at the end. */
    private static File exchange(File whole, File part) {
        Set<String> values =
                part.rows().stream().filter(Row::good).map(Row::value).collect(Collectors.toSet());
        Stream<Row> kept =
                whole.rows().stream().filter(r -> !r.area().equals(part.area()) || !values.contains(r.value()));
        return whole.with(Stream.concat(kept, part.rows().stream()).toList());
    }

    private static Quarters site(Collection<File> files) {
        return new Quarters(folder()).send(texts(files));
    }

    private static Map<String, String> texts(Collection<File> files) {
        return files.stream().collect(Collectors.toMap(File::name, File::text));
    }

    private static java.nio.file.Path folder() {
        try {
            return Files.createTempDirectory("laws");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every panel's rows, without the columns left out. */
    private static Map<String, List<String>> panels(Quarters site, Revision revision, Set<String> leftOut) {
        Map<String, List<String>> panels = new TreeMap<>();
        Quarters.DEFINITIONS.panels().forEach((name, panel) -> {
            String columns = panel.columns().stream()
                    .map(Panel.Column::name)
                    .filter(c -> !leftOut.contains(c))
                    .map(c -> "coalesce(" + c + "::text, '')")
                    .collect(Collectors.joining(", "));
            // a hash is keyed by the home
            panels.put(
                    name,
                    site.panel(revision, name, columns).stream()
                            .map(line -> line.replaceAll("h:[0-9a-f]{64}", "h:…"))
                            .sorted()
                            .toList());
        });
        return panels;
    }

    private static List<String> findings(Quarters site, Revision revision) {
        return site.db.queryForList("""
                select concat_ws('|', f.code, f.source, f.area_code, d.file_name, f.row_no, f.key, f.message)
                from jidu.revision_finding f join jidu.delivery d on d.delivery_id = f.delivery_id
                where f.revision_id = ?""", String.class, revision.id()).stream()
                .sorted()
                .toList();
    }

    private static Map<String, Long> rowsRead(List<BalanceLine> lines) {
        return lines.stream()
                .filter(l -> l.area().equals("330000") && l.stage().equals("read"))
                .collect(Collectors.toMap(BalanceLine::source, BalanceLine::rows, Long::sum, TreeMap::new));
    }

    /** Rows of the quarter's files, those refused as a whole aside. */
    private static Map<String, Long> rowsSent(Quarters site, List<File> files) {
        List<String> refused =
                site.db.queryForList("select file_name from jidu.delivery where state = 'refused'", String.class);
        return files.stream()
                .filter(f -> f.quarter().equals("2018Q2")
                        && !refused.contains(f.name())
                        && !f.rows().isEmpty())
                .collect(Collectors.groupingBy(
                        File::source,
                        TreeMap::new,
                        Collectors.summingLong(f -> f.rows().size())));
    }

    private static Map<String, Long> wholes(List<BalanceLine> lines) {
        return sums(lines.stream().filter(l -> l.area().equals(CITY)));
    }

    private static Map<String, Long> parts(List<BalanceLine> lines) {
        return sums(lines.stream()
                .filter(l -> COUNTIES.contains(l.area()) || l.area().equals(RENAMED)));
    }

    /** By source, stage and reason. What moved within the city did not move for it; a tenant's own area is its file's. */
    private static Map<String, Long> sums(Stream<BalanceLine> lines) {
        return lines.filter(l -> !l.stage().equals("moved"))
                .filter(l -> !l.source().equals("park-tenant") || !OF_OWN_AREA.contains(l.stage()))
                .collect(Collectors.toMap(
                        l -> l.source() + " " + l.stage() + " " + l.reason(),
                        BalanceLine::rows,
                        Long::sum,
                        TreeMap::new));
    }
}
