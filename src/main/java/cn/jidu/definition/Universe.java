package cn.jidu.definition;

import java.util.List;

/**
 * A set of enterprises that figures are counted over.
 *
 * @param predicate SQL over {@code enterprise_quarter}, e.g. {@code small_micro}
 * @param needs what the set itself rests on, as {@link Indicator#needs()}; without it every figure over the set is
 *     incomplete
 */
public record Universe(String key, String title, String predicate, List<String> needs) {
    public Universe {
        needs = List.copyOf(needs);
    }
}
