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
    private static final int REMEMBERED = 1_000;
    /** By the SELECT: of its text alone it follows what it reads, in whatever database of this process. */
    private static final Map<String, SortedSet<String>> KNOWN = Collections.synchronizedMap(new RecentlyRead());

    private ReadRelations() {}

    /** Those that were asked for last; others are asked for again. */
    private static final class RecentlyRead extends LinkedHashMap<String, SortedSet<String>> {
        private static final long serialVersionUID = 1L;

        RecentlyRead() {
            super(REMEMBERED, 1, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SortedSet<String>> eldest) {
            return size() > REMEMBERED;
        }
    }

    /**
     * Their names; those that go by their schema alone stand with it. A view that is read stands for what is behind it.
     */
    static SortedSet<String> of(JdbcTemplate db, String sql) {
        SortedSet<String> known = KNOWN.get(sql);
        if (known == null) {
            known = ask(db, sql);
            KNOWN.put(sql, known);
        }
        return known;
    }

    private static SortedSet<String> ask(JdbcTemplate db, String sql) {
        // not the columns of the SELECT: their names may clash where nobody uses them
        db.execute("create view reading as select 1 as one from (" + sql + "\n) read");
        // row by row: the catalogue is large, and joins by loops, which would pass by most of it, may be off
        List<String> names = db.queryForList("""
                select distinct case when pg_table_is_visible(d.refobjid)
                    then (select relname::text from pg_class where oid = d.refobjid)
                    else d.refobjid::regclass::text end
                from pg_depend d
                where d.classid = 'pg_rewrite'::regclass
                and d.objid = (select oid from pg_rewrite where ev_class = 'reading'::regclass)
                and d.refclassid = 'pg_class'::regclass and d.refobjid <> 'reading'::regclass""", String.class);
        db.execute("drop view reading");
        return Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }
}
