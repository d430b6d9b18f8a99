package cn.jidu.sample.city;

import static cn.jidu.sample.city.SampleColumn.ColumnType.AREA;
import static cn.jidu.sample.city.SampleColumn.ColumnType.DATE;
import static cn.jidu.sample.city.SampleColumn.ColumnType.INDUSTRY;
import static cn.jidu.sample.city.SampleColumn.ColumnType.NUMBER;
import static cn.jidu.sample.city.SampleColumn.ColumnType.QUARTER;
import static cn.jidu.sample.city.SampleColumn.ColumnType.TEXT;
import static cn.jidu.sample.city.SampleColumn.ColumnType.YES_NO;

import java.util.List;
import java.util.Optional;

/** A source: its columns in the order of the contract, its key, and what a full delivery replaces. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are unmodifiable, which their type does not say
public enum SourceShape {
    REGISTRATION(
            "registration",
            "uscc",
            Optional.empty(),
            List.of(
                    SampleColumn.of("uscc", "统一社会信用代码", TEXT, "社会信用代码", "信用代码", "统一代码"),
                    SampleColumn.of("registration_no", "注册号", TEXT),
                    SampleColumn.of("name", "企业名称", TEXT, "名称", "市场主体名称", "单位名称"),
                    SampleColumn.of("entity_type", "主体类型", TEXT, "企业类型"),
                    SampleColumn.of("industry_code", "行业代码", INDUSTRY),
                    area(),
                    SampleColumn.of("established_on", "成立日期", DATE),
                    SampleColumn.of("status", "经营状态", TEXT, "登记状态"),
                    SampleColumn.of("status_on", "状态日期", DATE),
                    SampleColumn.measured("registered_capital", "注册资本", "万元", 1, "元", "0.0001"),
                    SampleColumn.of("legal_representative", "法定代表人", TEXT),
                    SampleColumn.of("converted_from", "转型前代码", TEXT),
                    SampleColumn.of("converted_on", "转型日期", DATE),
                    SampleColumn.of("emerging_tag", "八大产业", TEXT))),
    TAX(
            "tax",
            "taxpayer_id",
            Optional.empty(),
            List.of(
                    SampleColumn.of("taxpayer_id", "纳税人识别号", TEXT, "税号"),
                    SampleColumn.of("name", "纳税人名称", TEXT),
                    area(),
                    SampleColumn.of("quarter", "所属期", QUARTER),
                    SampleColumn.measured("revenue", "营业收入", "元", 1, "万元", 10000),
                    SampleColumn.measured("tax_paid", "实缴税额", "元", 1, "万元", 10000),
                    SampleColumn.measured("tax_relief", "减免税额", "元", 1),
                    SampleColumn.of("relief_eligible", "应享受优惠", YES_NO),
                    SampleColumn.of("employees", "从业人数", NUMBER),
                    SampleColumn.measured("total_assets", "资产总额", "元", 1, "万元", 10000),
                    SampleColumn.of("credit_rating", "纳税信用等级", TEXT))),
    LOAN(
            "loan",
            "borrower_id",
            Optional.of("lender"),
            List.of(
                    SampleColumn.of("loan_id", "借据编号", TEXT),
                    SampleColumn.of("lender", "贷款机构", TEXT),
                    SampleColumn.of("borrower_id", "借款人代码", TEXT),
                    SampleColumn.of("name", "借款人名称", TEXT),
                    area(),
                    SampleColumn.of("quarter", "报告期", QUARTER),
                    SampleColumn.measured("credit_limit", "授信总额", "万元", 1, "元", "0.0001"),
                    SampleColumn.measured("balance", "贷款余额", "万元", 1, "元", "0.0001", "亿元", 10000),
                    SampleColumn.of("granted_on", "发放日期", DATE),
                    SampleColumn.measured("granted_amount", "发放金额", "万元", 1, "元", "0.0001"),
                    SampleColumn.of("due_on", "到期日期", DATE),
                    SampleColumn.measured("annual_rate", "年利率", "%", 1),
                    SampleColumn.of("security", "担保方式", TEXT),
                    SampleColumn.of("rollover", "无还本续贷", YES_NO),
                    SampleColumn.of("first_loan", "首贷", YES_NO))),
    PARK(
            "park",
            "",
            Optional.empty(),
            List.of(
                    SampleColumn.of("park_id", "园区编码", TEXT),
                    SampleColumn.of("name", "园区名称", TEXT),
                    area(),
                    SampleColumn.of("quarter", "报告期", QUARTER),
                    SampleColumn.of("recognised_on", "认定日期", DATE),
                    SampleColumn.of("revoked_on", "撤销日期", DATE),
                    SampleColumn.of("stars", "星级", NUMBER),
                    SampleColumn.measured("land_mu", "占地面积", "亩", 1),
                    SampleColumn.measured("floor_area", "建筑面积", "万平方米", 1, "平方米", "0.0001"),
                    SampleColumn.measured("workshop_area", "标准厂房面积", "万平方米", 1, "平方米", "0.0001"),
                    SampleColumn.of("digital", "数字化园区", YES_NO),
                    SampleColumn.measured("yearly_output", "年产值", "亿元", 1, "万元", "0.0001"))),
    TENANT(
            "park-tenant",
            "tenant_id",
            Optional.empty(),
            List.of(
                    SampleColumn.of("park_id", "园区编码", TEXT),
                    SampleColumn.of("tenant_id", "企业代码", TEXT),
                    SampleColumn.of("name", "企业名称", TEXT),
                    SampleColumn.of("quarter", "报告期", QUARTER),
                    SampleColumn.of("moved_in_on", "入园日期", DATE),
                    SampleColumn.of("moved_out_on", "退园日期", DATE),
                    SampleColumn.measured("land_mu", "用地面积", "亩", 1),
                    SampleColumn.of("employees", "用工人数", NUMBER))),
    ROSTER(
            "roster",
            "enterprise_id",
            Optional.of("roster"),
            List.of(
                    SampleColumn.of("roster", "名单", TEXT),
                    SampleColumn.of("enterprise_id", "企业代码", TEXT),
                    SampleColumn.of("name", "企业名称", TEXT),
                    area(),
                    SampleColumn.of("listed_on", "认定日期", DATE),
                    SampleColumn.of("delisted_on", "失效日期", DATE),
                    SampleColumn.of("authority", "认定单位", TEXT))),
    SIZE_CLASS(
            "size-class",
            "enterprise_id",
            Optional.empty(),
            List.of(
                    SampleColumn.of("year", "年度", NUMBER),
                    SampleColumn.of("enterprise_id", "企业代码", TEXT),
                    SampleColumn.of("name", "企业名称", TEXT),
                    area(),
                    SampleColumn.of("size", "规模", TEXT))),
    RETURN(
            "return",
            "",
            Optional.of("reporting_unit"),
            List.of(
                    SampleColumn.of("indicator", "指标编码", TEXT),
                    area(),
                    SampleColumn.of("quarter", "季度", QUARTER),
                    SampleColumn.of("value", "本季值", NUMBER),
                    SampleColumn.of("unit", "计量单位", TEXT),
                    SampleColumn.of("reporting_unit", "填报单位", TEXT)));

    private final String source;
    private final String codeKey;
    private final Optional<String> replacesBy;
    private final List<SampleColumn> columns;

    SourceShape(String source, String codeKey, Optional<String> replacesBy, List<SampleColumn> columns) {
        this.source = source;
        this.codeKey = codeKey;
        this.replacesBy = replacesBy;
        this.columns = columns;
    }

    public static SourceShape of(String source) {
        return java.util.Arrays.stream(values())
                .filter(s -> s.source.equals(source))
                .findFirst()
                .orElseThrow();
    }

    public String source() {
        return source;
    }

    /** The column that ties a row to the registry; empty text for parks and returns. */
    public String codeKey() {
        return codeKey;
    }

    public boolean matched() {
        return !codeKey.isEmpty();
    }

    public Optional<String> replacesBy() {
        return replacesBy;
    }

    /** In the order of the contract. */
    public List<SampleColumn> columns() {
        return columns;
    }

    public SampleColumn column(String key) {
        return columns.stream().filter(c -> c.key().equals(key)).findFirst().orElseThrow();
    }

    /** Falls back to the newest earlier delivery where an area sent none. */
    public boolean carriesForward() {
        return this == REGISTRATION || this == ROSTER || this == SIZE_CLASS;
    }

    /** Every matched row is counted: lists and size classes ask for no size, type or status. */
    public boolean countsAll() {
        return this == ROSTER || this == SIZE_CLASS;
    }

    /** Rows have an area of their own; a tenant's is its file's. */
    public boolean hasArea() {
        return this != TENANT;
    }

    private static SampleColumn area() {
        return SampleColumn.of("area_code", "行政区划代码", AREA, "行政区划", "区划代码");
    }
}
