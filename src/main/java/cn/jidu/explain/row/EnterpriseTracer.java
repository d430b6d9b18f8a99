package cn.jidu.explain.row;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.literals;
import static cn.jidu.store.SqlQuotes.name;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Panel;
import cn.jidu.definition.Quarter;
import cn.jidu.delivery.DeliveryRelations;
import cn.jidu.explain.SheetWord;
import cn.jidu.explain.row.EnterpriseTrail.RegisteredQuarter;
import cn.jidu.explain.row.EnterpriseTrail.TiedRow;
import cn.jidu.explain.row.RowFate.HoldingFigure;
import cn.jidu.reconcile.revision.Revision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** Follows an enterprise through the quarters, in the newest revision of each. */
public final class EnterpriseTracer {
    /** The panel of enterprises. */
    public static final String PANEL = "enterprise_quarter";

    /** What is told of an enterprise, in this order: columns of {@link #PANEL}. */
    public static final List<String> TOLD = List.of(
            "uscc",
            "registration_no",
            "name",
            "area_code",
            "entity_type",
            "industry_code",
            "established_on",
            "status",
            "status_on",
            "converted_from",
            "converted_on",
            "size",
            "excluded_by");

    private final JdbcTemplate db;
    private final Definitions definitions;

    /** Only reads. */
    public EnterpriseTracer(JdbcTemplate db, Definitions definitions) {
        this.db = db;
        this.definitions = definitions;
    }

    /**
     * The enterprises that are or once were known by a code, a registration number, the code before a conversion, or a
     * name, and those that one of them was converted from or into: by conversion, then by id.
     *
     * @param code as intake folds codes
     * @param name as it is registered
     * @param newest revisions, one a quarter, oldest first
     */
    public List<EnterpriseTrail> find(String code, String name, List<Revision> newest) {
        Map<UUID, List<RegisteredQuarter>> found = new LinkedHashMap<>();
        known(code, name, newest).forEach(id -> found.put(id, new ArrayList<>()));
        Map<UUID, List<TiedRow>> tied = new LinkedHashMap<>();
        found.keySet().forEach(id -> tied.put(id, new ArrayList<>()));
        for (Revision revision : found.isEmpty() ? List.<Revision>of() : newest) {
            registered(revision, found);
            definitions.panels().values().stream()
                    .filter(EnterpriseTracer::isOfTiedRows)
                    .forEach(p -> tied(p, revision, tied));
        }
        return found.entrySet().stream()
                .map(e -> trail(e.getKey(), e.getValue(), tied.getOrDefault(e.getKey(), List.of())))
                .toList();
    }

    private EnterpriseTrail trail(UUID id, List<RegisteredQuarter> quarters, List<TiedRow> rows) {
        Quarter newest = quarters.get(quarters.size() - 1).quarter();
        List<RowPlace> places = Stream.concat(
                        quarters.stream()
                                .filter(q -> q.quarter().equals(newest))
                                .map(RegisteredQuarter::place),
                        rows.stream().filter(r -> r.quarter().equals(newest)).map(TiedRow::place))
                .toList();
        Map<RowPlace, RowFate> fates = new RowTracer(db, definitions).trace(places);
        List<HoldingFigure> figures = places.stream()
                .flatMap(p -> Optional.ofNullable(fates.get(p)).map(RowFate::figures).stream())
                .flatMap(List::stream)
                .filter(f -> f.figure().quarter().equals(newest))
                .distinct()
                .toList();
        return new EnterpriseTrail(id, quarters, rows, figures);
    }

    private List<UUID> known(String code, String name, List<Revision> newest) {
        if (newest.isEmpty()) {
            return List.of();
        }
        return db.queryForList(
                """
                with asked as materialized (
                    select enterprise_id, uscc, registration_no, converted_from, converted_on
                    from jidu.panel_enterprise_quarter p
                    where (? in (uscc, registration_no, converted_from) or name = ?) and %1$s),
                before_or_after as (
                    select enterprise_id, converted_on from jidu.panel_enterprise_quarter p
                    where (uscc in (select converted_from from asked)
                        or registration_no in (select converted_from from asked)
                        or converted_from in (select uscc from asked)) and %1$s)
                select enterprise_id
                from (select enterprise_id, converted_on from asked union select * from before_or_after) every
                group by enterprise_id
                order by max(converted_on) nulls first, enterprise_id""".formatted(newest.stream().map(EnterpriseTracer::of).collect(Collectors.joining(" or ", "(", ")"))),
                UUID.class,
                code,
                name);
    }

    private void registered(Revision revision, Map<UUID, List<RegisteredQuarter>> found) {
        db.query(
                """
                select p.enterprise_id, d.file_name, %s, p.row_no, %s
                from jidu.panel_enterprise_quarter p join %s d on d.delivery_id = p.delivery_id
                where p.enterprise_id in (%s) and %s""".formatted(
                        SheetWord.of("p"),
                        TOLD.stream().map(c -> "p." + name(c) + "::text").collect(Collectors.joining(", ")),
                        DeliveryRelations.ALL,
                        ids(found),
                        of(revision)),
                row -> {
                    found.getOrDefault(row.getObject(1, UUID.class), new ArrayList<>())
                            .add(new RegisteredQuarter(
                                    revision.quarter(), revision.number(), told(row), place(row, 2)));
                });
    }

    private static Map<String, String> told(ResultSet row) throws SQLException {
        Map<String, String> told = new LinkedHashMap<>();
        for (int i = 0; i < TOLD.size(); i++) {
            told.put(TOLD.get(i), Optional.ofNullable(row.getString(5 + i)).orElse(""));
        }
        return told;
    }

    private void tied(Panel panel, Revision revision, Map<UUID, List<TiedRow>> tied) {
        db.query(
                """
                select p.enterprise_id, d.file_name, %s, p.row_no, d.source, p.tier
                from %s p join %s d on d.delivery_id = p.delivery_id
                where p.enterprise_id in (%s) and %s
                order by d.file_name, p.sheet_no, p.row_no""".formatted(
                                SheetWord.of("p"),
                                name("jidu.panel_" + panel.name()),
                                DeliveryRelations.ALL,
                                ids(tied),
                                of(revision)),
                row -> {
                    tied.getOrDefault(row.getObject(1, UUID.class), new ArrayList<>())
                            .add(new TiedRow(revision.quarter(), row.getString(5), row.getString(6), place(row, 2)));
                });
    }

    private static RowPlace place(ResultSet row, int from) throws SQLException {
        return new RowPlace(row.getString(from), row.getString(from + 1), row.getInt(from + 2));
    }

    private static boolean isOfTiedRows(Panel panel) {
        List<String> columns = panel.columns().stream().map(Panel.Column::name).toList();
        return columns.containsAll(List.of("enterprise_id", "tier", "delivery_id"));
    }

    private static String ids(Map<UUID, ?> found) {
        return literals(found.keySet().stream().map(UUID::toString).toList());
    }

    /** The rows that a panel has for a revision. */
    private static String of(Revision revision) {
        return "(p.quarter = %s and p.slice_id in (select slice_id from jidu.revision_slice where revision_id = %d))"
                .formatted(literal(revision.quarter().toString()), revision.id());
    }
}
