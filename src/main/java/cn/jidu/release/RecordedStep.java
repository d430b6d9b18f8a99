package cn.jidu.release;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What someone did on the way of a release.
 *
 * @param area of a county's sign-off the county; empty of all else
 * @param reason of a withdrawal, of a submission in a locked period
 * @param embargo of a publication the instant that it carries
 */
public record RecordedStep(
        StepKind kind,
        Optional<String> area,
        String person,
        Instant at,
        Optional<String> reason,
        Optional<Instant> embargo) {

    /** What can be done. */
    public enum StepKind {
        SUBMITTED,
        SIGNED_OFF,
        APPROVED,
        /** Being written: what a killed program left half done is gone on with. */
        PUBLISHING,
        PUBLISHED,
        WITHDRAWN;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static StepKind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** Without area, reason or embargo. */
    static RecordedStep of(StepKind kind, String person, Instant at) {
        return new RecordedStep(kind, Optional.empty(), person, at, Optional.empty(), Optional.empty());
    }

    RecordedStep because(Optional<String> why) {
        return new RecordedStep(kind, area, person, at, why, embargo);
    }

    RecordedStep notBefore(Optional<Instant> instant) {
        return new RecordedStep(kind, area, person, at, reason, instant);
    }

    RecordedStep ofArea(String code) {
        return new RecordedStep(kind, Optional.of(code), person, at, reason, embargo);
    }
}
