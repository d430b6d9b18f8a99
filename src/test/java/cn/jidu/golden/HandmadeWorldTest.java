package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The hand-made world, whose every expected figure was derived on paper (handmade/README.md). */
class HandmadeWorldTest {
    private static final Path HERE = Path.of("src/test/resources/handmade");

    private static FirstRun.Copy run;
    private static Path data;

    @BeforeAll
    static void open() {
        run = FirstRun.HANDMADE.copy();
        data = run.result().folder().resolve("data");
    }

    @AfterAll
    static void close() {
        run.close();
    }

    @Test
    void measurements() throws IOException {
        Table expected = expected("measurements");
        Set<String> indicators = Set.copyOf(expected.values("INDICATOR"));
        compare(
                expected,
                actual("measurements")
                        .where(r -> indicators.contains(r.get("INDICATOR"))
                                && expectedAreas().contains(r.get("REF_AREA"))),
                Table.MEASUREMENT);
    }

    @Test
    void reconciliation() throws IOException {
        compare(
                expected("reconciliation"),
                actual("reconciliation").where(r -> expectedAreas().contains(r.get("REF_AREA"))),
                Table.BALANCE);
    }

    @Test
    void findings() throws IOException {
        List<String> columns = List.of("CODE", "SOURCE", "REF_AREA", "TIME_PERIOD", "DELIVERY", "ROW");
        compare(expected("findings"), actual("findings"), columns);
        assertThat(actual("findings").lines(List.of("DELIVERY", "ROW", "KEY")))
                .containsAll(expected("findings")
                        .where(r -> !r.get("KEY").contains("*"))
                        .lines(List.of("DELIVERY", "ROW", "KEY")));
    }

    @Test
    void rejects() throws IOException {
        compare(
                expected("rejects"),
                actual("rejects"),
                List.of("CODE", "SOURCE", "TIME_PERIOD", "DELIVERY", "SHEET", "ROW"));
    }

    @Test
    void deliveries() throws IOException {
        Table expected = expected("deliveries").where(r -> r.get("DELIVERY").contains("2018Q2"));
        Set<String> files = Set.copyOf(expected.values("DELIVERY"));
        compare(
                expected,
                actual("deliveries").where(r -> files.contains(r.get("DELIVERY"))),
                List.of("DELIVERY", "FATE", "READ", "REJECTED", "DUPLICATE", "LOADED"));
    }

    @Test
    void enterprises() throws IOException {
        List<Map<String, Object>> panel =
                new JdbcTemplate(run.world().database().owner()).queryForList("""
                        select uscc as "CODE", area_code as "REF_AREA", existed_in_quarter::int as "EXISTED",
                            active::int as "ACTIVE", new_in_quarter::int as "NEW", enterprise::int as "ENTERPRISE", size as "SIZE",
                            case when size_estimated then 'estimated' when size_imputed then 'imputed' else '' end as "SIZE_BASIS",
                            above::int as "ABOVE", small_micro::int as "SMALL_MICRO"
                        from jidu.panel_enterprise_quarter
                        where quarter = '2018Q2' and established_on <= date '2018-06-30'""");
        Table actual = new Table(panel.stream()
                .map(r -> {
                    Map<String, String> row = new java.util.TreeMap<>();
                    r.forEach((k, v) -> row.put(k, String.valueOf(v)));
                    return row;
                })
                .toList());
        compare(
                expected("enterprises"),
                actual,
                List.of(
                        "CODE",
                        "REF_AREA",
                        "EXISTED",
                        "ACTIVE",
                        "NEW",
                        "ENTERPRISE",
                        "SIZE",
                        "SIZE_BASIS",
                        "ABOVE",
                        "SMALL_MICRO"));
    }

    private static Set<String> expectedAreas() {
        return Set.of("331000", "331002", "331082", "331083");
    }

    private static Table expected(String name) throws IOException {
        return Table.read(HERE.resolve("expected/2018Q2").resolve(name + ".csv"));
    }

    private static Table actual(String name) throws IOException {
        return Table.read(data.resolve(name + ".csv"));
    }

    private static void compare(Table expected, Table actual, List<String> columns) {
        assertThat(actual.lines(columns)).containsExactlyElementsOf(expected.lines(columns));
    }
}
