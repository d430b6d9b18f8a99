package cn.jidu.batch;

import cn.jidu.run.RunRequest;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * The job parameters of a run, which tell its job instance: that of the run before it, restarted, where that one was cut
 * off or failed and its quarter is asked for again; otherwise a new one.
 */
final class RunParameters {
    private static final String RUN = "run";
    private static final String TOLD_BEFORE = "told-before-batch";

    private final JobRepository repository;

    RunParameters(JobRepository repository) {
        this.repository = repository;
    }

    /**
     * @param number of a new instance
     * @param newestBatch asked where everybody was told how the files up to it fared
     */
    JobParameters of(RunRequest request, long number, LongSupplier newestBatch) {
        Optional<JobExecution> unfinished = unfinished();
        long toldBefore = unfinished
                .map(JobExecution::getJobParameters)
                .map(RunParameters::toldBefore)
                .orElseGet(newestBatch::getAsLong);
        return unfinished
                .filter(this::isRestartable)
                .map(e -> e.getJobParameters().getLong(RUN))
                .map(before -> parameters(request, before, toldBefore))
                .filter(again -> repository.getJobInstance(RunJob.NAME, again) != null)
                .orElseGet(() -> parameters(request, number, toldBefore));
    }

    /** The newest batch of files before those whose fate the run tells. */
    static Long toldBefore(JobParameters parameters) {
        return parameters.getLong(TOLD_BEFORE);
    }

    /** Where the run before this one was cut off or failed, nobody was told how its files fared: this one tells. */
    private Optional<JobExecution> unfinished() {
        return Optional.ofNullable(repository.getLastJobInstance(RunJob.NAME))
                .map(repository::getLastJobExecution)
                .filter(e -> e.getStatus() != BatchStatus.COMPLETED);
    }

    /** Spring Batch restarts nothing of which it is not recorded how every step ended. */
    private boolean isRestartable(JobExecution last) {
        return last.getStatus() == BatchStatus.FAILED
                && repository.getJobExecutions(last.getJobInstance()).stream()
                        .flatMap(e -> e.getStepExecutions().stream())
                        .map(StepExecution::getStatus)
                        .noneMatch(status -> status.isRunning() || status == BatchStatus.UNKNOWN);
    }

    private static JobParameters parameters(RunRequest request, long number, long toldBefore) {
        return new JobParametersBuilder()
                .addLong(RUN, number)
                .addString("quarter", request.quarter().toString())
                .addLong(TOLD_BEFORE, toldBefore)
                .toJobParameters();
    }
}
