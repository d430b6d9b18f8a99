package cn.jidu.sample.oracle;

import cn.jidu.definition.Quarter;
import cn.jidu.sample.city.FigureKind;
import cn.jidu.sample.city.SampleCounties;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The targets of 台政办发〔2018〕42号, read from the document once more: nothing here looks at {@code jobs/}. */
final class ExpectedPlan {
    static final String KEY = "taizhou-2018";
    static final Quarter FIRST = new Quarter(2018, 1);
    static final Quarter LAST = new Quarter(2020, 4);
    static final Quarter BASE = new Quarter(2017, 4);

    /** 升规 is listed at the year's end: what is due by the end of each quarter. */
    private static final List<String> LISTED_AT_YEARS_END =
            List.of("0.02", "0.04", "0.06", "0.33", "0.35", "0.37", "0.39", "0.66", "0.68", "0.70", "0.72", "1");

    /** Each county once a year. */
    static final BigDecimal EACH = BigDecimal.ONE;

    /**
     * What a target compares: a cumulative sum, the level or rate itself, or how many counties the year's sum reaches once.
     */
    enum Compares {
        SUM,
        COVERAGE,
        LEVEL,
        RATE
    }

    /** @param value empty where the figure is only watched */
    record PlanTarget(String id, FigureKind figure, Compares compares, Optional<BigDecimal> value) {
        /** The share of the target that is due by the quarter's end, in percent. */
        BigDecimal timeProgress(Quarter quarter) {
            int elapsed = quarter.since(FIRST) + 1;
            return id.equals("T10")
                    ? new BigDecimal(LISTED_AT_YEARS_END.get(elapsed - 1)).movePointRight(2)
                    : BigDecimal.valueOf(100L * elapsed)
                            .divide(BigDecimal.valueOf(LAST.since(FIRST) + 1L), ExpectedFigures.PRECISE);
        }
    }

    static final List<PlanTarget> TARGETS = List.of(
            sum("T01", "new-enterprises", "50000"),
            rate("T02", "enterprise-growth", "10"),
            rate("T03", "below-scale-industry-growth", "6"),
            sum("T04", "new-emerging", "12000"),
            rate("T05", "emerging-growth", "15"),
            sum("T06", "obsolete-capacity", "420"),
            sum("T07", "rectified-workshops", "3000"),
            sum("T08", "individual-to-enterprise", "2850"),
            rate("T09", "company-share-of-converted", "80"),
            sum("T10", "below-to-above-scale-industry", "600"),
            sum("T11", "new-joint-stock", "150"),
            sum("T12", "neeq-listed", "30"),
            sum("T13", "new-tech-enterprises", "1000"),
            sum("T14", "aaa-credit", "10"),
            rate("T15", "tech-rnd-share", "2.5"),
            rate("T16", "tech-staff-share", "10"),
            level("T17", "tech-class-two-rights", "1"),
            sum("T18", "new-trade-rights", "705"),
            sum("T19", "new-trade-performance", "345"),
            level("T20", "innovation-complexes", "20"),
            sum("T21", "new-parks", "60"),
            level("T22", "parks-total", "100"),
            level("T23", "ten-billion-parks", "20"),
            sum("T24", "new-workshop-area", "300"),
            sum("T25", "shared-instruments", "5000"),
            sum("T26", "shared-laboratory-services", "12000"),
            sum("T27", "new-small-branches", "20"),
            sum("T28", "new-loans", "240"),
            rate("T29", "tax-benefit-coverage", "100"),
            level("T30", "credit-loan-balance", "100"),
            rate("T31", "testing-platform-coverage", "100"),
            coverage("T32", "inspections"));

    /**
     * What it names without a number to reach: five rates of 主体提质工程, three figures of the banks that are to stay in a
     * reasonable range, and 信用贷款余额 in its narrower reading.
     */
    static final List<PlanTarget> MONITORED = List.of(
            watched("company-share"),
            watched("tax-registration-rate"),
            watched("directory-rate"),
            watched("survival-rate"),
            watched("upgrade-rate"),
            watched("local-bank-loan-growth"),
            watched("local-bank-borrowers"),
            watched("local-bank-approval-rate"),
            watched("credit-product-balance"));

    private ExpectedPlan() {}

    static boolean runsIn(Quarter quarter) {
        return quarter.compareTo(FIRST) >= 0 && quarter.compareTo(LAST) <= 0;
    }

    /** The document gives the counties no quotas; only inspected each of them has to be. */
    static Optional<BigDecimal> targetOf(PlanTarget target, String area) {
        if (target.compares() == Compares.COVERAGE && !area.equals(SampleCounties.CITY)) {
            return Optional.of(EACH);
        }
        return area.equals(SampleCounties.CITY) ? target.value() : Optional.empty();
    }

    private static PlanTarget watched(String figure) {
        return new PlanTarget("_Z", FigureKind.get(figure), Compares.RATE, Optional.empty());
    }

    private static PlanTarget sum(String id, String figure, String value) {
        return new PlanTarget(id, FigureKind.get(figure), Compares.SUM, Optional.of(new BigDecimal(value)));
    }

    private static PlanTarget coverage(String id, String figure) {
        return new PlanTarget(id, FigureKind.get(figure), Compares.COVERAGE, Optional.of(BigDecimal.valueOf(100)));
    }

    private static PlanTarget level(String id, String figure, String value) {
        return new PlanTarget(id, FigureKind.get(figure), Compares.LEVEL, Optional.of(new BigDecimal(value)));
    }

    private static PlanTarget rate(String id, String figure, String value) {
        return new PlanTarget(id, FigureKind.get(figure), Compares.RATE, Optional.of(new BigDecimal(value)));
    }
}
