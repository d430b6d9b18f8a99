package cn.jidu.release;

/**
 * A gate that somebody answers for; the report prints it.
 *
 * @param reason why it is published all the same
 */
public record GateOverride(String gate, String person, String reason) {}
