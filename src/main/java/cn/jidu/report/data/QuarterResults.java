package cn.jidu.report.data;

import cn.jidu.adjustment.FigureAdjustment;
import cn.jidu.change.RevisionComparison;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.area.Area;
import cn.jidu.delivery.ReceivedFile;
import cn.jidu.measure.ClassFigure;
import cn.jidu.measure.Measurement;
import cn.jidu.measure.returns.ReturnedMonths;
import cn.jidu.reconcile.ThinFile;
import cn.jidu.reconcile.arrival.SourceCompleteness;
import cn.jidu.reconcile.revision.BalanceLine;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * All that the reports of one revision are made from. Every list is in a total order.
 *
 * @param areas the plan's own area and those directly under it that something arrived for, in order of code
 * @param measurements of the quarter and of every earlier quarter measured with it, of these areas
 * @param thinFiles files in force of which too many rows were rejected, for page one
 * @param findings counts by code, source and area (the rows themselves are streamed into the data package)
 * @param rejects counts by code, source and area
 * @param checks of how many each rule was asked, by rule, source and area
 * @param reasons why the revision is as it is: of the run that made it, and of the judgements it rests on
 * @param adjustments what people set otherwise than rows give it, in the quarter and in those before that are in its figures
 * @param comparison with the revision before, as it was kept; empty in the first revision of a quarter
 * @param judged what people had said of drawn matches when the revision was made
 * @param classFigures what enterprises consist of, of these areas and every universe, by the order of their tables
 * @param months what departments returned by month, up to the quarter
 * @param older what was out of date in it already when the revision was made: quarters before, which its figures sum
 */
public record QuarterResults(
        Definitions definitions,
        Quarter quarter,
        int revision,
        LocalDate asOf,
        List<Area> areas,
        List<Measurement> measurements,
        List<BalanceLine> balance,
        List<SourceCompleteness> completeness,
        List<ThinFile> thinFiles,
        List<ReceivedFile> deliveries,
        List<CodeCount> findings,
        List<CodeCount> rejects,
        List<RuleCheck> checks,
        List<RevisionReason> reasons,
        List<FigureAdjustment> adjustments,
        Optional<RevisionComparison> comparison,
        Optional<JudgedSample> judged,
        List<ClassFigure> classFigures,
        ReturnedMonths months,
        List<OlderQuarter> older) {

    /**
     * A reason that somebody gave.
     *
     * @param kind run; or of a file: accepted after it was held, unaccepted
     * @param file empty of a run
     * @param by empty of a run
     */
    public record RevisionReason(String kind, String file, String reason, String by) {}

    /**
     * A quarter before whose figures are summed as they are, made by other definitions, templates or another program: a
     * release stands on them.
     *
     * @param program that made it
     */
    public record OlderQuarter(Quarter quarter, int revision, String program) {}

    /** @param area the row's own area (the file's where it is unknown); sums of wider areas are not repeated */
    public record CodeCount(String code, String source, String area, long count) {}

    /**
     * Of how many of an area's rows a rule could be asked, how many failed, and of how many it could not be asked, which have
     * not passed.
     */
    public record RuleCheck(String code, String source, String area, long evaluated, long failed, long notEvaluable) {}
}
