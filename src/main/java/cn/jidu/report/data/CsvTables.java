package cn.jidu.report.data;

import static cn.jidu.report.data.CsvTable.Type.INTEGER;
import static cn.jidu.report.data.CsvTable.Type.NUMBER;
import static cn.jidu.report.data.CsvTable.Type.STRING;

import cn.jidu.report.data.CsvTable.CsvColumn;
import java.util.List;
import java.util.stream.Stream;

/** The tables of {@code data/}: names and order of the columns are a promise to those who read them. */
final class CsvTables {
    private static final CsvColumn SOURCE = new CsvColumn("SOURCE", STRING, "来源", "kind of data");
    private static final CsvColumn AREA =
            new CsvColumn("REF_AREA", STRING, "行政区划代码", "code of the area (statistical division code)");
    private static final CsvColumn PERIOD = new CsvColumn("TIME_PERIOD", STRING, "季度", "quarter, as 2018-Q2");
    private static final CsvColumn DELIVERY = new CsvColumn("DELIVERY", STRING, "文件名", "name of the file");
    private static final CsvColumn CODE = new CsvColumn("CODE", STRING, "类别代码", "code of the kind");
    private static final CsvColumn REASON = new CsvColumn("REASON", STRING, "原因", "reason");
    private static final CsvColumn ROW =
            new CsvColumn("ROW", INTEGER, "行号", "row in the file or sheet, the first being 1");

    private static final CsvColumn INDICATOR = new CsvColumn("INDICATOR", STRING, "指标", "indicator");
    private static final CsvColumn UNIT = new CsvColumn("UNIT", STRING, "计量单位", "unit");
    private static final CsvColumn STATUS = new CsvColumn(
            "OBS_STATUS",
            STRING,
            "数据状态：A正常，E部分估算，P不完整，M缺报",
            "status: A normal, E partly estimated, P incomplete, M missing");
    private static final CsvColumn PLAN = new CsvColumn("PLAN", STRING, "计划，_Z为计划之外", "plan; _Z: outside plans");
    private static final CsvColumn TARGET =
            new CsvColumn("TARGET_ID", STRING, "目标编号，_Z为计划之外", "number of the target; _Z: outside plans");
    private static final CsvColumn BASIS = new CsvColumn(
            "BASIS", STRING, "依据：computed计算，returned部门报送", "basis: computed from rows, or returned by a department");
    private static final CsvColumn MESSAGE = new CsvColumn("MESSAGE", STRING, "说明", "what is said of it");

    /** SDMX-CSV 2.0. */
    static final CsvTable MEASUREMENTS = new CsvTable(
            "measurements",
            "measurements.csv",
            "指标测算结果（SDMX-CSV 2.0）",
            "measured indicators (SDMX-CSV 2.0)",
            List.of(
                    new CsvColumn("STRUCTURE", STRING, "结构类型", "kind of the SDMX structure"),
                    new CsvColumn("STRUCTURE_ID", STRING, "结构标识", "identifier of the SDMX structure"),
                    new CsvColumn("ACTION", STRING, "操作", "action: I for information"),
                    PLAN,
                    TARGET,
                    INDICATOR,
                    AREA,
                    PERIOD,
                    new CsvColumn("OBS_VALUE", NUMBER, "与目标比较的数值", "figure that is compared with the target"),
                    UNIT,
                    BASIS,
                    new CsvColumn("FLOW", NUMBER, "本季发生数", "flow of the quarter itself"),
                    new CsvColumn("CUMULATIVE", NUMBER, "计划期内累计", "cumulated since the plan began"),
                    new CsvColumn("YTD", NUMBER, "本年累计", "cumulated since the year began"),
                    new CsvColumn(
                            "YOY",
                            NUMBER,
                            "同比，%；率类为百分点",
                            "change on the same quarter of the year before, percent; of rates in percentage points"),
                    new CsvColumn("TARGET", NUMBER, "目标", "target"),
                    new CsvColumn("PROGRESS", NUMBER, "完成率，%", "progress towards the target, percent"),
                    new CsvColumn("TIME_PROGRESS", NUMBER, "时间进度，%", "time gone by, percent"),
                    new CsvColumn("PACE", NUMBER, "完成率与时间进度之比，%", "progress over time gone by, percent"),
                    new CsvColumn("RANK", INTEGER, "位次", "rank among the areas"),
                    new CsvColumn("RETURNED", NUMBER, "部门报送数", "figure returned by a department"),
                    STATUS));

    static final CsvTable RECONCILIATION = new CsvTable(
            "reconciliation",
            "reconciliation.csv",
            "行数去向",
            "where rows went",
            List.of(
                    SOURCE,
                    AREA,
                    PERIOD,
                    new CsvColumn("STAGE", STRING, "阶段", "stage"),
                    REASON,
                    new CsvColumn("ROWS", INTEGER, "行数", "number of rows")));

    static final CsvTable FINDINGS = new CsvTable(
            "findings",
            "findings.csv",
            "数据疑点（行已入库）",
            "doubts about rows that were loaded",
            List.of(
                    CODE,
                    SOURCE,
                    AREA,
                    PERIOD,
                    DELIVERY,
                    ROW,
                    new CsvColumn("KEY", STRING, "行的主键", "key of the row"),
                    MESSAGE));

    static final CsvTable REJECTS = new CsvTable(
            "rejects",
            "rejects.csv",
            "剔除行",
            "rejected rows",
            List.of(
                    CODE,
                    SOURCE,
                    PERIOD,
                    DELIVERY,
                    new CsvColumn("SHEET", STRING, "工作表", "sheet"),
                    ROW,
                    new CsvColumn("FIELD", STRING, "列", "column"),
                    new CsvColumn("VALUE", STRING, "原文", "value as it was written"),
                    new CsvColumn("EXPECTED", STRING, "应为", "what was expected")));

    static final CsvTable DELIVERIES = new CsvTable(
            "deliveries",
            "deliveries.csv",
            "收到的文件",
            "files received",
            List.of(
                    DELIVERY,
                    new CsvColumn("SHA256", STRING, "文件的SHA-256", "SHA-256 of the file"),
                    SOURCE,
                    AREA,
                    PERIOD,
                    new CsvColumn("FATE", STRING, "处理结果", "what became of the file"),
                    REASON,
                    MESSAGE,
                    new CsvColumn("READ", INTEGER, "读取行数", "rows read"),
                    new CsvColumn("REJECTED", INTEGER, "剔除行数", "rows rejected"),
                    new CsvColumn("DUPLICATE", INTEGER, "重复行数", "duplicate rows"),
                    new CsvColumn("LOADED", INTEGER, "入库行数", "rows loaded")));

    /** Only there where something was adjusted. */
    static final CsvTable ADJUSTMENTS = new CsvTable(
            "adjustments",
            "adjustments.csv",
            "数值调整",
            "figures set by people",
            List.of(
                    INDICATOR,
                    AREA,
                    PERIOD,
                    new CsvColumn("ROWS_VALUE", NUMBER, "按行数据，空为缺数", "as rows give it; empty: missing"),
                    new CsvColumn("VALUE", NUMBER, "调整后", "as it was set"),
                    REASON,
                    new CsvColumn("EVIDENCE", STRING, "依据的文件", "file that it rests on"),
                    new CsvColumn("EVIDENCE_SHA256", STRING, "该文件的SHA-256", "SHA-256 of that file"),
                    new CsvColumn("PROPOSED_BY", STRING, "提出人", "who proposed it"),
                    new CsvColumn("AGREED_BY", STRING, "同意人", "who agreed")));

    /** Only there where there is something to break down. */
    static final CsvTable CLASS_FIGURES = new CsvTable(
            "class-figures",
            "class-figures.csv",
            "构成表：按类的数",
            "figures by class",
            List.of(
                    new CsvColumn("UNIVERSE", STRING, "口径", "which enterprises"),
                    new CsvColumn("BREAKDOWN", STRING, "构成表", "what is broken down"),
                    new CsvColumn("CLASS", STRING, "类，_T为合计", "class; _T: total"),
                    new CsvColumn("MEASURE", STRING, "数", "what is counted or summed"),
                    AREA,
                    PERIOD,
                    new CsvColumn("OBS_VALUE", NUMBER, "数值", "figure"),
                    UNIT,
                    STATUS));

    /** Only there where a year before is known. */
    static final CsvTable YEAR_BEFORE = new CsvTable(
            "year-before",
            "year-before.csv",
            "上年同期数，同比的比较基数",
            "figures of the same quarter of the year before, which YOY compares with",
            List.of(
                    PLAN,
                    TARGET,
                    INDICATOR,
                    AREA,
                    new CsvColumn("TIME_PERIOD", STRING, "上年同期所在的季度", "quarter of the year before"),
                    new CsvColumn(
                            "OBS_VALUE",
                            NUMBER,
                            "上年同期数：发生数为当季数，其他为季末数",
                            "of flows the quarter's own, of all else that at its end"),
                    UNIT,
                    BASIS,
                    new CsvColumn(
                            "RETURNED", NUMBER, "部门报送的上年同期数", "figure that a department returned for that quarter")));

    /** Only there where a plan has such targets. */
    static final CsvTable COUNTED_WITH = new CsvTable(
            "counted-with",
            "counted-with.csv",
            "与另一目标合为一项任务、统计项数时不另计的目标",
            "targets that are one task with another one, and are not counted again",
            List.of(
                    PLAN,
                    TARGET,
                    new CsvColumn(
                            "COUNTED_WITH", STRING, "与之合为一项的目标编号", "number of the target that it is counted with"),
                    new CsvColumn(
                            "WAY",
                            STRING,
                            "part为其中的一部分，same为文件中再次提出的同一目标",
                            "part: a part of it; same: the document says it again")));

    private static final List<CsvTable> ALWAYS = List.of(MEASUREMENTS, RECONCILIATION, FINDINGS, REJECTS, DELIVERIES);

    private CsvTables() {}

    /** Those that the package of these results has. */
    static List<CsvTable> of(QuarterResults results) {
        return Stream.of(
                        ALWAYS.stream(),
                        Stream.of(ADJUSTMENTS)
                                .filter(t -> !results.adjustments().isEmpty()),
                        Stream.of(CLASS_FIGURES)
                                .filter(t -> !results.classFigures().isEmpty()),
                        Stream.of(YEAR_BEFORE)
                                .filter(t -> results.measurements().stream().anyMatch(YearBeforeRows::isTold)),
                        Stream.of(COUNTED_WITH)
                                .filter(t ->
                                        CountedWithRows.of(results).findAny().isPresent()))
                .flatMap(t -> t)
                .toList();
    }
}
