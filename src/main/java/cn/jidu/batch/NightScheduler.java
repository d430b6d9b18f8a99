package cn.jidu.batch;

import cn.jidu.definition.Schedule;
import cn.jidu.store.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.TimeZone;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.quartz.CronScheduleBuilder;
import org.quartz.CronTrigger;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SchedulerListener;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.listeners.SchedulerListenerSupport;
import org.quartz.simpl.SimpleThreadPool;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/**
 * The nights by Quartz, whose job store is the database: it remembers when the last one was due, so that one that was
 * missed is treated as the schedule says, and one that was cut off begins anew at the next start.
 */
public final class NightScheduler implements AutoCloseable {
    static final String NAME = "jidu";
    static final JobKey JOB = JobKey.jobKey("night");
    static final TriggerKey TRIGGER = TriggerKey.triggerKey("night");

    private final Scheduler quartz;
    private final SchedulerListener errors;

    private NightScheduler(Scheduler quartz, SchedulerListener errors) {
        this.quartz = quartz;
        this.errors = errors;
    }

    /**
     * Begins each night at its time, until it is closed. One at a time.
     *
     * @param lost hears it once when the job store cannot be reached; it is asked again until it can
     */
    public static NightScheduler start(Database database, Schedule schedule, Runnable night, Consumer<Exception> lost) {
        try {
            DBConnectionManager.getInstance().addConnectionProvider(NAME, new Connections(database.owner()));
            Scheduler quartz = new StdSchedulerFactory(properties()).getScheduler();
            quartz.setJobFactory((bundle, scheduler) -> new NightJob(night));
            SchedulerListener errors = new Errors(lost);
            quartz.getListenerManager().addSchedulerListener(errors);
            plan(quartz, schedule);
            quartz.start();
            return new NightScheduler(quartz, errors);
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }

    /** When the next night begins; empty where the expression names no more times. */
    public Optional<Instant> findNext() {
        try {
            return Optional.ofNullable(quartz.getTrigger(TRIGGER))
                    .flatMap(t -> Optional.ofNullable(t.getNextFireTime()))
                    .map(java.util.Date::toInstant);
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A night is at work. */
    public boolean isNightRunning() {
        try {
            return !quartz.getCurrentlyExecutingJobs().isEmpty();
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Begins no more; a night that is running is waited for. */
    @Override
    public void close() {
        try {
            // its thread is interrupted, which it takes for an error of the database
            quartz.getListenerManager().removeSchedulerListener(errors);
            quartz.shutdown(true);
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A trigger that is as the schedule says stays: it alone knows which nights were missed. */
    private static void plan(Scheduler quartz, Schedule schedule) throws SchedulerException {
        JobDetail job = JobBuilder.newJob(NightJob.class)
                .withIdentity(JOB)
                .storeDurably()
                .requestRecovery()
                .build();
        quartz.addJob(job, true);
        CronTrigger wanted = trigger(schedule);
        if (!(quartz.getTrigger(TRIGGER) instanceof CronTrigger present)) {
            quartz.scheduleJob(wanted);
        } else if (!isSame(present, wanted)) {
            quartz.rescheduleJob(TRIGGER, wanted);
        }
    }

    private static CronTrigger trigger(Schedule schedule) {
        CronScheduleBuilder cron =
                CronScheduleBuilder.cronSchedule(schedule.cron()).inTimeZone(TimeZone.getTimeZone(schedule.timeZone()));
        return TriggerBuilder.newTrigger()
                .withIdentity(TRIGGER)
                .forJob(JOB)
                .withSchedule(
                        switch (schedule.misfire()) {
                            case RUN_ONCE -> cron.withMisfireHandlingInstructionFireAndProceed();
                            case SKIP -> cron.withMisfireHandlingInstructionDoNothing();
                        })
                .build();
    }

    private static boolean isSame(CronTrigger one, CronTrigger other) {
        return one.getCronExpression().equals(other.getCronExpression())
                && one.getTimeZone().getID().equals(other.getTimeZone().getID())
                && one.getMisfireInstruction() == other.getMisfireInstruction();
    }

    private static Properties properties() {
        Properties p = new Properties();
        p.setProperty("org.quartz.scheduler.instanceName", NAME);
        p.setProperty("org.quartz.scheduler.instanceId", NAME);
        p.setProperty("org.quartz.threadPool.class", SimpleThreadPool.class.getName());
        p.setProperty("org.quartz.threadPool.threadCount", "1");
        p.setProperty("org.quartz.jobStore.class", JobStoreTX.class.getName());
        p.setProperty("org.quartz.jobStore.driverDelegateClass", PostgreSQLDelegate.class.getName());
        p.setProperty("org.quartz.jobStore.tablePrefix", "quartz.QRTZ_");
        p.setProperty("org.quartz.jobStore.dbRetryInterval", "5000");
        p.setProperty("org.quartz.jobStore.useProperties", "true");
        p.setProperty("org.quartz.jobStore.dataSource", NAME);
        return p;
    }

    /** What Quartz runs. */
    @DisallowConcurrentExecution
    static final class NightJob implements Job {
        private final Runnable night;

        NightJob(Runnable night) {
            this.night = night;
        }

        @Override
        public void execute(JobExecutionContext context) {
            night.run();
        }
    }

    private static final class Errors extends SchedulerListenerSupport {
        private final Consumer<Exception> lost;

        Errors(Consumer<Exception> lost) {
            this.lost = lost;
        }

        @Override
        public void schedulerError(String message, SchedulerException cause) {
            lost.accept(cause);
        }
    }

    /** Quartz asks for connections here; whoever gave them closes their pool. */
    private record Connections(DataSource source) implements ConnectionProvider {
        @Override
        public Connection getConnection() throws SQLException {
            return source.getConnection();
        }

        @Override
        public void shutdown() {}

        @Override
        public void initialize() {}
    }
}
