package cn.jidu.batch;

import cn.jidu.run.InputMissingException;
import cn.jidu.run.LostDatabase;
import cn.jidu.run.QuarterRun;
import cn.jidu.run.RunListener;
import cn.jidu.run.RunRequest;
import cn.jidu.run.RunResult;
import cn.jidu.run.RunSite;
import cn.jidu.run.RunTurn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The run as a Spring Batch job: collect → take in (partitioned by file) → reconcile → measure → gate → report. A job
 * instance is a run. Every step commits what it does by itself, whole or not at all, and finds what is already done; so
 * an interrupted run is taken up by the next one, whatever it was doing.
 */
public final class RunJob {
    static final String NAME = "run";
    /** Connections beside the files': of the turn, of Spring Batch, and two of the scheduler. */
    private static final int HELD_OTHERWISE = 4;

    private static final String DELIVERY = "delivery";
    private static final String TOLD_BEFORE = "told-before-batch";

    private final RunSite site;
    private final RunListener listener;
    private final JobRepository repository;
    private final JobOperator operator;
    private final ResourcelessTransactionManager ownTransactions = new ResourcelessTransactionManager();

    public RunJob(RunSite site, RunListener listener) {
        this.site = site.withDatabase(site.database().untilLost());
        this.listener = listener;
        this.repository = BatchTables.repository(this.site.database());
        this.operator = BatchTables.operator(repository);
    }

    /**
     * Runs to the end. One run at a time works on a database; another waits its turn.
     *
     * @throws RuntimeException what stopped the run: an {@link InputMissingException}, an imbalance, a fault
     */
    public RunResult run(RunRequest request) {
        return run(request, result -> result);
    }

    /** As above; what follows from the result is done before the next run has its turn. */
    <T> T run(RunRequest request, Function<RunResult, T> then) {
        try (RunTurn turn = RunTurn.await(site.database(), listener::waitsForItsTurn)) {
            repository.findRunningJobExecutions(NAME).forEach(operator::recover);
            long toldBefore = untoldSince().orElseGet(this::newestBatch);
            QuarterRun run = new QuarterRun(site, request, toldBefore);
            JobExecution execution = operator.start(job(run), parameters(request, turn.number(), toldBefore));
            if (!execution.getExitStatus().getExitCode().equals(ExitStatus.COMPLETED.getExitCode())) {
                throw StepFailures.of(execution);
            }
            return then.apply(run.result());
        } catch (org.springframework.batch.core.job.JobExecutionException | RuntimeException e) {
            throw LostDatabase.in(e);
        }
    }

    /** Where the run before this one was cut off or failed, nobody was told how its files fared: this one tells. */
    private Optional<Long> untoldSince() {
        return Optional.ofNullable(repository.getLastJobInstance(NAME))
                .map(repository::getLastJobExecution)
                .filter(e -> e.getStatus() != BatchStatus.COMPLETED)
                .map(e -> e.getJobParameters().getLong(TOLD_BEFORE));
    }

    private long newestBatch() {
        return QuarterRun.newestBatch(new JdbcTemplate(site.database().owner()));
    }

    private Job job(QuarterRun run) {
        return new JobBuilder(NAME, repository)
                .start(step("collect", run::collect))
                .next(takeIn(run))
                .next(step("reconcile", run::reconcile))
                .next(step("measure", run::measure))
                .next(step("gate", run::gate))
                .next(step("report", run::report))
                .build();
    }

    private Step step(String name, Runnable work) {
        return new StepBuilder(name, repository)
                .tasklet(
                        (contribution, context) -> {
                            listener.stepStarted(name);
                            work.run();
                            return RepeatStatus.FINISHED;
                        },
                        ownTransactions)
                .build();
    }

    private Step takeIn(QuarterRun run) {
        AtomicInteger done = new AtomicInteger();
        AtomicInteger files = new AtomicInteger();
        Step file = new StepBuilder("take-in-file", repository)
                .tasklet(
                        (contribution, context) -> {
                            run.takeIn(context.getStepContext()
                                    .getStepExecution()
                                    .getExecutionContext()
                                    .getLong(DELIVERY));
                            listener.fileTakenIn(done.incrementAndGet(), files.get());
                            return RepeatStatus.FINISHED;
                        },
                        ownTransactions)
                .build();
        return new StepBuilder("take-in", repository)
                .partitioner(file.getName(), gridSize -> {
                    listener.stepStarted("take-in");
                    Map<String, ExecutionContext> partitions = partitions(run.pending());
                    files.set(partitions.size());
                    return partitions;
                })
                .step(file)
                .taskExecutor(workers(site.database().connections()))
                .build();
    }

    private static Map<String, ExecutionContext> partitions(List<Long> deliveries) {
        Map<String, ExecutionContext> partitions = new LinkedHashMap<>();
        for (Long delivery : deliveries) {
            partitions.put(String.valueOf(delivery), new ExecutionContext(Map.of(DELIVERY, delivery)));
        }
        return partitions;
    }

    private static TaskExecutor workers(int connections) {
        SimpleAsyncTaskExecutor workers = new SimpleAsyncTaskExecutor("take-in-");
        workers.setConcurrencyLimit(filesAtOnce(Runtime.getRuntime().availableProcessors(), connections));
        return workers;
    }

    /**
     * Each file keeps a reader and the database's side of its COPY busy: one for every two cores, at least two; and each has
     * a connection, of those that the run itself and the scheduler leave.
     */
    static int filesAtOnce(int cores, int connections) {
        return Math.max(1, Math.min(Math.max(2, cores / 2), connections - HELD_OTHERWISE));
    }

    private static JobParameters parameters(RunRequest request, long number, long toldBefore) {
        return new JobParametersBuilder()
                .addLong("run", number)
                .addString("quarter", request.quarter().toString())
                .addLong(TOLD_BEFORE, toldBefore)
                .toJobParameters();
    }
}
