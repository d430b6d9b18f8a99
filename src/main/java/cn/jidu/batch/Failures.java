package cn.jidu.batch;

import cn.jidu.store.StoreException;
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
                .map(cause -> lost(all, cause))
                .orElseGet(() -> new IllegalStateException(
                        "the run stopped: " + execution.getExitStatus().getExitDescription()));
    }

    /** What was thrown where the job could not even say how it ended. */
    static RuntimeException of(Exception thrown) {
        return lost(List.of(thrown), thrown);
    }

    private static boolean isOurs(Throwable e) {
        return !e.getClass().getName().startsWith("org.springframework.batch");
    }

    private static RuntimeException lost(List<Throwable> all, Throwable cause) {
        return all.stream()
                .flatMap(e -> StoreException.ofLostDatabase(e).stream())
                .map(RuntimeException.class::cast)
                .findFirst()
                .orElseGet(() -> cause instanceof RuntimeException r ? r : new IllegalStateException(cause));
    }
}
