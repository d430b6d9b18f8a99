package cn.jidu.delivery;

/**
 * The deliveries as relations in the SQL of others: they join them under a name of their own, and never name the table.
 * PostgreSQL plans them as if they did. Columns: {@code delivery_id, batch_id, rank_in_batch, file_name, source, area_code,
 * quarter, month, supplement, state, encoding}.
 */
public final class DeliveryRelations {
    private static final String COLUMNS =
            "d.delivery_id, d.batch_id, d.rank_in_batch, d.file_name, d.source, d.area_code,"
                    + " d.quarter, d.month, d.supplement, d.state, d.encoding";

    /** Whatever was received. */
    public static final String ALL = "(select " + COLUMNS + " from jidu.delivery d)";

    /** Those whose rows are there and count. */
    public static final String LOADED = "(select " + COLUMNS + " from jidu.delivery d where d.state = 'loaded')";

    /**
     * What a revision speaks of: the deliveries of its quarter that it saw, and those it carried from before. Asks for the
     * revision's id; {@code revised_at} is when it was made.
     */
    public static final String OF_REVISION = "(select " + COLUMNS + """
            , r.created_at as revised_at
                from jidu.delivery d join jidu.revision r on r.revision_id = ? and d.batch_id <= r.up_to_batch
                    and (d.state <> 'collected' and (d.quarter = r.quarter or exists (
                            select from jidu.revision_coverage c
                            where c.revision_id = r.revision_id and c.delivery_id = d.delivery_id))
                        or d.state = 'unrecognised' or d.state = 'refused' and d.source is null))""";

    /** Those of {@link #OF_REVISION} that are of its own quarter and loaded. Asks for the revision's id. */
    public static final String LOADED_OF_REVISION = "(select " + COLUMNS + " " + """
            from jidu.delivery d join jidu.revision r
                on r.revision_id = ? and d.batch_id <= r.up_to_batch and d.quarter = r.quarter
                where d.state = 'loaded')""";

    private DeliveryRelations() {}
}
