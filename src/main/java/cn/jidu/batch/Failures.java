package cn.jidu.batch;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.batch.core.job.JobExecution;

/** What stopped a job, without the wrapping that carried it here; the loss of the database in words, whatever it broke. */
final class Failures {
    private Failures() {}

    static RuntimeException of(JobExecution execution) {
        List<Throwable> all = execution.getAllFailureExceptions();
        return Stream.concat(all.stream().filter(Failures::isOurs), all.stream())
                .findFirst()
                .map(cause -> LostDatabase.in(all, cause))
                .orElseGet(() -> new IllegalStateException(
                        "the run stopped: " + execution.getExitStatus().getExitDescription()));
    }

    private static boolean isOurs(Throwable e) {
        return !e.getClass().getName().startsWith("org.springframework.batch");
    }
}
