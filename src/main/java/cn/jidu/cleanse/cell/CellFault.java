package cn.jidu.cleanse.cell;

/**
 * One thing wrong with a row.
 *
 * @param field the title of the field; empty where the whole row is meant
 * @param value the raw text
 * @param expected what would have been right, in Chinese
 */
public record CellFault(RejectCode code, String field, String value, String expected) {}
