package cn.jidu.reconcile;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Rule;
import cn.jidu.definition.Source;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.store.Database;
import cn.jidu.store.LiteralRows;
import cn.jidu.store.RowTables;
import cn.jidu.store.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
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

    private final Connection connection;
    private final JdbcTemplate db;

    private RuleExamples(Connection connection) {
        this.connection = connection;
        this.db = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    }

    /** What does not come out as its example says, each with file and title, in Chinese; empty when all do. */
    public static List<String> failures(Database database, Definitions definitions) {
        return Transaction.trial(database.owner(), connection -> new RuleExamples(connection).failures(definitions));
    }

    private List<String> failures(Definitions definitions) throws SQLException {
        makeTables(definitions);
        List<String> failures = new ArrayList<>();
        for (Rule rule : definitions.rules().values()) {
            if (rule.examples().stream().allMatch(e -> e.keys().isEmpty())) {
                failures.add(TEXTS.get("example.neverHits", rule.code()));
            }
            for (Rule.Example example : rule.examples()) {
                failures.addAll(failures(rule, example));
            }
        }
        return failures;
    }

    /** Empty tables as a run has them when it comes to its rules. */
    private void makeTables(Definitions definitions) throws SQLException {
        Panels panels = new Panels(db, definitions, QUARTER);
        panels.makeEmpty();
        for (Source source : definitions.sources().values()) {
            RowTables.prepare(connection, source, QUARTER);
        }
        ReferenceTables.make(db, definitions, QUARTER);
        new InForce(db, QUARTER, Optional.empty()).make(definitions.sources().values(), List.of(), List.of());
        // no row, nothing to hash
        new Matching(db, definitions.areas(), UnaryOperator.identity()).make(definitions);
    }

    private List<String> failures(Rule rule, Rule.Example example) {
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
        } catch (DataAccessException e) {
            return List.of(failure(
                    rule, example, String.valueOf(e.getMostSpecificCause().getMessage())));
        } catch (SQLException e) {
            return List.of(failure(rule, example, String.valueOf(e.getMessage())));
        } finally {
            db.execute("rollback to savepoint example");
        }
    }

    private List<String> fill(String table, List<Map<String, String>> rows) throws SQLException {
        Map<String, String> columns = LiteralRows.columns(connection, "pg_temp." + table);
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
        db.query("select " + RuleFindings.found(rule) + " order by key collate \"C\"", row -> {
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
        return wrong;
    }

    private static String failure(Rule rule, Rule.Example example, String what) {
        return TEXTS.get("example.failed", rule.code(), example.title(), what);
    }
}
