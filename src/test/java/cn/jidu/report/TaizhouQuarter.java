package cn.jidu.report;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Target;
import cn.jidu.definition.area.Area;
import cn.jidu.delivery.DeliveryState;
import cn.jidu.delivery.FileRowCounts;
import cn.jidu.delivery.FileSubject;
import cn.jidu.delivery.ReceivedFile;
import cn.jidu.measure.FigureStatus;
import cn.jidu.measure.Measurement;
import cn.jidu.measure.YearBefore;
import cn.jidu.measure.returns.ReturnedMonths;
import cn.jidu.reconcile.arrival.SourceCompleteness;
import cn.jidu.reconcile.revision.BalanceLine;
import cn.jidu.report.data.DataFingerprint;
import cn.jidu.report.data.FindingRow;
import cn.jidu.report.data.FoundRows;
import cn.jidu.report.data.QuarterResults;
import cn.jidu.report.data.QuarterResults.CodeCount;
import cn.jidu.report.data.QuarterResults.RuleCheck;
import cn.jidu.report.data.RejectRow;
import cn.jidu.report.data.ReportEdition;
import cn.jidu.report.data.RevisionProvenance;
import cn.jidu.report.data.RowSource;
import cn.jidu.report.part.AreaReports;
import cn.jidu.report.phrase.PhraseBook;
import cn.jidu.report.view.PlanView;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The second quarter of 2018 in a made-up Taizhou: everything present, late, missing or refused once. */
public final class TaizhouQuarter {
    static final Quarter QUARTER = Quarter.of("2018Q2");
    private static final PhraseBook PHRASES = PhraseBook.load(Path.of("report-templates/quarterly"));
    private static final int[] WEIGHTS = {12, 11, 13, 5, 6, 5, 20, 16, 12};

    private TaizhouQuarter() {}

    public static QuarterResults results() {
        return results(TaizhouPlan.definitions(), 10);
    }

    /** @param count how many areas something arrived for, the city first */
    public static QuarterResults results(Definitions definitions, int count) {
        List<Area> areas = definitions.areas().all();
        return new QuarterResults(
                definitions,
                QUARTER,
                1,
                LocalDate.of(2018, 7, 20),
                areas.subList(0, count),
                measurements(definitions, areas),
                balance(areas),
                completeness(areas),
                List.of(),
                deliveries(),
                List.of(
                        new CodeCount("AREA_MISMATCH", "tax", "331002", 41),
                        new CodeCount("CODE_CHECK_DIGIT", "registration", "331081", 12),
                        new CodeCount("NAME_MISMATCH", "loan", "331002", 7),
                        new CodeCount("NOT_REGISTERED", "loan", "331082", 318),
                        new CodeCount("NOT_TAX_REGISTERED", "registration", "331022", 1204),
                        new CodeCount("RETURN_DIFFERS", "return", "331000", 2)),
                List.of(
                        new CodeCount("CODE_MALFORMED", "registration", "331002", 9),
                        new CodeCount("DATE_INVALID", "loan", "331081", 3),
                        new CodeCount("NUMBER_INVALID", "tax", "331083", 5)),
                List.of(
                        new RuleCheck("AREA_MISMATCH", "tax", "331002", 4100, 41, 3),
                        new RuleCheck("NOT_TAX_REGISTERED", "registration", "331022", 9000, 1204, 120)),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                ReturnedMonths.NONE,
                List.of());
    }

    static RevisionProvenance provenance() {
        return new RevisionProvenance(
                "jidu 0.1.0",
                "17.0.15",
                "5d1f".repeat(16),
                new TreeMap<>(Map.of("registration_331000_2018Q2.csv", "ab12".repeat(16))),
                ReportEdition.DRAFT);
    }

    /** The reports of results: drafts, with the rows that {@link #found} finds for them. */
    static AreaReports reports(QuarterResults results) {
        FoundRows found = found(results);
        found.findings(f -> {});
        found.rejects(r -> {});
        return new AreaReports(
                new PlanView(
                        results,
                        Objects.requireNonNull(results.definitions().plans().get(TaizhouPlan.KEY))),
                ReportEdition.DRAFT,
                new DataFingerprint("0".repeat(64)),
                PHRASES,
                found);
    }

    /** The rows found for these results, not read yet. */
    public static FoundRows found(QuarterResults results) {
        return new FoundRows(rows(), results.definitions().areas(), results.areas());
    }

    static RowSource rows() {
        return new RowSource() {
            @Override
            public void findings(Consumer<FindingRow> each) {
                each.accept(new FindingRow(
                        "NAME_MISMATCH",
                        "loan",
                        "331002",
                        "2018-Q2",
                        "loan_331000_2018Q2.csv",
                        Optional.of(17),
                        "J1001",
                        "名称“=cmd|' /C calc'!A0”与登记名称不符"));
                each.accept(new FindingRow(
                        "NOT_REGISTERED", "loan", "331082", "2018-Q2", "", Optional.empty(), "'J2", "@登记库中没有"));
                each.accept(new FindingRow(
                        "RETURN_DIFFERS",
                        "return",
                        "331000",
                        "2018-Q2",
                        "return_331000_2018Q2.csv",
                        Optional.of(3),
                        "new-loans|331000",
                        "新增小微企业贷款：报送1.44，按数据计算为0.55，报送数多0.89亿元"));
            }

            @Override
            public void rejects(Consumer<RejectRow> each) {
                each.accept(new RejectRow(
                        "NUMBER_INVALID",
                        "tax",
                        "331083",
                        "2018-Q2",
                        "tax_331083_2018Q2.csv",
                        "",
                        5,
                        "营业收入",
                        "=1+1",
                        "数，例如 1234.50"));
            }
        };
    }

    private static List<Measurement> measurements(Definitions d, List<Area> areas) {
        List<Measurement> all = new ArrayList<>();
        Plan plan = d.plans().get(TaizhouPlan.KEY);
        int t = 0;
        for (Target target : plan.targets()) {
            for (Quarter q : List.of(Quarter.of("2018Q1"), QUARTER)) {
                for (int a = 0; a < areas.size(); a++) {
                    all.add(measurement(plan, d.indicators().get(target.indicator()), target, t, q, areas, a));
                }
            }
            t++;
        }
        for (String rate : plan.monitored()) {
            for (int a = 0; a < areas.size(); a++) {
                all.add(monitored(plan, rate, areas.get(a).code(), a));
            }
        }
        return all;
    }

    /** One area has none, and what a test adds to the plan nobody has reported. */
    private static Measurement monitored(Plan plan, String indicator, String area, int a) {
        boolean missing = a == 3 || !TaizhouPlan.MONITORED.contains(indicator);
        return withoutTarget(
                plan,
                indicator,
                area,
                missing ? Optional.empty() : Optional.of(new BigDecimal("91.2345").add(BigDecimal.valueOf(a))),
                a == 2 ? Optional.of(new BigDecimal("-1.26")) : Optional.empty(),
                missing ? FigureStatus.M : a == 0 ? FigureStatus.P : FigureStatus.A);
    }

    /** A rate that is only monitored. */
    static Measurement withoutTarget(
            Plan plan,
            String indicator,
            String area,
            Optional<BigDecimal> value,
            Optional<BigDecimal> yoy,
            FigureStatus status) {
        return new Measurement(
                plan.key(),
                Measurement.NONE,
                indicator,
                area,
                QUARTER,
                "%",
                Target.Basis.COMPUTED,
                value,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                yoy,
                YearBefore.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                status,
                Optional.empty());
    }

    private static Measurement measurement(
            Plan plan, Indicator i, Target target, int t, Quarter q, List<Area> areas, int a) {
        boolean city = a == 0;
        boolean flow = i.behaviour() == Indicator.Behaviour.FLOW;
        boolean rate = PlanView.isRate(target);
        FigureStatus status = status(t, a);
        BigDecimal share = city ? BigDecimal.ONE : new BigDecimal(WEIGHTS[(a - 1) % WEIGHTS.length]).movePointLeft(2);
        BigDecimal reached = target.value()
                .multiply(new BigDecimal(7 + (t * 5) % 19 + 2 * q.number()))
                .movePointLeft(2);
        BigDecimal value = rate
                ? target.value()
                        .multiply(new BigDecimal(88 + (t * 7 + a * 3) % 24))
                        .movePointLeft(2)
                : flow
                        ? exact(reached.multiply(share), i)
                        : exact(target.value().multiply(share), i);
        boolean missing = status == FigureStatus.M;
        Optional<BigDecimal> shown = missing ? Optional.empty() : Optional.of(value);
        Optional<BigDecimal> aim = city
                ? Optional.of(target.value())
                : Optional.ofNullable(target.quotas().get(areas.get(a).code()));
        Optional<BigDecimal> time = aim.isPresent() && flow
                ? Optional.of(
                        percent(BigDecimal.valueOf(q.since(plan.first()) + 1), BigDecimal.valueOf(plan.quarters())))
                : Optional.empty();
        Optional<BigDecimal> progress =
                aim.isPresent() && !rate && !missing ? Optional.of(percent(value, aim.get())) : Optional.empty();
        Optional<BigDecimal> quarterly =
                flow && !missing ? Optional.of(exact(value.multiply(new BigDecimal("0.55")), i)) : Optional.empty();
        return new Measurement(
                plan.key(),
                target.id(),
                target.indicator(),
                areas.get(a).code(),
                q,
                i.unit(),
                target.basis(),
                shown,
                quarterly,
                flow ? shown : Optional.empty(),
                flow ? shown : Optional.empty(),
                missing || t % 9 == 4
                        ? Optional.empty()
                        : Optional.of(new BigDecimal((t * 37 + a * 11) % 300 - 60).movePointLeft(1)),
                before(target, t),
                aim,
                progress,
                time,
                progress.isPresent() && time.isPresent()
                        ? Optional.of(percent(progress.get(), time.get()))
                        : Optional.empty(),
                aim.isPresent() && !missing ? Optional.of(value.subtract(aim.get())) : Optional.empty(),
                aim.isPresent() && !missing ? Optional.of(met(target, value, aim.get())) : Optional.empty(),
                city || missing ? Optional.empty() : Optional.of(1 + (a * 4 + t) % 9),
                Optional.empty(),
                Optional.empty(),
                status,
                Optional.empty());
    }

    /** Of what departments return, 100 and the target's place in the plan. */
    private static YearBefore before(Target target, int t) {
        Optional<BigDecimal> returned =
                Optional.of(BigDecimal.valueOf(100L + t)).filter(b -> target.basis() == Target.Basis.RETURNED);
        return new YearBefore(returned, returned);
    }

    private static FigureStatus status(int t, int a) {
        if (t == 14 || t == 15 || t == 18 || a == 6 && t == 8) {
            return FigureStatus.M;
        }
        if (t == 25) {
            return FigureStatus.P;
        }
        return t % 4 == 0 ? FigureStatus.E : FigureStatus.A;
    }

    private static BigDecimal exact(BigDecimal value, Indicator i) {
        return value.setScale(i.decimals() == 0 ? 0 : 4, RoundingMode.HALF_UP);
    }

    private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return part.movePointRight(2).divide(whole, MathContext.DECIMAL64);
    }

    private static List<BalanceLine> balance(List<Area> areas) {
        List<BalanceLine> lines = new ArrayList<>();
        for (Area a : areas) {
            long n = a.code().equals("331000") ? 10 : 1;
            line(lines, "loan", a, "read", "", 34918 * n);
            line(lines, "loan", a, "rejected", "DATE_INVALID", 3 * n);
            line(lines, "loan", a, "duplicate", "DUPLICATE_IDENTICAL", 2 * n);
            line(lines, "loan", a, "loaded", "", 34913 * n);
            line(lines, "loan", a, "in-force", "", 34913 * n);
            line(lines, "loan", a, "matched", "EXACT", 34595 * n);
            line(lines, "loan", a, "unmatched", "NO_MATCH", 318 * n);
            line(lines, "loan", a, "moved", "in", 40);
            line(lines, "loan", a, "moved", "out", 21);
            line(lines, "loan", a, "counted", "", 30000 * n);
            line(lines, "loan", a, "excluded", "ABOVE", 1200 * n);
            line(lines, "loan", a, "excluded", "LARGE_OR_MEDIUM", 3395 * n + 19);
            line(lines, "registration", a, "read", "", 90512 * n);
            line(lines, "registration", a, "rejected", "CODE_MALFORMED", 9 * n);
            line(lines, "registration", a, "loaded", "", 90503 * n);
            line(lines, "registration", a, "in-force", "", 90503 * n);
            line(lines, "registration", a, "matched", "EXACT", 90503 * n);
            line(lines, "registration", a, "counted", "", 21760 * n);
            line(lines, "registration", a, "excluded", "NOT_ENTERPRISE", 68743 * n);
            line(lines, "park", a, "read", "", 4 * n);
            line(lines, "park", a, "loaded", "", 4 * n);
            line(lines, "park", a, "in-force", "", 4 * n);
            line(lines, "park", a, "counted", "", 4 * n);
        }
        return lines;
    }

    private static void line(List<BalanceLine> lines, String source, Area a, String stage, String reason, long rows) {
        lines.add(new BalanceLine(source, a.code(), stage, reason, rows));
    }

    private static List<SourceCompleteness> completeness(List<Area> areas) {
        List<SourceCompleteness> all = new ArrayList<>();
        for (String s : List.of("loan", "park", "registration", "return", "roster", "tax")) {
            for (Area a : areas) {
                SourceCompleteness.CompletenessState state = SourceCompleteness.CompletenessState.DELIVERED;
                if (s.equals("return") && (a.code().equals("331024") || a.code().equals("331022"))) {
                    state = SourceCompleteness.CompletenessState.MISSING;
                } else if (s.equals("roster") && a.code().equals("331023")) {
                    state = SourceCompleteness.CompletenessState.STALE;
                } else if (s.equals("return") && a.code().equals("331000")) {
                    state = SourceCompleteness.CompletenessState.PARTIAL;
                }
                Optional<Quarter> from = state == SourceCompleteness.CompletenessState.STALE
                        ? Optional.of(Quarter.of("2018Q1"))
                        : Optional.empty();
                all.add(new SourceCompleteness(s, a.code(), state, from));
            }
        }
        return all;
    }

    private static List<ReceivedFile> deliveries() {
        return List.of(
                delivery("loan_331000_2018Q2.csv", "loan", "331000", "loaded", "", ""),
                delivery("registration_331000_2018Q2.csv", "registration", "331000", "loaded", "", ""),
                delivery(
                        "return_331024_2018Q2.csv",
                        "return",
                        "331024",
                        "refused",
                        "HEADER_MISMATCH",
                        "return_331024_2018Q2.csv 第1行：缺少必需的列“填报单位”，表头为“指标编码,行政区划代码,季度,本季值”。请补上该列后重新报送。"),
                delivery(
                        "roster_331023_2018Q2.csv",
                        "roster",
                        "331023",
                        "held",
                        "",
                        "比现用数据少了46%（现用1520行，本文件821行），超过30%的界限。确认无误后请接受该文件。"),
                ReceivedFile.arrived(
                                "台州😀数据.csv",
                                "cd34".repeat(16),
                                0,
                                Optional.empty(),
                                FileSubject.UNKNOWN,
                                DeliveryState.UNRECOGNISED)
                        .withWhy("文件名不合约定。"));
    }

    private static ReceivedFile delivery(
            String file, String source, String area, String fate, String reason, String message) {
        boolean loaded = fate.equals("loaded");
        return ReceivedFile.arrived(
                        file,
                        "ab12".repeat(16),
                        0,
                        Optional.empty(),
                        new FileSubject(source, area, "2018Q2", "", false),
                        DeliveryState.of(fate))
                .withReason(reason)
                .withWhy(message)
                .withRows(new FileRowCounts(100, 3, 2, loaded ? 95 : 0));
    }

    private static boolean met(Target target, BigDecimal value, BigDecimal aim) {
        BigDecimal gap = value.subtract(aim);
        return target.comparison() == Target.Comparison.ABOUT
                ? gap.abs().compareTo(aim.movePointLeft(1)) <= 0
                : gap.signum() >= 0;
    }

    /** The same figure, another in this. */
    public static Measurement changed(
            Measurement m,
            Optional<BigDecimal> target,
            Optional<BigDecimal> progress,
            Optional<BigDecimal> base,
            FigureStatus status,
            Optional<Measurement> ofRows) {
        return new Measurement(
                m.plan(),
                m.targetId(),
                m.indicator(),
                m.area(),
                m.quarter(),
                m.unit(),
                m.basis(),
                m.value(),
                m.flow(),
                m.cumulative(),
                m.ytd(),
                m.yoy(),
                m.yearBefore(),
                target,
                progress,
                m.timeProgress(),
                m.pace(),
                m.gap(),
                m.met(),
                m.rank(),
                m.returned(),
                base,
                status,
                ofRows);
    }
}
