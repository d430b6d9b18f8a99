package cn.jidu.reconcile.revision;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a run fixes at its start.
 *
 * @param quarter the quarter that is reported
 * @param upToBatch the newest batch it sees
 * @param definitionsHash of definitions and templates together
 * @param program name and version of the program
 * @param asOf the date printed
 * @param now the clock's time, kept with the revision, never printed
 * @param reason what the user gave for running again
 * @param asked the quarter that somebody wants to be made as definitions and program are now; of others, and at night,
 *     what is released is left alone until something arrives for it
 */
public record RunScope(
        Definitions definitions,
        String definitionsHash,
        String program,
        Quarter quarter,
        long upToBatch,
        LocalDate asOf,
        Instant now,
        Optional<String> reason,
        Optional<Quarter> asked) {}
