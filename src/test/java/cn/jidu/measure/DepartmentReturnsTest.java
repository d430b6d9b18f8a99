package cn.jidu.measure;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.JobsCopy;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Target.Basis;
import cn.jidu.definition.area.Area;
import cn.jidu.measure.count.MeasureScope;
import cn.jidu.measure.returns.DepartmentReturns;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What departments return: several units, wider areas and their parts, and what differs (docs/figures.md, returns). */
class DepartmentReturnsTest {
    private static final Definitions DEFINITIONS = JobsCopy.load(Path.of("jobs"));
    private static final Quarter QUARTER = new Quarter(2018, 2);
    private static final String CITY = "331000";
    private static final String COUNTY = "331002";

    @Test
    void whatSeveralUnitsReturnInPartsAddsUp() {
        assertThat(figure("shared-instruments", CITY, "市科技局 300", "市质监局 12.5")).isEqualTo("312.5 A");
    }

    @Test
    void theLeadUnitOfThePlanStandsWhereUnitsDoNotAddUp() {
        assertThat(figure("new-loans", CITY, "中国银行 9", "人行台州市中心支行 4", "市财政局 1")).isEqualTo("4 A");
        assertThat(figure("new-loans", CITY, "市金融办 9", "中国银行 4"))
                .as("no unit that the plan names: the first by name")
                .isEqualTo("4 A");
    }

    @Test
    void theLeadUnitIsThatOfTheAreasOwnPlan() {
        assertThat(figure("new-loans", "330781", "人行台州市中心支行 9", "人行兰溪市支行 4")).isEqualTo("4 A");
        assertThat(figure("new-loans", CITY, "人行台州市中心支行 9", "人行兰溪市支行 4")).isEqualTo("9 A");
    }

    @Test
    void aWiderAreaTakesTheSumOfItsPartsUnlessItHasItsOwn() {
        List<DepartmentReturns.ReturnLine> parts = ofAllCounties("innovation-complexes", "2");

        assertThat(figure("innovation-complexes", CITY, parts)).isEqualTo("18 A");
        assertThat(figure("innovation-complexes", CITY, parts.subList(1, 9))).isEqualTo("16 P");

        List<DepartmentReturns.ReturnLine> withOwn = new ArrayList<>(parts);
        withOwn.add(line("innovation-complexes", CITY, "市科技局 20"));
        assertThat(figure("innovation-complexes", CITY, withOwn)).isEqualTo("20 A");
    }

    @Test
    void aRateHasNoSum() {
        assertThat(figure("tech-rnd-share", CITY, ofAllCounties("tech-rnd-share", "2.5")))
                .isEqualTo("M");
    }

    @Test
    void aFigureThatIsComputedHasNoMissingReturn() {
        assertThat(figure("new-loans", CITY)).isEqualTo("none");
        assertThat(figure("new-small-branches", CITY)).isEqualTo("M");
    }

    @Test
    void differsFromWhatIsComputedAsShown() {
        assertThat(differences("new-loans", "1.234", List.of(line("new-loans", COUNTY, "人行台州市中心支行 1.23"))))
                .isEmpty();
        assertThat(differences(
                        "new-loans",
                        "1.235",
                        List.of(line("new-loans", COUNTY, "人行台州市中心支行 1.2"), line("new-loans", COUNTY, "市金融办 1.26"))))
                .containsExactly(
                        "331002 人行台州市中心支行 新增小微企业贷款：报送1.20，按数据计算为1.24，报送数少0.04亿元",
                        "331002 市金融办 新增小微企业贷款：报送1.26，按数据计算为1.24，报送数多0.02亿元");
        assertThat(differences(
                        "tax-benefit-coverage", "88.3", List.of(line("tax-benefit-coverage", COUNTY, "市税务局 90"))))
                .containsExactly("331002 市税务局 税收优惠政策实际受惠面：报送90.00，按数据计算为88.30，报送数多1.70个百分点");
    }

    @Test
    void partsOfSeveralUnitsAreComparedTogether() {
        List<DepartmentReturns.ReturnLine> two =
                List.of(line("new-tech-enterprises", COUNTY, "市科技局 6"), line("new-tech-enterprises", COUNTY, "市经信委 3"));

        assertThat(differences("new-tech-enterprises", "9", two)).isEmpty();
        assertThat(differences("new-tech-enterprises", "10", two))
                .containsExactly("331002 市科技局 新增科技型小微企业：2个单位合计报送9，按数据计算为10，报送数少1家");
    }

    @Test
    void aWiderReturnDiffersFromItsPartsOnlyWhereEachHasOne() {
        List<DepartmentReturns.ReturnLine> lines = ofAllCounties("innovation-complexes", "2");
        lines.add(line("innovation-complexes", CITY, "市科技局 20"));

        assertThat(differences("new-loans", "1", lines))
                .containsExactly("331000 市科技局 产业创新服务综合体：报送20，所辖各地报送合计为18，报送数多2个");
        assertThat(differences("new-loans", "1", lines.subList(1, 10))).isEmpty();

        List<DepartmentReturns.ReturnLine> equal = ofAllCounties("innovation-complexes", "2");
        equal.add(line("innovation-complexes", CITY, "市科技局 18"));
        assertThat(differences("new-loans", "1", equal)).isEmpty();
    }

    /** Two plans name 个转企中公司制企业占比: each city's return is compared with its own plan's figure, every unit's of them. */
    @Test
    void whatHasAFigureOnlyInsidePlansIsComparedWithThoseOfTheAreasOwn() {
        String share = "company-share-of-converted";
        List<Figure> computed = List.of(inPlans(share, CITY, "80"), inPlans(share, "330781", "70"));
        List<DepartmentReturns.ReturnLine> returned = List.of(
                line(share, CITY, "市市场监管局 78.25"), line(share, CITY, "市统计局 79"), line(share, "330781", "市市场监管局 70"));

        assertThat(differences(QuarterSeries.of(Map.of(QUARTER, computed)), returned))
                .containsExactly(
                        "331000 市市场监管局 个转企中公司制企业占比：报送78.25，按数据计算为80.00，报送数少1.75个百分点",
                        "331000 市统计局 个转企中公司制企业占比：报送79.00，按数据计算为80.00，报送数少1.00个百分点");
    }

    private static Figure inPlans(String indicator, String area, String value) {
        return new Figure(
                Basis.COMPUTED,
                "small_micro@2018Q1",
                indicator,
                area,
                Optional.of(new BigDecimal(value)),
                FigureStatus.A);
    }

    private static List<String> differences(String computed, String value, List<DepartmentReturns.ReturnLine> lines) {
        Figure figure = new Figure(
                Basis.COMPUTED,
                MeasureScope.OUTSIDE_PLANS,
                "new-loans".equals(computed) ? "loan-balance" : computed,
                COUNTY,
                Optional.of(new BigDecimal(value)),
                FigureStatus.A);
        Figure before = new Figure(
                Basis.COMPUTED,
                MeasureScope.OUTSIDE_PLANS,
                "loan-balance",
                COUNTY,
                Optional.of(BigDecimal.ZERO),
                FigureStatus.A);
        return differences(
                QuarterSeries.of(Map.of(QUARTER, List.of(figure), QUARTER.previous(), List.of(before))), lines);
    }

    private static List<String> differences(QuarterSeries series, List<DepartmentReturns.ReturnLine> lines) {
        return new ReturnCheck(DEFINITIONS, series, QUARTER)
                .of(new DepartmentReturns(DEFINITIONS, lines)).stream()
                        .map(d -> d.line().area() + " " + d.line().reportingUnit() + " " + d.message())
                        .toList();
    }

    private static String figure(String indicator, String area, String... unitsAndValues) {
        List<DepartmentReturns.ReturnLine> lines = new ArrayList<>();
        for (String text : unitsAndValues) {
            lines.add(line(indicator, area, text));
        }
        return figure(indicator, area, lines);
    }

    private static String figure(String indicator, String area, List<DepartmentReturns.ReturnLine> lines) {
        return new ReturnedFigures(DEFINITIONS, List.of(area))
                .of(new DepartmentReturns(DEFINITIONS, lines)).stream()
                        .filter(f -> f.indicator().equals(indicator))
                        .findFirst()
                        .map(f -> f.value().map(v -> v.toPlainString() + " ").orElse("") + f.status())
                        .orElse("none");
    }

    private static List<DepartmentReturns.ReturnLine> ofAllCounties(String indicator, String value) {
        List<DepartmentReturns.ReturnLine> lines = new ArrayList<>();
        for (Area county : DEFINITIONS.areas().children(CITY)) {
            lines.add(line(indicator, county.code(), "市科技局 " + value));
        }
        return lines;
    }

    private static DepartmentReturns.ReturnLine line(String indicator, String area, String unitAndValue) {
        String[] parts = unitAndValue.split(" ");
        return new DepartmentReturns.ReturnLine(
                indicator, area, parts[0], new BigDecimal(parts[1]), Optional.empty(), true, 1, 1, 2);
    }
}
