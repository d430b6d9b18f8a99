package cn.jidu.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Pieces of work beside each other: that all are done, their failures, and that a trial has but one connection. */
class SideBySideTest {
    private static final Database DATABASE = TestDatabase.fresh();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void twoAreAtWorkAtOnceEachOnItsOwnConnection() {
        assumeThat(Runtime.getRuntime().availableProcessors()).isGreaterThan(1);
        CyclicBarrier both = new CyclicBarrier(2);
        List<Integer> backends = Collections.synchronizedList(new ArrayList<>());
        Consumer<JdbcTemplate> meeting = db -> {
            meet(both);
            backends.add(backend(db));
        };

        DATABASE.sideBySide(List.of(meeting, meeting));

        assertThat(backends).doesNotHaveDuplicates().hasSize(2);
    }

    @Test
    void allAreDoneHoweverManyOrNone() {
        List<Integer> done = Collections.synchronizedList(new ArrayList<>());
        List<Consumer<JdbcTemplate>> works = IntStream.range(0, 20)
                .mapToObj(i -> (Consumer<JdbcTemplate>) db -> done.add(i))
                .toList();

        DATABASE.sideBySide(works);
        DATABASE.sideBySide(List.of());

        assertThat(done)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 20).boxed().toList());
    }

    @Test
    void whatOneThrowsIsThrownAndWhatOthersDidStays() {
        JdbcTemplate db = new JdbcTemplate(DATABASE.owner());
        db.execute("create table done (work int)");

        assertThatThrownBy(() -> DATABASE.sideBySide(List.of(doing(1, false), doing(2, true), doing(3, false))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2");
        assertThat(db.queryForList("select work from done order by 1", Integer.class))
                .containsExactly(1, 3);
    }

    @Test
    void inATrialOneComesAfterTheOther() {
        List<Integer> backends = new ArrayList<>();
        Consumer<JdbcTemplate> work = db -> backends.add(backend(db));

        DATABASE.trial(trial -> {
            trial.sideBySide(List.of(work, work, work));
            return true;
        });

        assertThat(backends).hasSize(3).containsOnly(backends.get(0));
    }

    private static Consumer<JdbcTemplate> doing(int work, boolean failing) {
        return db -> {
            db.update("insert into done values (?)", work);
            if (failing) {
                throw new IllegalArgumentException(String.valueOf(work));
            }
        };
    }

    private static void meet(CyclicBarrier both) {
        try {
            both.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Integer backend(JdbcTemplate db) {
        return Objects.requireNonNull(db.queryForObject("select pg_backend_pid()", Integer.class));
    }
}
