package cn.jidu.golden;

import cn.jidu.store.Database;
import java.nio.file.Path;
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
        Map<String, String> columns = db.query("""
                        select n.nspname || '.' || c.relname, c.relkind::text || ' ' || string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod), ', ' order by a.attnum)
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                        where n.nspname in ('jidu', 'spring_batch', 'quartz') and c.relkind in ('r', 'p', 'i', 'I', 'v')
                        group by 1, c.relkind""", (row, i) -> Map.entry(row.getString(1), row.getString(2))).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Map<String, String> tables = new TreeMap<>();
        columns.forEach((table, kind) -> tables.put(table, kind + (isTable(kind) ? " " + digest(db, table) : "")));
        return tables;
    }

    private static boolean isTable(String kind) {
        return kind.startsWith("r ") || kind.startsWith("p ");
    }

    private static String digest(JdbcTemplate db, String table) {
        return db.queryForObject(
                "select count(*) || ' ' || md5(coalesce(string_agg(t::text, e'\\n' order by t::text collate \"C\"), '')) from "
                        + table + " t",
                String.class);
    }
}
