package cn.jidu.report;

import static cn.jidu.report.CsvTable.Type.INTEGER;
import static cn.jidu.report.CsvTable.Type.NUMBER;
import static cn.jidu.report.CsvTable.Type.STRING;

import cn.jidu.report.CsvTable.Column;
import java.util.List;

/** The tables of {@code data/}: names and order of the columns are a promise to those who read them. */
final class CsvTables {
    private static final Column SOURCE = new Column("SOURCE", STRING, "来源");
    private static final Column AREA = new Column("REF_AREA", STRING, "行政区划代码");
    private static final Column PERIOD = new Column("TIME_PERIOD", STRING, "季度");
    private static final Column DELIVERY = new Column("DELIVERY", STRING, "文件名");
    private static final Column CODE = new Column("CODE", STRING, "类别代码");
    private static final Column REASON = new Column("REASON", STRING, "原因");
    private static final Column ROW = new Column("ROW", INTEGER, "行号");

    /** SDMX-CSV 2.0. */
    static final CsvTable MEASUREMENTS = new CsvTable(
            "measurements",
            "measurements.csv",
            "指标测算结果（SDMX-CSV 2.0）",
            List.of(
                    new Column("STRUCTURE", STRING, "结构类型"),
                    new Column("STRUCTURE_ID", STRING, "结构标识"),
                    new Column("ACTION", STRING, "操作"),
                    new Column("PLAN", STRING, "计划，_Z为计划之外"),
                    new Column("TARGET_ID", STRING, "目标编号，_Z为计划之外"),
                    new Column("INDICATOR", STRING, "指标"),
                    AREA,
                    PERIOD,
                    new Column("OBS_VALUE", NUMBER, "与目标比较的数值"),
                    new Column("UNIT", STRING, "计量单位"),
                    new Column("BASIS", STRING, "依据：computed计算，returned部门报送"),
                    new Column("FLOW", NUMBER, "本季发生数"),
                    new Column("CUMULATIVE", NUMBER, "计划期内累计"),
                    new Column("YTD", NUMBER, "本年累计"),
                    new Column("YOY", NUMBER, "同比，%；率类为百分点"),
                    new Column("TARGET", NUMBER, "目标"),
                    new Column("PROGRESS", NUMBER, "完成率，%"),
                    new Column("TIME_PROGRESS", NUMBER, "时间进度，%"),
                    new Column("PACE", NUMBER, "完成率与时间进度之比，%"),
                    new Column("RANK", INTEGER, "位次"),
                    new Column("RETURNED", NUMBER, "部门报送数"),
                    new Column("OBS_STATUS", STRING, "数据状态：A正常，E部分估算，P不完整，M缺报")));

    static final CsvTable RECONCILIATION = new CsvTable(
            "reconciliation",
            "reconciliation.csv",
            "行数去向",
            List.of(
                    SOURCE,
                    AREA,
                    PERIOD,
                    new Column("STAGE", STRING, "阶段"),
                    REASON,
                    new Column("ROWS", INTEGER, "行数")));

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
                    new Column("KEY", STRING, "行的主键"),
                    new Column("MESSAGE", STRING, "说明")));

    static final CsvTable REJECTS = new CsvTable(
            "rejects",
            "rejects.csv",
            "剔除行",
            List.of(
                    CODE,
                    SOURCE,
                    PERIOD,
                    DELIVERY,
                    new Column("SHEET", STRING, "工作表"),
                    ROW,
                    new Column("FIELD", STRING, "列"),
                    new Column("VALUE", STRING, "原文"),
                    new Column("EXPECTED", STRING, "应为")));

    static final CsvTable DELIVERIES = new CsvTable(
            "deliveries",
            "deliveries.csv",
            "收到的文件",
            List.of(
                    DELIVERY,
                    new Column("SHA256", STRING, "文件的SHA-256"),
                    SOURCE,
                    AREA,
                    PERIOD,
                    new Column("FATE", STRING, "处理结果"),
                    REASON,
                    new Column("MESSAGE", STRING, "说明"),
                    new Column("READ", INTEGER, "读取行数"),
                    new Column("REJECTED", INTEGER, "剔除行数"),
                    new Column("DUPLICATE", INTEGER, "重复行数"),
                    new Column("LOADED", INTEGER, "入库行数")));

    static final List<CsvTable> ALL = List.of(MEASUREMENTS, RECONCILIATION, FINDINGS, REJECTS, DELIVERIES);

    private CsvTables() {}
}
