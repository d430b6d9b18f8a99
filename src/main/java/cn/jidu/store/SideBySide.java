package cn.jidu.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Transactions that need not wait for each other: two at once where there are processors for it. */
final class SideBySide {
    /** Each may take what a session may take: {@code docs/memory.md} counts on no more than these. */
    private static final int MOST = 2;

    private SideBySide() {}

    /**
     * All are ended when this ends; where some failed it throws what the first of them threw.
     *
     * @param connections how many there are
     */
    static void run(DataSource database, int connections, List<Consumer<JdbcTemplate>> works) {
        int processors = Runtime.getRuntime().availableProcessors();
        ExecutorService workers = Executors.newFixedThreadPool(Math.min(MOST, Math.min(connections, processors)));
        try {
            expectEnded(works.stream()
                    .map(work -> workers.submit(() -> run(database, work)))
                    .toList());
        } finally {
            workers.shutdown();
        }
    }

    private static boolean run(DataSource database, Consumer<JdbcTemplate> work) {
        return Transaction.run(database, connection -> {
            work.accept(new JdbcTemplate(new SingleConnectionDataSource(connection, true)));
            return true;
        });
    }

    private static void expectEnded(List<Future<Boolean>> running) {
        List<Throwable> failures = new ArrayList<>();
        for (Future<Boolean> each : running) {
            try {
                each.get();
            } catch (ExecutionException e) {
                failures.add(e.getCause());
            } catch (InterruptedException e) {
                running.forEach(r -> r.cancel(true));
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        if (!failures.isEmpty()) {
            throw thrown(failures.get(0));
        }
    }

    /** As it was thrown: a transaction's work throws nothing that must be declared. */
    private static RuntimeException thrown(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException exception ? exception : new IllegalStateException(failure);
    }
}
