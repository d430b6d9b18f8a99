package cn.jidu.report.data;

import static cn.jidu.report.data.CsvTable.Type.INTEGER;
import static cn.jidu.report.data.CsvTable.Type.NUMBER;
import static cn.jidu.report.data.CsvTable.Type.STRING;

import cn.jidu.report.data.CsvTable.CsvColumn;
import java.util.List;
import java.util.stream.Stream;

/** The tables of {@code data/}: names and order of the columns are a promise to those who read them. */
final class CsvTables {
    private static final CsvColumn SOURCE = new CsvColumn("SOURCE", STRING, "来源");
    private static final CsvColumn AREA = new CsvColumn("REF_AREA", STRING, "行政区划代码");
    private static final CsvColumn PERIOD = new CsvColumn("TIME_PERIOD", STRING, "季度");
    private static final CsvColumn DELIVERY = new CsvColumn("DELIVERY", STRING, "文件名");
    private static final CsvColumn CODE = new CsvColumn("CODE", STRING, "类别代码");
    private static final CsvColumn REASON = new CsvColumn("REASON", STRING, "原因");
    private static final CsvColumn ROW = new CsvColumn("ROW", INTEGER, "行号");

    /** SDMX-CSV 2.0. */
    static final CsvTable MEASUREMENTS = new CsvTable(
            "measurements",
            "measurements.csv",
            "指标测算结果（SDMX-CSV 2.0）",
            List.of(
                    new CsvColumn("STRUCTURE", STRING, "结构类型"),
                    new CsvColumn("STRUCTURE_ID", STRING, "结构标识"),
                    new CsvColumn("ACTION", STRING, "操作"),
                    new CsvColumn("PLAN", STRING, "计划，_Z为计划之外"),
                    new CsvColumn("TARGET_ID", STRING, "目标编号，_Z为计划之外"),
                    new CsvColumn("INDICATOR", STRING, "指标"),
                    AREA,
                    PERIOD,
                    new CsvColumn("OBS_VALUE", NUMBER, "与目标比较的数值"),
                    new CsvColumn("UNIT", STRING, "计量单位"),
                    new CsvColumn("BASIS", STRING, "依据：computed计算，returned部门报送"),
                    new CsvColumn("FLOW", NUMBER, "本季发生数"),
                    new CsvColumn("CUMULATIVE", NUMBER, "计划期内累计"),
                    new CsvColumn("YTD", NUMBER, "本年累计"),
                    new CsvColumn("YOY", NUMBER, "同比，%；率类为百分点"),
                    new CsvColumn("TARGET", NUMBER, "目标"),
                    new CsvColumn("PROGRESS", NUMBER, "完成率，%"),
                    new CsvColumn("TIME_PROGRESS", NUMBER, "时间进度，%"),
                    new CsvColumn("PACE", NUMBER, "完成率与时间进度之比，%"),
                    new CsvColumn("RANK", INTEGER, "位次"),
                    new CsvColumn("RETURNED", NUMBER, "部门报送数"),
                    new CsvColumn("OBS_STATUS", STRING, "数据状态：A正常，E部分估算，P不完整，M缺报")));

    static final CsvTable RECONCILIATION = new CsvTable(
            "reconciliation",
            "reconciliation.csv",
            "行数去向",
            List.of(
                    SOURCE,
                    AREA,
                    PERIOD,
                    new CsvColumn("STAGE", STRING, "阶段"),
                    REASON,
                    new CsvColumn("ROWS", INTEGER, "行数")));

    static final CsvTable FINDINGS = new CsvTable(
            "findings",
            "findings.csv",
            "数据疑点（行已入库）",
            List.of(
                    CODE,
                    SOURCE,
                    AREA,
                    PERIOD,
                    DELIVERY,
                    ROW,
                    new CsvColumn("KEY", STRING, "行的主键"),
                    new CsvColumn("MESSAGE", STRING, "说明")));

    static final CsvTable REJECTS = new CsvTable(
            "rejects",
            "rejects.csv",
            "剔除行",
            List.of(
                    CODE,
                    SOURCE,
                    PERIOD,
                    DELIVERY,
                    new CsvColumn("SHEET", STRING, "工作表"),
                    ROW,
                    new CsvColumn("FIELD", STRING, "列"),
                    new CsvColumn("VALUE", STRING, "原文"),
                    new CsvColumn("EXPECTED", STRING, "应为")));

    static final CsvTable DELIVERIES = new CsvTable(
            "deliveries",
            "deliveries.csv",
            "收到的文件",
            List.of(
                    DELIVERY,
                    new CsvColumn("SHA256", STRING, "文件的SHA-256"),
                    SOURCE,
                    AREA,
                    PERIOD,
                    new CsvColumn("FATE", STRING, "处理结果"),
                    REASON,
                    new CsvColumn("MESSAGE", STRING, "说明"),
                    new CsvColumn("READ", INTEGER, "读取行数"),
                    new CsvColumn("REJECTED", INTEGER, "剔除行数"),
                    new CsvColumn("DUPLICATE", INTEGER, "重复行数"),
                    new CsvColumn("LOADED", INTEGER, "入库行数")));

    /** Only there where something was adjusted. */
    static final CsvTable ADJUSTMENTS = new CsvTable(
            "adjustments",
            "adjustments.csv",
            "数值调整",
            List.of(
                    new CsvColumn("INDICATOR", STRING, "指标"),
                    AREA,
                    PERIOD,
                    new CsvColumn("ROWS_VALUE", NUMBER, "按行数据，空为缺数"),
                    new CsvColumn("VALUE", NUMBER, "调整后"),
                    REASON,
                    new CsvColumn("EVIDENCE", STRING, "依据的文件"),
                    new CsvColumn("EVIDENCE_SHA256", STRING, "该文件的SHA-256"),
                    new CsvColumn("PROPOSED_BY", STRING, "提出人"),
                    new CsvColumn("AGREED_BY", STRING, "同意人")));

    /** Only there where there is something to break down. */
    static final CsvTable CLASS_FIGURES = new CsvTable(
            "class-figures",
            "class-figures.csv",
            "构成表：按类的数",
            List.of(
                    new CsvColumn("UNIVERSE", STRING, "口径"),
                    new CsvColumn("BREAKDOWN", STRING, "构成表"),
                    new CsvColumn("CLASS", STRING, "类，_T为合计"),
                    new CsvColumn("MEASURE", STRING, "数"),
                    AREA,
                    PERIOD,
                    new CsvColumn("OBS_VALUE", NUMBER, "数值"),
                    new CsvColumn("UNIT", STRING, "计量单位"),
                    new CsvColumn("OBS_STATUS", STRING, "数据状态：A正常，E部分估算，P不完整，M缺报")));

    private static final List<CsvTable> ALWAYS = List.of(MEASUREMENTS, RECONCILIATION, FINDINGS, REJECTS, DELIVERIES);

    private CsvTables() {}

    /** Those that the package of these results has. */
    static List<CsvTable> of(QuarterResults results) {
        return Stream.of(
                        ALWAYS.stream(),
                        Stream.of(ADJUSTMENTS)
                                .filter(t -> !results.adjustments().isEmpty()),
                        Stream.of(CLASS_FIGURES)
                                .filter(t -> !results.classFigures().isEmpty()))
                .flatMap(t -> t)
                .toList();
    }
}
