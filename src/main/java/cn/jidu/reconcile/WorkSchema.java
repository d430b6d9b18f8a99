package cn.jidu.reconcile;

import cn.jidu.store.SqlQuotes;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The schema that a transaction works in. It stands first on the search path: what is named without a schema is made in
 * it, and looked for in it first. Its tables are ordinary ones, which several processes of the server could read, and not
 * logged, for they are gone before the transaction ends.
 */
final class WorkSchema {
    private static final String KEPT = "jidu";

    private WorkSchema() {}

    /** Makes it, for this transaction; of another transaction it is never seen. */
    static void open(JdbcTemplate db) {
        db.execute("create schema " + name(db));
        db.execute("set local search_path to " + name(db) + ", " + KEPT);
    }

    /** Its name, in quotes where it needs them. */
    static String name(JdbcTemplate db) {
        String name = db.queryForObject("select 'jidu_work_' || pg_backend_pid()", String.class);
        return SqlQuotes.name(Objects.requireNonNull(name));
    }

    /** Takes it away with all that is in it. */
    static void drop(JdbcTemplate db) {
        db.execute("set local search_path to " + KEPT);
        db.execute("drop schema " + name(db) + " cascade");
    }
}
