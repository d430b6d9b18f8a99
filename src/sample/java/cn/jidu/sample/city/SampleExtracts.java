package cn.jidu.sample.city;

import cn.jidu.definition.Quarter;
import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** What the departments' own systems hold of enterprises: the rows of one county and quarter, nothing wrong with them yet. */
public final class SampleExtracts {
    private static final List<String> TAGGING = List.of("331002", "331081", "331083");
    private final SampleWorld world;
    private final Quarter first;

    public SampleExtracts(SampleWorld world, Quarter first) {
        this.world = world;
        this.first = first;
    }

    public Stream<SampleRow> registration(String county, Quarter quarter) {
        return world.registered(county, quarter).map(e -> registration(e, quarter));
    }

    public SampleRow registration(SampleEntity e, Quarter quarter) {
        boolean ended = e.endedBy(quarter.lastDay());
        SampleRow row = new SampleRow(SourceShape.REGISTRATION);
        if (e.hasCodeIn(quarter)) {
            row.with("uscc", e.uscc());
        }
        if (!e.registrationNo().isEmpty()) {
            row.with("registration_no", e.registrationNo());
        }
        row.with("name", e.name())
                .with("entity_type", e.kind().title())
                .with("industry_code", e.industry())
                .with("area_code", e.areaIn(quarter))
                .with("established_on", e.established())
                .with("status", ended ? e.endStatus() : e.index() % 6 == 0 ? "在业" : "存续")
                .with("registered_capital", BigDecimal.valueOf(10L + e.index() % 50 * 10L))
                .with("legal_representative", SampleNames.person(e.index()));
        if (ended && e.endDated()) {
            row.with("status_on", e.ended().orElseThrow());
        }
        if (e.convertedOn().isPresent() && !e.convertedOn().get().isAfter(quarter.lastDay())) {
            row.with("converted_on", e.convertedOn().get())
                    .with(
                            "converted_from",
                            SampleCodes.uscc("92" + e.county()
                                    + SampleCodes.organisation(SampleCodes.body(500_000_000L + e.index()))));
        }
        if (tags(e.areaIn(quarter), quarter)) {
            row.with("emerging_tag", EmergingTags.tag(e));
        }
        return row;
    }

    /** Whose extract has the column 八大产业: three counties', from the second quarter on. */
    public boolean tags(String county, Quarter quarter) {
        return TAGGING.contains(county) && quarter.compareTo(first) > 0;
    }

    public Stream<SampleRow> tax(String county, Quarter quarter) {
        return world.registered(county, quarter).filter(e -> files(e, quarter)).map(e -> tax(e, quarter));
    }

    /** Who files: most enterprises from their first weeks on, some never, some in a while after their end. */
    private boolean files(SampleEntity e, Quarter quarter) {
        int habit = world.chance(e.index(), 4).nextInt(100);
        int never = e.kind().enterprise() ? 7 : 55;
        if (habit < never
                || !e.hasCodeIn(quarter)
                || e.established().plusDays(20).isAfter(quarter.lastDay())) {
            return false;
        }
        boolean over = e.endedBy(quarter.firstDay().minusDays(1));
        boolean goesOn = e.index() % 7 == 2 && !e.endedBy(quarter.plus(-2).firstDay());
        return (!over || goesOn)
                && world.chance(e.index(), 1000 + quarter.ordinal()).nextInt(100) >= 4;
    }

    private SampleRow tax(SampleEntity e, Quarter quarter) {
        SplittableRandom chance = world.chance(e.index(), 2000 + quarter.ordinal());
        BigDecimal revenue = BigDecimal.valueOf(e.quarterlyRevenue(), 2);
        boolean eligible = e.quarterlyRevenue() < 100_000_000L && e.kind().enterprise();
        boolean enjoyed = eligible && chance.nextInt(100) < 88;
        SampleRow row = new SampleRow(SourceShape.TAX)
                .with("taxpayer_id", e.uscc())
                .with("name", e.name())
                .with("area_code", e.areaIn(quarter))
                .with("quarter", quarter.toString())
                .with("revenue", revenue)
                .with("tax_paid", BigDecimal.valueOf(e.quarterlyRevenue() / 3300 * 100, 2))
                .with(
                        "tax_relief",
                        enjoyed ? BigDecimal.valueOf(e.quarterlyRevenue() / 5000 * 100 + 100, 2) : BigDecimal.ZERO)
                .with("relief_eligible", eligible)
                .with("credit_rating", List.of("A", "B", "M", "C").get(e.index() % 4));
        boolean hasRevenueClass = SampleIndustries.section(e.industry()) == 'C';
        if (!hasRevenueClass || chance.nextInt(100) >= 4) {
            row.with("employees", BigDecimal.valueOf(e.employees()));
        }
        if (quarter.number() % 2 == 0 || chance.nextInt(100) >= 30) {
            row.with("total_assets", BigDecimal.valueOf(e.assets(), 2));
        }
        return row;
    }

    /** The sizes that the statistics department set for these years: of the larger ones, and of every eleventh. */
    public Stream<SampleRow> sizes(String county, Quarter quarter, int... years) {
        return world.registered(county, quarter)
                .filter(e ->
                        e.kind().enterprise() && e.hasCodeIn(quarter) && (e.index() % 11 == 5 || e.employees() >= 300))
                .flatMap(e -> java.util.Arrays.stream(years).mapToObj(y -> size(e, quarter, y)));
    }

    private static SampleRow size(SampleEntity e, Quarter quarter, int year) {
        int draw = (e.index() / 11 + year) % 10;
        String size = e.employees() >= 1000 ? "大型" : e.employees() >= 300 || draw == 9 ? "中型" : draw < 5 ? "微型" : "小型";
        return new SampleRow(SourceShape.SIZE_CLASS)
                .with("year", BigDecimal.valueOf(year))
                .with("enterprise_id", e.uscc())
                .with("name", e.name())
                .with("area_code", e.areaIn(quarter))
                .with("size", size);
    }
}
