package cn.jidu.batch;

import cn.jidu.run.InputMissingException;
import cn.jidu.run.LostDatabase;
import cn.jidu.run.QuarterRun;
import cn.jidu.run.RunListener;
import cn.jidu.run.RunRequest;
import cn.jidu.run.RunResult;
import cn.jidu.run.RunSite;
import cn.jidu.run.RunTurn;
import cn.jidu.run.StepRows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The run as a Spring Batch job: collect → take in (partitioned by file) → reconcile → measure → gate → report. Every
 * step commits what it does by itself, whole or not at all, and finds what is already done; so a run that was cut off is
 * simply run again, whatever it was doing. A job instance is a run, and that is its restart ({@link RunParameters}).
 */
public final class RunJob {
    static final String NAME = "run";
    /** Connections beside the files': of the turn, of Spring Batch, and two of the scheduler. */
    private static final int HELD_OTHERWISE = 4;

    private final RunSite site;
    private final RunListener listener;
    private final JobRepository repository;
    private final JobOperator operator;
    private final ResourcelessTransactionManager ownTransactions = new ResourcelessTransactionManager();

    /** @param listener is told how far it is */
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
            JobParameters parameters = new RunParameters(repository).of(request, turn.number(), this::newestBatch);
            QuarterRun run = new QuarterRun(site, request, RunParameters.toldBefore(parameters));
            JobExecution execution = operator.start(job(run), parameters);
            if (!execution.getExitStatus().getExitCode().equals(ExitStatus.COMPLETED.getExitCode())) {
                throw StepFailures.of(execution);
            }
            return then.apply(run.result());
        } catch (org.springframework.batch.core.job.JobExecutionException | RuntimeException e) {
            throw LostDatabase.in(e);
        }
    }

    private long newestBatch() {
        return QuarterRun.newestBatch(new JdbcTemplate(site.database().owner()));
    }

    private Job job(QuarterRun run) {
        return new JobBuilder(NAME, repository)
                .start(step("collect", without(run::collect)))
                .next(takeIn(run))
                .next(step("reconcile", run::reconcile))
                .next(step("measure", without(run::measure)))
                .next(step("gate", without(run::gate)))
                .next(step("report", without(run::report)))
                .build();
    }

    /** Of a step that does not go by rows. */
    private static Supplier<StepRows> without(Runnable work) {
        return () -> {
            work.run();
            return StepRows.NONE;
        };
    }

    private Step step(String name, Supplier<StepRows> work) {
        return again(name, step -> {
            listener.stepStarted(name);
            return work.get();
        });
    }

    /** A restarted run does it again: it finds what is done, and files may have come since. */
    private Step again(String name, Function<StepExecution, StepRows> work) {
        return new StepBuilder(name, repository)
                .allowStartIfComplete(true)
                .tasklet(
                        (contribution, context) -> {
                            count(contribution.getStepExecution(), work.apply(contribution.getStepExecution()));
                            return RepeatStatus.FINISHED;
                        },
                        ownTransactions)
                .build();
    }

    private static void count(StepExecution step, StepRows rows) {
        step.setReadCount(rows.read());
        step.setWriteCount(rows.written());
        step.setProcessSkipCount(rows.leftOut());
    }

    private Step takeIn(QuarterRun run) {
        AtomicInteger done = new AtomicInteger();
        AtomicInteger files = new AtomicInteger();
        Step file = again("take-in-file", step -> {
            StepRows rows = run.takeIn(delivery(step));
            listener.fileTakenIn(done.incrementAndGet(), files.get());
            return rows;
        });
        return new StepBuilder("take-in", repository)
                .allowStartIfComplete(true)
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
        deliveries.forEach(delivery -> partitions.put(String.valueOf(delivery), new ExecutionContext()));
        return partitions;
    }

    /** A step is named after its partition. What its context holds a kill may have kept from being written. */
    private static long delivery(StepExecution file) {
        return Long.parseLong(file.getStepName().substring(file.getStepName().lastIndexOf(':') + 1));
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
}
