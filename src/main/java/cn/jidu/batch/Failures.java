package cn.jidu.batch;

import org.springframework.batch.core.job.JobExecution;

/** What stopped a job, without the wrapping that carried it here. */
final class Failures {
    private Failures() {}

    static RuntimeException of(JobExecution execution) {
        Throwable cause = execution.getAllFailureExceptions().stream()
                .filter(e -> !e.getClass().getName().startsWith("org.springframework.batch"))
                .findFirst()
                .orElseGet(() -> new IllegalStateException(
                        "the run stopped: " + execution.getExitStatus().getExitDescription()));
        return cause instanceof RuntimeException r ? r : new IllegalStateException(cause);
    }
}
