package cn.jidu.batch;

import cn.jidu.store.Database;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Spring Batch on its own schema of the database. */
final class BatchTables {
    private BatchTables() {}

    static JobRepository repository(Database database) {
        try {
            JdbcJobRepositoryFactoryBean factory = new ChangedContexts();
            factory.setDataSource(database.owner());
            factory.setTransactionManager(new JdbcTransactionManager(database.owner()));
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
}
