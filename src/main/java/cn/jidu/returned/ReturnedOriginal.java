package cn.jidu.returned;

import cn.jidu.definition.Month;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.area.Area;
import cn.jidu.definition.source.Source;
import java.time.Instant;
import java.util.Optional;

/**
 * A delivery as it was received and decided.
 *
 * @param month of a file that is of one month of its quarter
 * @param refusal why the whole file was not taken in; empty where only rows of it were rejected
 * @param held taken in, but not in force until someone accepts it
 * @param message what was said of a refused or held file, in Chinese
 * @param read data rows: read = rejected + duplicate + loaded; all are 0 for a refused file
 */
record ReturnedOriginal(
        long id,
        String fileName,
        String sha256,
        long bytes,
        Source source,
        Area area,
        Quarter quarter,
        Optional<Month> month,
        boolean supplement,
        Instant receivedAt,
        Optional<String> refusal,
        boolean held,
        String message,
        long read,
        long rejected,
        long duplicate,
        long loaded) {

    /** What it is of, as people write it: its month, else its quarter. */
    String period() {
        return month.map(Month::chinese).orElseGet(quarter::chinese);
    }

    /** The same as file names have it. */
    String periodInNames() {
        return month.map(Month::toString).orElseGet(quarter::toString);
    }
}
