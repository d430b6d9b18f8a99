package cn.jidu.template;

/**
 * A value that a field may have.
 *
 * @param value as intake reads it
 * @param remark shown beside it: a code, a unit; may be empty
 */
record FormChoice(String value, String remark) {}
