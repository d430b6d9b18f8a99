package cn.jidu.reconcile;

import static cn.jidu.store.SqlQuotes.name;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Panel;
import cn.jidu.definition.source.InputNames;
import cn.jidu.definition.source.Source;
import cn.jidu.reconcile.kept.KeptTables;
import cn.jidu.reconcile.match.Matching;
import cn.jidu.reconcile.match.TriedRows;
import cn.jidu.reconcile.match.TriedRows.TriedTie;
import cn.jidu.reconcile.panel.Panels;
import cn.jidu.reconcile.panel.ReferenceTables;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.store.Database;
import cn.jidu.store.Transaction;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What the panels of a revision would have if open rows were tied to enterprises: their own SQL over copies of those enterprises
 * alone ({@link TriedRows}), however many ties are tried. Nothing stays in the database.
 */
public final class TiedTrial {
    private static final String ENTERPRISE = "enterprise_id";

    private final JdbcTemplate db;
    private final Definitions definitions;
    private final Set<String> panels;

    private TiedTrial(JdbcTemplate db, Definitions definitions, Set<String> panels) {
        this.db = db;
        this.definitions = definitions;
        this.panels = panels;
    }

    /** Reads what a trial made. */
    public interface TrialReader<T> {
        /** @param db sees what the trial made */
        T read(JdbcTemplate db, TiedTrial trial);
    }

    /**
     * Tries ties, each by itself.
     *
     * @return nothing where the quarter's matched rows are not kept: only those of the newest are
     */
    public static <T> Optional<T> of(
            Database database, Definitions definitions, Revision revision, List<TriedTie> ties, TrialReader<T> reader) {
        return Transaction.trial(database.owner(), connection -> {
            JdbcTemplate db = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            WorkSchema.open(db, KeptTables.SCHEMA);
            if (!KeptTables.isAnyOf(db, revision.quarter())) {
                return Optional.empty();
            }
            TiedTrial trial = new TiedTrial(db, definitions, affected(definitions));
            trial.make(revision, ties);
            return Optional.of(reader.read(db, trial));
        });
    }

    /** The panels that a tie may change; one that reads rows as they are in force is of no enterprise. */
    public Set<String> panels() {
        return panels;
    }

    /**
     * The panel's rows of the copies, as {@code p}, under the number of their tie as {@code slice_id}.
     *
     * @param tied of the copies with the rows that would be tied; else of the others, with these rows as they are
     */
    public String rows(String panel, boolean tied) {
        String copies =
                "select c.number as slice_id, r.* from %1$s r join %2$s c on c.copy = r.enterprise_id and c.tied = %3$s"
                        .formatted(name(panel), TriedRows.COPIED, tied);
        String open = """
                 union all
                select o.number, r.* from %s r join %s o
                    on o.delivery_id = r.delivery_id and o.sheet_no = r.sheet_no and o.row_no = r.row_no
                where r.enterprise_id is null""".formatted(name(panel), TriedRows.ROWS);
        return "(select * from (%s%s) every where area_code is not null) p".formatted(copies, tied ? "" : open);
    }

    private static Set<String> affected(Definitions definitions) {
        Set<String> inputs = Stream.concat(
                        Stream.of(InputNames.REGISTRY),
                        Matching.matched(definitions).map(Matching::table))
                .collect(Collectors.toCollection(HashSet::new));
        Set<String> affected = new TreeSet<>();
        Set<String> inForce = definitions.sources().values().stream()
                .map(Source::name)
                .map(InputNames::inForce)
                .collect(Collectors.toSet());
        inOrder(definitions).forEach(p -> {
            if (reads(p, inputs) && !reads(p, inForce) && ofEnterprises(p)) {
                inputs.add(p.name());
                affected.add(p.name());
            }
        });
        return affected;
    }

    private static Stream<Panel> inOrder(Definitions definitions) {
        return definitions.panels().values().stream().sorted(Comparator.comparingInt(Panel::order));
    }

    private static boolean reads(Panel panel, Set<String> relations) {
        return relations.stream()
                .anyMatch(r -> Pattern.compile("\\b" + r + "\\b")
                        .matcher(panel.sql().text())
                        .find());
    }

    private static boolean ofEnterprises(Panel panel) {
        return panel.columns().stream().anyMatch(c -> c.name().equals(ENTERPRISE));
    }

    private void make(Revision revision, List<TriedTie> ties) {
        KeptTables none = KeptTables.none(db);
        ReferenceTables.makeMissing(db, definitions);
        TriedRows rows = new TriedRows(db, definitions);
        rows.make(ties);
        new Panels(db, none, definitions, revision.quarter()).showEarlier(new Revisions(db).listEarlier(revision));
        definitions.panels().values().stream()
                .filter(TiedTrial::ofEnterprises)
                .flatMap(p -> InputNames.EARLIER.stream().map(of -> of + p.name()))
                .filter(this::isRead)
                .forEach(view -> {
                    rows.rename(view);
                    rows.narrow(view, ENTERPRISE);
                });
        inOrder(definitions).filter(p -> panels.contains(p.name())).forEach(this::make);
    }

    private boolean isRead(String relation) {
        return definitions.panels().values().stream()
                .filter(p -> panels.contains(p.name()))
                .anyMatch(p -> reads(p, Set.of(relation)));
    }

    private void make(Panel panel) {
        db.execute("create unlogged table %s as select * from (%s\n) made"
                .formatted(name(panel.name()), panel.sql().text()));
        db.execute("analyze " + name(panel.name()));
    }
}
