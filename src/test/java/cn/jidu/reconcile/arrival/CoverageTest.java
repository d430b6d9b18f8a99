package cn.jidu.reconcile.arrival;

import static cn.jidu.reconcile.arrival.SourceCompleteness.CompletenessState.DELIVERED;
import static cn.jidu.reconcile.arrival.SourceCompleteness.CompletenessState.MISSING;
import static cn.jidu.reconcile.arrival.SourceCompleteness.CompletenessState.PARTIAL;
import static cn.jidu.reconcile.arrival.SourceCompleteness.CompletenessState.STALE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.Quarter;
import cn.jidu.definition.area.Area;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.source.TextForm;
import cn.jidu.reconcile.arrival.LoadedDelivery.AreaValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Which rows are in force (CONTRACTS, section 1), on a city C with the counties A and B. */
class CoverageTest {
    private static final Quarter Q1 = new Quarter(2018, 1);
    private static final Quarter Q2 = new Quarter(2018, 2);
    private static final AreaTree AREAS = new AreaTree(
            List.of(
                    new Area("C", "市", Area.Level.CITY, Optional.empty()),
                    new Area("A", "甲县", Area.Level.COUNTY, Optional.of("C")),
                    new Area("B", "乙县", Area.Level.COUNTY, Optional.of("C"))),
            Map.of());

    @Test
    void aFullDeliveryOfAWiderAreaReplacesNarrowerOnes() {
        assertThat(inForce(park(), Q2, full(1, "A", Q2, "A"), full(2, "B", Q2, "B"), full(3, "C", Q2, "A", "B")))
                .containsExactlyInAnyOrder("3A", "3B");
    }

    /** What is said of a file holds until later full ones have brought all that it brought there. */
    @Test
    void aFileStandsWhereNoLaterFullOneTookItsPlace() {
        LoadedDelivery city = full(1, "C", Q2, "A", "B");
        DeliveryCoverage one =
                new DeliveryCoverage(park(), AREAS, List.of(city, supplement(2, "B", Q2, "B"), full(3, "A", Q2, "A")));
        assertThat(List.of(one.stands(city, "A"), one.stands(city, "B"), one.stands(city, "C")))
                .isEqualTo(List.of(false, true, true));
        DeliveryCoverage both =
                new DeliveryCoverage(park(), AREAS, List.of(city, full(2, "A", Q2, "A"), full(3, "B", Q2, "B")));
        assertThat(both.stands(city, "C")).isFalse();
        LoadedDelivery lists = full(1, "A", Q2, "A:x", "A:y");
        DeliveryCoverage half = new DeliveryCoverage(roster(), AREAS, List.of(lists, full(2, "C", Q2, "A:x")));
        assertThat(half.stands(lists, "A")).isTrue();
        DeliveryCoverage none = new DeliveryCoverage(park(), AREAS, List.of(full(1, "A", Q2), full(2, "A", Q2, "A")));
        assertThat(none.stands(full(1, "A", Q2), "C")).isFalse();
        assertThat(none.stands(full(1, "A", Q2), "B")).isFalse();
    }

    /** It brought nothing, and so takes no row's place; but that its rows are to be mended is said once, not of both. */
    @Test
    void aFileWhoseRowsWereAllRejectedGivesWayToOneWhoseRowsAreRejectedAgain() {
        LoadedDelivery first = rejected(1, 1, "名单.csv");
        LoadedDelivery again = rejected(2, 2, "名单.csv");
        LoadedDelivery good = full(3, "A", Q2, "A");
        DeliveryCoverage twice = new DeliveryCoverage(park(), AREAS, List.of(first, again));
        assertThat(List.of(twice.stands(first, "A"), twice.stands(again, "A"))).isEqualTo(List.of(false, true));
        assertThat(new DeliveryCoverage(park(), AREAS, List.of(good, rejected(4, 4, ""))).stands(good, "A"))
                .isTrue();
        assertThat(new DeliveryCoverage(park(), AREAS, List.of(first, nil(2, "A", Q2), rejected(4, 4, "")))
                        .stands(first, "A"))
                .isFalse();
    }

    /** Nobody knows of which list its rows were: one of another list that came with it does not mend them. */
    @Test
    void aListWhoseRowsWereAllRejectedIsNotMendedByAnotherListOfItsBatch() {
        LoadedDelivery first = rejected(1, 7, "名单_甲.csv");
        assertThat(stands(first, listed(2, 7, "名单_乙.csv"))).isTrue();
        assertThat(stands(first, listed(2, 7, "名单_甲_改.csv"))).isFalse();
        assertThat(stands(first, listed(2, 8, "名单_乙.csv"))).isFalse();
        assertThat(stands(first, nil(2, "A", Q2))).isFalse();
    }

    private static boolean stands(LoadedDelivery first, LoadedDelivery second) {
        return new DeliveryCoverage(roster(), AREAS, List.of(first, second)).stands(first, "A");
    }

    private static LoadedDelivery rejected(int id, long batch, String name) {
        return named(id, batch, name, List.of());
    }

    private static LoadedDelivery listed(int id, long batch, String name) {
        return named(id, batch, name, List.of(new AreaValue("A", "tech")));
    }

    private static LoadedDelivery named(int id, long batch, String name, List<AreaValue> cells) {
        return new LoadedDelivery(id, id, batch, "list", "A", Q2, Optional.empty(), false, name, "", false, cells);
    }

    /** The rows of B were all rejected, or are not there: nobody said that it has none. */
    @Test
    void anAreaWithoutARowHasNoneOnlyWhereANilReturnSaysSo() {
        List<LoadedDelivery> deliveries = List.of(full(1, "C", Q2, "A"));
        DeliveryCoverage coverage = new DeliveryCoverage(park(), AREAS, deliveries);
        assertThat(coverage.hasRows("A", Q2)).isTrue();
        assertThat(coverage.hasRows("B", Q2)).isFalse();
        assertThat(coverage.hasRows("C", Q2)).isTrue();
        assertThat(coverage.saysNone("B", Q2)).isFalse();
        DeliveryCoverage nil = new DeliveryCoverage(park(), AREAS, List.of(full(1, "C", Q2, "A"), nil(2, "B", Q2)));
        assertThat(nil.saysNone("B", Q2)).isTrue();
    }

    @Test
    void aNarrowerOneReplacesItsPartOfAWider() {
        assertThat(inForce(park(), Q2, full(1, "C", Q2, "A", "B", "C"), full(2, "A", Q2, "A")))
                .containsExactlyInAnyOrder("1B", "1C", "2A");
    }

    @Test
    void aFileWithoutOneGoodRowNeitherReplacesNorDelivers() {
        LoadedDelivery allRejected = delivery(2, "A", Q2, false, false);
        assertThat(inForce(park(), Q2, full(1, "C", Q2, "A"), allRejected)).containsExactly("1A");
        assertThat(state(park(), "A", "", Q2, allRejected)).isEqualTo(MISSING);
    }

    @Test
    void aNilReturnOfAWiderAreaClearsIt() {
        assertThat(inForce(park(), Q2, full(1, "A", Q2, "A"), nil(2, "C", Q2))).isEmpty();
    }

    /** It holds nothing of that value and has told so: the value is there, and nobody is owed rows of it. */
    @Test
    void aNilReturnForOneValueClearsThatValue() {
        LoadedDelivery before = full(1, "A", Q2, "A:tech", "A:neeq");
        LoadedDelivery empty = new LoadedDelivery(
                2,
                2,
                2,
                "list",
                "A",
                Q2,
                Optional.empty(),
                false,
                "",
                "",
                false,
                List.of(new AreaValue("A", "tech", true)));
        assertThat(inForce(roster(), Q2, before, empty)).containsExactly("1A:neeq");
        assertThat(state(roster(), "A", "tech", Q2, empty)).isEqualTo(DELIVERED);
        assertThat(state(roster(), "A", "neeq", Q2, empty)).isEqualTo(MISSING);
    }

    @Test
    void aFullDeliveryReplacesOnlyTheValuesThatItHolds() {
        assertThat(inForce(roster(), Q2, full(1, "A", Q2, "A:tech", "A:neeq"), full(2, "A", Q2, "A:tech")))
                .containsExactlyInAnyOrder("1A:neeq", "2A:tech");
    }

    @Test
    void aSupplementAdds() {
        assertThat(inForce(park(), Q2, full(1, "A", Q2, "A"), supplement(2, "A", Q2, "A")))
                .containsExactlyInAnyOrder("1A", "2A");
    }

    @Test
    void anAreaWithoutADeliveryFallsBackToItsNewestEarlierOne() {
        LoadedDelivery[] arrived = {
            full(1, "C", new Quarter(2017, 4), "A", "B"), full(2, "A", Q1, "A"), full(3, "B", Q2, "B")
        };
        assertThat(inForce(roster(), Q2, arrived)).containsExactlyInAnyOrder("2A*", "3B");
        assertThat(inForce(park(), Q2, arrived)).containsExactlyInAnyOrder("3B");
    }

    @Test
    void aListThatAnAreaDidNotSendIsCarriedBesideOneThatItDid() {
        assertThat(inForce(roster(), Q2, full(1, "A", Q1, "A:tech", "A:neeq"), full(2, "A", Q2, "A:tech")))
                .containsExactlyInAnyOrder("1A:neeq*", "2A:tech");
    }

    @Test
    void aSupplementDoesNotStandForADelivery() {
        LoadedDelivery[] arrived = {full(1, "A", Q1, "A:tech"), supplement(2, "A", Q2, "A:tech")};

        assertThat(inForce(roster(), Q2, arrived)).containsExactlyInAnyOrder("1A:tech*", "2A:tech");
        assertThat(state(roster(), "A", "tech", Q2, arrived)).isEqualTo(STALE);
    }

    @Test
    void aWiderAreaIsDeliveredWhenAllItsPartsAre() {
        assertThat(state(park(), "C", "", Q2, full(1, "A", Q2, "A"), full(2, "B", Q2, "B")))
                .isEqualTo(DELIVERED);
        assertThat(state(park(), "C", "", Q2, full(1, "A", Q2, "A"))).isEqualTo(PARTIAL);
        assertThat(state(park(), "B", "", Q2, full(1, "C", Q2, "A"))).isEqualTo(DELIVERED);
        assertThat(state(park(), "A", "", Q2, full(1, "A", Q1, "A"))).isEqualTo(MISSING);
    }

    /** With nothing of the quarter a flow of the whole is as missing as those of its parts: stale, not partial. */
    @Test
    void aWiderAreaOfStaleAndMissingPartsIsStale() {
        assertThat(state(roster(), "C", "", Q2, full(1, "A", Q1, "A:tech"))).isEqualTo(STALE);
        assertThat(state(roster(), "C", "", Q2, full(1, "C", Q1, "A:tech"))).isEqualTo(STALE);
        assertThat(state(roster(), "C", "", Q2, full(1, "A", Q1, "A:tech"), full(2, "B", Q2, "B:tech")))
                .isEqualTo(PARTIAL);
    }

    @Test
    void aNilReturnSpeaksForEveryList() {
        assertThat(state(roster(), "A", "tech", Q2, nil(1, "A", Q2))).isEqualTo(DELIVERED);
        assertThat(state(roster(), "A", "tech", Q2, full(1, "A", Q2, "A:neeq"))).isEqualTo(MISSING);
    }

    /** Nobody knows which lists its rows were of. */
    @Test
    void aFileWhoseRowsWereAllRejectedSpeaksForNoList() {
        assertThat(state(roster(), "A", "tech", Q2, full(1, "A", Q2))).isEqualTo(MISSING);
    }

    /** Rank alone counts: in which order ids were given, or other sources' files lie between, does not matter. */
    @Property(tries = 300)
    void deliveriesOfAnotherSourceDoNotMatter(
            @ForAll("deliveries") List<LoadedDelivery> arrived, @ForAll Random random) {
        List<LoadedDelivery> mixed = new ArrayList<>(arrived);
        for (int i = 0; i < 5; i++) {
            mixed.add(
                    random.nextInt(mixed.size() + 1),
                    new LoadedDelivery(
                            100 + i,
                            0,
                            0,
                            "other",
                            "C",
                            Q2,
                            Optional.empty(),
                            false,
                            "",
                            "",
                            false,
                            List.of(new AreaValue("A", ""))));
        }
        assertThat(new DeliveryCoverage(roster(), AREAS, mixed).inForce(Q2))
                .isEqualTo(new DeliveryCoverage(roster(), AREAS, arrived).inForce(Q2));
    }

    /** Deliveries whose areas have nothing in common may be loaded in any order. */
    @Property(tries = 300)
    void countiesDoNotWaitForEachOther(@ForAll("deliveries") List<LoadedDelivery> arrived) {
        List<LoadedDelivery> counties =
                arrived.stream().filter(d -> !d.area().equals("C")).toList();
        List<LoadedDelivery> sorted = Stream.of("B", "A")
                .flatMap(area -> counties.stream().filter(d -> d.area().equals(area)))
                .toList();
        assertThat(new HashSet<>(new DeliveryCoverage(roster(), AREAS, sorted).inForce(Q2)))
                .isEqualTo(new HashSet<>(new DeliveryCoverage(roster(), AREAS, counties).inForce(Q2)));
    }

    /** The same bytes once more, right after themselves, leave the same areas and values in force. */
    @Property(tries = 300)
    void sendingTheLastOneAgainReplacesItselfOnly(@ForAll("deliveries") List<LoadedDelivery> arrived) {
        if (arrived.isEmpty() || arrived.get(arrived.size() - 1).supplement()) {
            return;
        }
        LoadedDelivery last = arrived.get(arrived.size() - 1);
        List<LoadedDelivery> again = new ArrayList<>(arrived);
        again.add(new LoadedDelivery(
                99,
                99,
                99,
                last.source(),
                last.area(),
                last.quarter(),
                last.month(),
                false,
                "",
                "",
                last.nil(),
                last.cells()));

        assertThat(places(again)).isEqualTo(places(arrived));
    }

    /** Cells in force are cells that were delivered, each once. */
    @Property(tries = 300)
    void nothingIsInForceTwice(@ForAll("deliveries") List<LoadedDelivery> arrived) {
        List<CoverageCell> cells = new DeliveryCoverage(roster(), AREAS, arrived).inForce(Q2);

        assertThat(new HashSet<>(cells)).hasSameSizeAs(cells);
        assertThat(cells).allMatch(c -> c.carried() == c.from().equals(Q1));
    }

    /** What the list of expected files calls arrived is what the report calls delivered, whichever file it came with. */
    @Property(tries = 500)
    void anAreaIsDeliveredWithTheFileThatMadeItSo(
            @ForAll("deliveries") List<LoadedDelivery> arrived,
            @ForAll("areas") String area,
            @ForAll("values") Optional<String> value) {
        DeliveryCoverage whole = new DeliveryCoverage(roster(), AREAS, arrived);
        Optional<LoadedDelivery> with = whole.coveredWith(area, value, Q2);
        assertThat(with.isPresent())
                .isEqualTo(whole.completeness(area, value, Q2).state() == DELIVERED);
        with.ifPresent(d -> {
            DeliveryCoverage before = new DeliveryCoverage(roster(), AREAS, arrived.subList(0, arrived.indexOf(d)));
            assertThat(before.completeness(area, value, Q2).state()).isNotEqualTo(DELIVERED);
        });
    }

    @Provide
    Arbitrary<String> areas() {
        return Arbitraries.of("A", "B", "C");
    }

    @Provide
    Arbitrary<Optional<String>> values() {
        return Arbitraries.of("x", "y").optional();
    }

    private static Set<String> places(List<LoadedDelivery> arrived) {
        return new DeliveryCoverage(roster(), AREAS, arrived)
                .inForce(Q2).stream()
                        .map(c -> c.area() + ":" + c.replaceValue() + c.carried())
                        .collect(Collectors.toSet());
    }

    @Provide
    Arbitrary<List<LoadedDelivery>> deliveries() {
        Arbitrary<LoadedDelivery> one = Combinators.combine(
                        Arbitraries.of("A", "B", "C"),
                        Arbitraries.of(Q1, Q2),
                        Arbitraries.of(true, false, false),
                        Arbitraries.of("A:x", "A:y", "B:x", "B:y", "C:x")
                                .set()
                                .ofMinSize(0)
                                .ofMaxSize(3))
                .as((area, quarter, supplement, cells) -> delivery(
                        0,
                        area,
                        quarter,
                        supplement,
                        cells.isEmpty(),
                        cells.stream()
                                .filter(c -> AREAS.isWithin(c.substring(0, 1), area))
                                .sorted()
                                .toArray(String[]::new)));
        return one.list().ofMaxSize(6).map(CoverageTest::numbered);
    }

    private static List<LoadedDelivery> numbered(List<LoadedDelivery> deliveries) {
        List<LoadedDelivery> numbered = new ArrayList<>();
        for (LoadedDelivery d : deliveries) {
            int id = numbered.size() + 1;
            numbered.add(new LoadedDelivery(
                    id,
                    id,
                    id,
                    d.source(),
                    d.area(),
                    d.quarter(),
                    d.month(),
                    d.supplement(),
                    "",
                    "",
                    d.nil(),
                    d.cells()));
        }
        return Collections.unmodifiableList(numbered);
    }

    /** Delivery, area and value of each cell in force; a star marks what was carried. */
    private static List<String> inForce(Source source, Quarter quarter, LoadedDelivery... arrived) {
        return new DeliveryCoverage(source, AREAS, List.of(arrived))
                .inForce(quarter).stream()
                        .map(c -> c.deliveryId()
                                + c.area()
                                + (c.replaceValue().isEmpty() ? "" : ":" + c.replaceValue())
                                + (c.carried() ? "*" : ""))
                        .toList();
    }

    private static SourceCompleteness.CompletenessState state(
            Source source, String area, String value, Quarter quarter, LoadedDelivery... arrived) {
        return new DeliveryCoverage(source, AREAS, List.of(arrived))
                .completeness(area, Optional.of(value).filter(v -> !v.isEmpty()), quarter)
                .state();
    }

    private static LoadedDelivery full(long id, String area, Quarter quarter, String... cells) {
        return delivery(id, area, quarter, false, false, cells);
    }

    private static LoadedDelivery supplement(long id, String area, Quarter quarter, String... cells) {
        return delivery(id, area, quarter, true, false, cells);
    }

    private static LoadedDelivery nil(long id, String area, Quarter quarter) {
        return delivery(id, area, quarter, false, true);
    }

    private static LoadedDelivery delivery(
            long id, String area, Quarter quarter, boolean supplement, boolean nil, String... cells) {
        return new LoadedDelivery(
                id,
                (int) id,
                id,
                "list",
                area,
                quarter,
                Optional.empty(),
                supplement,
                "",
                "",
                nil,
                Arrays.stream(cells)
                        .map(c -> new AreaValue(c.substring(0, 1), c.length() > 1 ? c.substring(2) : ""))
                        .toList());
    }

    private static Source park() {
        return source(Optional.empty(), false);
    }

    private static Source roster() {
        return source(Optional.of("roster"), true);
    }

    private static Source source(Optional<String> replacesBy, boolean carries) {
        return new Source(
                "list",
                "",
                "",
                Pattern.compile("x"),
                List.of(),
                List.of(),
                replacesBy,
                carries,
                BigDecimal.ONE,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Source.Counted.UNIVERSE,
                Optional.empty(),
                Source.Senders.UNKNOWN,
                Optional.empty(),
                TextForm.FOUND_OUT,
                List.of(),
                Source.Examples.NONE,
                false);
    }
}
