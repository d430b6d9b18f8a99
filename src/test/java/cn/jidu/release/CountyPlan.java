package cn.jidu.release;

import cn.jidu.definition.JobsCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A county's own plan, whose report is one, and registrations of the county. */
public final class CountyPlan {
    public static final String KEY = "jiaojiang-2018";

    /** To {@code jobs/plans/jiaojiang-2018.yml}. */
    public static final String PLAN = """
            title: 椒江区小微企业成长计划
            document: 椒政办发〔2018〕1号
            area: "331002"
            first: 2018Q1
            last: 2019Q4
            base: 2017Q4
            universe: small_micro
            sections:
              - heading: （一）总量
                targets:
                  - id: T01
                    title: 新增小微企业
                    clause: 两年新增小微企业5000家以上
                    indicator: new-enterprises
                    kind: cumulative
                    comparison: at_least
                    value: 5000
                    unit: 家
                    leadUnits: [区市场监管局]
                    basis: computed
                  - id: T02
                    title: 新增小微企业贷款
                    clause: 新增小微企业贷款10亿元以上
                    indicator: new-loans
                    kind: cumulative
                    comparison: at_least
                    value: 10
                    unit: 亿元
                    leadUnits: [人行椒江支行]
                    basis: computed
            """;

    /** Of one quarter. */
    public static final String ROWS = """
            统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态
            91331002MA2H1001XB,甲厂,有限责任公司,3525,331002,2018-05-01,存续
            91331002MA2H10028B,乙厂,有限责任公司,3525,331002,2015-01-01,存续
            """;

    private CountyPlan() {}

    /**
     * Copies the project's definitions with this plan alone, and what it asks: a release goes the same way whatever its
     * report is about.
     *
     * @param breakdowns that are kept
     * @return the folder {@code jobs} in {@code folder}
     */
    public static Path into(Path folder, String... breakdowns) throws IOException {
        Path jobs = JobsCopy.into(folder);
        JobsCopy.only(jobs.resolve("plans"));
        JobsCopy.only(jobs.resolve("breakdowns"), breakdowns);
        JobsCopy.only(jobs.resolve("indicators"), "new-enterprises", "enterprise-stock", "new-loans", "loan-balance");
        JobsCopy.only(jobs.resolve("rules"), "NOT_REGISTERED", "NAME_MISMATCH", "AREA_MISMATCH", "DUPLICATE_IDENTICAL");
        Files.delete(jobs.resolve("gates/COUNTY_SIGN_OFF.yml")); // names a plan that is gone
        JobsCopy.change(jobs.resolve("schedule.yml"), "taizhou-2018", KEY);
        Files.writeString(jobs.resolve("plans/" + KEY + ".yml"), PLAN);
        return jobs;
    }
}
