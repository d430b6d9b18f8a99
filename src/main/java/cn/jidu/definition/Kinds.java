package cn.jidu.definition;

/** What messages call the things that definitions refer to. */
final class Kinds {
    static final String FIELD = "字段";
    static final String TABLE = "参考表";
    static final String SOURCE = "数据源";
    static final String PANEL = "面板";
    static final String COLUMN = "列";
    static final String UNIVERSE = "统计口径";
    static final String INDICATOR = "指标";
    static final String PLAN = "计划";
    static final String AREA = "行政区划";
    static final String LISTED_VALUE = "名单";

    private Kinds() {}
}
