package cn.jidu.release;

import cn.jidu.definition.DefinitionProblem;
import cn.jidu.definition.Gate;
import cn.jidu.reconcile.ExampleTables;
import cn.jidu.reconcile.ExampleTables.FoundKeys;
import cn.jidu.store.Database;
import cn.jidu.store.Transaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Runs the worked examples of gates: the very SELECT that holds releases, over the very tables that it reads there. */
public final class GateExamples {
    private GateExamples() {}

    /** What does not come out as its example says, each with file, line and title, in Chinese; empty when all do. */
    public static List<DefinitionProblem> failures(Database database, Collection<Gate> gates) {
        return Transaction.trial(database.owner(), connection -> {
            JdbcTemplate db = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            GateInputs.make(db);
            ExampleTables tables = new ExampleTables(connection, db, "pg_temp", "example.noGateTable");
            List<DefinitionProblem> failures = new ArrayList<>();
            for (Gate gate : gates) {
                failures.addAll(tables.failures(gate.sql(), gate.examples(), example -> found(db, gate)));
            }
            return failures;
        });
    }

    private static FoundKeys found(JdbcTemplate db, Gate gate) {
        return new FoundKeys(
                db.queryForList(
                        "select key from (" + ReleaseGates.found(gate) + ") found order by key collate \"C\"",
                        String.class),
                List.of());
    }
}
