package cn.jidu.reconcile.kept;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables and views that a SELECT reads, as the database understood it: nobody has to tell them beside the SQL. */
final class ReadRelations {
    private static final int REMEMBERED = 500;

    /** What this process has asked already: more statements than the definitions of a site have. */
    private static final Map<String, List<String>> ASKED =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, List<String>> eldest) {
                    return size() > REMEMBERED;
                }
            });

    private ReadRelations() {}

    /**
     * Their names; those that go by their schema alone stand with it. A view that is read stands for what is behind it. Which
     * they are follows from the text of the SELECT.
     */
    static SortedSet<String> of(JdbcTemplate db, String sql) {
        List<String> known = ASKED.get(sql);
        if (known == null) {
            known = ask(db, sql);
            ASKED.put(sql, known);
        }
        return new TreeSet<>(known);
    }

    private static List<String> ask(JdbcTemplate db, String sql) {
        // not the columns of the SELECT: their names may clash where nobody uses them
        db.execute("create view reading as select 1 as one from (" + sql + "\n) read");
        List<String> names = db.queryForList("""
                select distinct case when pg_table_is_visible(c.oid) then c.relname::text else c.oid::regclass::text end
                from pg_rewrite w
                join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = w.oid
                    and d.refclassid = 'pg_class'::regclass and d.refobjid <> w.ev_class
                join pg_class c on c.oid = d.refobjid
                where w.ev_class = 'reading'::regclass""", String.class);
        db.execute("drop view reading");
        return List.copyOf(names);
    }
}
