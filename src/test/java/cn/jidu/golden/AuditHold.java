package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/** As long as it is held, whoever has something to record waits for it. */
final class AuditHold implements AutoCloseable {
    private final JdbcTemplate db;
    private final Connection connection;
    private final List<Integer> killed = new ArrayList<>();

    /** @param db of the owner */
    AuditHold(JdbcTemplate db) throws SQLException {
        this.db = db;
        connection = Objects.requireNonNull(db.getDataSource()).getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table jidu.audit_entry in exclusive mode");
        }
    }

    void awaitAndKill(Program program) {
        while (waiting().isEmpty()) {
            assertThat(program.process.isAlive()).as(program.err()).isTrue();
            Program.pause(5);
        }
        killed.addAll(waiting());
        program.kill();
    }

    private List<Integer> waiting() {
        return db.queryForList("""
                select l.pid from pg_locks l where not l.granted and l.relation = 'jidu.audit_entry'::regclass""", Integer.class);
    }

    /** Its sessions, which may go on now, find nobody to commit. */
    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
        for (int pid : killed) {
            while (Boolean.TRUE.equals(db.queryForObject(
                    "select exists (select from pg_stat_activity where pid = ?)", Boolean.class, pid))) {
                Program.pause(5);
            }
        }
    }
}
