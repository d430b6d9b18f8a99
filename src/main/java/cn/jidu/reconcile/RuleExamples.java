package cn.jidu.reconcile;

import cn.jidu.definition.DefinitionProblem;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Rule;
import cn.jidu.definition.TableExample;
import cn.jidu.definition.TableExample.AskedCount;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.reconcile.ExampleTables.FoundKeys;
import cn.jidu.store.Database;
import cn.jidu.store.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Runs the worked examples of rules: the very SELECT that a run makes findings with, over the very tables that a run
 * makes, filled with the example's rows. Nothing stays in the database.
 */
public final class RuleExamples {
    private static final PackageTexts TEXTS = PackageTexts.terminal(RuleExamples.class);
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
        EmptyInputs.showRelations(db, definitions);
        ExampleTables tables = new ExampleTables(connection, db, WorkSchema.name(db), "example.noTable");
        List<DefinitionProblem> failures = new ArrayList<>();
        for (Rule rule : definitions.rules().values()) {
            failures.addAll(tables.failures(rule.sql(), rule.examples(), example -> found(rule, example)));
            if (rule.asked().isPresent()) {
                failures.addAll(kinds(rule));
            }
        }
        return failures;
    }

    /** Among its examples each outcome is shown: failed is asked for of all that list something. */
    private static List<DefinitionProblem> kinds(Rule rule) {
        List<String> wrong = new ArrayList<>();
        List<TableExample> examples = rule.examples();
        if (examples.stream()
                .noneMatch(e -> count(e, AskedCount::evaluated) > e.keys().size())) {
            wrong.add(TEXTS.get("example.neverPasses"));
        }
        if (rule.alwaysAsked().isEmpty() && examples.stream().noneMatch(e -> count(e, AskedCount::notEvaluable) > 0)) {
            wrong.add(TEXTS.get("example.alwaysAsked"));
        }
        return wrong.stream()
                .map(w ->
                        new DefinitionProblem(rule.sql().file(), examples.get(0).line(), w))
                .toList();
    }

    private static long count(TableExample example, ToLongFunction<AskedCount> of) {
        return example.asked().stream().mapToLong(of).sum();
    }

    private FoundKeys found(Rule rule, TableExample example) {
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
        example.asked().ifPresent(expected -> wrong.addAll(asked(rule, expected, keys.size())));
        return new FoundKeys(keys, wrong);
    }

    private List<String> asked(Rule rule, AskedCount expected, int found) {
        List<String> wrong = new ArrayList<>();
        rule.asked().ifPresent(sql -> {
            AskedCount asked = asked(sql.text());
            if (!asked.equals(expected)) {
                wrong.add(TEXTS.get(
                        "example.asked",
                        expected.evaluated(),
                        expected.notEvaluable(),
                        asked.evaluated(),
                        asked.notEvaluable()));
            }
            if (found > asked.evaluated()) {
                wrong.add(TEXTS.get("example.failedOfMore", found, asked.evaluated()));
            }
        });
        return wrong;
    }

    private AskedCount asked(String select) {
        return Objects.requireNonNull(db.queryForObject(
                "select coalesce(sum(evaluated), 0), coalesce(sum(not_evaluable), 0) from (" + select + "\n) asked",
                (row, i) -> new AskedCount(row.getLong(1), row.getLong(2))));
    }
}
