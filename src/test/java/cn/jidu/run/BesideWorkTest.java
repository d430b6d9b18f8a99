package cn.jidu.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Two pieces of work of which neither is lost: not its end, and not its failure. */
class BesideWorkTest {
    @Test
    void bothGoOnAtOnce() {
        CountDownLatch beside = new CountDownLatch(1);
        CountDownLatch work = new CountDownLatch(1);

        BesideWork.run(
                () -> {
                    work.countDown();
                    await(beside);
                },
                () -> {
                    beside.countDown();
                    await(work);
                });

        assertThat(beside.getCount() + work.getCount()).isZero();
    }

    @Test
    void whatIsThrownBesideIsThrown() {
        assertThatThrownBy(() -> BesideWork.run(() -> {}, () -> {
                    throw new IllegalArgumentException("beside");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("beside");
    }

    @Test
    void whatTheWorkThrowsComesFirstAndWhatIsBesideHasEnded() {
        AtomicBoolean ended = new AtomicBoolean();
        CountDownLatch failed = new CountDownLatch(1);

        assertThatThrownBy(() -> BesideWork.run(
                        () -> {
                            failed.countDown();
                            throw new IllegalStateException("work");
                        },
                        () -> {
                            await(failed);
                            ended.set(true);
                            throw new IllegalArgumentException("beside");
                        }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("work");
        assertThat(ended).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
