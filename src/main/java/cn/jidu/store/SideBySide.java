package cn.jidu.store;

import cn.jidu.store.Transaction.TransactionWork;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/** Transactions that need not wait for each other: two at once where there are processors for it. */
final class SideBySide {
    /** Each may take what a session may take: {@code docs/memory.md} counts on no more than these. */
    private static final int MOST = 2;

    private SideBySide() {}

    /**
     * What each gives, in their order. All are ended when this ends; where some failed it throws what the first of them threw.
     *
     * @param connections how many there are
     */
    static <T> List<T> run(DataSource database, int connections, List<TransactionWork<T>> works) {
        int processors = Runtime.getRuntime().availableProcessors();
        if (works.size() < MOST || connections < MOST || processors < MOST) {
            return works.stream().map(w -> Transaction.run(database, w)).toList();
        }
        ExecutorService workers = Executors.newFixedThreadPool(MOST);
        try {
            List<Future<T>> running = new ArrayList<>();
            works.forEach(w -> running.add(workers.submit(() -> Transaction.run(database, w))));
            return ended(running);
        } finally {
            workers.shutdown();
        }
    }

    private static <T> List<T> ended(List<Future<T>> running) {
        List<T> results = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        for (Future<T> each : running) {
            try {
                results.add(each.get());
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
        return results;
    }

    /** As it was thrown: a transaction's work throws nothing that must be declared. */
    private static RuntimeException thrown(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException exception ? exception : new IllegalStateException(failure);
    }
}
