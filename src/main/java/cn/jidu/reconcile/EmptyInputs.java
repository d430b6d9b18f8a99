package cn.jidu.reconcile;

import static cn.jidu.store.SqlQuotes.name;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Rule;
import cn.jidu.definition.source.Source;
import cn.jidu.reconcile.kept.KeptTables;
import cn.jidu.reconcile.match.FilledSources;
import cn.jidu.reconcile.match.InForce;
import cn.jidu.reconcile.match.MatchedRows;
import cn.jidu.reconcile.match.Matching;
import cn.jidu.reconcile.panel.Panels;
import cn.jidu.reconcile.panel.ReferenceTables;
import cn.jidu.store.rows.RowTables;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables that panels and rules read, as a run makes them, without a row: for trials and worked examples. */
final class EmptyInputs {
    private EmptyInputs() {}

    /** As part of the connection's transaction, which is to be rolled back. */
    static void make(Connection connection, JdbcTemplate db, Definitions definitions, Quarter quarter)
            throws SQLException {
        WorkSchema.open(db);
        KeptTables none = KeptTables.none(db);
        new Panels(db, none, definitions, quarter).makeEmpty();
        for (Source source : definitions.sources().values()) {
            RowTables.prepare(connection, source);
        }
        ReferenceTables.makeAll(db, none, definitions, quarter);
        new InForce(db, none, quarter, Optional.empty())
                .make(definitions.sources().values(), List.of(), List.of());
        // no row, nothing to hash
        new Matching(db, none, definitions.areas(), UnaryOperator.identity())
                .make(definitions, FilledSources.of(definitions, List.of()));
        makeTables(db);
        MatchedRows.show(db, definitions);
    }

    /** What rules make for each other shows what the tables hold: these may be filled after it. */
    static void showRelations(JdbcTemplate db, Definitions definitions) {
        definitions.rules().values().forEach(r -> r.relation().ifPresent(made -> show(db, made)));
    }

    /** One of them. */
    static void show(JdbcTemplate db, Rule.RuleRelation relation) {
        db.execute(
                "create view " + name(relation.name()) + " as " + relation.sql().text());
    }

    /** In the place of views, so that each can be filled. */
    private static void makeTables(JdbcTemplate db) {
        List<String> views = db.queryForList(
                "select relname from pg_class where relkind = 'v' and relnamespace = to_regnamespace(?)",
                String.class,
                WorkSchema.name(db));
        for (String view : views) {
            db.execute("alter view " + name(view) + " rename to " + name("shown_" + view));
            db.execute("create unlogged table " + name(view) + " as select * from " + name("shown_" + view));
        }
    }
}
