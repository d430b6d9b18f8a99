package cn.jidu.intake.table;

import cn.jidu.definition.FileLimit;
import cn.jidu.definition.FileLimits;

/**
 * What a row has more of than it may.
 *
 * @param has where characters were cut off, at least that many
 */
public record LimitExcess(FileLimit limit, long bound, long has) {
    /** One more than may be: nobody counts on. */
    public static LimitExcess of(FileLimits limits, FileLimit limit) {
        return new LimitExcess(limit, limits.of(limit), limits.of(limit) + 1);
    }
}
