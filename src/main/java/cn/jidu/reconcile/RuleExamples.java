package cn.jidu.reconcile;

import cn.jidu.definition.DefinitionProblem;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Rule;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.reconcile.ExampleTables.FoundKeys;
import cn.jidu.store.Database;
import cn.jidu.store.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Runs the worked examples of rules: the very SELECT that a run makes findings with, over the very tables that a run
 * makes, filled with the example's rows. Nothing stays in the database.
 */
public final class RuleExamples {
    private static final PackageTexts TEXTS = PackageTexts.chinese(RuleExamples.class);
    /** An example that cares for the quarter gives {@code this_quarter} itself. */
    private static final Quarter QUARTER = new Quarter(2018, 2);

    private static final String IN_ORDER = " order by key collate \"C\"";

    private final Connection connection;
    private final Definitions definitions;
    private final JdbcTemplate db;

    private RuleExamples(Connection connection, Definitions definitions) {
        this.connection = connection;
        this.definitions = definitions;
        this.db = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    }

    /** What does not come out as its example says, each with file, line and title, in Chinese; empty when all do. */
    public static List<DefinitionProblem> failures(Database database, Definitions definitions) {
        return Transaction.trial(database.owner(), connection -> new RuleExamples(connection, definitions).failures());
    }

    private List<DefinitionProblem> failures() throws SQLException {
        EmptyInputs.make(connection, db, definitions, QUARTER);
        ExampleTables tables = new ExampleTables(connection, db, WorkSchema.name(db), "example.noTable");
        List<DefinitionProblem> failures = new ArrayList<>();
        for (Rule rule : definitions.rules().values()) {
            failures.addAll(tables.failures(rule.sql(), rule.examples(), () -> found(rule)));
        }
        return failures;
    }

    private FoundKeys found(Rule rule) {
        List<String> keys = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        db.query("select " + RuleFindings.found(rule) + IN_ORDER, row -> {
            keys.add(row.getString("key"));
            // the columns that a finding cannot be without
            for (String column : List.of("source", "area_code", "key", "message")) {
                if (row.getString(column) == null) {
                    wrong.add(TEXTS.get("example.empty", column));
                }
            }
        });
        if (rule.perSource()) {
            List<String> bySource = db.queryForList(
                    "select key from (select " + RuleFindings.foundBySource(rule, definitions) + ") found" + IN_ORDER,
                    String.class);
            if (!bySource.equals(keys)) {
                wrong.add(TEXTS.get("example.perSource", keys, bySource));
            }
        }
        return new FoundKeys(keys, wrong);
    }
}
