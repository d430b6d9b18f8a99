package cn.jidu.explain;

/** What a part is to its figure. */
public enum PartRole {
    /** Of one quarter: flows are added over quarters. */
    FLOW,
    /** At a quarter's end. */
    STOCK,
    NUMERATOR,
    /** Several are added. */
    DENOMINATOR
}
