package cn.jidu.report;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Month;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Target;
import cn.jidu.definition.area.Area;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.measure.FigureStatus;
import cn.jidu.measure.Measurement;
import cn.jidu.measure.YearBefore;
import cn.jidu.measure.returns.DepartmentReturns.ReturnLine;
import cn.jidu.measure.returns.MonthSender;
import cn.jidu.measure.returns.ReturnedMonths;
import cn.jidu.report.data.DataFingerprint;
import cn.jidu.report.data.QuarterResults;
import cn.jidu.report.data.ReportEdition;
import cn.jidu.report.month.SlipMonths;
import cn.jidu.report.part.AreaReports;
import cn.jidu.report.part.MonthReports;
import cn.jidu.report.phrase.PhraseBook;
import cn.jidu.report.view.AreaReport;
import cn.jidu.report.view.PlanView;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A quarter such as nobody would think of, the same for the same seed: names of one character or thirty, one area or 91, figures
 * that are nought, missing, alike, negative or beyond all bounds. What follows from a figure follows from it here too.
 */
public final class GeneratedQuarter {
    private static final PhraseBook PHRASES = PhraseBook.load(Path.of("report-templates/quarterly"));
    private static final int[] AREAS = {0, 1, 2, 3, 6, 9, 17, 91};
    private static final String[] NAMES = {"甲", "景宁畲族自治县", "㐂龘𠮷", "“双创”园", "W".repeat(12), "长".repeat(18)};
    private static final String[] ENDS = {"", "（基地）", "“低小散”", "AAA级", "——其中", "长".repeat(30)};
    private static final String[] CHANGES = {"0", "0.04", "-0.04", "5.25", "-50", "-100", "-250.5", "1000.04", "99999"};
    private static final String[] FIGURES = {"0", "0.004", "1", "7", "12.345", "-3.5", "12345678.9", "1"};

    private final Random random;
    private final Definitions definitions;

    private GeneratedQuarter(long seed) {
        random = new Random(seed);
        String end = one(ENDS);
        definitions = TaizhouPlan.definitions("331000", areas(AREAS[random.nextInt(AREAS.length)]), t -> t + end);
    }

    /** Of the plan's own area and of one under it, where there is one. */
    public static List<AreaReport> reports(long seed) {
        GeneratedQuarter drawn = new GeneratedQuarter(seed);
        QuarterResults results = drawn.results();
        AreaReports reports = TaizhouQuarter.reports(results);
        return results.areas().stream().limit(2).map(reports::of).toList();
    }

    /** The slips of the quarter's months: of some indicators units returned something, of some months nothing. */
    public static List<AreaReport> slips(long seed) {
        GeneratedQuarter drawn = new GeneratedQuarter(seed);
        PlanView view = new PlanView(drawn.results(), drawn.definitions.plans().get(TaizhouPlan.KEY));
        MonthReports slips = new MonthReports(view, ReportEdition.DRAFT, new DataFingerprint("0".repeat(64)), PHRASES);
        return new SlipMonths(view).list().stream().map(slips::of).toList();
    }

    private ReturnedMonths months() {
        SortedMap<Quarter, List<ReturnLine>> lines = new TreeMap<>();
        SortedSet<MonthSender> senders = new TreeSet<>();
        Quarter last = TaizhouQuarter.QUARTER;
        String unit = one(NAMES) + one(ENDS);
        int share = 20 + random.nextInt(80);
        for (Quarter quarter : List.of(last.plus(-4), last.previous(), last)) {
            for (Target target : definitions.plans().get(TaizhouPlan.KEY).targets()) {
                for (Area area : definitions.areas().all()) {
                    for (Month month : Month.of(quarter)) {
                        if (random.nextInt(100) < share) {
                            lines.computeIfAbsent(quarter, q -> new ArrayList<>())
                                    .add(new ReturnLine(
                                            target.indicator(),
                                            area.code(),
                                            unit,
                                            new BigDecimal(one(FIGURES)),
                                            Optional.of(month),
                                            true,
                                            1,
                                            0,
                                            1));
                            senders.add(new MonthSender(month, area.code(), unit, false));
                        }
                    }
                }
            }
        }
        return new ReturnedMonths(lines, senders);
    }

    private AreaTree areas(int count) {
        String name = one(NAMES);
        List<Area> areas = new ArrayList<>();
        areas.add(new Area("331000", "台州市", Area.Level.CITY, Optional.empty()));
        for (int i = 1; i <= count; i++) {
            areas.add(new Area("%06d".formatted(331000 + i), name + i, Area.Level.COUNTY, Optional.of("331000")));
        }
        return new AreaTree(areas, Map.of());
    }

    private QuarterResults results() {
        QuarterResults known =
                TaizhouQuarter.results(definitions, definitions.areas().all().size());
        Predicate<String> told = code -> definitions.areas().contains(code);
        return new QuarterResults(
                definitions,
                known.quarter(),
                known.revision(),
                known.asOf(),
                known.areas(),
                known.measurements().stream().map(this::drawn).toList(),
                known.balance(),
                known.completeness(),
                List.of(),
                List.of(),
                known.findings().stream().filter(f -> told.test(f.area())).toList(),
                known.rejects().stream().filter(f -> told.test(f.area())).toList(),
                known.checks().stream().filter(f -> told.test(f.area())).toList(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                months(),
                List.of());
    }

    /** Another figure, and what follows from it: nothing of one that is missing. */
    private Measurement drawn(Measurement m) {
        FigureStatus status = FigureStatus.values()[random.nextInt(FigureStatus.values().length)];
        boolean missing = status == FigureStatus.M;
        Optional<BigDecimal> value = missing ? Optional.empty() : Optional.of(new BigDecimal(one(FIGURES)));
        Optional<BigDecimal> flow = m.flow().filter(f -> !missing).map(f -> new BigDecimal(one(FIGURES)));
        Optional<BigDecimal> yoy =
                missing || random.nextInt(4) == 0 ? Optional.empty() : Optional.of(new BigDecimal(one(CHANGES)));
        Optional<BigDecimal> target = m.target();
        boolean rate = isRate(m);
        Optional<BigDecimal> progress = rate ? Optional.empty() : value.flatMap(v -> target.map(t -> percent(v, t)));
        return new Measurement(
                m.plan(),
                m.targetId(),
                m.indicator(),
                m.area(),
                m.quarter(),
                m.unit(),
                m.basis(),
                value,
                flow,
                flow.isPresent() ? value : Optional.empty(),
                flow.isPresent() ? value : Optional.empty(),
                yoy,
                YearBefore.NONE,
                target,
                progress,
                m.timeProgress(),
                progress.flatMap(p -> m.timeProgress().map(t -> percent(p, t))),
                value.flatMap(v -> target.map(v::subtract)),
                value.flatMap(v -> target.map(t -> v.compareTo(t) >= 0)),
                missing ? Optional.empty() : m.rank(),
                Optional.empty(),
                Optional.empty(),
                status,
                Optional.empty());
    }

    private boolean isRate(Measurement m) {
        return definitions.plans().get(TaizhouPlan.KEY).targets().stream()
                .filter(t -> t.id().equals(m.targetId()))
                .map(Target::kind)
                .anyMatch(Target.TargetKind::isRate);
    }

    private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return part.movePointRight(2).divide(whole, MathContext.DECIMAL64);
    }

    private String one(String[] of) {
        return of[random.nextInt(of.length)];
    }
}
