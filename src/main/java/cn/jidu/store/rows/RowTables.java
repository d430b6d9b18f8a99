package cn.jidu.store.rows;

import cn.jidu.definition.Quarter;
import cn.jidu.definition.source.FieldType;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.source.SourceField;
import cn.jidu.store.SqlQuotes;
import cn.jidu.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The tables that hold rows as loaded, one per source, made from its contract: a partition per quarter, rows never
 * updated. A column once made stays, so that what was loaded under an earlier contract can still be read.
 */
public final class RowTables {
    /**
     * The options of a table to which rows are only added: whoever does, or reads them first, tells the planner and the index
     * of them, so that the server need not go through all of them while a run does.
     */
    public static final String ONLY_ADDED =
            "autovacuum_vacuum_insert_threshold = -1, autovacuum_analyze_threshold = 2147483647";

    private static final String SCHEMA = "jidu";

    private RowTables() {}

    /**
     * Makes the source's table, its missing columns and the quarter's partition, as part of the connection's
     * transaction; does nothing, and waits for nobody, when they are there. Two processes at once do not disturb each
     * other: the second waits for the first one's commit.
     *
     * @throws StoreException when a column has another type than the contract now says, or two columns one name
     */
    public static void prepare(Connection connection, Source source, Quarter quarter) throws SQLException {
        prepare(connection, source, Optional.of(quarter));
    }

    /** The same without any quarter's partition, for who only reads: where nothing was loaded there is none. */
    public static void prepare(Connection connection, Source source) throws SQLException {
        prepare(connection, source, Optional.empty());
    }

    private static void prepare(Connection connection, Source source, Optional<Quarter> quarter) throws SQLException {
        Map<String, String> wanted = types(source);
        if (isReady(connection, source, quarter, wanted)) {
            return;
        }
        boolean auto = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            lock(connection, source);
            createTable(connection, source, wanted);
            addColumns(connection, source, wanted);
            if (quarter.isPresent()) {
                createPartition(connection, source, quarter.get());
            }
            if (auto) {
                connection.commit();
            }
        } finally {
            if (auto) {
                connection.setAutoCommit(true);
            }
        }
    }

    /**
     * The columns that a loader gives, in the order in which it gives them: quarter, delivery_id, sheet_no, row_no,
     * row_key, own_area, replace_value, then {@link #fields} in order, an enterprise code followed by its {@code _kind}
     * and {@code _repaired}.
     */
    public static List<String> columns(Source source) {
        return List.copyOf(types(source).keySet());
    }

    /**
     * The fields that have columns of their own, in the contract's order: all but the one that must name the file's
     * quarter when it is itself called {@code quarter}. Its value is the row's quarter.
     */
    public static List<SourceField> fields(Source source) {
        return source.fields().stream().filter(f -> !namesQuarter(source, f)).toList();
    }

    /** The quarter's part of the source's table, with its schema. Loading straight into it spares the routing of rows. */
    public static String partition(Source source, Quarter quarter) {
        return SCHEMA + "." + partitionName(source, quarter);
    }

    /**
     * Lets the planner know what parts of such tables hold, and their indexes where rows lie; of those that have grown since
     * they were told last. Call it in a transaction: until its end whatever is analyzed is told of in as little detail.
     */
    public static void analyze(JdbcTemplate db, Collection<String> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        List<String> grown = db.queryForList(
                """
                select oid::regclass::text from pg_class
                where oid in (%s) and (reltuples < 0 or pg_relation_size(oid) <> relpages * current_setting('block_size')::bigint)
                order by 1""".formatted(partitions.stream()
                        .map(p -> "to_regclass(" + SqlQuotes.literal(p) + ")")
                        .collect(Collectors.joining(", "))),
                String.class);
        if (!grown.isEmpty()) {
            // sizes are all the planner has to know; a large sample of every column costs more than the joins
            db.execute("set local default_statistics_target = 10");
            db.execute("analyze " + String.join(", ", grown));
            db.query(
                    """
                    select brin_summarize_new_values(i.indexrelid)
                    from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am m on m.oid = c.relam
                    where m.amname = 'brin' and i.indrelid in (%s)""".formatted(grown.stream()
                            .map(p -> SqlQuotes.literal(p) + "::regclass")
                            .collect(Collectors.joining(", "))),
                    row -> {});
        }
    }

    private static String partitionName(Source source, Quarter quarter) {
        return source.table() + "_" + quarter.toString().toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> types(Source source) {
        Map<String, String> types = new LinkedHashMap<>();
        types.put("quarter", "text");
        types.put("delivery_id", "bigint");
        types.put("sheet_no", "integer");
        types.put("row_no", "integer");
        types.put("row_key", "text");
        types.put("own_area", "text");
        types.put("replace_value", "text");
        for (SourceField field : fields(source)) {
            put(types, source, field.name(), field.type().sqlType());
            if (field.type() == FieldType.ENTERPRISE_CODE) {
                put(types, source, field.name() + "_kind", "text");
                put(types, source, field.name() + "_repaired", "text");
            }
        }
        return types;
    }

    private static boolean namesQuarter(Source source, SourceField field) {
        return field.name().equals("quarter")
                && source.quarterField().filter("quarter"::equals).isPresent();
    }

    private static void put(Map<String, String> types, Source source, String column, String type) {
        if (types.put(column, type) != null) {
            throw StoreException.of("rows.twice", source.name(), column);
        }
    }

    private static boolean isReady(
            Connection connection, Source source, Optional<Quarter> quarter, Map<String, String> wanted)
            throws SQLException {
        String needed = quarter.map(q -> partitionName(source, q)).orElse(source.table());
        return exists(connection, qualified(needed))
                && missing(connection, source, wanted).isEmpty();
    }

    /** Held to the end of the transaction; one per source, so that sources do not wait for each other. */
    private static void lock(Connection connection, Source source) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            statement.setString(1, "jidu.rows." + source.table());
            statement.execute();
        }
    }

    private static void createTable(Connection connection, Source source, Map<String, String> wanted)
            throws SQLException {
        String table = qualified(source.table());
        if (exists(connection, table)) {
            return;
        }
        String columns = wanted.entrySet().stream().map(RowTables::definition).collect(Collectors.joining(", "));
        execute(
                connection,
                "create table %s (%s) partition by list (quarter)".formatted(table, columns),
                // deliveries come in order, and their rows: a few pages tell where one lies
                "create index on " + table + " using brin (delivery_id, row_no)",
                "grant select on " + table + " to jidu_reader");
    }

    private static void addColumns(Connection connection, Source source, Map<String, String> wanted)
            throws SQLException {
        for (Map.Entry<String, String> column :
                missing(connection, source, wanted).entrySet()) {
            execute(connection, "alter table " + qualified(source.table()) + " add column " + definition(column));
        }
    }

    /** Attached, not created as a part: that would wait for everyone who reads or loads another quarter. */
    private static void createPartition(Connection connection, Source source, Quarter quarter) throws SQLException {
        String table = qualified(source.table());
        String part = qualified(partitionName(source, quarter));
        if (exists(connection, part)) {
            return;
        }
        execute(
                connection,
                "create table " + part + " (like " + table + ") with (" + ONLY_ADDED + ")",
                "alter table %s attach partition %s for values in (%s)"
                        .formatted(table, part, SqlQuotes.literal(quarter.toString())),
                "grant select on " + part + " to jidu_reader");
    }

    private static Map<String, String> missing(Connection connection, Source source, Map<String, String> wanted)
            throws SQLException {
        Map<String, String> missing = new LinkedHashMap<>(wanted);
        for (Map.Entry<String, String> column : present(connection, source).entrySet()) {
            String type = missing.remove(column.getKey());
            if (type != null && !type.equals(column.getValue())) {
                throw StoreException.of("rows.type", source.name(), column.getKey(), column.getValue(), type);
            }
        }
        return missing;
    }

    private static Map<String, String> present(Connection connection, Source source) throws SQLException {
        String sql = """
                select attname, format_type(atttypid, atttypmod) from pg_attribute
                where attrelid = to_regclass(?) and attnum > 0 and not attisdropped order by attnum""";
        Map<String, String> present = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, qualified(source.table()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    present.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return present;
    }

    private static boolean exists(Connection connection, String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select to_regclass(?) is not null")) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private static String definition(Map.Entry<String, String> column) {
        String name = column.getKey();
        String collation = column.getValue().equals("text") ? " collate \"C\"" : "";
        String required = name.equals("quarter") || name.equals("delivery_id") ? " not null" : "";
        return SqlQuotes.name(name) + " " + column.getValue() + collation + required;
    }

    private static String qualified(String table) {
        return SqlQuotes.name(SCHEMA + "." + table);
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
