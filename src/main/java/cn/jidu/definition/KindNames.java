package cn.jidu.definition;

/** What messages call the things that definitions refer to. */
public final class KindNames {
    /** What messages call a kind of definition, in Chinese: a field of a source. */
    public static final String FIELD = "字段";
    /** A table of reference. */
    public static final String TABLE = "参考表";
    /** A source. */
    public static final String SOURCE = "数据种类";
    /** A panel. */
    public static final String PANEL = "面板";
    /** A column of a panel. */
    public static final String COLUMN = "列";
    /** A universe. */
    public static final String UNIVERSE = "统计口径";
    /** An indicator. */
    public static final String INDICATOR = "指标";
    /** A plan. */
    public static final String PLAN = "计划";

    static final String AREA = "行政区划";
    /** A value that a source is told apart by, such as a list. */
    public static final String LISTED_VALUE = "名单";

    private KindNames() {}
}
