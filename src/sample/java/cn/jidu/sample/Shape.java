package cn.jidu.sample;

import static cn.jidu.sample.Column.Type.AREA;
import static cn.jidu.sample.Column.Type.DATE;
import static cn.jidu.sample.Column.Type.INDUSTRY;
import static cn.jidu.sample.Column.Type.NUMBER;
import static cn.jidu.sample.Column.Type.QUARTER;
import static cn.jidu.sample.Column.Type.TEXT;
import static cn.jidu.sample.Column.Type.YES_NO;

import java.util.List;
import java.util.Optional;

/** A source: its columns in the order of the contract, its key, and what a full delivery replaces. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are unmodifiable, which their type does not say
enum Shape {
    REGISTRATION(
            "registration",
            "uscc",
            Optional.empty(),
            List.of(
                    Column.of("uscc", "统一社会信用代码", TEXT, "社会信用代码", "信用代码", "统一代码"),
                    Column.of("registration_no", "注册号", TEXT),
                    Column.of("name", "企业名称", TEXT, "名称", "市场主体名称", "单位名称"),
                    Column.of("entity_type", "主体类型", TEXT, "企业类型"),
                    Column.of("industry_code", "行业代码", INDUSTRY),
                    area(),
                    Column.of("established_on", "成立日期", DATE),
                    Column.of("status", "经营状态", TEXT, "登记状态"),
                    Column.of("status_on", "状态日期", DATE),
                    Column.measured("registered_capital", "注册资本", "万元", 1, "元", "0.0001"),
                    Column.of("legal_representative", "法定代表人", TEXT),
                    Column.of("converted_from", "转型前代码", TEXT),
                    Column.of("converted_on", "转型日期", DATE),
                    Column.of("emerging_tag", "八大产业", TEXT))),
    TAX(
            "tax",
            "taxpayer_id",
            Optional.empty(),
            List.of(
                    Column.of("taxpayer_id", "纳税人识别号", TEXT, "税号"),
                    Column.of("name", "纳税人名称", TEXT),
                    area(),
                    Column.of("quarter", "所属期", QUARTER),
                    Column.measured("revenue", "营业收入", "元", 1, "万元", 10000),
                    Column.measured("tax_paid", "实缴税额", "元", 1, "万元", 10000),
                    Column.measured("tax_relief", "减免税额", "元", 1),
                    Column.of("relief_eligible", "应享受优惠", YES_NO),
                    Column.of("employees", "从业人数", NUMBER),
                    Column.measured("total_assets", "资产总额", "元", 1, "万元", 10000),
                    Column.of("credit_rating", "纳税信用等级", TEXT))),
    LOAN(
            "loan",
            "borrower_id",
            Optional.of("lender"),
            List.of(
                    Column.of("loan_id", "借据编号", TEXT),
                    Column.of("lender", "贷款机构", TEXT),
                    Column.of("borrower_id", "借款人代码", TEXT),
                    Column.of("name", "借款人名称", TEXT),
                    area(),
                    Column.of("quarter", "报告期", QUARTER),
                    Column.measured("credit_limit", "授信总额", "万元", 1, "元", "0.0001"),
                    Column.measured("balance", "贷款余额", "万元", 1, "元", "0.0001", "亿元", 10000),
                    Column.of("granted_on", "发放日期", DATE),
                    Column.measured("granted_amount", "发放金额", "万元", 1, "元", "0.0001"),
                    Column.of("due_on", "到期日期", DATE),
                    Column.measured("annual_rate", "年利率", "%", 1),
                    Column.of("security", "担保方式", TEXT),
                    Column.of("rollover", "无还本续贷", YES_NO),
                    Column.of("first_loan", "首贷", YES_NO))),
    PARK(
            "park",
            "",
            Optional.empty(),
            List.of(
                    Column.of("park_id", "园区编码", TEXT),
                    Column.of("name", "园区名称", TEXT),
                    area(),
                    Column.of("quarter", "报告期", QUARTER),
                    Column.of("recognised_on", "认定日期", DATE),
                    Column.of("revoked_on", "撤销日期", DATE),
                    Column.of("stars", "星级", NUMBER),
                    Column.measured("land_mu", "占地面积", "亩", 1),
                    Column.measured("floor_area", "建筑面积", "万平方米", 1, "平方米", "0.0001"),
                    Column.measured("workshop_area", "标准厂房面积", "万平方米", 1, "平方米", "0.0001"),
                    Column.of("digital", "数字化园区", YES_NO),
                    Column.measured("yearly_output", "年产值", "亿元", 1, "万元", "0.0001"))),
    TENANT(
            "park-tenant",
            "tenant_id",
            Optional.empty(),
            List.of(
                    Column.of("park_id", "园区编码", TEXT),
                    Column.of("tenant_id", "企业代码", TEXT),
                    Column.of("name", "企业名称", TEXT),
                    Column.of("quarter", "报告期", QUARTER),
                    Column.of("moved_in_on", "入园日期", DATE),
                    Column.of("moved_out_on", "退园日期", DATE),
                    Column.measured("land_mu", "用地面积", "亩", 1),
                    Column.of("employees", "用工人数", NUMBER))),
    ROSTER(
            "roster",
            "enterprise_id",
            Optional.of("roster"),
            List.of(
                    Column.of("roster", "名单", TEXT),
                    Column.of("enterprise_id", "企业代码", TEXT),
                    Column.of("name", "企业名称", TEXT),
                    area(),
                    Column.of("listed_on", "认定日期", DATE),
                    Column.of("delisted_on", "失效日期", DATE),
                    Column.of("authority", "认定单位", TEXT))),
    SIZE_CLASS(
            "size-class",
            "enterprise_id",
            Optional.empty(),
            List.of(
                    Column.of("year", "年度", NUMBER),
                    Column.of("enterprise_id", "企业代码", TEXT),
                    Column.of("name", "企业名称", TEXT),
                    area(),
                    Column.of("size", "规模", TEXT))),
    RETURN(
            "return",
            "",
            Optional.of("reporting_unit"),
            List.of(
                    Column.of("indicator", "指标编码", TEXT),
                    area(),
                    Column.of("quarter", "季度", QUARTER),
                    Column.of("value", "本季值", NUMBER),
                    Column.of("unit", "计量单位", TEXT),
                    Column.of("reporting_unit", "填报单位", TEXT)));

    private final String source;
    private final String codeKey;
    private final Optional<String> replacesBy;
    private final List<Column> columns;

    Shape(String source, String codeKey, Optional<String> replacesBy, List<Column> columns) {
        this.source = source;
        this.codeKey = codeKey;
        this.replacesBy = replacesBy;
        this.columns = columns;
    }

    static Shape of(String source) {
        return java.util.Arrays.stream(values())
                .filter(s -> s.source.equals(source))
                .findFirst()
                .orElseThrow();
    }

    String source() {
        return source;
    }

    /** The column that ties a row to the registry; empty text for parks and returns. */
    String codeKey() {
        return codeKey;
    }

    boolean matched() {
        return !codeKey.isEmpty();
    }

    Optional<String> replacesBy() {
        return replacesBy;
    }

    List<Column> columns() {
        return columns;
    }

    Column column(String key) {
        return columns.stream().filter(c -> c.key().equals(key)).findFirst().orElseThrow();
    }

    /** Falls back to the newest earlier delivery where an area sent none. */
    boolean carriesForward() {
        return this == REGISTRATION || this == ROSTER || this == SIZE_CLASS;
    }

    /** Every matched row is counted: lists and size classes ask for no size, type or status. */
    boolean countsAll() {
        return this == ROSTER || this == SIZE_CLASS;
    }

    /** Rows have an area of their own; a tenant's is its file's. */
    boolean hasArea() {
        return this != TENANT;
    }

    private static Column area() {
        return Column.of("area_code", "行政区划代码", AREA, "行政区划", "区划代码");
    }
}
