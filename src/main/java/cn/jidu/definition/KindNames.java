package cn.jidu.definition;

/** What messages call the things that definitions refer to. */
public final class KindNames {
    public static final String FIELD = "字段";
    public static final String TABLE = "参考表";
    public static final String SOURCE = "数据种类";
    public static final String PANEL = "面板";
    public static final String COLUMN = "列";
    public static final String UNIVERSE = "统计口径";
    public static final String INDICATOR = "指标";
    public static final String PLAN = "计划";
    static final String AREA = "行政区划";
    public static final String LISTED_VALUE = "名单";

    private KindNames() {}
}
