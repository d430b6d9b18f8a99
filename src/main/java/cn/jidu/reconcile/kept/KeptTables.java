package cn.jidu.reconcile.kept;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.literals;
import static cn.jidu.store.SqlQuotes.name;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.source.Source;
import cn.jidu.reconcile.revision.Revisions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Tables that are made on the way to a revision and outlive its transaction, each with a hash of all that it was made
 * from: where the next revision needs the very same, it is there. They stand in a schema of their own, behind the one that
 * the transaction works in, so that the SQL knows both by the same names: what is made anew hides what was kept under its
 * name, until it takes its place at the end. Where few rows of one are others now, it is mended where it stands.
 *
 * <p>What a table follows from is told relation by relation. One that nothing is known of makes whatever follows from it
 * be made anew, and not kept.
 *
 * <p>They are made and listed within the transaction of the revision: both are there once it is committed, or neither.
 * Tables and list alike are not logged, so that a crash of the server empties both; tables that are not listed are dropped
 * by who comes next. Runs and previews take turns, so that nobody reads what another drops.
 */
public final class KeptTables {
    /** Where they are; to stand on the search path behind the schema that is worked in. */
    public static final String SCHEMA = "jidu_kept";

    // no table of a definition begins so
    private static final String LIST = SCHEMA + "._list";
    private static final String READS = SCHEMA + "._reads";
    private static final String LISTS = "'_list', '_reads', '_found'";

    /** So many rows of a table as are read sooner than an index of them is made. */
    private static final int LARGE = 10_000;

    private final JdbcTemplate db;
    private final Optional<String> base;
    private final String quarter;
    private final Map<String, byte[]> files;
    private final Map<String, String> keys = new HashMap<>();
    private final Map<String, String> there = new HashMap<>();
    private final Map<String, String> forms = new HashMap<>();
    private final Map<String, String> made = new LinkedHashMap<>();
    private final SortedSet<String> mended = new TreeSet<>();
    private final SortedSet<String> used = new TreeSet<>();
    private final ToldCounties counties = new ToldCounties();
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
        db.execute("""
                create schema if not exists %1$s;
                create unlogged table if not exists %2$s (
                    quarter text not null, name text not null, key text not null, form text);
                create unlogged table if not exists %3$s (statement text not null, relations text not null);
                lock table %2$s in exclusive mode""".formatted(SCHEMA, LIST, READS));
        db.query(
                "select name, key, form from %s where quarter = %s and to_regclass('%s.' || quote_ident(name)) is not null"
                        .formatted(LIST, literal(kept.quarter), SCHEMA),
                row -> {
                    kept.there.put(row.getString(1), row.getString(2));
                    kept.forms.put(row.getString(1), row.getString(3));
                });
        db.query("select statement, relations from " + READS, row -> {
            kept.readBefore.put(row.getString(1), row.getString(2));
        });
        return kept;
    }

    /** Whether any tables are kept of a quarter, as its last revision left them, for who only reads. */
    public static boolean isAnyOf(JdbcTemplate db, Quarter quarter) {
        return FilledTables.isThere(db, LIST)
                && Boolean.TRUE.equals(db.queryForObject(
                        "select exists (select from %s where quarter = ?)".formatted(LIST),
                        Boolean.class,
                        quarter.toString()));
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
        make(
                List.of(table),
                select,
                base.isPresent() ? reads(select) : List.of(),
                () -> FilledTables.fill(db, table, select));
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
        if (tables.stream().allMatch(t -> has(t, key))) {
            used.addAll(tables);
        } else {
            make.run();
            key.ifPresent(k -> tables.forEach(t -> made.put(t, k)));
        }
        tables.forEach(t -> keys.remove(t));
        key.ifPresent(k -> tables.forEach(t -> keys.put(t, Revisions.sha256(k + t))));
    }

    /**
     * A table that is made; or where one like it is kept, that one, put right where it stands: what did not change is not
     * written again.
     *
     * @param how what it follows from beside relations
     * @param alike relations that a kept one must have been made from as they are now
     * @param differing those that may differ from then
     * @param make as {@link #make(List, String, Collection, Runnable)} has it, of this one table
     * @param mend puts the kept table right, whose name with its schema it gets; or says false, having changed nothing
     */
    public void mend(
            String table,
            String how,
            Collection<String> alike,
            Collection<String> differing,
            Runnable make,
            Predicate<String> mend) {
        List<String> reads = both(alike, differing);
        if (mayMend(table, how, alike, differing) && mend.test(own(table))) {
            there.put(table, key(how, reads).orElseThrow());
            mended.add(table);
        }
        key(how, alike).ifPresent(f -> forms.put(table, f));
        make(List.of(table), how, reads, make);
    }

    /** Whether {@link #mend} would have a kept table to put right. */
    public boolean mayMend(String table, String how, Collection<String> alike, Collection<String> differing) {
        Optional<String> key = key(how, both(alike, differing));
        return key.isPresent()
                && !has(table, key)
                && key(how, alike).equals(Optional.ofNullable(forms.get(table)))
                && isDense(table);
    }

    private static List<String> both(Collection<String> alike, Collection<String> differing) {
        return Stream.concat(alike.stream(), differing.stream()).toList();
    }

    /** Notes how the rows of a relation lie by counties, and where they may differ from those of the revision before. */
    public void tell(String relation, CountyRows rows) {
        counties.tell(relation, rows);
    }

    /** A relation whose rows lie by {@code county_code}, a county's following from the same county's of others alone. */
    public void tell(String relation, Collection<String> from) {
        counties.tell(relation, CountyRows.byCode(counties.changed(from)));
    }

    /**
     * Makes a table that is filled by one SELECT with {@code county_code}, of which a county's rows follow from the same
     * county's of all relations that lie by counties: of one that is kept only counties are made anew in which one of
     * these differs.
     */
    public void makeByCounty(String table, String select) {
        SortedSet<String> reads = base.isPresent() ? reads(select) : new TreeSet<>();
        List<String> byCounty = reads.stream().filter(counties::lies).toList();
        Optional<SortedSet<String>> changed = counties.changed(byCounty);
        mend(
                table,
                select,
                reads.stream().filter(r -> !counties.lies(r)).toList(),
                byCounty,
                () -> fillByCounty(table, select),
                before -> {
                    changed.ifPresent(c -> mend(before, c, counties.narrow(select, byCounty, c)));
                    return changed.isPresent();
                });
        Optional<SortedSet<String>> here = mended.contains(table) ? changed : Optional.of(new TreeSet<>());
        counties.tell(table, CountyRows.byCode(used.contains(table) ? here : Optional.empty()));
    }

    private void fillByCounty(String table, String select) {
        if (FilledTables.fill(db, table, select) >= LARGE) {
            // a county is looked for in it whenever something of it changes
            db.execute("create index on %s %s".formatted(name(table), CountyRows.INDEX));
        }
    }

    /**
     * A SELECT for some counties alone: what it reads and lies by counties stands for its rows of these. That it gives the
     * same rows for them is what slices rest on.
     */
    public String narrow(String select, Collection<String> reads, Collection<String> ofCounties) {
        return counties.narrow(select, reads, ofCounties);
    }

    private void mend(String table, SortedSet<String> changed, String rows) {
        if (!changed.isEmpty()) {
            db.update("delete from %s where county_code in (%s)".formatted(table, literals(changed)));
            db.update("insert into %s %s".formatted(table, rows));
        }
    }

    /**
     * Whether the room of rows that mending took away is still small beside what the table had when it was made, or small at
     * all.
     */
    private boolean isDense(String table) {
        return Boolean.TRUE.equals(db.queryForObject("""
                select pg_relation_size(oid) <= greatest(4194304, 1.5 * relpages * current_setting('block_size')::int)
                from pg_class where oid = to_regclass(?)""", Boolean.class, own(table)));
    }

    /** The kept table of this name, as the revision before left it; it may have been made anew since. */
    public Optional<String> before(String table) {
        return Optional.of(table).filter(there::containsKey).map(KeptTables::own);
    }

    /** Whether a table is the kept one. */
    public boolean isUsed(String table) {
        return used.contains(table);
    }

    /** Whether a table is kept that {@link #make} would make of the same. */
    public boolean has(String table, String how, Collection<String> reads) {
        return has(table, key(how, reads));
    }

    private boolean has(String table, Optional<String> key) {
        return key.isPresent() && key.equals(Optional.ofNullable(there.get(table)));
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

    /**
     * Puts what was made for this revision in the place of what it did not use; before the schema goes that it worked in. Of
     * a quarter before the newest nothing is kept.
     */
    public void keep() {
        if (base.isEmpty()) {
            return;
        }
        boolean isNewest = Boolean.TRUE.equals(db.queryForObject(
                "select not exists (select from %s where quarter > ?)".formatted(LIST), Boolean.class, quarter));
        if (isNewest) {
            replace();
        }
        remember();
    }

    private void replace() {
        String using = used.isEmpty() ? "null" : literals(used);
        List<String> gone = db.queryForList("""
                select relname from pg_class
                where relnamespace = to_regnamespace('%s') and relkind = 'r'
                and relname not in (%s) and (relname in (%s)) is not true""".formatted(SCHEMA, LISTS, using), String.class);
        List<String> statements = new ArrayList<>();
        if (!gone.isEmpty()) {
            statements.add(gone.stream().map(KeptTables::own).collect(Collectors.joining(", ", "drop table ", "")));
        }
        statements.add("delete from %s where quarter <> %s or (name in (%s)) is not true"
                .formatted(LIST, literal(quarter), using));
        mended.forEach(table -> statements.add("update %s set key = %s where name = %s"
                .formatted(LIST, literal(Objects.requireNonNull(there.get(table))), literal(table))));
        made.keySet().forEach(table -> statements.add("alter table %s set schema %s".formatted(name(table), SCHEMA)));
        if (!made.isEmpty()) {
            statements.add("insert into %s (quarter, name, key, form) values %s"
                    .formatted(LIST, made.keySet().stream().map(this::listed).collect(Collectors.joining(", "))));
        }
        db.execute(String.join(";\n", statements));
    }

    private String listed(String table) {
        String form = forms.get(table);
        return "(%s, %s, %s, %s)"
                .formatted(
                        literal(quarter),
                        literal(table),
                        literal(Objects.requireNonNull(made.get(table))),
                        form == null ? "null" : literal(form));
    }

    private static String own(String table) {
        return name(SCHEMA + "." + table);
    }

    /** Keeps which relations statements read, and no table: of a quarter that a later one of the same run follows. */
    public void remember() {
        if (!readBefore.keySet().equals(read.keySet())) {
            db.update("delete from " + READS);
            db.batchUpdate(
                    "insert into " + READS + " values (?, ?)",
                    read.entrySet().stream()
                            .map(e -> new Object[] {e.getKey(), String.join(" ", e.getValue())})
                            .toList());
        }
    }
}
