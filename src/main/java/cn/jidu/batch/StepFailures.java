package cn.jidu.batch;

import cn.jidu.run.LostDatabase;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.batch.core.job.JobExecution;

/** What stopped a job, without the wrapping that carried it here; the loss of the database in words, whatever it broke. */
final class StepFailures {
    private StepFailures() {}

    static RuntimeException of(JobExecution execution) {
        List<Throwable> all = execution.getAllFailureExceptions();
        return Stream.concat(all.stream().filter(StepFailures::isOurs), all.stream())
                .findFirst()
                .map(cause -> LostDatabase.in(all, cause))
                .orElseGet(() -> new IllegalStateException(
                        "the run stopped: " + execution.getExitStatus().getExitDescription()));
    }

    private static boolean isOurs(Throwable e) {
        return !e.getClass().getName().startsWith("org.springframework.batch");
    }
}
