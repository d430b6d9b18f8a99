package cn.jidu.reconcile.match;

import cn.jidu.reconcile.kept.FilledTables;
import cn.jidu.reconcile.kept.KeptTables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** Of a name alone it is asked within the row's county, or in all of its area where that is wider. */
    private static final String NEAR = """
            g.county_code in (
                select a.area_code from open o join ref_area_ancestor a on a.ancestor_code = o.county
                where o.organisation is null)""";

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
                with open as (select * from open_row where exact is null)
                select g.enterprise_id, g.county_code, g.uscc, substring(g.uscc, 9, 9) as organisation,
                    %s as number, %s as name
                from registered g
                where %s;
                analyze asked_entity""".formatted(NUMBER, names.normal("g.name"), String.join("\nor ", mayBeMeant())));
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

    /** What holds of entities {@code g} that may be meant; of what no open row asks for nothing is looked at. */
    private List<String> mayBeMeant() {
        Map<String, String> byAsked = meant();
        List<String> asked = List.copyOf(byAsked.keySet());
        List<String> holds = new ArrayList<>(List.of("false"));
        db.query(
                "select %s from open_row where exact is null"
                        .formatted(asked.stream().map("bool_or(%s)"::formatted).collect(Collectors.joining(", "))),
                row -> {
                    for (int i = 0; i < asked.size(); i++) {
                        if (row.getBoolean(i + 1)) {
                            holds.add(byAsked.get(asked.get(i)));
                        }
                    }
                });
        return holds;
    }

    /** By what an open row asks for, what holds of the entities that it may mean by it. */
    private static Map<String, String> meant() {
        Map<String, String> meant = new LinkedHashMap<>();
        meant.put("repaired is not null", "g.uscc in (select repaired from open where repaired is not null)");
        meant.put(
                "kind in (%s)".formatted(MatchTiers.WITH_ORGANISATION),
                "substring(g.uscc, 9, 9) in (select right(code, 9) from open where kind in (%s))"
                        .formatted(MatchTiers.WITH_ORGANISATION));
        String numbers = "select code from open where kind in (%s)".formatted(MatchTiers.NUMBERED);
        meant.put(
                "kind in (%s)".formatted(MatchTiers.NUMBERED),
                "g.registration_no in (%1$s)\nor %2$s"
                        .formatted(numbers, isFolded("number in (%s)".formatted(numbers))));
        meantByName(meant, "organisation is null", NEAR + "\nand ");
        meantByName(meant, "organisation is not null", "");
        return meant;
    }

    /** @param where what holds of the entities of those rows beside their names, before AND */
    private static void meantByName(Map<String, String> meant, String rows, String where) {
        // of a name in which nothing is to be folded only the front is stripped: it ends as it does when folded
        String isLong = rows + " and " + NameSql.isLong("name");
        String isShort = rows + " and name <> '' and not " + NameSql.isLong("name");
        String isNamed = rows + " and name <> ''";
        meant.put(
                isLong,
                "(%s%s in (select %s from open where %s))"
                        .formatted(where, NameSql.end("g.name"), NameSql.end("name"), isLong));
        meant.put(
                isShort,
                "(%sright(g.name, 1) in (select right(name, 1) from open where %s))".formatted(where, isShort));
        meant.put(isNamed, isFolded("name in (select name from open where %s)".formatted(isNamed)));
    }

    private static String isFolded(String where) {
        return "g.enterprise_id in (select enterprise_id from %s where %s)".formatted(FOLDED, where);
    }
}
