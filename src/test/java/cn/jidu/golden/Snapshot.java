package cn.jidu.golden;

import cn.jidu.store.Database;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** All that a site holds: every row of every table, every definition of one, and every file of its home. */
record Snapshot(Map<String, String> tables, Map<String, String> files) {

    static Snapshot of(Database database, Path home) {
        return new Snapshot(tables(new JdbcTemplate(database.owner())), Program.files(home));
    }

    /** By table: its columns and a digest of its rows, in order. Sequences are no tables: their numbers may be used up. */
    private static Map<String, String> tables(JdbcTemplate db) {
        Map<String, String> tables = new TreeMap<>();
        List<String> filled = new ArrayList<>();
        db.query("""
                select n.nspname || '.' || c.relname, c.relkind::text || ' ' || string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod), ', ' order by a.attnum),
                    c.relkind = 'r' and pg_relation_size(c.oid) > 0
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                where n.nspname in ('jidu', 'spring_batch', 'quartz') and c.relkind in ('r', 'p', 'i', 'I', 'v')
                group by 1, c.oid, c.relkind""", row -> {
            tables.put(row.getString(1), row.getString(2));
            if (row.getBoolean(3)) {
                filled.add(row.getString(1));
            }
        });
        db.query(filled.stream().map(Snapshot::digest).collect(Collectors.joining(" union all ")), row -> {
            tables.merge(row.getString(1), row.getString(2), (columns, rows) -> columns + " " + rows);
        });
        return tables;
    }

    /** Of a table's own rows: what it has in parts stands in these, and what was rolled back is none. */
    private static String digest(String table) {
        return """
                select '%1$s', count(*) || ' ' || md5(coalesce(string_agg(t::text, e'\\n' order by t::text collate "C"), ''))
                from %1$s t having count(*) > 0""".formatted(table);
    }
}
