package cn.jidu.run;

import cn.jidu.cleanse.TakeInOutcome;
import cn.jidu.reconcile.revision.BalanceLine;
import java.util.List;
import java.util.Set;

/**
 * How the rows that a step of a run read fared, as the row account says it: {@code read = written + leftOut}.
 *
 * @param leftOut of files the rejected rows and the duplicates, of rows in force the unmatched and the excluded ones
 */
public record StepRows(long read, long written, long leftOut) {
    /** Of a step that does not go by rows, or found nothing to do. */
    public static final StepRows NONE = new StepRows(0, 0, 0);

    static StepRows of(TakeInOutcome file) {
        return new StepRows(file.read(), file.loaded(), file.rejected() + file.duplicate());
    }

    /** @param statement of one quarter; the sums of these areas are taken, which have nothing in common */
    static StepRows of(List<BalanceLine> statement, Set<String> areas) {
        StepRows rows = NONE;
        for (BalanceLine line : statement) {
            rows = areas.contains(line.area()) ? rows.plus(of(line)) : rows;
        }
        return rows;
    }

    private static StepRows of(BalanceLine line) {
        return switch (line.stage()) {
            case "in-force" -> new StepRows(line.rows(), 0, 0);
            case "counted" -> new StepRows(0, line.rows(), 0);
            case "unmatched", "excluded" -> new StepRows(0, 0, line.rows());
            default -> NONE;
        };
    }

    StepRows plus(StepRows other) {
        return new StepRows(read + other.read, written + other.written, leftOut + other.leftOut);
    }
}
