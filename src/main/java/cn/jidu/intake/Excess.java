package cn.jidu.intake;

import cn.jidu.definition.Limit;
import cn.jidu.definition.Limits;

/**
 * What a row has more of than it may.
 *
 * @param has where characters were cut off, at least that many
 */
public record Excess(Limit limit, long bound, long has) {
    /** One more than may be: nobody counts on. */
    static Excess of(Limits limits, Limit limit) {
        return new Excess(limit, limits.of(limit), limits.of(limit) + 1);
    }
}
