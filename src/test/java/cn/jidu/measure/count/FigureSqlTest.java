package cn.jidu.measure.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jidu.store.Database;
import cn.jidu.store.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** That rows counted by their kinds are as many as those that each condition by itself finds. */
class FigureSqlTest {
    private static final Database DATABASE = TestDatabase.fresh();
    private static final JdbcTemplate DB = new JdbcTemplate(DATABASE.owner());
    private static final List<String> CONDITIONS = List.of(
            "a", "a and b", "not b", "n > 2", "a and n is null", "(a) and (t = 'x')", "t in ('x', 'y')", "false");

    private static final String[] INNER = {"310", "311", "310", "312"};
    private static final String[] AROUND = {"31", "31", "310", "312"};
    private static final String ALL_AROUND = """
            (select p.*, x.around from %s
            join (values ('310', '31'), ('311', '31'), ('310', '310'), ('312', '312')) x (area, around)
                on x.area = p.area_code) p""";
    /** Those of one area lie in none. */
    private static final String SWITCHED = """
            (select nullif(area_code, '310') as area_code, case when b then 'was' else 'is' end as side, slice_id as step,
                who, a, b, n, m, t from %s) p""";

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void randomRowsAreCountedAsTheirConditionsSay() {
        long seed = 20261130;
        Random random = new Random(seed);
        for (int world = 0; world < 12; world++) {
            String rows = rows(random, 60);
            for (Optional<String> distinct : List.of(Optional.<String>empty(), Optional.of("who"))) {
                List<CountSql> counts = counts(random, distinct);

                String as = "seed %d, world %d, %s".formatted(seed, world, distinct);
                assertThat(byKinds(counts, rows)).as(as).isEqualTo(oneByOne(counts, rows));
                assertThat(byKinds(FigureSql.ofAreas(counts, rows), counts, List.of("around"), INNER, AROUND))
                        .as(as)
                        .isEqualTo(oneByOne(counts, "around", ALL_AROUND.formatted(rows)));
                assertThat(byKinds(
                                FigureSql.ofSteps(counts, SWITCHED.formatted(rows)),
                                counts,
                                List.of("side", "step", "area_code")))
                        .as(as)
                        .isEqualTo(oneByOne(
                                counts,
                                "side, step, area_code",
                                SWITCHED.formatted(rows) + " where area_code is not null"));
            }
        }
    }

    /** More than the bits of one number, and each of them the only one that holds. */
    @Test
    void everyConditionHasABitOfItsOwn() {
        List<CountSql> counts = IntStream.range(0, 150)
                .mapToObj(i -> new CountSql("any", "count(*)", Optional.empty(), "n = " + i, "n = 140"))
                .toList();
        String rows = "(select 1 as slice_id, 'here' as area_code, n from generate_series(0, 149) n) p";

        assertThat(byKinds(counts, rows))
                .containsExactlyEntriesOf(new TreeMap<>(Map.of(
                        "1 here",
                        IntStream.range(0, 150).mapToObj(i -> "1 " + (i == 140)).toList())));
    }

    /** One row of a value meets the condition, another one is the estimate: what is counted is none. */
    @Test
    void anEstimateIsOneOfTheRowsThatAreCounted() {
        String rows = """
                (select * from (values (1, 'here', 'one', true, false), (1, 'here', 'one', false, true),
                    (1, 'there', 'two', true, true)) v (slice_id, area_code, who, a, b)) p""";
        List<CountSql> counts = List.of(new CountSql("any", "count(distinct who)", Optional.of("who"), "a", "b"));

        assertThat(byKinds(counts, rows).toString()).isEqualTo("{1 here=[1 false], 1 there=[1 true]}");
    }

    @Test
    void aQueryHoldsAsManyCountsAsARowHasColumnsFor() {
        List<CountSql> counts = IntStream.range(0, FigureSql.MOST + 1)
                .mapToObj(i -> new CountSql("any", "count(*)", Optional.empty(), i + " < 800", "false"))
                .toList();
        String rows = "(select 'is' as side, 1 as step, 'here' as area_code) p";

        List<String> counted = DB.query(
                FigureSql.ofSteps(counts.subList(0, FigureSql.MOST), rows),
                (row, i) -> AreaCount.read(row, 0) + " " + AreaCount.read(row, FigureSql.MOST - 1));

        assertThat(counted).isEqualTo(List.of("AreaCount[sum=1, estimated=false] AreaCount[sum=0, estimated=false]"));
        assertThatThrownBy(() -> DB.queryForList(FigureSql.ofSteps(counts, rows)))
                .hasMessageContaining("target lists can have at most 1664 entries");
    }

    @Test
    void oneQueryHoldsWhatCountsAlike() {
        CountSql ofRows = new CountSql("any", "count(*)", Optional.empty(), "a", "false");
        CountSql ofValues = new CountSql("any", "count(distinct who)", Optional.of("who"), "a", "false");
        CountSql ofOthers = new CountSql("any", "count(distinct t)", Optional.of("t"), "a", "false");
        CountSql ofSums = new CountSql("any", "sum(n)", Optional.empty(), "b", "false");

        assertThat(FigureSql.together(List.of(ofRows, ofValues, ofOthers, ofSums)))
                .containsExactly(List.of(ofRows, ofSums), List.of(ofValues), List.of(ofOthers));
        assertThat(FigureSql.together(IntStream.rangeClosed(0, FigureSql.MOST)
                        .mapToObj(i -> new CountSql("any", "count(*)", Optional.empty(), "n = " + i, "false"))
                        .toList()))
                .extracting(List::size)
                .containsExactly(FigureSql.MOST, 1);
        assertThatThrownBy(() -> FigureSql.ofSlices(List.of(ofRows, ofValues), "any p"))
                .hasMessage("different values of one column expected, or of none");
    }

    private static List<CountSql> counts(Random random, Optional<String> distinct) {
        List<CountSql> counts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String value = distinct.map(c -> "count(distinct " + c + ")")
                    .orElse(List.of("count(*)", "sum(n)", "sum(m)").get(random.nextInt(3)));
            String estimated = List.of("false", "true", "b", "n = 1").get(random.nextInt(4));
            counts.add(
                    new CountSql("any", value, distinct, CONDITIONS.get(random.nextInt(CONDITIONS.size())), estimated));
        }
        return counts.stream().distinct().toList();
    }

    private static String rows(Random random, int many) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            rows.add("(%d::bigint, '%s', %s::text, %s::boolean, %s::boolean, %s::bigint, %s::numeric, %s::text)"
                    .formatted(
                            1 + random.nextInt(2),
                            "31" + random.nextInt(3),
                            one(random, "'甲'", "'乙'", "'丙'", "'丁'", "null"),
                            one(random, "true", "true", "false", "null"),
                            one(random, "true", "false", "null"),
                            one(random, "1", "2", "3", "4", "null"),
                            one(random, "0.10", "12345678901234567890.01", "-3", "null"),
                            one(random, "'x'", "'y'", "'z'", "null")));
        }
        return "(select * from (values %s) v (slice_id, area_code, who, a, b, n, m, t)) p"
                .formatted(String.join(", ", rows));
    }

    private static String one(Random random, String... of) {
        return of[random.nextInt(of.length)];
    }

    /** By slice and area, each count with whether an estimate is in it. */
    private static SortedMap<String, List<String>> byKinds(List<CountSql> counts, String rows) {
        return byKinds(FigureSql.ofSlices(counts, rows), counts, List.of("slice_id", "area_code"));
    }

    private static SortedMap<String, List<String>> byKinds(
            String sql, List<CountSql> counts, List<String> by, Object... arguments) {
        SortedMap<String, List<String>> counted = new TreeMap<>();
        DB.query(
                sql,
                row -> {
                    List<String> key = new ArrayList<>();
                    for (String column : by) {
                        key.add(row.getString(column));
                    }
                    List<String> line = new ArrayList<>();
                    for (int i = 0; i < counts.size(); i++) {
                        AreaCount count = AreaCount.read(row, i);
                        line.add(count.sum().toPlainString() + " " + count.estimated());
                    }
                    counted.put(String.join(" ", key), line);
                },
                arguments);
        return counted;
    }

    private static SortedMap<String, List<String>> oneByOne(List<CountSql> counts, String rows) {
        return oneByOne(counts, "slice_id, area_code", rows);
    }

    /** The same by a query for each count. */
    private static SortedMap<String, List<String>> oneByOne(List<CountSql> counts, String by, String rows) {
        SortedMap<String, List<String>> counted = new TreeMap<>();
        for (CountSql count : counts) {
            DB.query("""
                    select concat_ws(' ', %5$s), coalesce(%1$s filter (where %2$s), 0),
                        count(*) filter (where (%2$s) and (%3$s)) > 0
                    from %4$s group by %5$s""".formatted(count.value(), count.where(), count.estimated(), rows, by), row -> {
                counted.computeIfAbsent(row.getString(1), k -> new ArrayList<>())
                        .add(row.getBigDecimal(2).toPlainString() + " " + row.getBoolean(3));
            });
        }
        return counted;
    }
}
