package cn.jidu.batch;

import cn.jidu.store.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/** Spring Batch on its own schema of the database. */
final class BatchTables {
    private BatchTables() {}

    static JobRepository repository(Database database) {
        try {
            JdbcJobRepositoryFactoryBean factory = new ChangedContexts();
            factory.setDataSource(database.owner());
            factory.setTransactionManager(new UnhurriedCommits(database.owner()));
            factory.setDatabaseType("POSTGRES");
            factory.setTablePrefix("spring_batch.BATCH_");
            factory.afterPropertiesSet();
            return factory.getObject();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static JobOperator operator(JobRepository repository) {
        try {
            TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
            operator.setJobRepository(repository);
            operator.setJobRegistry(new MapJobRegistry());
            operator.setTaskExecutor(new SyncTaskExecutor());
            operator.afterPropertiesSet();
            return operator;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Spring Batch notes each step many times over, and nothing rests on its notes: a step finds what is done. The disk is
     * waited for when the step commits its own work, which takes every note before it along; a crash of the server may lose
     * the newest notes, as a kill just before them would.
     */
    private static final class UnhurriedCommits extends JdbcTransactionManager {
        private static final long serialVersionUID = 1L;

        UnhurriedCommits(DataSource dataSource) {
            super(dataSource);
        }

        @Override
        protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
                throws SQLException {
            super.prepareTransactionalConnection(connection, definition);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set local synchronous_commit = off");
            }
        }
    }
}
