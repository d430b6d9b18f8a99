package cn.jidu.run;

import cn.jidu.change.ComparisonTable;
import cn.jidu.change.FigureChange;
import cn.jidu.change.RevisionChanges;
import cn.jidu.change.RevisionComparison;
import cn.jidu.change.RevisionPair;
import cn.jidu.definition.Definitions;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.store.Database;
import cn.jidu.store.Transaction;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Compares a revision with the one before it when it is first reported, and keeps what was found. */
final class RevisionComparing {
    private final Database database;
    private final Definitions definitions;

    /** @param definitions that the revision was made with */
    RevisionComparing(Database database, Definitions definitions) {
        this.database = database;
        this.definitions = definitions;
    }

    /** Does nothing for the first revision of a quarter, and where that is done. */
    void keep(Revision revision) {
        JdbcTemplate db = new JdbcTemplate(database.owner());
        if (revision.number() == 1 || new ComparisonTable(db).has(revision)) {
            return;
        }
        Revision before = new Revisions(db)
                .find(revision.quarter(), revision.number() - 1)
                .orElseThrow();
        RevisionComparison comparison = compare(before, revision, definitionsOf(db, before, revision));
        Transaction.run(database.owner(), connection -> {
            new ComparisonTable(new JdbcTemplate(new SingleConnectionDataSource(connection, true)))
                    .keep(revision, comparison);
            return comparison;
        });
    }

    /** Most often the same: they need not be read back. */
    private Optional<Definitions> definitionsOf(JdbcTemplate db, Revision before, Revision revision) {
        Revisions revisions = new Revisions(db);
        String hash = revisions.madeWith(revision).definitionsHash();
        return revisions.madeWith(before).definitionsHash().equals(hash)
                ? Optional.of(definitions)
                : new RevisionDefinitions(db).find(before);
    }

    private RevisionComparison compare(Revision before, Revision revision, Optional<Definitions> was) {
        List<FigureChange> changes = was.map(
                        d -> new RevisionChanges(database).between(new RevisionPair(before, d, revision, definitions)))
                .orElse(List.of());
        return new RevisionComparison(before.number(), was.isPresent(), changes);
    }
}
