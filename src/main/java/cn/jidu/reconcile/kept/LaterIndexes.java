package cn.jidu.reconcile.kept;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.name;

import cn.jidu.store.Transaction;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Indexes that a revision's tables are given once its figures are there: who makes them goes through them whole, and only
 * who comes later looks for some of their rows, with a correction or to open a figure. Which they are stands with the table
 * until they are made, so that the next run makes those that one that was killed owes.
 */
public final class LaterIndexes {
    private static final String OWED = "indexes to be made:\n";
    private static final String TABLE = "{table}";

    private LaterIndexes() {}

    /**
     * @param table as a statement names it
     * @param indexes of each what stands behind the table's name, e.g. {@code (county_code)}
     */
    static void note(JdbcTemplate db, String table, String... indexes) {
        note(
                db,
                table,
                Stream.of(indexes)
                        .map(i -> "create index on " + TABLE + " " + i)
                        .toList());
    }

    /**
     * Notes an index with a name of its own.
     *
     * @return for {@link #note(JdbcTemplate, String, List)}
     */
    public static String named(String index, String columns) {
        return "create index %s on %s %s".formatted(name(index), TABLE, columns);
    }

    /**
     * Notes the indexes that a table is to be given, in place of any noted before.
     *
     * @param table as a statement names it; it may be moved until they are made
     */
    public static void note(JdbcTemplate db, String table, List<String> indexes) {
        db.execute("comment on table %s is %s".formatted(table, literal(OWED + String.join("\n", indexes))));
    }

    /** Makes all that are owed; a table's are there all or none. */
    public static void make(DataSource database) {
        String owed = """
                select format('%%I.%%I', n.nspname, c.relname), substring(d.description from %s) from pg_description d
                join pg_class c on c.oid = d.objoid join pg_namespace n on n.oid = c.relnamespace
                where d.classoid = 'pg_class'::regclass and d.objsubid = 0 and starts_with(d.description, %s)
                and n.nspname in ('jidu', %s)
                order by pg_relation_size(c.oid) desc""".formatted(OWED.length() + 1, literal(OWED), literal(KeptTables.SCHEMA));
        new JdbcTemplate(database)
                .query(owed, (row, i) -> statements(row.getString(1), row.getString(2)))
                .forEach(statements -> Transaction.run(database, connection -> {
                    new JdbcTemplate(new SingleConnectionDataSource(connection, true)).execute(statements);
                    return statements;
                }));
    }

    private static String statements(String table, String indexes) {
        return Stream.concat(
                        indexes.lines().map(i -> i.replace(TABLE, table)),
                        Stream.of("comment on table " + table + " is null"))
                .collect(Collectors.joining(";\n"));
    }
}
