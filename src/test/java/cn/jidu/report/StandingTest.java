package cn.jidu.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.area.Area;
import cn.jidu.definition.reading.DefinitionLoader;
import cn.jidu.definition.source.Source;
import cn.jidu.measure.FigureStatus;
import cn.jidu.measure.Measurement;
import cn.jidu.measure.returns.ReturnedMonths;
import cn.jidu.reconcile.ThinFile;
import cn.jidu.reconcile.arrival.SourceCompleteness;
import cn.jidu.reconcile.arrival.SourceCompleteness.CompletenessState;
import cn.jidu.report.data.FoundRows;
import cn.jidu.report.data.QuarterResults;
import cn.jidu.report.data.QuarterResults.CodeCount;
import cn.jidu.report.evidence.ArrivalWords;
import cn.jidu.report.evidence.FindingParts;
import cn.jidu.report.part.PlanStanding;
import cn.jidu.report.phrase.PhraseBook;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.SenderNames;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Page one does not hide what is missing. */
class StandingTest {
    private static final PhraseBook PHRASES = PhraseBook.load(Path.of("report-templates/quarterly"));
    private static final QuarterResults RESULTS = TaizhouQuarter.results();

    @Test
    void anIncompleteLeadingFigureSaysSoAndIsNotCompared() {
        assertThat(paragraphs(with(StandingTest::incomplete, UnaryOperator.identity()), "331000"))
                .contains("新增小微企业累计5500家（数据不完整），其中本季3025家，完成目标的11.0%，慢于时间进度5.7个百分点。");
    }

    @Test
    void namesTheSourcesAndAreasThatLack() {
        QuarterResults lacking = with(
                UnaryOperator.identity(),
                c -> c.source().equals("registration") && c.area().equals("331083")
                        ? new SourceCompleteness(c.source(), c.area(), CompletenessState.MISSING, Optional.empty())
                        : c);
        assertThat(paragraphs(lacking, "331000"))
                .contains("数据情况：登记缺报：玉环市；名单沿用2018年一季度：天台县；有关指标暂缺或不完整。退回文件1个，待确认文件1个，剔除数据17行，" + "数据疑点1584条，详见后文。");
        assertThat(paragraphs(lacking, "331083")).contains("数据情况：登记缺报；有关指标暂缺或不完整。剔除数据5行，详见后文。");
        assertThat(paragraphs(lacking, "331023")
                        .get(paragraphs(lacking, "331023").size() - 1))
                .startsWith("数据情况：名单沿用2018年一季度；有关指标暂缺或不完整。待确认文件1个，详见后文。");
        assertThat(paragraphs(lacking, "331002")
                        .get(paragraphs(lacking, "331002").size() - 1))
                .startsWith("数据情况：剔除数据");
    }

    /** How many rows of which file of whom: in its area and those above, not elsewhere. */
    @Test
    void namesTheFileWhoseRejectsLeaveFiguresIncomplete() {
        ThinFile thin = new ThinFile("registration", "331083", "registration_331083_2018Q2.csv", 300, 40);
        QuarterResults lacking = with(
                UnaryOperator.identity(),
                c -> c.source().equals("registration")
                                && List.of("331000", "331083").contains(c.area())
                        ? new SourceCompleteness(c.source(), c.area(), CompletenessState.PARTIAL, Optional.empty())
                        : c,
                List.of(thin));
        assertThat(last(lacking, "331083"))
                .startsWith("数据情况：登记部分报送；登记文件 registration_331083_2018Q2.csv（玉环市报送）300行中剔除40行；有关指标暂缺或不完整。");
        assertThat(last(lacking, "331000"))
                .contains("登记部分报送：玉环市；登记文件 registration_331083_2018Q2.csv（玉环市报送）300行中剔除40行；");
        assertThat(last(lacking, "331002")).startsWith("数据情况：剔除数据");
    }

    /** Rows without an area of their own are counted for whoever sent the file; those below do not say that there were none. */
    @Test
    void doesNotDenyTheRejectsThatItTells() {
        ThinFile thin = new ThinFile("registration", "331000", "registration_331000_2018Q2.csv", 610, 10);
        UnaryOperator<SourceCompleteness> missing =
                c -> c.source().equals("registration") && c.area().equals("331083")
                        ? new SourceCompleteness(c.source(), c.area(), CompletenessState.MISSING, Optional.empty())
                        : c;
        String gaps = "数据情况：登记缺报；";
        assertThat(last(unfaulted(missing, List.of(thin)), "331083"))
                .isEqualTo(gaps + "登记文件 registration_331000_2018Q2.csv（台州市报送）610行中剔除10行；有关指标暂缺或不完整。");
        assertThat(last(unfaulted(missing, List.of()), "331083"))
                .isEqualTo(gaps + "有关指标暂缺或不完整。没有退回和待确认的文件，没有剔除的行和数据疑点。");
    }

    /** A list that is behind is named in the source's table, and on page one, also where all areas lack the same. */
    @Test
    void namesTheListThatIsMissing() {
        QuarterResults lacking = with(UnaryOperator.identity(), c -> switch (c.source()) {
            case "roster" -> new SourceCompleteness("roster", c.area(), CompletenessState.PARTIAL, Optional.empty());
            case "return" ->
                new SourceCompleteness("roster:tech", c.area(), CompletenessState.MISSING, Optional.empty());
            default -> c;
        });
        assertThat(last(lacking, "331083")).contains("名单部分报送，缺tech；");
        assertThat(last(lacking, "331000")).contains("名单部分报送：9个地区均缺tech；");
        assertThat(new ArrivalWords(view(lacking), area(lacking, "331083")).states(roster(RESULTS.definitions())))
                .containsExactly("部分报送，缺tech");
        assertThat(new ArrivalWords(view(lacking), area(lacking, "331000")).states(roster(RESULTS.definitions())))
                .containsExactly("部分报送：椒江区、黄岩区、路桥区、三门县、天台县、仙居县、温岭市、临海市、玉环市均缺tech");
    }

    /** With the authority that sends it, where the table of lists knows it. */
    @Test
    void aListIsCalledWithItsAuthority() {
        Definitions project =
                DefinitionLoader.load(Path.of("jobs")).definitions().orElseThrow();
        SenderNames names = new SenderNames(project);
        assertThat(List.of(names.of(roster(project), "tech"), names.of(roster(project), "directory")))
                .containsExactly("科技型小微企业（市科技局）", "统计名录库");
    }

    private static Source roster(Definitions definitions) {
        return java.util.Objects.requireNonNull(definitions.sources().get("roster"));
    }

    private static String last(QuarterResults results, String area) {
        List<String> words = paragraphs(results, area);
        return words.get(words.size() - 1);
    }

    @Test
    void countsTheAreasWhereTheyAreMany() {
        Set<String> delivered = Set.of("331002", "331003");
        QuarterResults lacking = with(
                UnaryOperator.identity(),
                c -> c.source().equals("registration") && !delivered.contains(c.area())
                        ? new SourceCompleteness(c.source(), c.area(), CompletenessState.MISSING, Optional.empty())
                        : c);
        List<String> words = paragraphs(lacking, "331000");
        assertThat(words.get(words.size() - 1)).startsWith("数据情况：登记缺报：7个地区；名单沿用");
    }

    @Test
    void anAreaThatSentNothingIsNotSaidToAgree() {
        QuarterResults silent = with(
                UnaryOperator.identity(),
                c -> c.area().equals("331004")
                        ? new SourceCompleteness(c.source(), c.area(), CompletenessState.MISSING, Optional.empty())
                        : c);
        ReportPart part = new FindingParts(view(silent), area(silent, "331000"), none(silent))
                .disagreements()
                .orElseThrow();
        assertThat(part.rows().stream()
                        .map(r -> r.cell("label").text() + r.cell("text").text()))
                .contains("路桥区本季未报送数据。", "黄岩区未发现疑点。");
    }

    /** Rows of several places in an area are one disagreement, not as many as there are places. */
    @Test
    void whatWasFoundInSeveralPlacesOfAnAreaIsAddedUp() {
        QuarterResults found = with(
                UnaryOperator.identity(),
                UnaryOperator.identity(),
                List.of(),
                List.of(
                        new CodeCount("NOT_REGISTERED", "loan", "331082", 3),
                        new CodeCount("NOT_REGISTERED", "loan", "331082", 4),
                        new CodeCount("NOT_REGISTERED", "tax", "331082", 5)));
        ReportPart part = new FindingParts(view(found), area(found, "331000"), none(found))
                .disagreements()
                .orElseThrow();
        assertThat(part.rows().stream()
                        .map(r -> r.cell("label").text() + r.cell("text").text()))
                .contains("临海市贷款：登记库中没有7条；税务：登记库中没有5条。");
    }

    /** 6200.0% is said as officials do, and time progress is not held against it. */
    @Test
    void whatIsDoneManyTimesOverIsToldAsAMultiple() {
        assertThat(paragraphs(with(m -> done(m, "6200"), UnaryOperator.identity()), "331000"))
                .contains("新增小微企业累计5500家，其中本季3025家，本季同比下降6.0%，为目标的62.0倍。");
        assertThat(paragraphs(with(m -> done(m, "1000.04"), UnaryOperator.identity()), "331000"))
                .contains("新增小微企业累计5500家，其中本季3025家，本季同比下降6.0%，完成目标的1000.0%，快于时间进度983.3个百分点。");
    }

    private static FoundRows none(QuarterResults results) {
        return TaizhouQuarter.found(results);
    }

    private static List<String> paragraphs(QuarterResults results, String area) {
        return new PlanStanding(view(results), area(results, area), PHRASES).paragraphs();
    }

    private static PlanView view(QuarterResults results) {
        return new PlanView(results, results.definitions().plans().get(TaizhouPlan.KEY));
    }

    private static Area area(QuarterResults results, String code) {
        return results.definitions().areas().get(code);
    }

    /** Of whichever figures. */
    static QuarterResults with(UnaryOperator<Measurement> figures, UnaryOperator<SourceCompleteness> arrivals) {
        return with(figures, arrivals, List.of());
    }

    private static QuarterResults with(
            UnaryOperator<Measurement> figures, UnaryOperator<SourceCompleteness> arrivals, List<ThinFile> thinFiles) {
        return with(figures, arrivals, thinFiles, RESULTS.findings());
    }

    private static QuarterResults with(
            UnaryOperator<Measurement> figures,
            UnaryOperator<SourceCompleteness> arrivals,
            List<ThinFile> thinFiles,
            List<CodeCount> findings) {
        return with(figures, arrivals, thinFiles, findings, RESULTS.rejects());
    }

    /** Nothing was found and no row of a known area rejected. */
    private static QuarterResults unfaulted(UnaryOperator<SourceCompleteness> arrivals, List<ThinFile> thinFiles) {
        return with(UnaryOperator.identity(), arrivals, thinFiles, List.of(), List.of());
    }

    private static QuarterResults with(
            UnaryOperator<Measurement> figures,
            UnaryOperator<SourceCompleteness> arrivals,
            List<ThinFile> thinFiles,
            List<CodeCount> findings,
            List<CodeCount> rejects) {
        return new QuarterResults(
                RESULTS.definitions(),
                RESULTS.quarter(),
                RESULTS.revision(),
                RESULTS.asOf(),
                RESULTS.areas(),
                RESULTS.measurements().stream().map(figures).toList(),
                RESULTS.balance(),
                RESULTS.completeness().stream().map(arrivals).toList(),
                thinFiles,
                RESULTS.deliveries(),
                findings,
                rejects,
                RESULTS.checks(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                ReturnedMonths.NONE,
                List.of());
    }

    private static Measurement incomplete(Measurement m) {
        return TaizhouQuarter.changed(m, m.target(), m.progress(), m.base(), FigureStatus.P, Optional.empty());
    }

    private static Measurement done(Measurement m, String percent) {
        return TaizhouQuarter.changed(
                m, m.target(), m.progress().map(p -> new BigDecimal(percent)), m.base(), m.status(), Optional.empty());
    }

    /** The same figure, where rows give another. */
    static Measurement adjusted(Measurement m, Measurement ofRows) {
        return TaizhouQuarter.changed(m, m.target(), m.progress(), m.base(), m.status(), Optional.of(ofRows));
    }
}
