package cn.jidu.explain;

/**
 * How many rows were at a stage on the way to the part.
 *
 * @param source empty once rows are those of the panel
 * @param stage as in reconciliation.csv; {@code panel} for the rows of the panel in the area
 * @param reason as there; of {@code excluded} the first condition of the definition that the row does not meet
 */
public record PartStep(String source, String stage, String reason, long rows) {}
