package cn.jidu.report.month;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Month;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.area.Area;
import cn.jidu.definition.reading.DefinitionLoader;
import cn.jidu.measure.returns.DepartmentReturns.ReturnLine;
import cn.jidu.measure.returns.MonthSender;
import cn.jidu.measure.returns.ReturnedMonths;
import cn.jidu.report.data.QuarterResults;
import cn.jidu.report.phrase.PhraseBook;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.ReportPart;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a slip says, against figures worked out on paper. */
class MonthSlipTest {
    private static final Definitions DEFINITIONS =
            DefinitionLoader.load(Path.of("jobs")).definitions().orElseThrow();
    private static final PhraseBook PHRASES = PhraseBook.load(Path.of("report-templates/quarterly"));
    private static final String CITY = "330300";
    private static final String RELIEF = "burden-relief";
    private static final String FIRST_LOANS = "small-micro-first-loan-enterprises";
    private static final String FEE_RATE = "small-guarantee-fee-rate";

    private final SortedMap<Quarter, List<ReturnLine>> lines = new TreeMap<>();
    private final TreeSet<MonthSender> senders = new TreeSet<>();

    /**
     * Relief: 10 + 20 + 30 + 11 + 12.5 = 83.5 of 800 since the plan began, against 20 + 8 + 10 = 38 a year before. First
     * loans: twelve counties with five each in April, eleven in May. The rate is the month's and is not added up.
     */
    @Test
    void everyFigureIsThatOfTheMonth() {
        returned("2022Q1", "", RELIEF, CITY, "市经信局", "20");
        returned("2022Q2", "2022M04", RELIEF, CITY, "市经信局", "8");
        returned("2022Q2", "2022M05", RELIEF, CITY, "市经信局", "10");
        returned("2022Q2", "2022M05", FEE_RATE, CITY, "市财政局", "0.95");
        returned("2023Q1", "2023M01", RELIEF, CITY, "市经信局", "10");
        returned("2023Q1", "2023M02", RELIEF, CITY, "市经信局", "20");
        returned("2023Q1", "2023M03", RELIEF, CITY, "市经信局", "30");
        returned("2023Q2", "2023M04", RELIEF, CITY, "市经信局", "11");
        returned("2023Q2", "2023M05", RELIEF, CITY, "市经信局", "12.5");
        returned("2023Q2", "2023M05", FEE_RATE, CITY, "市财政局", "0.8");
        counties().forEach(c -> returned("2023Q2", "2023M04", FIRST_LOANS, c, "金融办", "5"));
        counties()
                .filter(c -> !c.equals("330327"))
                .forEach(c -> returned("2023Q2", "2023M05", FIRST_LOANS, c, "金融办", "4"));

        MonthSlip slip = slip("wenzhou-2023", "2023Q2", "2023-06-05", "2023M05");

        ReportPart table = slip.parts().get(0);
        assertThat(table.columns())
                .extracting(ReportPart.PartColumn::title)
                .containsExactly("指标", "5月", "上年同月", "同比（%）", "本年累计", "累计同比（%）", "目标", "完成率（%）");
        assertThat(texts(table))
                .containsExactly(
                        "新增小微企业首贷户（户）| 44* | | | 104* | | 18000 | 0.6*",
                        "为中小微企业减负（亿元）| 12.50 | 10.00 | 25.0 | 83.50 | 119.7 | >800 | 10.4",
                        "小微企业平均担保费率（%）| 0.80 | 0.95 | -0.2 | | | ≤1 | 符合");
        assertThat(table.notes())
                .containsExactly(
                        "流量指标列5月发生数和本年累计数，存量指标列5月末数。带*的数有地区、单位或月份未报，不完整，不作比较；“—”为没有报送数；"
                                + "空格为不适用或没有可比的数。各数为部门报送的快报数，以季度监测报告为准。",
                        "率类指标为该月报送数，各地的不相加、不平均；同比为百分点之差。季度的率由分子、分母计算，或按季报送。" + "完成率为2023年一季度以来累计（存量为月末数比基期的变化）占目标的比重。");
        assertThat(slip.opening())
                .containsExactly(
                        "2023年5月，按月报送的指标3项，数据齐全2项，不完整1项。可与上年同月相比的2项中，增长（上升）1项，下降1项。",
                        "新增小微企业首贷户44户（数据不完整），本年累计104户（数据不完整）；为中小微企业减负12.50亿元，同比增长25.0%，"
                                + "本年累计83.50亿元，同比增长119.7%，完成目标的10.4%；小微企业平均担保费率0.80%，同比下降0.2个百分点。",
                        "应报单位14家，已报13家，未报1家。未报：金融办（苍南县）。");
        ReportPart areas = slip.parts().get(2);
        assertThat(areas.heading()).isEqualTo("各县（市、区）情况");
        assertThat(texts(areas)).hasSize(12).contains("鹿城区| 4 | 9*", "苍南县| — | —");
    }

    /** Of the year's first quarter nothing came: what is there is incomplete, and so is what follows from it. */
    @Test
    void whatLacksAMonthSaysSo() {
        returned("2023Q2", "2023M04", RELIEF, CITY, "市经信局", "11");
        returned("2023Q2", "2023M06", RELIEF, CITY, "市经信局", "13");

        assertThat(rows("2023M04")).containsExactly("为中小微企业减负（亿元）| 11.00 | | | 11.00* | | >800 | 1.4*");
        assertThat(rows("2023M05")).containsExactly("为中小微企业减负（亿元）| — | | | — | | >800 |");
        assertThat(rows("2023M06")).containsExactly("为中小微企业减负（亿元）| 13.00 | | | 24.00* | | >800 | 3.0*");
        assertThat(slip("wenzhou-2023", "2023Q2", "2023-07-05", "2023M05").opening())
                .containsExactly("2023年5月，按月报送的指标1项，均没有报送数。", "应报单位1家，均未报送。");
    }

    /** The quarter itself was returned: its last month is not, but the year's sum is known. */
    @Test
    void whoReturnedTheQuarterOwesNoMonth() {
        returned("2023Q1", "2023M01", RELIEF, CITY, "市经信局", "5");
        returned("2023Q1", "2023M02", RELIEF, CITY, "市经信局", "6");
        returned("2023Q1", "2023M03", RELIEF, CITY, "市经信局", "7");
        returned("2023Q2", "", RELIEF, CITY, "市经信局", "30");

        assertThat(rows("2023M06")).containsExactly("为中小微企业减负（亿元）| — | | | 48.00 | | >800 | 6.0");
        assertThat(slip("wenzhou-2023", "2023Q2", "2023-07-05", "2023M06").opening())
                .containsExactly("2023年6月，按月报送的指标1项，均没有报送数。", "本季度各单位按季报送，没有应按月报送的。");
    }

    /** A nil return of one unit, of all of an area, and nothing at all. */
    @Test
    void whoSaysThatThereIsNothingHasSent() {
        for (String county : List.of("330302", "330303", "330304", "330305")) {
            returned("2023Q1", "2023M03", FIRST_LOANS, county, "金融办", "3");
        }
        returned("2023Q2", "2023M04", FIRST_LOANS, "330302", "金融办", "2");
        senders.add(new MonthSender(month("2023M04"), "330303", "金融办", true));
        senders.add(new MonthSender(month("2023M04"), "330304", "", true));

        MonthSlip slip = slip("wenzhou-2023", "2023Q2", "2023-05-05", "2023M04");

        assertThat(texts(slip.parts().get(1)))
                .containsExactly("未报（1家）| 金融办（洞头区）", "零报告（2家）| 金融办（龙湾区、瓯海区）", "已报（1家）| 金融办（鹿城区）");
        assertThat(slip.opening().get(slip.opening().size() - 1)).isEqualTo("应报单位4家，已报3家，未报1家。未报：金融办（洞头区）。");
    }

    /** The months that ended before the report's date, and those that something came of; none where nothing is monthly. */
    @Test
    void theMonthsToldAreThoseThatEndedOrCame() {
        assertThat(months("2023-07-20")).isEmpty();
        returned("2023Q1", "", RELIEF, CITY, "市经信局", "9");
        assertThat(months("2023-07-20")).isEmpty();
        returned("2023Q1", "2023M03", RELIEF, CITY, "市经信局", "9");
        assertThat(months("2023-04-30")).isEmpty();
        assertThat(months("2023-05-01")).containsExactly("2023M04");
        returned("2023Q2", "2023M06", RELIEF, CITY, "市经信局", "9");
        assertThat(months("2023-05-01")).containsExactly("2023M04", "2023M06");
        assertThat(months("2023-07-01")).containsExactly("2023M04", "2023M05", "2023M06");
    }

    /** 1500 a year: 100 in the first quarter, 200 in April. What is not the plan's is not told, nor what another city returns. */
    @Test
    void aYearlyTargetIsHeldAgainstTheYear() {
        returned("2021Q4", "", "shared-instruments", "330600", "市科技局", "900");
        returned("2022Q1", "", "shared-instruments", "330600", "市科技局", "100");
        returned("2022Q2", "2022M04", "shared-instruments", "330600", "市科技局", "200");
        returned("2022Q2", "2022M04", RELIEF, "330600", "市经信局", "1");
        returned("2022Q2", "2022M04", "testing-orders", CITY, "市市场监管局", "1");

        ReportPart table =
                slip("shaoxing-2021", "2022Q2", "2022-05-05", "2022M04").parts().get(0);

        assertThat(table.columns()).extracting(ReportPart.PartColumn::title).contains("年度目标");
        assertThat(texts(table)).containsExactly("向小微企业开放科研设施与仪器（台次）| 200 | | | 300 | | 1500 | 20.0");
        assertThat(table.notes()).hasSize(1);
    }

    /** Two units that each return their part; one of them did not. */
    @Test
    void aPartOfASumThatIsMissingIsTold() {
        String key = DEFINITIONS.indicators().values().stream()
                .filter(i -> i.returns() == cn.jidu.definition.Indicator.Combine.SUM)
                .map(i -> i.key())
                .findFirst()
                .orElseThrow();
        returned("2023Q2", "2023M04", key, CITY, "甲局", "1");
        returned("2023Q2", "2023M04", key, CITY, "乙局", "2");
        returned("2023Q2", "2023M05", key, CITY, "甲局", "4");
        MonthFigures figures = figures();
        var indicator = Objects.requireNonNull(DEFINITIONS.indicators().get(key));

        assertThat(figures.of(indicator, CITY, month("2023M04")).value())
                .isEqualTo(MonthValue.of(new BigDecimal("3"), true));
        assertThat(figures.of(indicator, CITY, month("2023M05")).value())
                .isEqualTo(MonthValue.of(new BigDecimal("4"), false));
    }

    /** In 2019 龙港 was taken out of 苍南: its figures of before are of another county. */
    @Test
    void nothingIsComparedAcrossAChangeOfTheArea() {
        returned("2018Q4", "2018M12", RELIEF, "330327", "经信局", "4");
        returned("2019Q4", "2019M12", RELIEF, "330327", "经信局", "5");
        returned("2020Q4", "2020M12", RELIEF, "330327", "经信局", "6");
        var relief = Objects.requireNonNull(DEFINITIONS.indicators().get(RELIEF));

        assertThat(figures().of(relief, "330327", month("2019M12")).change()).isEmpty();
        assertThat(figures().of(relief, "330327", month("2020M12")).change())
                .hasValueSatisfying(c -> assertThat(c).isEqualByComparingTo("20"));
    }

    private MonthFigures figures() {
        return new MonthFigures(DEFINITIONS, new ReturnedMonths(lines, senders));
    }

    private List<String> rows(String month) {
        return texts(slip("wenzhou-2023", "2023Q2", "2023-07-05", month).parts().get(0));
    }

    private List<String> months(String asOf) {
        return new SlipMonths(view("wenzhou-2023", "2023Q2", asOf))
                .list().stream().map(Month::toString).toList();
    }

    private MonthSlip slip(String plan, String quarter, String asOf, String month) {
        return MonthSlip.of(view(plan, quarter, asOf), month(month), PHRASES);
    }

    private PlanView view(String key, String quarter, String asOf) {
        Plan plan = Objects.requireNonNull(DEFINITIONS.plans().get(key));
        List<Area> areas = new ArrayList<>(List.of(DEFINITIONS.areas().get(plan.area())));
        areas.addAll(DEFINITIONS.areas().children(plan.area()));
        return new PlanView(
                new QuarterResults(
                        DEFINITIONS,
                        Quarter.of(quarter),
                        1,
                        LocalDate.parse(asOf),
                        areas,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        new ReturnedMonths(lines, senders),
                        List.of()),
                plan);
    }

    private void returned(String quarter, String month, String indicator, String area, String unit, String value) {
        Optional<Month> of = Month.find(month);
        lines.computeIfAbsent(Quarter.of(quarter), q -> new ArrayList<>())
                .add(new ReturnLine(indicator, area, unit, new BigDecimal(value), of, true, 1, 0, 1));
        of.ifPresent(m -> senders.add(new MonthSender(m, area, unit, false)));
    }

    private static Stream<String> counties() {
        return DEFINITIONS.areas().children(CITY).stream().map(Area::code);
    }

    private static Month month(String text) {
        return Month.find(text).orElseThrow();
    }

    private static List<String> texts(ReportPart part) {
        return part.rows().stream()
                .map(r -> String.join(
                                " | ",
                                part.columns().stream()
                                        .map(c -> r.cell(c.key()).text())
                                        .toList())
                        .replaceFirst(" \\| ", "| ")
                        .replace("|  |", "| |")
                        .replace("|  |", "| |")
                        .strip())
                .toList();
    }
}
