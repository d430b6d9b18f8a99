package cn.jidu.run;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Work that goes on beside other work, in a thread of its own. */
final class BesideWork {
    private BesideWork() {}

    /**
     * Does both, and ends when both have ended.
     *
     * @throws RuntimeException what {@code work} threw, else what {@code beside} threw
     */
    static void run(Runnable work, Runnable beside) {
        CompletableFuture<Void> other =
                CompletableFuture.runAsync(beside, task -> new Thread(task, "jidu-beside").start());
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            other.handle((done, failure) -> true).join();
            throw e;
        }
        try {
            other.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
