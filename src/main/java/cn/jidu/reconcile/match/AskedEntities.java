package cn.jidu.reconcile.match;

import static cn.jidu.store.SqlQuotes.literals;

import cn.jidu.reconcile.kept.FilledTables;
import cn.jidu.reconcile.kept.KeptTables;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The entities that an open row may mean, as {@code asked_entity}, with what the tiers compare: all of a code, number or
 * name that is asked for, so that an answer among them is one among all. To fold every name of a registry costs more than
 * all tiers.
 */
final class AskedEntities {
    private static final String NUMBER = NameSql.code("g.registration_no");

    private static final String FOLDED = "folded_entity";

    /** Of an entity {@code g} what the tiers compare, or make that from. */
    private static final String COLUMNS = "g.enterprise_id, g.county_code, g.uscc, g.registration_no, g.name";

    private final JdbcTemplate db;
    private final KeptTables kept;
    private final NameSql names;
    private boolean folded;

    AskedEntities(JdbcTemplate db, KeptTables kept, NameSql names) {
        this.db = db;
        this.kept = kept;
        this.names = names;
    }

    /** Of the rows of {@code open_row} that have no entity of their very code. */
    void make() {
        fold();
        db.execute("""
                drop table if exists asked_entity;
                create unlogged table asked_entity as
                select g.enterprise_id, g.county_code, g.uscc, substring(g.uscc, 9, 9) as organisation,
                    %s as number, %s as name
                from (%s) g;
                analyze asked_entity""".formatted(NUMBER, names.normal("g.name"), String.join("\nunion\n", meant())));
    }

    /** Keeps what the next revision asks, where this one asks for nobody. */
    void keep() {
        if (kept.before(FOLDED).isPresent()) {
            fold();
        }
    }

    /** The names and numbers that read otherwise when folded, once. */
    private void fold() {
        if (!folded) {
            String select = "select enterprise_id, %s as name, %s as number from registered g where (%s or %s)"
                    .formatted(
                            names.normal("name"),
                            NUMBER,
                            NameSql.isToFold("name"),
                            NameSql.isCodeToFold("g.registration_no"));
            kept.mend(
                    FOLDED,
                    select,
                    List.of(),
                    List.of(Registry.TABLE),
                    () -> FilledTables.fill(db, FOLDED, select),
                    before -> foldChanged(select, before));
            folded = true;
        }
    }

    private boolean foldChanged(String select, String before) {
        boolean isTold = kept.before(Registry.TABLE).isPresent();
        if (isTold) {
            db.update("delete from %s where enterprise_id in (select was from %s)".formatted(before, Registry.CHANGED));
            db.update("insert into %s %s and enterprise_id in (select now from %s)"
                    .formatted(before, select, Registry.CHANGED));
        }
        return isTold;
    }

    /**
     * What open rows ask for.
     *
     * @param by whether a row asks for it
     * @param entities a SELECT of those that it may mean by it
     */
    private record AskedThing(String by, String entities) {}

    /**
     * SELECTs of the entities that may be meant; of what no open row asks for nothing is looked at. Each by itself: of
     * several that hold one or another, every entity would be asked for all.
     */
    private List<String> meant() {
        List<AskedThing> all = asked();
        List<String> by = all.stream().map(AskedThing::by).distinct().toList();
        List<String> meant = new ArrayList<>(List.of("select %s from registered g where false".formatted(COLUMNS)));
        db.query(
                "select %s from open_row where exact is null"
                        .formatted(by.stream().map("bool_or(%s)"::formatted).collect(Collectors.joining(", "))),
                row -> {
                    for (AskedThing asked : all) {
                        if (row.getBoolean(by.indexOf(asked.by()) + 1)) {
                            meant.add(asked.entities());
                        }
                    }
                });
        return meant;
    }

    private List<AskedThing> asked() {
        String organised = "kind in (%s)".formatted(MatchTiers.WITH_ORGANISATION);
        String numbered = "kind in (%s)".formatted(MatchTiers.NUMBERED);
        String numbers = open("code", numbered);
        List<AskedThing> asked = new ArrayList<>(List.of(
                new AskedThing("repaired is not null", few("uscc", open("repaired as key", "repaired is not null"))),
                new AskedThing(
                        organised,
                        where("substring(g.uscc, 9, 9) in (%s)".formatted(open("right(code, 9)", organised)))),
                new AskedThing(numbered, where("g.registration_no in (%s)".formatted(numbers))),
                new AskedThing(numbered, folded("number in (%s)".formatted(numbers)))));
        askByName(asked, "organisation is null", near());
        askByName(asked, "organisation is not null", "");
        return asked;
    }

    /** @param where what holds of the entities of those rows beside their names, before AND */
    private static void askByName(List<AskedThing> asked, String rows, String where) {
        // of a name in which nothing is to be folded only the front is stripped: it ends as it does when folded
        String isLong = rows + " and " + NameSql.isLong("name");
        String isShort = rows + " and name <> '' and not " + NameSql.isLong("name");
        String isNamed = rows + " and name <> ''";
        asked.add(new AskedThing(
                isLong,
                where("%s%s in (%s)".formatted(where, NameSql.end("g.name"), open(NameSql.end("name"), isLong)))));
        asked.add(new AskedThing(
                isShort, where("%sright(g.name, 1) in (%s)".formatted(where, open("right(name, 1)", isShort)))));
        asked.add(new AskedThing(isNamed, folded("name in (%s)".formatted(open("name", isNamed)))));
    }

    /**
     * Of a name alone it is asked within the row's county, or in all of its area where that is wider. As constants: then the
     * database finds where they lie.
     */
    private String near() {
        List<String> counties = db.queryForList("""
                select distinct a.area_code
                from open_row o join ref_area_ancestor a on a.ancestor_code = o.county
                where o.exact is null and o.organisation is null order by 1""", String.class);
        return "g.county_code in (%s) and ".formatted(counties.isEmpty() ? "null" : literals(counties));
    }

    /** A SELECT from rows that have no entity of their very code. */
    private static String open(String column, String rows) {
        return "select %s from open_row where exact is null and %s".formatted(column, rows);
    }

    private static String where(String holds) {
        return "select %s from registered g where %s".formatted(COLUMNS, holds);
    }

    private static String folded(String where) {
        return few("enterprise_id", "select enterprise_id as key from %s where %s".formatted(FOLDED, where));
    }

    private static String few(String column, String keys) {
        return "select %s from (%s) g".formatted(COLUMNS, Registry.few(column, keys));
    }
}
