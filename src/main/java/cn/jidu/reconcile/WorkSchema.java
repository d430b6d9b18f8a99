package cn.jidu.reconcile;

import cn.jidu.store.SqlQuotes;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The schema that a transaction works in. It stands first on the search path: what is named without a schema is made in
 * it, and looked for in it first. Its tables are ordinary ones, which several processes of the server could read, and not
 * logged, for they are gone before the transaction ends.
 */
final class WorkSchema {
    private static final String KEPT = "jidu";

    private WorkSchema() {}

    /**
     * Makes it, for this transaction; of another transaction it is never seen.
     *
     * @param behind schemas whose tables are seen by their names alone too, where it has none of these names
     */
    static void open(JdbcTemplate db, String... behind) {
        String name = name(db);
        String path = Stream.of(Stream.of(name), Stream.of(behind), Stream.of(KEPT))
                .flatMap(schemas -> schemas)
                .collect(Collectors.joining(", "));
        db.execute("create schema %s; set local search_path to %s".formatted(name, path));
    }

    /** Its name, in quotes where it needs them. */
    static String name(JdbcTemplate db) {
        String name = db.queryForObject("select 'jidu_work_' || pg_backend_pid()", String.class);
        return SqlQuotes.name(Objects.requireNonNull(name));
    }

    /** Takes it away with all that is in it. */
    static void drop(JdbcTemplate db) {
        db.execute("drop schema %s cascade; set local search_path to %s".formatted(name(db), KEPT));
    }
}
