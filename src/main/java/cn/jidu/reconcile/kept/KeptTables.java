package cn.jidu.reconcile.kept;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.name;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.source.Source;
import cn.jidu.reconcile.revision.Revisions;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Tables that are made on the way to a revision and outlive its transaction, each under a hash of all that it was made
 * from: where the next revision needs the very same, it is there. The SQL knows them by the names that they were made by.
 *
 * <p>What a table follows from is told relation by relation. One that nothing is known of makes whatever follows from it
 * be made anew, and not kept.
 *
 * <p>They are made and listed within the transaction of the revision: both are there once it is committed, or neither.
 * Tables and list alike are not logged, so that a crash of the server empties both; tables that are not listed are dropped
 * by who comes next. Runs and previews take turns, so that nobody reads what another drops.
 */
public final class KeptTables {
    static final String SCHEMA = "jidu_kept";
    private static final String LIST = SCHEMA + ".made";
    private static final String READS = SCHEMA + ".reads";

    private final JdbcTemplate db;
    private final Optional<String> base;
    private final String quarter;
    private final Map<String, byte[]> files;
    private final Map<String, String> keys = new HashMap<>();
    private final Map<String, Long> there = new HashMap<>();
    private final Set<Long> used = new TreeSet<>();
    private final Map<String, String> readBefore = new HashMap<>();
    private final Map<String, SortedSet<String>> read = new HashMap<>();

    private KeptTables(JdbcTemplate db, Optional<String> base, String quarter, Map<String, byte[]> files) {
        this.db = db;
        this.base = base;
        this.quarter = quarter;
        this.files = files;
    }

    /** Nothing is kept, nothing kept is used: for trials and comparisons. */
    public static KeptTables none(JdbcTemplate db) {
        return new KeptTables(db, Optional.empty(), "", Map.of());
    }

    /**
     * For the transaction of a revision; only one at a time gets them.
     *
     * @param program its name and version: another may make other rows
     * @param definitions whose contracts the sources are of
     */
    public static KeptTables open(JdbcTemplate db, String program, Quarter quarter, Definitions definitions) {
        KeptTables kept =
                new KeptTables(db, Optional.of(program + "\n" + quarter), quarter.toString(), definitions.files());
        db.execute("create schema if not exists " + SCHEMA);
        db.execute(
                "create unlogged table if not exists " + LIST
                        + " (number bigint generated always as identity, quarter text not null, name text not null, key text not null)");
        db.execute("lock table " + LIST + " in exclusive mode");
        dropUnlisted(db);
        db.query("select name, key, number from " + LIST + " where quarter = " + literal(kept.quarter), row -> {
            kept.there.put(row.getString(1) + " " + row.getString(2), row.getLong(3));
        });
        db.execute(
                "create unlogged table if not exists " + READS + " (statement text not null, relations text not null)");
        db.query("select statement, relations from " + READS, row -> {
            kept.readBefore.put(row.getString(1), row.getString(2));
        });
        return kept;
    }

    /**
     * Shows the tables that are kept of a quarter by their names, as its last revision left them, to who only reads.
     *
     * @return whether there are any
     */
    public static boolean showKept(JdbcTemplate db, Quarter quarter) {
        boolean any = Boolean.TRUE.equals(
                db.queryForObject("select to_regclass('%s') is not null".formatted(LIST), Boolean.class));
        Map<String, Long> listed = new HashMap<>();
        if (any) {
            db.query(
                    "select name, max(number) from " + LIST + " where quarter = ? group by name",
                    row -> {
                        listed.put(row.getString(1), row.getLong(2));
                    },
                    quarter.toString());
        }
        listed.forEach((name, number) ->
                db.execute("create view %s as select * from %s".formatted(name(name), SCHEMA + "." + table(number))));
        return !listed.isEmpty();
    }

    /** All that its contract says of a source. */
    public String contract(Source source) {
        return new String(files.getOrDefault(source.file(), new byte[0]), StandardCharsets.UTF_8);
    }

    /** A table or view that follows from this alone. */
    public void know(String relation, String content) {
        base.ifPresent(b -> keys.put(relation, Revisions.sha256(b + "\n" + content)));
    }

    /** A table or view that follows from this and other relations. */
    public void know(String relation, String content, Collection<String> reads) {
        key(content, reads).ifPresent(k -> keys.put(relation, k));
    }

    /** Makes a view that follows from what it reads. */
    public void show(String view, String select) {
        db.execute("create view " + name(view) + " as " + select);
        if (base.isPresent()) {
            know(view, select, reads(select));
        }
    }

    /** Makes a table that is filled by one SELECT, from what that reads. */
    public void make(String table, String select) {
        make(List.of(table), select, base.isPresent() ? reads(select) : List.of(), () -> {
            db.execute("create unlogged table " + name(table) + " as " + select);
            db.execute("analyze " + name(table));
        });
    }

    /**
     * Tables that are made together.
     *
     * @param how what they follow from beside the relations that are read
     * @param reads all relations that making them reads
     * @param make leaves them as tables of the present schema, which nobody changes from then on
     */
    public void make(List<String> tables, String how, Collection<String> reads, Runnable make) {
        Optional<String> key = key(how, reads);
        if (key.isPresent() && tables.stream().allMatch(t -> there.containsKey(t + " " + key.get()))) {
            tables.forEach(t -> show(t, Objects.requireNonNull(there.get(t + " " + key.get()))));
        } else {
            make.run();
            key.ifPresent(k -> tables.forEach(t -> keep(t, k)));
        }
        tables.forEach(t -> keys.remove(t));
        key.ifPresent(k -> tables.forEach(t -> keys.put(t, Revisions.sha256(k + t))));
    }

    /** The relations that a SELECT reads. Which they are follows from its text, and is asked once. */
    public SortedSet<String> reads(String select) {
        String statement = Revisions.sha256(select);
        return read.computeIfAbsent(statement, s -> {
            String before = readBefore.get(s);
            return before == null ? ReadRelations.of(db, select) : new TreeSet<>(List.of(before.split(" ")));
        });
    }

    /** What follows from these, as one hash; empty where one of them is not known. */
    public Optional<String> key(String how, Collection<String> reads) {
        if (base.isEmpty() || !keys.keySet().containsAll(reads)) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder(base.get()).append('\n').append(how);
        new TreeSet<>(reads)
                .forEach(r -> text.append('\n').append(r).append(' ').append(keys.get(r)));
        return Optional.of(Revisions.sha256(text.toString()));
    }

    private void keep(String table, String key) {
        Long number = Objects.requireNonNull(db.queryForObject(
                "insert into " + LIST + " (quarter, name, key) values (?, ?, ?) returning number",
                Long.class,
                quarter,
                table,
                key));
        String own = table(number);
        // of the same name there may be others in the schema of those that are kept
        db.queryForList(
                        "select indexrelid::regclass::text from pg_index where indrelid = to_regclass(?)",
                        String.class,
                        name(table))
                .forEach(index -> db.execute("alter index " + index + " rename to " + own + "_key"));
        db.execute("alter table " + name(table) + " rename to " + own);
        // it is read a few times and dropped: nothing in it is to be cleaned up
        db.execute("alter table " + own + " set (autovacuum_enabled = off)");
        db.execute("alter table " + own + " set schema " + SCHEMA);
        show(table, number);
    }

    private void show(String table, Long number) {
        db.execute("create view " + name(table) + " as select * from " + SCHEMA + "." + table(number));
        used.add(number);
    }

    /**
     * Drops what this revision did not use, and what belongs to a quarter before the newest: once nothing reads the tables
     * any more.
     */
    public void trim() {
        if (base.isEmpty()) {
            return;
        }
        String using = used.isEmpty()
                ? "0"
                : used.toString().substring(1, used.toString().length() - 1);
        db.update(
                "delete from %1$s where quarter = %2$s and number not in (%3$s) or quarter < (select max(quarter) from %1$s)"
                        .formatted(LIST, literal(quarter), using));
        dropUnlisted(db);
        remember();
    }

    private void remember() {
        if (!readBefore.keySet().equals(read.keySet())) {
            db.update("delete from " + READS);
            db.batchUpdate(
                    "insert into " + READS + " values (?, ?)",
                    read.entrySet().stream()
                            .map(e -> new Object[] {e.getKey(), String.join(" ", e.getValue())})
                            .toList());
        }
    }

    private static void dropUnlisted(JdbcTemplate db) {
        List<String> unlisted = db.queryForList("""
                select relname from pg_class
                where relnamespace = to_regnamespace(?) and relkind = 'r' and relname ~ '^k[0-9]+$'
                and relname not in (select 'k' || number from %s)""".formatted(LIST), String.class, SCHEMA);
        unlisted.forEach(t -> db.execute("drop table " + name(SCHEMA + "." + t)));
    }

    private static String table(Long number) {
        return "k" + number;
    }
}
