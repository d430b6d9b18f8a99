package cn.jidu.sample;

import cn.jidu.definition.Quarter;
import cn.jidu.sample.Figures.Counted;
import cn.jidu.sample.Panel.Matched;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Counts and sums over the panel of one quarter, for one area (CONTRACTS, section 3). */
final class Counting {
    private static final BigDecimal TEN_BILLION_YUAN = new BigDecimal("100"); // 亿元

    private final InForce inForce;
    private final Panel panel;
    private final String area;
    private final Quarter quarter;
    private final Predicate<Member> within;
    private final Predicate<Member> here;
    private final Predicate<Member> active;

    Counting(InForce inForce, Panel panel, String area) {
        this.inForce = inForce;
        this.panel = panel;
        this.area = area;
        this.quarter = panel.quarter();
        this.within = m -> Counties.isWithin(m.area(), area);
        this.here = within.and(m -> m.smallMicro() && m.existed());
        this.active = here.and(Member::active);
    }

    Counted count(Figure figure) {
        if (figure.needs().contains("loan")) {
            return new LoanCounting(panel, here).count(figure.key());
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

    private Counted enterprises(String key) {
        return switch (key) {
            case "new-enterprises" -> members(here.and(Member::isNew));
            case "new-emerging" -> members(here.and(Member::isNew).and(Member::emerging));
            case "new-emerging-partial" -> doubtful(here.and(Member::isNew).and(Member::perhapsEmerging));
            case "enterprise-stock" -> members(active);
            case "emerging-stock" -> members(active.and(Member::emerging));
            case "emerging-stock-partial" -> doubtful(active.and(Member::perhapsEmerging));
            case "individual-to-enterprise" ->
                members(within.and(m -> m.enterprise() && m.existed()).and(m -> isIn(m.convertedOn(), quarter)));
            default -> throw new IllegalArgumentException(key);
        };
    }

    private Counted ratio(String key) {
        return switch (key) {
            case "company-share" -> percent(members(active.and(Member::company)), members(active));
            case "tax-registration-rate" ->
                percent(members(active.and(m -> m.filings().ever())), members(active));
            case "tax-benefit-coverage" ->
                percent(
                        members(here.and(m -> m.filings().relieved())),
                        members(here.and(m -> m.filings().eligible())));
            case "directory-rate" -> percent(members(active.and(Member::inDirectory)), members(active));
            case "survival-rate" -> survival();
            case "individual-share" -> individuals();
            case "company-share-of-converted" -> converted();
            case "upgrade-rate" -> upgrades();
            case "tax-per-mu" -> taxPerMu();
            default -> throw new IllegalArgumentException(key);
        };
    }

    /** Established within twelve quarters, whether or not it still existed in this one. */
    private Counted survival() {
        Predicate<Member> young = within.and(Member::smallMicro).and(Member::isOfTwelveQuarters);
        return percent(members(young.and(Member::active)), members(young));
    }

    private Counted individuals() {
        Predicate<Member> all = within.and(Member::active);
        return percent(members(all.and(Member::individual)), members(all));
    }

    private Counted converted() {
        Predicate<Member> converted = within.and(Member::enterprise)
                .and(Member::active)
                .and(m -> m.convertedOn()
                        .filter(d -> !d.isBefore(Taizhou.FIRST.firstDay()) && !d.isAfter(quarter.lastDay()))
                        .isPresent());
        return percent(members(converted.and(Member::company)), members(converted));
    }

    /** Upgrades of four quarters, to industry that is still below scale and those upgrades. */
    private Counted upgrades() {
        LocalDate from = quarter.plus(-3).firstDay();
        Counted upgraded = listed(List.of("industry-upgraded"), r -> {
            LocalDate day = r.date("listed_on");
            return day != null && !day.isBefore(from) && !day.isAfter(quarter.lastDay());
        });
        Counted industry = members(active.and(Member::industrial));
        BigDecimal all = industry.value().orElseThrow().add(upgraded.value().orElseThrow());
        return percent(upgraded, new Counted(Optional.of(all), industry.estimated() || upgraded.estimated()));
    }

    /** What tenants paid in four quarters, in 万元, to the land that their rows give. */
    private Counted taxPerMu() {
        List<Member> tenants = panel.members().stream()
                .filter(here.and(m -> m.land().isPresent()))
                .toList();
        BigDecimal land = tenants.stream().map(m -> m.land().get()).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal paid = tenants.stream().map(m -> m.filings().taxPaid()).reduce(BigDecimal.ZERO, BigDecimal::add);
        Optional<BigDecimal> perMu = land.signum() == 0
                ? Optional.empty()
                : Optional.of(paid.movePointLeft(4).divide(land, Figures.PRECISE));
        return new Counted(perMu, tenants.stream().anyMatch(Member::estimated));
    }

    private static boolean isIn(Optional<LocalDate> day, Quarter quarter) {
        return day.map(Quarter::containing).equals(Optional.of(quarter));
    }

    private Counted members(Predicate<Member> which) {
        return counted(panel.members().stream().filter(which).toList());
    }

    static Counted counted(Collection<Member> members) {
        return new Counted(
                Optional.of(BigDecimal.valueOf(members.size())),
                members.stream().anyMatch(Member::estimated));
    }

    /** Counted by codes that belong only in part: an estimate, as soon as there is one. */
    private Counted doubtful(Predicate<Member> which) {
        Counted counted = members(which);
        return new Counted(counted.value(), counted.value().orElseThrow().signum() > 0);
    }

    static Counted percent(Counted part, Counted whole) {
        BigDecimal of = whole.value().orElseThrow();
        Optional<BigDecimal> percent = of.signum() == 0
                ? Optional.empty()
                : part.value().map(p -> p.movePointRight(2).divide(of, Figures.PRECISE));
        return new Counted(percent, whole.estimated());
    }

    /** Distinct enterprises of any size, type and status. */
    private Counted listed(List<String> rosters, Predicate<Row> when) {
        return counted(panel.matched(Shape.ROSTER).stream()
                .filter(m -> rosters.contains(m.held().row().text("roster")))
                .filter(m -> within.test(m.member()) && when.test(m.held().row()))
                .map(Matched::member)
                .distinct()
                .toList());
    }

    private Counted parks(String key) {
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
    Counted workshops() {
        return area("workshop_area");
    }

    private Counted area(String key) {
        BigDecimal sum = parks(this::stands).stream()
                .flatMap(r -> java.util.stream.Stream.ofNullable(r.number(key)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Counted(Optional.of(sum), false);
    }

    private static Counted number(int count) {
        return new Counted(Optional.of(BigDecimal.valueOf(count)), false);
    }

    private boolean stands(Row park) {
        return panel.stands(park, "recognised_on", "revoked_on");
    }

    private List<Row> parks(Predicate<Row> which) {
        return inForce.of(Shape.PARK, quarter).rows().stream()
                .map(Held::row)
                .filter(r -> Counties.isWithin(r.area(), area) && which.test(r))
                .toList();
    }
}
