package cn.jidu.reconcile;

import cn.jidu.cleanse.Fixture;
import cn.jidu.cleanse.TakeIn;
import cn.jidu.cleanse.TakeInProgress;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.reading.DefinitionLoader;
import cn.jidu.intake.inbox.InboxCollector;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.reconcile.revision.RunScope;
import cn.jidu.store.Archive;
import cn.jidu.store.Database;
import cn.jidu.store.KeyedHash;
import cn.jidu.store.SiteHome;
import cn.jidu.store.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;

/** A site on a database of its own that takes in files and reconciles them, without measuring and printing. */
public final class Quarters implements AutoCloseable {
    public static final Definitions DEFINITIONS =
            DefinitionLoader.load(Path.of("jobs")).definitions().orElseThrow();
    private static final Instant NOW = Instant.parse("2018-07-20T01:00:00Z");

    private final Definitions definitions;
    private final SiteHome home;
    private final Path inbox;
    public final Database database;
    public final JdbcTemplate db;

    public Quarters(Path folder) {
        this(folder, DEFINITIONS);
    }

    public Quarters(Path folder, Definitions definitions) {
        this(folder, definitions, TestDatabase.fresh());
    }

    private Quarters(Path folder, Definitions definitions, Database database) {
        this.database = database;
        this.db = new JdbcTemplate(database.owner());
        this.definitions = definitions;
        try {
            home = SiteHome.at(folder.resolve("home"));
            inbox = Files.createDirectories(folder.resolve("inbox"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One batch: the files arrive together and are taken in. */
    public Quarters send(Map<String, String> files) {
        files.forEach((name, text) -> {
            try {
                Files.writeString(inbox.resolve(name), text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        Archive archive = new Archive(home);
        new InboxCollector(database, archive, definitions, home, Fixture.QUIET).collect(inbox, Fixture.BY, NOW);
        TakeIn takeIn = new TakeIn(database, archive, definitions, KeyedHash.of(home), home);
        takeIn.pending().forEach(id -> takeIn.take(id, TakeInProgress.NONE));
        return this;
    }

    public Quarters send(String name, String text) {
        return send(Map.of(name, text));
    }

    /** Every quarter up to this one that can be, oldest first; gives the revision of the newest. */
    public Revision reconcile(String quarter) {
        return reconcile(quarter, definitions, "jidu test");
    }

    /** The same by other definitions than the files were taken in by, or as another version of the program. */
    public Revision reconcile(String quarter, Definitions definitions, String program) {
        db.update(
                "insert into jidu.definition_bundle values (?, ''::bytea) on conflict do nothing", definitions.hash());
        Long newest = db.queryForObject("select max(batch_id) from jidu.batch", Long.class);
        RunScope scope = new RunScope(
                definitions,
                definitions.hash(),
                program,
                Quarter.of(quarter),
                newest == null ? 0 : newest,
                LocalDate.of(2018, 7, 20),
                NOW,
                Optional.empty(),
                Optional.empty());
        Reconcile reconcile = new Reconcile(database, KeyedHash.of(home)::hash);
        List<Revision> revisions = new ArrayList<>();
        for (Quarter q : reconcile.quarters(scope)) {
            revisions.add(reconcile.reconcile(scope, q, List.copyOf(revisions)));
        }
        return revisions.get(revisions.size() - 1);
    }

    /** Does the work on the same site, of which nothing stays. */
    void trial(Consumer<Quarters> work) {
        database.trial(trial -> {
            work.accept(new Quarters(inbox.getParent(), definitions, trial));
            return true;
        });
    }

    /** Columns, joined by bars, of a panel's rows of a revision, in order. */
    List<String> panel(Revision revision, String panel, String columns) {
        return db.queryForList(
                """
                select line from (
                    select concat_ws('|', %1$s) as line from jidu.panel_%2$s
                    where quarter = ? and slice_id in (select slice_id from jidu.revision_slice where revision_id = ?)) lines
                order by convert_to(line, 'UTF8')""".formatted(columns, panel), String.class, revision.quarter().toString(), revision.id());
    }

    /** The statement's lines of a source for an area, as {@code stage reason rows}; what was read and loaded left out. */
    List<String> balance(Revision revision, String source, String area) {
        return new Revisions(db)
                .balance(revision).stream()
                        .filter(l -> l.source().equals(source) && l.area().equals(area))
                        .filter(l -> !List.of("read", "loaded").contains(l.stage()))
                        .map(l -> (l.stage() + " " + l.reason() + " " + l.rows()).replace("  ", " "))
                        .toList();
    }

    /** {@code code source area row key} of a revision's findings, in order. */
    List<String> findings(Revision revision, String... codes) {
        return db.queryForList("""
                select concat_ws(' ', code, source, area_code, row_no, key) from jidu.revision_finding
                where revision_id = ? and code = any (string_to_array(?, ','))
                order by code, source, area_code, key collate "C", row_no""", String.class, revision.id(), String.join(",", codes));
    }

    @Override
    public void close() {
        database.close();
    }
}
