package cn.jidu.intake.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * Tells files that are still being written: a file must have lain unchanged for a while. One that has not is looked at
 * again after it, so that who copies a file and calls the program at once is served.
 *
 * @param time how long
 * @param pause lets time pass
 */
public record QuietTime(Duration time, Clock clock, Pause pause) {
    private static final Duration TIME = Duration.ofSeconds(2);

    /** Lets time pass: sleeps, but in tests. */
    @FunctionalInterface
    public interface Pause {
        void pause(Duration time);
    }

    /** Two seconds: programs that copy write more often than that. */
    public static QuietTime of(Clock clock) {
        return new QuietTime(TIME, clock, QuietTime::sleep);
    }

    /** Lets time pass until all of these have lain long enough, if nobody writes. */
    void await(Collection<FileLook> looks) {
        Instant now = clock.instant();
        looks.stream()
                .flatMap(l -> left(l, now).stream())
                .max(Duration::compareTo)
                .ifPresent(pause::pause);
    }

    /** A time of change that lies ahead is another machine's clock, and no sign of writing. */
    private Optional<Duration> left(FileLook look, Instant now) {
        Duration age = Duration.between(look.changed(), now);
        return age.abs().compareTo(time) < 0 ? Optional.of(time.minus(age)) : Optional.empty();
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
