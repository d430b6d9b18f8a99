package cn.jidu.reconcile.match;

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

    private static final String FOLDED = "folded_name";

    private final JdbcTemplate db;
    private final KeptTables kept;
    private final NameSql names;
    private boolean folded;

    AskedEntities(JdbcTemplate db, KeptTables kept, NameSql names) {
        this.db = db;
        this.kept = kept;
        this.names = names;
    }

    /** Of the rows of {@code open_row} that are not tied yet. */
    void make() {
        fold();
        db.execute("""
                drop table if exists asked_entity;
                create unlogged table asked_entity as
                with open as (select * from open_row where enterprise_id is null)
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

    /** The names that read otherwise when folded, once. */
    private void fold() {
        if (!folded) {
            String select = "select enterprise_id, %s as name from registered where %s"
                    .formatted(names.normal("name"), NameSql.isToFold("name"));
            kept.mend(
                    FOLDED,
                    select,
                    List.of(),
                    List.of(Registry.TABLE),
                    () -> db.execute("create unlogged table %1$s as %2$s\n;analyze %1$s".formatted(FOLDED, select)),
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
                "select %s from open_row where enterprise_id is null"
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
        meant.put(
                "kind in (%s)".formatted(MatchTiers.NUMBERED),
                "%s in (select code from open where kind in (%s))".formatted(NUMBER, MatchTiers.NUMBERED));
        // of a name in which nothing is to be folded only the front is stripped: it ends as it does when folded
        String isLong = NameSql.isLong("name");
        meant.put(
                isLong,
                "%s in (select %s from open where %s)".formatted(NameSql.end("g.name"), NameSql.end("name"), isLong));
        meant.put(
                "name <> '' and not " + isLong,
                "right(g.name, 1) in (select right(name, 1) from open where name <> '' and not %s)".formatted(isLong));
        meant.put(
                "name <> ''",
                "g.enterprise_id in (select enterprise_id from %s where name in (select name from open))"
                        .formatted(FOLDED));
        return meant;
    }
}
