package cn.jidu.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import cn.jidu.store.Transaction.TransactionWork;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Pieces of work beside each other: their results, their failures, and that a trial has but one connection. */
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
        TransactionWork<Integer> meeting = connection -> {
            meet(both);
            return backend(connection);
        };

        List<Integer> backends = DATABASE.sideBySide(List.of(meeting, meeting));

        assertThat(backends).doesNotHaveDuplicates().hasSize(2);
    }

    @Test
    void resultsComeInTheOrderOfTheWorks() {
        List<TransactionWork<Integer>> works = IntStream.range(0, 20)
                .mapToObj(i -> (TransactionWork<Integer>) c -> i)
                .toList();

        assertThat(DATABASE.sideBySide(works))
                .isEqualTo(IntStream.range(0, 20).boxed().toList());
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
        List<Integer> backends = DATABASE.trial(trial ->
                trial.sideBySide(List.of(SideBySideTest::backend, SideBySideTest::backend, SideBySideTest::backend)));

        assertThat(backends).hasSize(3).containsOnly(backends.get(0));
    }

    private static TransactionWork<Integer> doing(int work, boolean failing) {
        return connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("insert into done values (" + work + ")");
            }
            if (failing) {
                throw new IllegalArgumentException(String.valueOf(work));
            }
            return work;
        };
    }

    private static void meet(CyclicBarrier both) {
        try {
            both.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int backend(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }
}
