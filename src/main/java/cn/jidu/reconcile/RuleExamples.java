package cn.jidu.reconcile;

import cn.jidu.definition.DefinitionProblem;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Rule;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.store.Database;
import cn.jidu.store.SqlFault;
import cn.jidu.store.Transaction;
import cn.jidu.store.rows.LiteralRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.dao.DataAccessException;
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
        List<DefinitionProblem> failures = new ArrayList<>();
        for (Rule rule : definitions.rules().values()) {
            if (rule.examples().stream().allMatch(e -> e.keys().isEmpty())) {
                failures.add(problem(rule, rule.examples().get(0), TEXTS.get("example.neverHits")));
            }
            for (Rule.Example example : rule.examples()) {
                failures.addAll(failures(rule, example));
            }
        }
        return failures;
    }

    private List<DefinitionProblem> failures(Rule rule, Rule.Example example) {
        db.execute("savepoint example");
        try {
            List<String> wrong = new ArrayList<>();
            for (Map.Entry<String, List<Map<String, String>>> table : new TreeMap<>(example.tables()).entrySet()) {
                wrong.addAll(fill(table.getKey(), table.getValue()));
            }
            if (wrong.isEmpty()) {
                wrong.addAll(compare(rule, example));
            }
            return wrong.stream().map(w -> failure(rule, example, w)).toList();
        } catch (DataAccessException | SQLException e) {
            return List.of(failure(rule, example, SqlFault.words(e)));
        } finally {
            db.execute("rollback to savepoint example");
        }
    }

    private List<String> fill(String table, List<Map<String, String>> rows) throws SQLException {
        Map<String, String> columns = LiteralRows.columns(connection, WorkSchema.name(db) + "." + table);
        if (columns.isEmpty()) {
            return List.of(TEXTS.get("example.noTable", table));
        }
        TreeSet<String> unknown = new TreeSet<>();
        rows.forEach(r -> unknown.addAll(r.keySet()));
        unknown.removeAll(columns.keySet());
        if (!unknown.isEmpty()) {
            return List.of(TEXTS.get("example.noColumn", table, String.join("、", unknown)));
        }
        LiteralRows.fill(connection, table, rows);
        return List.of();
    }

    private List<String> compare(Rule rule, Rule.Example example) {
        List<String> found = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        db.query("select " + RuleFindings.found(rule) + IN_ORDER, row -> {
            found.add(row.getString("key"));
            // the columns that a finding cannot be without
            for (String column : List.of("source", "area_code", "key", "message")) {
                if (row.getString(column) == null) {
                    wrong.add(TEXTS.get("example.empty", column));
                }
            }
        });
        if (!found.equals(example.keys())) {
            wrong.add(TEXTS.get("example.keys", example.keys(), found));
        }
        if (rule.perSource()) {
            List<String> bySource = db.queryForList(
                    "select key from (select " + RuleFindings.foundBySource(rule, definitions) + ") found" + IN_ORDER,
                    String.class);
            if (!bySource.equals(found)) {
                wrong.add(TEXTS.get("example.perSource", found, bySource));
            }
        }
        return wrong;
    }

    private static DefinitionProblem failure(Rule rule, Rule.Example example, String what) {
        return problem(rule, example, TEXTS.get("example.failed", example.title(), what));
    }

    private static DefinitionProblem problem(Rule rule, Rule.Example example, String message) {
        return new DefinitionProblem(rule.sql().file(), example.line(), message);
    }
}
