package cn.jidu.reconcile.arrival;

import cn.jidu.definition.DefinitionProblem;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.FaultyDefinitionsException;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.area.Area;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.store.Database;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Areas that rows were taken in for and that the tree of areas has no more: no area's figures would hold these rows, and
 * their balance could not be drawn up. What is taken in is of the tree of its day, so that only a changed tree gives any.
 */
public final class UnlistedAreas {
    private static final PackageTexts TEXTS = PackageTexts.terminal(UnlistedAreas.class);
    private static final String FILE = "reference/areas.csv";

    private UnlistedAreas() {}

    /** Of everything that is loaded here. */
    public static List<DefinitionProblem> problems(Database database, Definitions definitions) {
        JdbcTemplate db = new JdbcTemplate(database.owner());
        return problems(db, definitions, LoadedDeliveries.loaded(db, Long.MAX_VALUE));
    }

    /**
     * Of the files that a quarter is made from.
     *
     * @param deliveries those that are loaded
     * @param cells those in force for the quarter
     * @throws FaultyDefinitionsException where there are any
     */
    public static void expectNone(
            JdbcTemplate db,
            Definitions definitions,
            Quarter quarter,
            Collection<LoadedDelivery> deliveries,
            Collection<CoverageCell> cells) {
        Set<Long> inForce = cells.stream().map(CoverageCell::deliveryId).collect(Collectors.toSet());
        List<DefinitionProblem> problems = problems(
                db,
                definitions,
                deliveries.stream()
                        .filter(d -> d.quarter().equals(quarter) || inForce.contains(d.id()))
                        .toList());
        if (!problems.isEmpty()) {
            throw new FaultyDefinitionsException(problems);
        }
    }

    private static List<DefinitionProblem> problems(
            JdbcTemplate db, Definitions definitions, Collection<LoadedDelivery> deliveries) {
        Map<Long, LoadedDelivery> byId =
                deliveries.stream().collect(Collectors.toMap(LoadedDelivery::id, Function.identity()));
        return db.query(
                """
                select delivery_id, area_code, sum(rows) from jidu.delivery_count
                where stage = 'read' and rows > 0 and delivery_id = any (?) and area_code <> all (?)
                group by delivery_id, area_code order by delivery_id, area_code""",
                (row, i) -> problem(Objects.requireNonNull(byId.get(row.getLong(1))), row.getString(2), row.getLong(3)),
                byId.keySet().toArray(Long[]::new),
                definitions.areas().all().stream().map(Area::code).toArray(String[]::new));
    }

    private static DefinitionProblem problem(LoadedDelivery delivery, String area, long rows) {
        return new DefinitionProblem(
                FILE, 1, TEXTS.get("area.unlisted", area, delivery.fileName(), delivery.quarter(), rows));
    }
}
