package cn.jidu.run;

import cn.jidu.definition.Quarter;
import cn.jidu.intake.inbox.BatchBringer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * What the user asked for.
 *
 * @param plans keys; empty: every plan that runs in the quarter
 * @param areas codes; empty: every area
 * @param asOf the date printed; empty: today for a new revision, the revision's own date for the present one
 * @param today in Asia/Shanghai
 * @param way what runs: a command or the night
 */
public record RunRequest(
        Quarter quarter,
        Path inbox,
        Set<String> plans,
        Set<String> areas,
        Optional<String> reason,
        Optional<LocalDate> asOf,
        LocalDate today,
        Instant now,
        BatchBringer.Way way) {

    public RunRequest {
        plans = Set.copyOf(plans);
        areas = Set.copyOf(areas);
    }
}
