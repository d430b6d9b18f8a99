package cn.jidu.definition;

/**
 * A set of enterprises that figures are counted over.
 *
 * @param predicate SQL over {@code enterprise_quarter}, e.g. {@code small_micro}
 */
public record Universe(String key, String title, String predicate) {}
