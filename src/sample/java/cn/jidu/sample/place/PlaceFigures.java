package cn.jidu.sample.place;

import cn.jidu.definition.Quarter;
import cn.jidu.sample.place.PlacePlan.PlaceTarget;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A figure of one area and quarter, counted from the world itself (CONTRACTS, section 3); empty where there is none. */
final class PlaceFigures {
    static final MathContext PRECISE = new MathContext(50);

    /** Who came on the list in the quarter. */
    private static final Map<String, List<String>> LISTED = Map.ofEntries(
            Map.entry("obsolete-capacity", List.of("obsolete")),
            Map.entry("rectified-workshops", List.of("rectified")),
            Map.entry("below-to-above-scale-industry", List.of("industry-upgraded")),
            Map.entry("below-to-above-scale-service", List.of("service-upgraded")),
            Map.entry("below-to-above-quota-trade", List.of("trade-upgraded")),
            Map.entry("new-joint-stock", List.of("joint-stock")),
            Map.entry("listed", List.of("neeq", "equity-exchange")),
            Map.entry("new-public-sme", List.of("stock-exchange")),
            Map.entry("new-tech-enterprises", List.of("tech")),
            Map.entry("new-tech-sme", List.of("tech-sme")),
            Map.entry("new-high-tech", List.of("high-tech")),
            Map.entry("provincial-credit", List.of("provincial-credit")),
            Map.entry("aaa-credit", List.of("aaa-credit")),
            Map.entry("aa-credit", List.of("aa-credit")),
            Map.entry("new-credit-exemplary", List.of("credit-exemplary")),
            Map.entry("new-ip-managed", List.of("ip-managed")),
            Map.entry("new-ip-standard", List.of("ip-standard")),
            Map.entry("new-trade-rights", List.of("trade-rights")),
            Map.entry("new-export-performance", List.of("export-performance")),
            Map.entry("new-foreign-trade-enterprises", List.of("foreign-trade")),
            Map.entry("new-innovative-exemplary", List.of("innovative-exemplary")),
            Map.entry("new-zhejiang-made", List.of("zhejiang-made")));

    /** Who is on the list at the quarter's end. */
    private static final Map<String, String> ON_LIST = Map.of(
            "cultivation-province", "cultivation-province",
            "cultivation-city", "cultivation-city",
            "cultivation-county", "cultivation-county",
            "upgrade-nursery", "upgrade-nursery",
            "above-quota-stock", PlaceWorld.ABOVE_QUOTA,
            "tech-stock", "tech");

    /** Who was ever put on the list. */
    private static final Map<String, String> EVER = Map.of(
            "innovative-sme-ever", "innovative-sme",
            "specialised-sme-ever", "specialised-sme",
            "hidden-champion-ever", "hidden-champion",
            "little-giant-ever", "little-giant");

    /** Of a change or growth, what changes or grows. */
    static final Map<String, String> STOCKS = Map.of(
            "new-loans", "loan-balance",
            "new-park-floor-area", "park-floor-area",
            "enterprise-growth", "enterprise-stock",
            "eight-industries-growth", "eight-industries-stock",
            "tech-growth", "tech-stock");

    private final PlaceWorld world;

    PlaceFigures(PlaceWorld world) {
        this.world = world;
    }

    /** Departments send sums of the parts, and anything else of the place alone. */
    static Stream<String> senders(PlacePlan plan, PlaceTarget target) {
        return target.compares().isSum() ? plan.areas().stream().skip(1) : Stream.of(plan.area());
    }

    Optional<BigDecimal> returned(PlaceTarget target, String area, Quarter quarter) {
        PlacePlan plan = world.plan();
        if (target.compares().isSum() && area.equals(plan.area())) {
            return senders(plan, target)
                    .map(a -> PlaceWorld.returned(target, a, quarter))
                    .reduce(BigDecimal::add);
        }
        return senders(plan, target).anyMatch(area::equals)
                ? Optional.of(PlaceWorld.returned(target, area, quarter))
                : Optional.empty();
    }

    Optional<BigDecimal> computed(String indicator, String area, Quarter quarter) {
        Predicate<PlaceEnterprise> here = e -> isWithin(e, area, quarter);
        Optional<Predicate<PlaceEnterprise>> listed = listed(indicator, quarter);
        if (listed.isPresent()) {
            return count(here.and(listed.get()));
        }
        Predicate<PlaceEnterprise> universe = here.and(e -> e.existedIn(quarter) && isOfUniverse(e, quarter));
        Predicate<PlaceEnterprise> active = universe.and(e -> e.isActive(quarter));
        return switch (indicator) {
            case "new-enterprises" -> count(universe.and(e -> PlaceEnterprise.isIn(e.established(), quarter)));
            case "new-eight-industries", "new-digital-eight-industries" ->
                count(universe.and(e -> e.emerging() && PlaceEnterprise.isIn(e.established(), quarter)));
            case "enterprise-stock" -> count(active);
            case "eight-industries-stock" -> count(active.and(PlaceEnterprise::emerging));
            case "above-scale-industry-stock" ->
                count(here.and(
                        e -> e.isActive(quarter) && e.isIndustrial() && e.isListed(PlaceWorld.ABOVE_SCALE, quarter)));
            case "individual-to-enterprise" ->
                count(here.and(e -> e.converted()
                        .filter(d -> PlaceEnterprise.isIn(d, quarter))
                        .isPresent()));
            case "company-share-of-converted" -> companies(here.and(e -> isConverted(e, quarter)));
            case "company-share-of-all" -> companies(here.and(e -> e.isActive(quarter) && e.isEnterprise(quarter)));
            case "individual-share" ->
                percent(
                        count(here.and(e -> e.isActive(quarter) && !e.isEnterprise(quarter))),
                        count(here.and(e -> e.isActive(quarter))));
            case "tax-benefit-coverage" -> {
                Predicate<PlaceEnterprise> eligible =
                        universe.and(e -> PlaceFilings.files(e, quarter) && PlaceFilings.isEligible(e));
                yield percent(count(eligible.and(e -> PlaceFilings.isRelieved(e, quarter))), count(eligible));
            }
            default -> indicator.contains("park") ? parks(indicator, area, quarter) : loans(indicator, area, quarter);
        };
    }

    /** Who came on a list in the quarter, is on one at its end, or ever came on one. */
    private static Optional<Predicate<PlaceEnterprise>> listed(String indicator, Quarter quarter) {
        List<String> came = LISTED.getOrDefault(indicator, List.of());
        if (!came.isEmpty()) {
            return Optional.of(e ->
                    came.stream().anyMatch(l -> e.isListedOn(l, d -> PlaceEnterprise.isIn(d, quarter))));
        }
        Optional<Predicate<PlaceEnterprise>> on =
                Optional.ofNullable(ON_LIST.get(indicator)).map(l -> e -> e.isListed(l, quarter));
        return on.isPresent()
                ? on
                : Optional.ofNullable(EVER.get(indicator))
                        .map(l -> e -> e.isListedOn(l, d -> PlaceEnterprise.isBy(d, quarter)));
    }

    private Optional<BigDecimal> loans(String indicator, String area, Quarter quarter) {
        Predicate<PlaceNote> notes =
                n -> isWithin(n.borrower(), area, quarter) && n.borrower().existedIn(quarter);
        Predicate<PlaceNote> universe = notes.and(n -> isOfUniverse(n.borrower(), quarter));
        Predicate<PlaceNote> small = notes.and(
                n -> n.borrower().isEnterprise(quarter) && n.borrower().isSmallOrMicro());
        return switch (indicator) {
            case "loan-balance" -> balance(universe, quarter);
            case "rollover-balance" -> balance(universe.and(PlaceNote::rollover), quarter);
            case "small-micro-loan-balance" -> balance(small, quarter);
            case "small-micro-rollover-balance" -> balance(small.and(PlaceNote::rollover), quarter);
            case "credit-loans-granted" ->
                yi(universe.and(n -> n.credit() && n.grantedIn(quarter)), PlaceNote::amountWan);
            case "rollover-loans" ->
                Optional.of(BigDecimal.valueOf(world.notes().stream()
                        .filter(universe.and(n -> n.rollover() && n.grantedIn(quarter)))
                        .count()));
            default -> throw new IllegalArgumentException(indicator);
        };
    }

    private Optional<BigDecimal> balance(Predicate<PlaceNote> which, Quarter quarter) {
        return yi(which, n -> n.balanceWan(quarter));
    }

    /** In 亿元. */
    private Optional<BigDecimal> yi(
            Predicate<PlaceNote> which, java.util.function.Function<PlaceNote, BigDecimal> wan) {
        return Optional.of(world.notes().stream()
                .filter(which)
                .map(wan)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .movePointLeft(4));
    }

    private Optional<BigDecimal> parks(String indicator, String area, Quarter quarter) {
        List<PlacePark> here = world.parks().stream()
                .filter(p -> area.equals(world.plan().area()) || area.equals(part(p.area())))
                .toList();
        List<PlacePark> standing =
                here.stream().filter(p -> p.standsAt(quarter)).toList();
        return switch (indicator) {
            case "new-parks" ->
                number(here.stream()
                        .filter(p -> PlaceEnterprise.isIn(p.recognised(), quarter))
                        .count());
            case "parks-total" -> number(standing.size());
            case "park-floor-area" ->
                Optional.of(standing.stream().map(p -> p.floorArea(quarter)).reduce(BigDecimal.ZERO, BigDecimal::add));
            case "digital-park-share" ->
                percent(number(standing.stream().filter(PlacePark::digital).count()), number(standing.size()));
            default -> throw new IllegalArgumentException(indicator);
        };
    }

    private boolean isConverted(PlaceEnterprise e, Quarter quarter) {
        return e.isActive(quarter)
                && e.converted()
                        .filter(d -> PlaceEnterprise.isBy(d, quarter)
                                && !d.isBefore(world.plan().first().firstDay()))
                        .isPresent();
    }

    /** 小微企业 without those above scale or quota, or all that are small, micro or medium. */
    private boolean isOfUniverse(PlaceEnterprise e, Quarter quarter) {
        if (!e.isEnterprise(quarter)) {
            return false;
        }
        if (world.plan().medium()) {
            return !e.size().equals("大型");
        }
        return e.isSmallOrMicro()
                && !e.isListed(PlaceWorld.ABOVE_SCALE, quarter)
                && !e.isListed(PlaceWorld.ABOVE_QUOTA, quarter);
    }

    /** The zone's members belong to the zone. */
    private boolean isWithin(PlaceEnterprise e, String area, Quarter quarter) {
        if (!e.registeredBy(quarter)) {
            return false;
        }
        boolean member =
                e.zoneSince().filter(d -> PlaceEnterprise.isBy(d, quarter)).isPresent();
        String part = member ? world.plan().zone().orElseThrow() : part(e.leaf());
        return area.equals(world.plan().area()) || area.equals(part);
    }

    private String part(String leaf) {
        return world.plan().leaves().getOrDefault(leaf, leaf);
    }

    private Optional<BigDecimal> companies(Predicate<PlaceEnterprise> of) {
        return percent(count(of.and(PlaceEnterprise::isCompany)), count(of));
    }

    private Optional<BigDecimal> count(Predicate<PlaceEnterprise> which) {
        return number(world.enterprises().stream().filter(which).count());
    }

    private static Optional<BigDecimal> number(long count) {
        return Optional.of(BigDecimal.valueOf(count));
    }

    static Optional<BigDecimal> percent(Optional<BigDecimal> part, Optional<BigDecimal> whole) {
        return whole.filter(w -> w.signum() != 0)
                .flatMap(w -> part.map(p -> p.movePointRight(2).divide(w, PRECISE)));
    }
}
