package cn.jidu.reconcile;

import cn.jidu.definition.DefinitionProblem;
import cn.jidu.definition.DefinitionSql;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Panel;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Rule;
import cn.jidu.store.Database;
import cn.jidu.store.SqlFault;
import cn.jidu.store.Transaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Tries the SQL of panels and rules over empty inputs: whether the database takes it, and whether it gives the columns
 * that are declared. Nothing stays in the database.
 */
public final class SqlTrial {
    private static final Quarter QUARTER = new Quarter(2018, 2);
    private static final String BEFORE = "select * from (";

    private final Connection connection;
    private final JdbcTemplate db;
    private final List<DefinitionProblem> problems = new ArrayList<>();

    private SqlTrial(Connection connection, JdbcTemplate db) {
        this.connection = connection;
        this.db = db;
    }

    /** Every mistake with its file and line, in Chinese; empty when a run can use all of it. */
    public static List<DefinitionProblem> problems(Database database, Definitions definitions) {
        return Transaction.trial(database.owner(), connection -> {
            JdbcTemplate db = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            EmptyInputs.make(connection, db, definitions, QUARTER);
            return new SqlTrial(connection, db).problems(definitions);
        });
    }

    private List<DefinitionProblem> problems(Definitions definitions) throws SQLException {
        for (Panel panel : definitions.panels().values()) {
            List<GivenColumn> given = tried(panel.sql());
            if (!given.isEmpty()) {
                problems.addAll(new DeclaredColumns(given, panel.sql()).ofPanel(panel));
            }
        }
        boolean areShown = true;
        for (Rule rule : definitions.rules().values()) {
            if (rule.relation().isPresent() && areShown) {
                areShown = tryRelation(rule.relation().get());
            }
        }
        for (Rule rule : definitions.rules().values()) {
            tryRule(rule);
        }
        problems.sort(Comparator.comparing(DefinitionProblem::file)
                .thenComparingInt(DefinitionProblem::line)
                .thenComparing(DefinitionProblem::message));
        return problems;
    }

    /** Whether those behind it may read it. */
    private boolean tryRelation(Rule.RuleRelation relation) throws SQLException {
        List<GivenColumn> given = tried(relation.sql());
        if (given.isEmpty()) {
            return false;
        }
        problems.addAll(new DeclaredColumns(given, relation.sql()).ofRelation(relation.byCounty()));
        EmptyInputs.show(db, relation);
        return true;
    }

    private void tryRule(Rule rule) throws SQLException {
        List<GivenColumn> given = tried(rule.sql());
        if (!given.isEmpty()) {
            problems.addAll(new DeclaredColumns(given, rule.sql()).ofFinding(rule.weighed()));
        }
        if (rule.asked().isPresent()) {
            List<GivenColumn> counted = tried(rule.asked().get());
            if (!counted.isEmpty()) {
                problems.addAll(new DeclaredColumns(counted, rule.asked().get()).ofAsked());
            }
        }
    }

    /** The columns that the SQL gives; none where it fails, which is told. */
    private List<GivenColumn> tried(DefinitionSql sql) throws SQLException {
        String whole = BEFORE + sql.text() + "\n) made";
        try (Statement statement = connection.createStatement()) {
            statement.execute("savepoint trial");
            Optional<SqlFault> fault = Optional.empty();
            List<GivenColumn> given = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(whole)) {
                given.addAll(columns(rows.getMetaData()));
            } catch (SQLException e) {
                fault = Optional.of(SqlFault.of(e, whole));
            }
            statement.execute("rollback to savepoint trial");
            fault.ifPresent(f -> problems.add(sql.problem(f.offset() - BEFORE.length(), f.words())));
            return given;
        }
    }

    private static List<GivenColumn> columns(ResultSetMetaData data) throws SQLException {
        List<GivenColumn> columns = new ArrayList<>();
        for (int i = 1; i <= data.getColumnCount(); i++) {
            columns.add(GivenColumn.of(data.getColumnName(i), data.getColumnTypeName(i)));
        }
        return columns;
    }
}
