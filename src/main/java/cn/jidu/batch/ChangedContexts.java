package cn.jidu.batch;

import org.springframework.batch.core.repository.dao.jdbc.JdbcExecutionContextDao;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.step.StepExecution;

/**
 * Makes a repository that writes what a step keeps in its context when that has changed. The framework would write it four
 * times a step, in a transaction each; here every file is a step, and none keeps anything of its own.
 */
final class ChangedContexts extends JdbcJobRepositoryFactoryBean {
    @Override
    protected JdbcExecutionContextDao createExecutionContextDao() {
        JdbcExecutionContextDao contexts = new JdbcExecutionContextDao() {
            @Override
            public void updateExecutionContext(StepExecution step) {
                if (step.getExecutionContext().isDirty()) {
                    super.updateExecutionContext(step);
                }
            }
        };
        contexts.setJdbcTemplate(jdbcOperations);
        contexts.setTablePrefix(tablePrefix);
        contexts.setClobTypeToUse(java.sql.Types.CLOB);
        contexts.setSerializer(serializer);
        contexts.setCharset(charset);
        contexts.setShortContextLength(maxVarCharLengthForShortContext);
        return contexts;
    }
}
