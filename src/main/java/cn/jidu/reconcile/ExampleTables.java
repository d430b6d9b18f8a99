package cn.jidu.reconcile;

import cn.jidu.definition.DefinitionProblem;
import cn.jidu.definition.DefinitionSql;
import cn.jidu.definition.TableExample;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.store.SqlFault;
import cn.jidu.store.rows.LiteralRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Runs worked examples of a SELECT, each over the tables of one schema filled with its rows. Nothing stays in them. */
public final class ExampleTables {
    private static final PackageTexts TEXTS = PackageTexts.terminal(ExampleTables.class);

    private final Connection connection;
    private final JdbcTemplate db;
    private final String schema;
    private final String noTable;

    /**
     * @param connection of a transaction that is rolled back
     * @param schema where the tables are, first on the search path
     * @param noTable key of what is told of a table that is none of them, with its name
     */
    public ExampleTables(Connection connection, JdbcTemplate db, String schema, String noTable) {
        this.connection = connection;
        this.db = db;
        this.schema = schema;
        this.noTable = noTable;
    }

    /**
     * What a SELECT gave.
     *
     * @param keys in order
     * @param wrong what else is not as it should be, in Chinese
     */
    public record FoundKeys(List<String> keys, List<String> wrong) {}

    /** What does not come out as its example says, each with file, line and title, in Chinese; empty when all do. */
    public List<DefinitionProblem> failures(
            DefinitionSql sql, List<TableExample> examples, Function<TableExample, FoundKeys> select) {
        List<DefinitionProblem> failures = new ArrayList<>();
        if (examples.stream().allMatch(e -> e.keys().isEmpty())) {
            failures.add(new DefinitionProblem(sql.file(), examples.get(0).line(), TEXTS.get("example.neverHits")));
        }
        for (TableExample example : examples) {
            failures(example, select).stream()
                    .map(wrong -> TEXTS.get("example.failed", example.title(), wrong))
                    .map(message -> new DefinitionProblem(sql.file(), example.line(), message))
                    .forEach(failures::add);
        }
        return failures;
    }

    private List<String> failures(TableExample example, Function<TableExample, FoundKeys> select) {
        db.execute("savepoint example");
        try {
            List<String> wrong = new ArrayList<>();
            for (Map.Entry<String, List<Map<String, String>>> table : new TreeMap<>(example.tables()).entrySet()) {
                wrong.addAll(fill(table.getKey(), table.getValue()));
            }
            return wrong.isEmpty() ? compare(example, select.apply(example)) : wrong;
        } catch (DataAccessException | SQLException e) {
            return List.of(SqlFault.words(e));
        } finally {
            db.execute("rollback to savepoint example");
        }
    }

    private static List<String> compare(TableExample example, FoundKeys found) {
        List<String> wrong = new ArrayList<>();
        if (!found.keys().equals(example.keys())) {
            wrong.add(TEXTS.get("example.keys", example.keys(), found.keys()));
        }
        wrong.addAll(found.wrong());
        return wrong;
    }

    private List<String> fill(String table, List<Map<String, String>> rows) throws SQLException {
        Map<String, String> columns = LiteralRows.columns(connection, schema + "." + table);
        if (columns.isEmpty()) {
            return List.of(TEXTS.get(noTable, table));
        }
        TreeSet<String> unknown = new TreeSet<>();
        rows.forEach(r -> unknown.addAll(r.keySet()));
        unknown.removeAll(columns.keySet());
        if (!unknown.isEmpty()) {
            return List.of(TEXTS.get("example.noColumn", table, PackageTexts.listed(unknown)));
        }
        LiteralRows.fill(connection, table, rows);
        return List.of();
    }
}
