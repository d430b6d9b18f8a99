package cn.jidu.sample.place;

import cn.jidu.definition.Quarter;
import cn.jidu.sample.city.SampleCodes;
import cn.jidu.sample.place.PlaceEnterprise.PlaceListing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** What there is in a place, from the quarter before its plan to the last one told of; drawn by chance from the seed. */
public final class PlaceWorld {
    static final String ABOVE_SCALE = "above-scale";
    static final String ABOVE_QUOTA = "above-quota";
    private static final List<String> LENDERS = List.of("东海银行", "农商银行");
    private static final List<String> INDUSTRIES = List.of("3525", "3525", "5123", "6513", "7212");

    /** The lists that the plans ask for. */
    static final List<String> LISTS = List.of(
            ABOVE_SCALE,
            ABOVE_QUOTA,
            "obsolete",
            "rectified",
            "industry-upgraded",
            "service-upgraded",
            "trade-upgraded",
            "joint-stock",
            "neeq",
            "equity-exchange",
            "stock-exchange",
            "tech",
            "tech-sme",
            "high-tech",
            "upgrade-nursery",
            "provincial-credit",
            "aaa-credit",
            "aa-credit",
            "credit-exemplary",
            "ip-managed",
            "ip-standard",
            "trade-rights",
            "export-performance",
            "foreign-trade",
            "cultivation-province",
            "cultivation-city",
            "cultivation-county",
            "innovative-sme",
            "innovative-exemplary",
            "specialised-sme",
            "hidden-champion",
            "little-giant",
            "zhejiang-made");

    private final PlacePlan plan;
    private final Quarter last;
    private final SplittableRandom chance;
    private final List<PlaceEnterprise> enterprises = new ArrayList<>();
    private final List<PlaceNote> notes = new ArrayList<>();
    private final List<PlacePark> parks = new ArrayList<>();

    /** @param perLeaf how many enterprises each leaf has */
    public PlaceWorld(PlacePlan plan, Quarter last, int perLeaf, long seed) {
        this.plan = plan;
        this.last = last;
        this.chance = new SplittableRandom(seed);
        for (String leaf : plan.leaves().keySet()) {
            for (int i = 0; i < perLeaf; i++) {
                enterprises.add(i == 0 ? anchor(leaf) : enterprise(leaf));
            }
        }
        enterprises.forEach(this::lend);
        Stream.concat(plan.leaves().keySet().stream(), plan.zone().stream()).forEach(this::build);
    }

    PlacePlan plan() {
        return plan;
    }

    List<PlaceEnterprise> enterprises() {
        return enterprises;
    }

    List<PlaceNote> notes() {
        return notes;
    }

    List<PlacePark> parks() {
        return parks;
    }

    /** The quarters that extracts are of. */
    List<Quarter> quarters() {
        return Stream.iterate(plan.base(), q -> q.compareTo(last) <= 0, q -> q.plus(1))
                .toList();
    }

    /** A department's figure, by no rule but its name's: a flow, a level, or a rate with two digits. */
    static BigDecimal returned(PlacePlan.PlaceTarget target, String area, Quarter quarter) {
        int draw = Math.floorMod((target.indicator() + area).hashCode(), 90);
        int since = draw % 3 * (quarter.year() % 4);
        return switch (target.compares()) {
            case CUMULATIVE, YEARLY -> BigDecimal.valueOf(draw % 9 + quarter.number() + since);
            case LEVEL, COUNT -> BigDecimal.valueOf(draw % 9 + quarter.number() * 2L + since);
            default -> BigDecimal.valueOf(draw * 100L + quarter.number(), 2);
        };
    }

    /** Every leaf has one that is there all the time. */
    private PlaceEnterprise anchor(String leaf) {
        return new PlaceEnterprise(
                code(leaf),
                name(),
                leaf,
                Optional.empty(),
                "有限责任公司",
                "3525",
                plan.base().firstDay().minusDays(500),
                Optional.empty(),
                Optional.empty(),
                "微型",
                true,
                Map.of());
    }

    private PlaceEnterprise enterprise(String leaf) {
        LocalDate start = plan.base().firstDay();
        LocalDate established = is(65) ? start.minusDays(chance.nextInt(1500) + 1L) : within(start);
        String type = pick(List.of("有限责任公司", "有限责任公司", "股份有限公司", "个人独资企业", PlaceEnterprise.INDIVIDUAL));
        Optional<LocalDate> converted =
                !type.equals(PlaceEnterprise.INDIVIDUAL) && established.isBefore(start) && is(30)
                        ? Optional.of(within(start))
                        : Optional.empty();
        Optional<LocalDate> ended = Optional.of(established.plusDays(100 + chance.nextInt(1500)))
                .filter(d -> !d.isAfter(last.lastDay()) && converted.isEmpty() && is(30));
        String industry = pick(INDUSTRIES);
        return new PlaceEnterprise(
                code(leaf),
                name(),
                leaf,
                plan.zone().filter(z -> is(20)).map(z -> later(start.minusDays(100), established)),
                type,
                industry,
                established,
                ended,
                converted,
                pick(List.of("微型", "微型", "微型", "小型", "小型", "中型", "大型")),
                is(40),
                type.equals(PlaceEnterprise.INDIVIDUAL) ? Map.of() : lists(industry, established));
    }

    private Map<String, PlaceListing> lists(String industry, LocalDate established) {
        Map<String, PlaceListing> lists = new LinkedHashMap<>();
        for (String list : LISTS) {
            boolean possible =
                    switch (list) {
                        case ABOVE_SCALE -> industry.equals("3525");
                        case ABOVE_QUOTA -> industry.equals("5123");
                        default -> true;
                    };
            LocalDate on = later(plan.base().firstDay().minusDays(120), established);
            if (possible && is(14) && !on.isAfter(last.lastDay())) {
                lists.put(
                        list,
                        new PlaceListing(
                                on, is(25) ? Optional.of(on.plusDays(30 + chance.nextInt(200))) : Optional.empty()));
            }
        }
        return lists;
    }

    private void lend(PlaceEnterprise borrower) {
        for (int i = 0; i < 2 && !borrower.type().equals(PlaceEnterprise.INDIVIDUAL); i++) {
            LocalDate granted = later(plan.base().firstDay().minusDays(200), borrower.established());
            if (!granted.isAfter(last.lastDay()) && is(60)) {
                notes.add(new PlaceNote(
                        "J" + (1000 + notes.size()),
                        LENDERS.get(i),
                        borrower,
                        granted,
                        granted.plusDays(90 + chance.nextInt(200)),
                        BigDecimal.valueOf(1000 + chance.nextInt(90000), 1),
                        is(40),
                        is(30)));
            }
        }
    }

    private void build(String area) {
        for (int i = 0; i < 2; i++) {
            LocalDate recognised = within(plan.base().firstDay().minusDays(300));
            parks.add(new PlacePark(
                    "P" + area + i,
                    area,
                    recognised,
                    is(20) ? Optional.of(recognised.plusDays(chance.nextInt(300))) : Optional.empty(),
                    BigDecimal.valueOf(300 + chance.nextInt(900), 2),
                    is(50)));
        }
    }

    private LocalDate within(LocalDate from) {
        return from.plusDays(chance.nextInt((int) (last.lastDay().toEpochDay() - from.toEpochDay()) + 1));
    }

    /** A day from one of these on, whichever is later. */
    private LocalDate later(LocalDate from, LocalDate established) {
        LocalDate start = from.isAfter(established) ? from : established;
        return start.isAfter(last.lastDay()) ? start : within(start);
    }

    private boolean is(int percent) {
        return chance.nextInt(100) < percent;
    }

    private String pick(List<String> words) {
        return words.get(chance.nextInt(words.size()));
    }

    private String name() {
        return "第" + enterprises.size() + "号企业";
    }

    private String code(String leaf) {
        String body = "MA" + String.format(Locale.ROOT, "%06d", enterprises.size());
        return SampleCodes.uscc("91" + leaf.substring(0, 6) + SampleCodes.organisation(body));
    }
}
