package cn.jidu.sample.city;

import cn.jidu.definition.Quarter;
import cn.jidu.sample.city.SampleIndustries.Size;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What an entity filed in the trailing four quarters, and what follows from it. */
public final class SampleFilings {
    private static final int TRAILING = 4;

    private final Quarter quarter;
    /** The newest quarter first; several of one quarter came under several ids. */
    private final Map<Quarter, List<SampleRow>> filings = new LinkedHashMap<>();

    private boolean ever;

    public SampleFilings(Quarter quarter) {
        this.quarter = quarter;
    }

    /** Quarters must come newest first; of those before the trailing four it is remembered that there was one. */
    public void add(SampleRow filing, Quarter of) {
        ever = true;
        if (quarter.since(of) < TRAILING) {
            filings.computeIfAbsent(of, q -> new ArrayList<>()).add(filing);
        }
    }

    /** Whether there is one of this quarter or any before. */
    public boolean ever() {
        return ever;
    }

    private List<SampleRow> ofTheQuarter() {
        return filings.getOrDefault(quarter, List.of());
    }

    private List<SampleRow> all() {
        return filings.values().stream().flatMap(List::stream).toList();
    }

    public boolean eligible() {
        return ofTheQuarter().stream().anyMatch(r -> r.yes("relief_eligible"));
    }

    public boolean relieved() {
        return eligible() && sum(ofTheQuarter(), "tax_relief").signum() > 0;
    }

    /** In how many of the trailing four quarters there is one. */
    public int quarters() {
        return filings.size();
    }

    /** Of the trailing four quarters, in 元. */
    public BigDecimal revenueOfAll() {
        return sum(all(), "revenue");
    }

    /** Revenue, tax or headcount as of this quarter; none where nothing was filed. */
    public Optional<BigDecimal> now(String key) {
        if (ofTheQuarter().isEmpty()) {
            return Optional.empty();
        }
        return key.equals("employees") ? newest(key) : Optional.of(sum(ofTheQuarter(), key));
    }

    /** Paid in the trailing four quarters, in 元. */
    public BigDecimal taxPaid() {
        return sum(all(), "tax_paid");
    }

    private static BigDecimal sum(List<SampleRow> rows, String key) {
        return rows.stream().flatMap(r -> Stream.ofNullable(r.number(key))).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** 国统字〔2017〕213号 over the trailing four quarters. */
    public Size size(String industry) {
        return SampleIndustries.classify(
                industry,
                newest("employees"),
                yearlyRevenue(),
                newest("total_assets").map(SampleFilings::inWan));
    }

    /** In 万元, scaled to four quarters where fewer were filed. */
    private Optional<BigDecimal> yearlyRevenue() {
        if (filings.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal filed = inWan(sum(all(), "revenue").multiply(BigDecimal.valueOf(TRAILING)));
        return Optional.of(filed.divide(BigDecimal.valueOf(filings.size()), MathContext.DECIMAL128));
    }

    /** Of the newest quarter that has one; of several filings of that quarter the larger. */
    private Optional<BigDecimal> newest(String key) {
        return filings.values().stream()
                .flatMap(rows ->
                        rows.stream().flatMap(r -> Stream.ofNullable(r.number(key))).reduce(BigDecimal::max).stream())
                .findFirst();
    }

    private static BigDecimal inWan(BigDecimal yuan) {
        return yuan.movePointLeft(4);
    }
}
