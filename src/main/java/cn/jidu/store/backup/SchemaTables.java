package cn.jidu.store.backup;

import cn.jidu.store.backup.BackupManifest.SavedSequence;
import cn.jidu.store.backup.SavedTable.SavedColumn;
import cn.jidu.store.backup.SavedTable.SavedIndex;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tables of a database that a backup is made of: all that are logged, but what is kept beside slices for speed and is
 * made again, and the record of migrations, which run again.
 */
final class SchemaTables {
    private static final String OURS = "n.nspname in ('jidu', 'spring_batch', 'quartz')";
    private static final Pattern BOUND = Pattern.compile("FOR VALUES IN \\('([^']*)'\\)");

    private static final String TABLES = """
            select n.nspname, c.relname, c.relkind = 'p', coalesce(p.relname, ''),
                coalesce(pg_get_expr(c.relpartbound, c.oid), '')
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            left join pg_inherits i on i.inhrelid = c.oid left join pg_class p on p.oid = i.inhparent
            where %s and c.relkind in ('r', 'p') and c.relpersistence = 'p'
                and c.relname not in ('flyway_schema_history', 'slice_count', 'kept_conditions', 'slice_conditions',
                    'slice_row_kind', 'finding_row_kind', 'revision_conditions')
            order by c.relkind = 'r', n.nspname collate "C", c.relname collate "C\"""".formatted(OURS);

    private static final String COLUMNS = """
            select n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                coalesce(o.collname = 'C', false), a.attnotnull
            from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
            left join pg_collation o on o.oid = a.attcollation
            where %s and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
            order by n.nspname, c.relname, a.attnum""".formatted(OURS);

    private static final String INDEXES = """
            select n.nspname, c.relname, x.relname, m.amname,
                (select array_agg(a.attname::text order by k.place)
                    from unnest(i.indkey::int2[]) with ordinality k (attnum, place)
                    join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum)
            from pg_index i join pg_class x on x.oid = i.indexrelid join pg_am m on m.oid = x.relam
            join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
            where %s and not x.relispartition and not i.indisunique and i.indexprs is null and i.indpred is null
            order by n.nspname, c.relname, x.relname""".formatted(OURS);

    private static final String REFERENCES = """
            select n.nspname || '.' || c.relname, rn.nspname || '.' || r.relname
            from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_namespace n on n.oid = c.relnamespace
            join pg_class r on r.oid = f.confrelid join pg_namespace rn on rn.oid = r.relnamespace
            where f.contype = 'f' and f.conrelid <> f.confrelid""";

    private final Connection connection;

    SchemaTables(Connection connection) {
        this.connection = connection;
    }

    /** Those that others refer to before the others. */
    List<SavedTable> list() throws SQLException {
        Map<String, List<SavedColumn>> columns = columns();
        Map<String, List<SavedIndex>> indexes = indexes();
        Map<String, SavedTable> all = new LinkedHashMap<>();
        query(TABLES, row -> {
            String key = row.getString(1) + "." + row.getString(2);
            all.put(
                    key,
                    new SavedTable(
                            row.getString(1),
                            row.getString(2),
                            row.getString(4),
                            quarter(row.getString(5)),
                            row.getBoolean(3),
                            Objects.requireNonNull(columns.get(key), key),
                            indexes.getOrDefault(key, List.of()),
                            0,
                            ""));
        });
        return ordered(all);
    }

    List<SavedSequence> sequences() throws SQLException {
        List<String> found = new ArrayList<>();
        query("""
                select quote_ident(n.schemaname) || '.' || quote_ident(n.sequencename) from pg_sequences n
                where n.schemaname in ('jidu', 'spring_batch', 'quartz') order by 1""", row -> found.add(row.getString(1)));
        List<SavedSequence> sequences = new ArrayList<>();
        for (String sequence : found) {
            String[] parts = sequence.split("\\.", 2);
            query(
                    "select last_value, is_called from " + sequence,
                    row -> sequences.add(new SavedSequence(parts[0], parts[1], row.getLong(1), row.getBoolean(2))));
        }
        return sequences;
    }

    /** Those of the schemas that the database has. */
    List<String> schemas() throws SQLException {
        List<String> there = new ArrayList<>();
        query("select n.nspname from pg_namespace n where " + OURS + " order by 1", row -> there.add(row.getString(1)));
        return there;
    }

    private List<SavedTable> ordered(Map<String, SavedTable> all) throws SQLException {
        Map<String, List<String>> needs = new LinkedHashMap<>();
        query(
                REFERENCES,
                row -> needs.computeIfAbsent(row.getString(1), k -> new ArrayList<>())
                        .add(row.getString(2)));
        Map<String, SavedTable> placed = new LinkedHashMap<>();
        all.keySet().forEach(key -> place(key, all, needs, placed));
        return List.copyOf(placed.values());
    }

    /** No two tables refer to each other. */
    private static void place(
            String key, Map<String, SavedTable> all, Map<String, List<String>> needs, Map<String, SavedTable> placed) {
        SavedTable table = all.get(key);
        if (table != null && !placed.containsKey(key)) {
            needs.getOrDefault(key, List.of()).forEach(n -> place(n, all, needs, placed));
            placed.put(key, table);
        }
    }

    private Map<String, List<SavedColumn>> columns() throws SQLException {
        Map<String, List<SavedColumn>> columns = new LinkedHashMap<>();
        query(
                COLUMNS,
                row -> columns.computeIfAbsent(row.getString(1) + "." + row.getString(2), k -> new ArrayList<>())
                        .add(new SavedColumn(
                                row.getString(3), row.getString(4), row.getBoolean(5), row.getBoolean(6))));
        return columns;
    }

    private Map<String, List<SavedIndex>> indexes() throws SQLException {
        Map<String, List<SavedIndex>> indexes = new LinkedHashMap<>();
        query(
                INDEXES,
                row -> indexes.computeIfAbsent(row.getString(1) + "." + row.getString(2), k -> new ArrayList<>())
                        .add(new SavedIndex(row.getString(3), row.getString(4), List.of((String[])
                                row.getArray(5).getArray()))));
        return indexes;
    }

    private static String quarter(String bound) {
        Matcher matcher = BOUND.matcher(bound);
        return matcher.matches() ? matcher.group(1) : "";
    }

    private interface RowUse {
        void of(ResultSet row) throws SQLException;
    }

    private void query(String sql, RowUse use) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                use.of(rows);
            }
        }
    }
}
