package cn.jidu.batch;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.Schedule;
import cn.jidu.definition.Schedule.Misfire;
import cn.jidu.store.Database;
import cn.jidu.store.TestDatabase;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.quartz.impl.SchedulerRepository;
import org.springframework.jdbc.core.JdbcTemplate;

/** Nights begin at their time; what becomes of those that were missed or cut off. */
class NightSchedulerTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String YEARLY = "0 30 1 1 1 ?";
    private static final Runnable NEVER = () -> {
        throw new AssertionError("no night was due");
    };

    private final Database database = TestDatabase.fresh();
    private final JdbcTemplate db = new JdbcTemplate(database.owner());

    private final List<Exception> lost = new CopyOnWriteArrayList<>();
    private NightScheduler scheduler;

    @AfterEach
    void close() {
        scheduler.close();
        database.close();
        assertThat(lost).isEmpty();
    }

    @Test
    void nightsBeginWhenTheScheduleSays() {
        CountDownLatch twice = new CountDownLatch(2);

        start("* * * * * ?", Misfire.RUN_ONCE, twice::countDown);

        await(twice);
    }

    @Test
    void theTimeIsThatOfTheSchedulesZoneAndAChangedScheduleCounts() {
        start(YEARLY, Misfire.SKIP, NEVER);
        assertThat(time(next())).isEqualTo(LocalTime.of(1, 30));
        scheduler.close();

        start("0 45 2 1 1 ?", Misfire.SKIP, NEVER);
        assertThat(time(next())).isEqualTo(LocalTime.of(2, 45));
        assertThat(db.queryForList("select cron_expression from quartz.qrtz_cron_triggers", String.class))
                .isEqualTo(List.of("0 45 2 1 1 ?"));
    }

    /** However many nights the machine was off. */
    @Test
    void aMissedNightIsRunOnceAtTheNextStart() {
        missed(Misfire.RUN_ONCE);
        AtomicInteger nights = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);

        start(YEARLY, Misfire.RUN_ONCE, () -> {
            nights.incrementAndGet();
            begun.countDown();
        });
        await(begun);
        scheduler.close();

        assertThat(nights).hasValue(1);
        assertThat(storedNext()).isAfter(Instant.now());
    }

    @Test
    void aMissedNightIsSkippedWhereTheScheduleSaysSo() {
        missed(Misfire.SKIP);

        start(YEARLY, Misfire.SKIP, NEVER);

        assertThat(next()).isAfter(Instant.now());
        scheduler.close();
        assertThat(db.queryForObject("select prev_fire_time from quartz.qrtz_triggers", Long.class))
                .isEqualTo(-1L);
    }

    /** As after kill -9: the store still says that the night is running when the next process starts. */
    @Test
    void aNightThatWasCutOffBeginsAnewAtTheNextStart() {
        missed(Misfire.RUN_ONCE);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch anew = new CountDownLatch(1);

        start(YEARLY, Misfire.RUN_ONCE, () -> {
            begun.countDown();
            await(end);
        });
        await(begun);
        NightScheduler cutOff = scheduler;
        // a second process knows nothing of the first one's scheduler
        SchedulerRepository.getInstance().remove(NightScheduler.NAME);
        try {
            start(YEARLY, Misfire.RUN_ONCE, anew::countDown);
            await(anew);
        } finally {
            end.countDown();
            cutOff.close();
        }
    }

    /** The nights of the last hundred days did not take place. */
    private void missed(Misfire misfire) {
        start(YEARLY, misfire, NEVER);
        scheduler.close();
        long then = Instant.now().minusSeconds(100L * 24 * 3600).toEpochMilli();
        assertThat(db.update("update quartz.qrtz_triggers set next_fire_time = ?, start_time = ?", then, then))
                .isEqualTo(1);
    }

    private void start(String cron, Misfire misfire, Runnable night) {
        Schedule schedule = new Schedule(
                ZONE,
                cron,
                misfire,
                20,
                Optional.empty(),
                Optional.empty(),
                "a@example.com",
                "",
                Optional.empty(),
                List.of("b@example.com"),
                List.of());
        scheduler = NightScheduler.start(database, schedule, night, lost::add);
    }

    private Instant next() {
        return scheduler.findNext().orElseThrow();
    }

    private Instant storedNext() {
        return Instant.ofEpochMilli(db.queryForObject("select next_fire_time from quartz.qrtz_triggers", Long.class));
    }

    private static LocalTime time(Instant instant) {
        return instant.atZone(ZONE).toLocalTime();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
