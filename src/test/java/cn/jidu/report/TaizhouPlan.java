package cn.jidu.report;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.FileLimits;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Plan;
import cn.jidu.definition.ProgressBounds;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.ResponsibleUnits;
import cn.jidu.definition.Target;
import cn.jidu.definition.Target.Basis;
import cn.jidu.definition.Target.Comparison;
import cn.jidu.definition.Target.TargetKind;
import cn.jidu.definition.TargetDraft;
import cn.jidu.definition.area.Area;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.definition.candidate.CandidateRules;
import cn.jidu.definition.reading.DefinitionLoader;
import cn.jidu.definition.source.RejectBound;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.source.TextForm;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** A plan in the manner of 台政办发〔2018〕42号, written down here so that the report can be tried alone. */
public final class TaizhouPlan {
    public static final String KEY = "taizhou-2018";
    static final List<String> COUNTIES = List.of(
            "331002 椒江区",
            "331003 黄岩区",
            "331004 路桥区",
            "331022 三门县",
            "331023 天台县",
            "331024 仙居县",
            "331081 温岭市",
            "331082 临海市",
            "331083 玉环市");

    /** Of the first target: one county has a share of it. */
    static final Map<String, BigDecimal> QUOTAS = Map.of("331003", new BigDecimal(6000));

    static final List<String> MONITORED = List.of("company-share", "tax-registration-rate");

    private final UnaryOperator<String> titles;
    private final TreeMap<String, Indicator> indicators = new TreeMap<>();
    private final Map<String, List<Target>> sections = new LinkedHashMap<>();
    private List<Target> current = new ArrayList<>();
    private int number;

    private TaizhouPlan(UnaryOperator<String> titles) {
        this.titles = titles;
    }

    public static Definitions definitions() {
        return definitions("331000", areas());
    }

    /** The same plan for another area. */
    public static Definitions definitions(String area, AreaTree areas) {
        return definitions(area, areas, UnaryOperator.identity());
    }

    /** With other titles of its targets. */
    public static Definitions definitions(String area, AreaTree areas, UnaryOperator<String> titles) {
        return new TaizhouPlan(titles).build(area, areas);
    }

    public static AreaTree areas() {
        List<Area> areas = new ArrayList<>();
        areas.add(new Area("331000", "台州市", Area.Level.CITY, Optional.empty()));
        for (String c : COUNTIES) {
            areas.add(new Area(c.substring(0, 6), c.substring(7), Area.Level.COUNTY, Optional.of("331000")));
        }
        return new AreaTree(areas, Map.of());
    }

    private Definitions build(String area, AreaTree areas) {
        section("（一）总量规模更大");
        flow("new-enterprises", "新增小微企业", "家", 0, "50000", "市市场监管局", Basis.COMPUTED);
        rate("enterprise-growth", "小微企业年均增长", TargetKind.GROWTH, Comparison.ABOUT, "10", "市市场监管局", Basis.COMPUTED);
        rate(
                "below-scale-value-added",
                "规下工业企业增加值年均增长",
                TargetKind.RATIO,
                Comparison.AT_LEAST,
                "6",
                "各县（市、区）政府",
                Basis.RETURNED);
        section("（二）发展活力更强");
        flow("new-emerging", "新增新兴产业小微企业", "家", 0, "12000", "市市场监管局", Basis.COMPUTED);
        rate("emerging-growth", "新兴产业小微企业增速", TargetKind.GROWTH, Comparison.AT_LEAST, "15", "市市场监管局", Basis.COMPUTED);
        flow("obsolete-capacity", "淘汰落后和严重过剩产能涉及企业", "家", 0, "420", "市经信委", Basis.COMPUTED);
        flow("rectified-workshops", "关停和整治“低小散”问题企业（作坊）", "家", 0, "3000", "市经信委", Basis.COMPUTED);
        section("（三）主体质量更好");
        flow("individual-to-enterprise", "个体工商户转型升级为企业", "户", 0, "2850", "市市场监管局", Basis.COMPUTED);
        rate(
                "company-share-of-converted",
                "个转企中转公司制企业占比",
                TargetKind.RATIO,
                Comparison.AT_LEAST,
                "80",
                "市市场监管局",
                Basis.COMPUTED);
        flow("below-to-above-scale-industry", "规下升规上工业企业", "家", 0, "600", "市经信委", Basis.COMPUTED);
        flow("new-joint-stock", "新增股份公司", "家", 0, "150", "市经信委", Basis.COMPUTED);
        flow("neeq-listed", "挂牌新三板企业", "家", 0, "30", "市金融办", Basis.COMPUTED);
        section("（四）创新动力更足");
        flow("new-tech-enterprises", "新增科技型小微企业", "家", 0, "1000", "市科技局", Basis.COMPUTED);
        flow("aaa-credit", "省AAA级“守合同重信用”公示企业", "家", 0, "10", "市市场监管局", Basis.COMPUTED);
        rate(
                "research-share",
                "科技型小微企业研发投入占销售收入比例",
                TargetKind.RATIO,
                Comparison.AT_LEAST,
                "2.5",
                "市科技局",
                Basis.RETURNED);
        rate(
                "research-staff-share",
                "科技人员数占职工总数比例",
                TargetKind.RATIO,
                Comparison.AT_LEAST,
                "10",
                "市科技局",
                Basis.RETURNED);
        section("（五）外贸拓展更快");
        flow("new-trade-rights", "新增进出口经营权备案登记小微企业", "家", 0, "705", "市商务局", Basis.COMPUTED);
        flow("new-trade-performance", "新增有外贸进出口实绩小微企业", "家", 0, "345", "市商务局", Basis.COMPUTED);
        section("（六）营商环境更佳");
        flow("innovation-complexes", "产业创新服务综合体", "个", 0, "20", "市科技局", Basis.RETURNED);
        flow("new-parks", "新增小微企业园（基地）", "个", 0, "60", "市经信委", Basis.COMPUTED);
        level("parks-total", "小微企业园总量", "个", 0, "100", "市经信委");
        level("ten-billion-parks", "年产值百亿元园区", "个", 0, "20", "市经信委");
        flow("new-workshop-area", "新建标准厂房", "万平方米", 1, "300", "市经信委", Basis.COMPUTED);
        flow("open-instruments", "开放科研设施与仪器", "台次", 0, "5000", "市科技局", Basis.RETURNED);
        flow("community-banks", "新增社区银行、小微专营支行", "家", 0, "20", "台州银监分局", Basis.RETURNED);
        flow("new-loans", "新增小微企业贷款", "亿元", 1, "240", "人行台州市中心支行", Basis.COMPUTED);
        rate(
                "tax-benefit-coverage",
                "税收优惠政策实际受惠面",
                TargetKind.RATIO,
                Comparison.AT_LEAST,
                "100",
                "市税务局",
                Basis.COMPUTED);
        section("");
        indicator("company-share", "公司制比率", "%", 2, Indicator.Behaviour.RATIO);
        indicator("tax-registration-rate", "税务登记率", "%", 2, Indicator.Behaviour.RATIO);
        Plan plan = new Plan(
                KEY,
                "台州市“小微企业三年成长计划”（2018—2020年）",
                "台政办发〔2018〕42号",
                area,
                Quarter.of("2018Q1"),
                Quarter.of("2020Q4"),
                Quarter.of("2017Q4"),
                "small_micro",
                List.of(),
                allSections());
        return new Definitions(
                sources(),
                new TreeMap<>(),
                new TreeMap<>(),
                indicators,
                DefinitionLoader.load(Path.of("jobs"))
                        .definitions()
                        .orElseThrow()
                        .rules(),
                new TreeMap<>(Map.of(KEY, plan)),
                new TreeMap<>(),
                new TreeMap<>(),
                areas,
                FileLimits.DEFAULT,
                RejectBound.DEFAULT,
                ProgressBounds.DEFAULT,
                CandidateRules.NONE,
                Map.of(),
                "5d1f".repeat(16));
    }

    private List<Plan.Section> allSections() {
        List<Plan.Section> all = new ArrayList<>();
        sections.forEach((heading, targets) -> all.add(new Plan.Section(
                heading,
                targets,
                List.of(),
                List.of(),
                heading.equals("（三）主体质量更好")
                        ? List.of(new Plan.Obligation("鼓励优质小微企业在浙江股权交易中心挂牌", ResponsibleUnits.led(List.of("市金融办"))))
                        : List.of())));
        all.add(new Plan.Section(
                "三、重点任务（一）组织实施六大工程",
                List.of(),
                List.of(new Plan.Monitored(
                        "围绕提升公司制比率、税务登记率，进一步提升市场主体的质量", MONITORED, ResponsibleUnits.led(List.of("市市场监管局", "市经信委")))),
                List.of(),
                List.of()));
        all.add(new Plan.Section(
                "四、保障措施",
                List.of(),
                List.of(),
                List.of(),
                List.of(new Plan.Obligation("每年督促检查不少于一次", ResponsibleUnits.NONE))));
        return all;
    }

    private static TreeMap<String, Source> sources() {
        TreeMap<String, Source> sources = new TreeMap<>();
        Map.of("registration", "登记", "tax", "税务", "loan", "贷款", "park", "园区", "roster", "名单", "return", "部门报送")
                .forEach((name, title) -> sources.put(
                        name,
                        new Source(
                                name,
                                title,
                                "",
                                Pattern.compile("x"),
                                List.of(),
                                List.of(),
                                Optional.empty(),
                                false,
                                new BigDecimal("0.3"),
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Source.Counted.UNIVERSE,
                                Optional.empty(),
                                Source.Senders.UNKNOWN,
                                Optional.empty(),
                                TextForm.FOUND_OUT,
                                List.of(),
                                Source.Examples.NONE,
                                false)));
        return sources;
    }

    private void section(String heading) {
        current = new ArrayList<>();
        if (!heading.isEmpty()) {
            sections.put(heading, current);
        }
    }

    private void flow(String key, String title, String unit, int decimals, String value, String lead, Basis basis) {
        indicator(key, title, unit, decimals, Indicator.Behaviour.FLOW);
        target(key, title, TargetKind.CUMULATIVE, Comparison.AT_LEAST, value, lead, basis);
    }

    private void level(String key, String title, String unit, int decimals, String value, String lead) {
        indicator(key, title, unit, decimals, Indicator.Behaviour.LEVEL);
        target(key, title, TargetKind.LEVEL, Comparison.AT_LEAST, value, lead, Basis.COMPUTED);
    }

    private void rate(
            String key, String title, TargetKind kind, Comparison comparison, String value, String lead, Basis basis) {
        indicator(
                key, title, "%", 1, kind == TargetKind.GROWTH ? Indicator.Behaviour.GROWTH : Indicator.Behaviour.RATIO);
        target(key, title, kind, comparison, value, lead, basis);
    }

    private void indicator(String key, String title, String unit, int decimals, Indicator.Behaviour behaviour) {
        indicators.put(
                key,
                new Indicator(
                        key,
                        title,
                        unit,
                        decimals,
                        behaviour,
                        new Indicator.Returned(),
                        List.of("registration", "roster:any"),
                        List.of(),
                        Indicator.Combine.SUM,
                        Indicator.Shown.ALWAYS,
                        "本季度在本地区登记、符合统计口径的" + title + "，按季度末登记库中的地区归属统计，不含规模以上、限额以上企业及个体工商户。",
                        List.of()));
    }

    private void target(
            String key, String title, TargetKind kind, Comparison comparison, String value, String lead, Basis basis) {
        number++;
        current.add(new TargetDraft(key, kind, comparison, value)
                .called("T%02d".formatted(number), titles.apply(title))
                .of(ResponsibleUnits.led(List.of(lead, "市统计局")), basis)
                .split(number == 1 ? QUOTAS : Map.of())
                .target());
    }
}
