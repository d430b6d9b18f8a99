package cn.jidu.reconcile.kept;

import static cn.jidu.store.SqlQuotes.name;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** Tables that are made on the way to a revision and mostly filled by one SELECT. */
public final class FilledTables {
    /** It is read a few times and dropped: the server has nothing to clean up in it. */
    private static final String LEFT_ALONE = " with (autovacuum_enabled = off) ";

    /** So few rows cost less to read, however badly it is planned, than to tell the planner of them. */
    private static final int FEW = 1_000;

    private FilledTables() {}

    /** Makes one that the planner is told nothing of; gives the number of its rows. */
    public static int create(JdbcTemplate db, String table, String select) {
        return db.update(statement(table, select));
    }

    /** Makes one that tells the planner of its rows, unless they are few. For what is joined to little else. */
    public static int fill(JdbcTemplate db, String table, String select) {
        int rows = create(db, table, select);
        if (rows >= FEW) {
            db.execute("analyze " + name(table));
        }
        return rows;
    }

    /** Makes one that tells the planner of its rows, however few: what large tables are joined to must not look larger. */
    public static void tell(JdbcTemplate db, String table, String select) {
        db.execute(statement(table, select) + "\n;analyze " + name(table));
    }

    /** Makes one that tells the planner of its rows, and in which some are looked for; unless they are few, by indexes. */
    public static void index(JdbcTemplate db, String table, String select, String... indexes) {
        boolean isLarge = create(db, table, select) >= FEW;
        db.execute(Stream.of(indexes)
                .filter(i -> isLarge)
                .map(i -> "create index on %s %s;\n".formatted(name(table), i))
                .collect(Collectors.joining("", "", "analyze " + name(table))));
    }

    /** Makes one without rows. */
    public static void empty(JdbcTemplate db, String table, String columns) {
        db.execute("create unlogged table " + name(table) + " (" + columns + ")" + LEFT_ALONE);
    }

    /**
     * Whether there is such a table or view.
     *
     * @param relation as a statement names it
     */
    public static boolean isThere(JdbcTemplate db, String relation) {
        return Boolean.TRUE.equals(db.queryForObject("select to_regclass(?) is not null", Boolean.class, relation));
    }

    private static String statement(String table, String select) {
        return "create unlogged table " + name(table) + LEFT_ALONE + "as " + select;
    }
}
