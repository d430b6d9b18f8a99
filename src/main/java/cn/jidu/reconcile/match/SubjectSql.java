package cn.jidu.reconcile.match;

/**
 * SQL for the id of what a row says of itself: county, code and name as matching folds them. Rows of whatever source and
 * quarter that say the same have the same, and so has every site.
 */
public final class SubjectSql {
    private SubjectSql() {}

    /** Of a registration that two counties claim, whose key is an expression: which of them has it is decided. */
    public static String ofClaim(String rowKey) {
        return "md5('claim|' || %s)".formatted(rowKey);
    }

    /** A county in the place of an enterprise, where it is decided who has a registration. */
    public static String claimant(String county) {
        return "md5('county|' || %s)::uuid".formatted(county);
    }

    /** All three are expressions; no code is the empty one. */
    public static String id(String county, String code, String name) {
        return "md5(concat_ws('|', %s, coalesce(%s, ''), %s))".formatted(county, code, name);
    }
}
