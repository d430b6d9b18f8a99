package cn.jidu.sample.oracle;

import cn.jidu.definition.Quarter;
import cn.jidu.sample.city.FigureKind;
import cn.jidu.sample.city.SampleCounties;
import cn.jidu.sample.city.SampleRow;
import cn.jidu.sample.city.SourceShape;
import cn.jidu.sample.oracle.ExpectedFigures.CountedValue;
import cn.jidu.sample.oracle.ExpectedPanel.Matched;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Counts and sums over the panel of one quarter, for one area (CONTRACTS, section 3). */
final class ExpectedCounts {
    private static final BigDecimal TEN_BILLION_YUAN = new BigDecimal("100"); // 亿元

    private final ExpectedInForce inForce;
    private final ExpectedPanel panel;
    private final String area;
    private final Quarter quarter;
    private final Predicate<ExpectedMember> within;
    private final Predicate<ExpectedMember> here;
    private final Predicate<ExpectedMember> active;

    ExpectedCounts(ExpectedInForce inForce, ExpectedPanel panel, String area) {
        this.inForce = inForce;
        this.panel = panel;
        this.area = area;
        this.quarter = panel.quarter();
        this.within = m -> SampleCounties.isWithin(m.area(), area);
        this.here = within.and(m -> m.smallMicro() && m.existed());
        this.active = here.and(ExpectedMember::active);
    }

    CountedValue count(FigureKind figure) {
        if (figure.needs().contains("loan")) {
            return new ExpectedLoans(panel, here).count(figure.key());
        }
        if (figure.needs().contains("park")) {
            return parks(figure.key());
        }
        if (figure.key().startsWith("cultivation-")) {
            return listed(figure.rosters(), panel::isListed);
        }
        if (!figure.rosters().isEmpty() && !figure.isRate()) {
            return listed(figure.rosters(), r -> panel.isInQuarter(r, "listed_on"));
        }
        return figure.isRate() ? ratio(figure.key()) : enterprises(figure.key());
    }

    private CountedValue enterprises(String key) {
        return switch (key) {
            case "new-enterprises" -> members(here.and(ExpectedMember::isNew));
            case "new-emerging" -> members(here.and(ExpectedMember::isNew).and(ExpectedMember::emerging));
            case "new-emerging-partial" ->
                doubtful(here.and(ExpectedMember::isNew).and(ExpectedMember::perhapsEmerging));
            case "enterprise-stock" -> members(active);
            case "emerging-stock" -> members(active.and(ExpectedMember::emerging));
            case "emerging-stock-partial" -> doubtful(active.and(ExpectedMember::perhapsEmerging));
            case "individual-to-enterprise" ->
                members(within.and(m -> m.enterprise() && m.existed()).and(m -> isIn(m.convertedOn(), quarter)));
            default -> throw new IllegalArgumentException(key);
        };
    }

    private CountedValue ratio(String key) {
        return switch (key) {
            case "company-share" -> percent(members(active.and(ExpectedMember::company)), members(active));
            case "tax-registration-rate" ->
                percent(members(active.and(m -> m.filings().ever())), members(active));
            case "tax-benefit-coverage" ->
                percent(
                        members(here.and(m -> m.filings().relieved())),
                        members(here.and(m -> m.filings().eligible())));
            case "directory-rate" -> percent(members(active.and(ExpectedMember::inDirectory)), members(active));
            case "survival-rate" -> survival();
            case "individual-share" -> individuals();
            case "company-share-of-converted" -> converted();
            case "upgrade-rate" -> upgrades();
            case "tax-per-mu" -> taxPerMu();
            default -> throw new IllegalArgumentException(key);
        };
    }

    /** Established within twelve quarters, whether or not it still existed in this one. */
    private CountedValue survival() {
        Predicate<ExpectedMember> young =
                within.and(ExpectedMember::smallMicro).and(ExpectedMember::isOfTwelveQuarters);
        return percent(members(young.and(ExpectedMember::active)), members(young));
    }

    private CountedValue individuals() {
        Predicate<ExpectedMember> all = within.and(ExpectedMember::active);
        return percent(members(all.and(ExpectedMember::individual)), members(all));
    }

    private CountedValue converted() {
        Predicate<ExpectedMember> converted = within.and(ExpectedMember::enterprise)
                .and(ExpectedMember::active)
                .and(m -> m.convertedOn()
                        .filter(d -> !d.isBefore(ExpectedPlan.FIRST.firstDay()) && !d.isAfter(quarter.lastDay()))
                        .isPresent());
        return percent(members(converted.and(ExpectedMember::company)), members(converted));
    }

    /** Upgrades of four quarters, to industry that is still below scale and those upgrades. */
    private CountedValue upgrades() {
        LocalDate from = quarter.plus(-3).firstDay();
        CountedValue upgraded = listed(List.of("industry-upgraded"), r -> {
            LocalDate day = r.date("listed_on");
            return day != null && !day.isBefore(from) && !day.isAfter(quarter.lastDay());
        });
        CountedValue industry = members(active.and(ExpectedMember::industrial));
        BigDecimal all = industry.value().orElseThrow().add(upgraded.value().orElseThrow());
        return percent(upgraded, new CountedValue(Optional.of(all), industry.estimated() || upgraded.estimated()));
    }

    /** What tenants paid in four quarters, in 万元, to the land that their rows give. */
    private CountedValue taxPerMu() {
        List<ExpectedMember> tenants = panel.members().stream()
                .filter(here.and(m -> m.land().isPresent()))
                .toList();
        BigDecimal land = tenants.stream().map(m -> m.land().get()).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal paid = tenants.stream().map(m -> m.filings().taxPaid()).reduce(BigDecimal.ZERO, BigDecimal::add);
        Optional<BigDecimal> perMu = land.signum() == 0
                ? Optional.empty()
                : Optional.of(paid.movePointLeft(4).divide(land, ExpectedFigures.PRECISE));
        return new CountedValue(perMu, tenants.stream().anyMatch(ExpectedMember::estimated));
    }

    private static boolean isIn(Optional<LocalDate> day, Quarter quarter) {
        return day.map(Quarter::containing).equals(Optional.of(quarter));
    }

    private CountedValue members(Predicate<ExpectedMember> which) {
        return counted(panel.members().stream().filter(which).toList());
    }

    static CountedValue counted(Collection<ExpectedMember> members) {
        return new CountedValue(
                Optional.of(BigDecimal.valueOf(members.size())),
                members.stream().anyMatch(ExpectedMember::estimated));
    }

    /** Counted by codes that belong only in part: an estimate, as soon as there is one. */
    private CountedValue doubtful(Predicate<ExpectedMember> which) {
        CountedValue counted = members(which);
        return new CountedValue(counted.value(), counted.value().orElseThrow().signum() > 0);
    }

    static CountedValue percent(CountedValue part, CountedValue whole) {
        BigDecimal of = whole.value().orElseThrow();
        Optional<BigDecimal> percent = of.signum() == 0
                ? Optional.empty()
                : part.value().map(p -> p.movePointRight(2).divide(of, ExpectedFigures.PRECISE));
        return new CountedValue(percent, whole.estimated());
    }

    /** Distinct enterprises of any size, type and status. */
    private CountedValue listed(List<String> rosters, Predicate<SampleRow> when) {
        return counted(panel.matched(SourceShape.ROSTER).stream()
                .filter(m -> rosters.contains(m.held().row().text("roster")))
                .filter(m -> within.test(m.member()) && when.test(m.held().row()))
                .map(Matched::member)
                .distinct()
                .toList());
    }

    private CountedValue parks(String key) {
        return switch (key) {
            case "parks-total" -> number(parks(this::stands).size());
            case "new-parks" ->
                number(parks(r -> panel.isInQuarter(r, "recognised_on")).size());
            case "ten-billion-parks" ->
                number(parks(r -> stands(r) && isAtLeast(r.number("yearly_output")))
                        .size());
            case "park-floor-area" -> area("floor_area");
            case "digital-park-share" ->
                percent(
                        number(parks(r -> stands(r) && r.yes("digital")).size()),
                        number(parks(this::stands).size()));
            default -> throw new IllegalArgumentException(key);
        };
    }

    private static boolean isAtLeast(@org.jspecify.annotations.Nullable BigDecimal output) {
        return output != null && output.compareTo(TEN_BILLION_YUAN) >= 0;
    }

    /** What new-workshop-area is the change of. */
    CountedValue workshops() {
        return area("workshop_area");
    }

    private CountedValue area(String key) {
        BigDecimal sum = parks(this::stands).stream()
                .flatMap(r -> java.util.stream.Stream.ofNullable(r.number(key)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new CountedValue(Optional.of(sum), false);
    }

    private static CountedValue number(int count) {
        return new CountedValue(Optional.of(BigDecimal.valueOf(count)), false);
    }

    private boolean stands(SampleRow park) {
        return panel.stands(park, "recognised_on", "revoked_on");
    }

    private List<SampleRow> parks(Predicate<SampleRow> which) {
        return inForce.of(SourceShape.PARK, quarter).rows().stream()
                .map(ExpectedHolds::row)
                .filter(r -> SampleCounties.isWithin(r.area(), area) && which.test(r))
                .toList();
    }
}
