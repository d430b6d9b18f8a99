package cn.jidu.sample;

import cn.jidu.definition.Quarter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** What the departments' own systems hold: the rows of one county and quarter, nothing wrong with them yet. */
final class Extracts {
    static final List<String> LENDERS = List.of("台州东海银行", "椒江农商银行", "永安商业银行台州分行", "国信银行台州分行");
    private static final List<String> SECURITY = List.of("信用", "保证", "抵押", "质押");
    private static final List<String> TAGGING = List.of("331002", "331081", "331083");
    private final World world;
    private final Quarter first;

    Extracts(World world, Quarter first) {
        this.world = world;
        this.first = first;
    }

    Stream<Row> registration(String county, Quarter quarter) {
        return world.registered(county, quarter).map(e -> registration(e, quarter));
    }

    Row registration(Entity e, Quarter quarter) {
        boolean ended = e.endedBy(quarter.lastDay());
        Row row = new Row(Shape.REGISTRATION);
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
                .with("legal_representative", Names.person(e.index()));
        if (ended && e.endDated()) {
            row.with("status_on", e.ended().orElseThrow());
        }
        if (e.convertedOn().isPresent() && !e.convertedOn().get().isAfter(quarter.lastDay())) {
            row.with("converted_on", e.convertedOn().get())
                    .with(
                            "converted_from",
                            Codes.uscc("92" + e.county() + Codes.organisation(Codes.body(500_000_000L + e.index()))));
        }
        if (tags(e.areaIn(quarter), quarter)) {
            row.with("emerging_tag", Emerging.tag(e));
        }
        return row;
    }

    /** Whose extract has the column 八大产业: three counties', from the second quarter on. */
    boolean tags(String county, Quarter quarter) {
        return TAGGING.contains(county) && quarter.compareTo(first) > 0;
    }

    Stream<Row> tax(String county, Quarter quarter) {
        return world.registered(county, quarter).filter(e -> files(e, quarter)).map(e -> tax(e, quarter));
    }

    /** Who files: most enterprises from their first weeks on, some never, some in a while after their end. */
    private boolean files(Entity e, Quarter quarter) {
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

    private Row tax(Entity e, Quarter quarter) {
        SplittableRandom chance = world.chance(e.index(), 2000 + quarter.ordinal());
        BigDecimal revenue = BigDecimal.valueOf(e.quarterlyRevenue(), 2);
        boolean eligible = e.quarterlyRevenue() < 100_000_000L && e.kind().enterprise();
        boolean enjoyed = eligible && chance.nextInt(100) < 88;
        Row row = new Row(Shape.TAX)
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
        boolean hasRevenueClass = Industries.section(e.industry()) == 'C';
        if (!hasRevenueClass || chance.nextInt(100) >= 4) {
            row.with("employees", BigDecimal.valueOf(e.employees()));
        }
        if (quarter.number() % 2 == 0 || chance.nextInt(100) >= 30) {
            row.with("total_assets", BigDecimal.valueOf(e.assets(), 2));
        }
        return row;
    }

    Stream<Row> loans(String county, Quarter quarter, String lender) {
        return loans(county, quarter).filter(r -> r.text("lender").equals(lender));
    }

    Stream<Row> loans(String county, Quarter quarter) {
        return world.registered(county, quarter)
                .filter(e -> e.kind() != Kind.BRANCH && e.hasCodeIn(quarter))
                .flatMap(e -> notes(e, quarter).stream());
    }

    /** Notes outstanding at the quarter's end or granted in it: each runs a year, many are renewed. */
    private List<Row> notes(Entity e, Quarter quarter) {
        SplittableRandom chance = world.chance(e.index(), 5);
        List<Row> notes = new ArrayList<>();
        int series = chance.nextInt(100) < 26 ? 1 + chance.nextInt(2) : 0;
        for (int s = 0; s < series; s++) {
            String lender = LENDERS.get(chance.nextInt(LENDERS.size()));
            LocalDate start = LocalDate.of(2016, 1, 1).plusDays(chance.nextInt(900));
            long amount = (1 + chance.nextInt(40)) * 10L;
            boolean renewed = chance.nextInt(100) < 70;
            for (int year = 0; year < (renewed ? 4 : 1); year++) {
                LocalDate granted = start.plusYears(year);
                addNote(notes, e, quarter, lender, granted, amount + 10L * year, s * 10 + year);
            }
        }
        return notes;
    }

    private static void addNote(
            List<Row> notes, Entity e, Quarter quarter, String lender, LocalDate granted, long amount, int number) {
        LocalDate due = granted.plusYears(1).minusDays(1);
        boolean paidAtTheEnd = e.index() % 3 != 0 && e.endedBy(quarter.lastDay());
        if (granted.isBefore(e.established()) || granted.isAfter(quarter.lastDay()) || e.endedBy(granted)) {
            return;
        }
        boolean grantedNow = !granted.isBefore(quarter.firstDay());
        boolean over = !due.isAfter(quarter.lastDay()) || paidAtTheEnd;
        if (over && !grantedNow) {
            return;
        }
        int age = quarter.since(Quarter.containing(granted));
        BigDecimal balance =
                over ? BigDecimal.ZERO : BigDecimal.valueOf(amount * 100 - (e.index() % 2L) * age * amount * 15L, 2);
        boolean unlimited = e.index() % 13 == 3 || (e.index() % 7 == 2 && number % 10 == 1);
        notes.add(new Row(Shape.LOAN)
                .with("loan_id", "JJ" + (1_000_000_000L + e.index() * 100L + number))
                .with("lender", lender)
                .with("borrower_id", e.uscc())
                .with("name", e.name())
                .with("area_code", e.areaIn(quarter))
                .with("quarter", quarter.toString())
                .with("credit_limit", unlimited ? null : BigDecimal.valueOf(amount * 3))
                .with("balance", balance)
                .with("granted_on", granted)
                .with("granted_amount", BigDecimal.valueOf(amount))
                .with("due_on", due)
                .with("annual_rate", BigDecimal.valueOf(435 + e.index() % 300, 2))
                .with("security", SECURITY.get(e.index() % 4))
                .with("rollover", number % 10 > 0 && e.index() % 5 == 1)
                .with("first_loan", number == 0 && e.index() % 4 < 2));
    }

    /** Parks of the county; a third of them are recognised in the years that the extracts cover. */
    Stream<Row> parks(String county, Quarter quarter) {
        int place = Counties.CODES.indexOf(county);
        List<Row> parks = new ArrayList<>();
        for (int i = 0; i < 3 + place % 4 * 3; i++) {
            LocalDate recognised = first.firstDay().plusDays((i * 97L + place * 41L) % 1100 - 500);
            if (recognised.isAfter(quarter.lastDay())) {
                continue;
            }
            Row park = new Row(Shape.PARK)
                    .with("park_id", "TZXWY" + county + String.format(java.util.Locale.ROOT, "%02d", i + 1))
                    .with("name", Counties.name(county) + "第" + (i + 1) + "小微企业园")
                    .with("area_code", county)
                    .with("quarter", quarter.toString())
                    .with("recognised_on", recognised)
                    .with("stars", BigDecimal.valueOf(1 + i % 5))
                    .with("land_mu", BigDecimal.valueOf(400 + 25L * i, 1))
                    .with("floor_area", BigDecimal.valueOf(350 + 31L * i, 2))
                    .with("workshop_area", BigDecimal.valueOf(210 + 17L * i + 9L * quarter.since(first) * (i % 3), 2))
                    .with("digital", i % 3 == 0)
                    .with(
                            "yearly_output",
                            BigDecimal.valueOf(i % 4 == 3 ? 9_960 + 13L * quarter.since(first) : 120 + 77L * i, 2));
            LocalDate revoked = LocalDate.of(2018, 2, 11).plusDays(20L * place);
            if (i == 2 && place % 2 == 0 && !revoked.isAfter(quarter.lastDay())) {
                park.with("revoked_on", revoked);
            }
            parks.add(park);
        }
        return parks.stream();
    }

    /** Who is in the parks of the county: its own enterprises, and some of the county next to it. */
    Stream<Row> tenants(String county, Quarter quarter) {
        List<Row> parks = parks(county, quarter).toList();
        String next = Counties.CODES.get((Counties.CODES.indexOf(county) + 1) % Counties.CODES.size());
        if (parks.isEmpty()) {
            return Stream.of();
        }
        return Stream.concat(
                        world.registered(county, quarter).filter(e -> e.index() % 9 == 4 && e.index() % 90 != 49),
                        world.registered(next, quarter).filter(e -> e.index() % 90 == 49))
                .filter(e -> e.kind() != Kind.INDIVIDUAL && e.hasCodeIn(quarter))
                .flatMap(e -> tenancies(e, parks, quarter));
    }

    private static Stream<Row> tenancies(Entity e, List<Row> parks, Quarter quarter) {
        int place = e.index() / 9 % parks.size();
        Row in = tenancy(e, parks.get(place), quarter, 15 + e.index() % 60);
        if (e.index() % 100 == 40) {
            in.with("park_id", in.text("park_id").substring(0, 11) + "99");
        }
        boolean two = e.index() % 45 == 13 && parks.size() > 1;
        return two ? Stream.of(in, tenancy(e, parks.get((place + 1) % parks.size()), quarter, 8)) : Stream.of(in);
    }

    private static Row tenancy(Entity e, Row park, Quarter quarter, int tenthsOfMu) {
        LocalDate in = e.established().plusDays(90);
        LocalDate out = in.plusDays(500 + e.index() % 400);
        return new Row(Shape.TENANT)
                .with("park_id", park.text("park_id"))
                .with("tenant_id", e.uscc())
                .with("name", e.name())
                .with("quarter", quarter.toString())
                .with("moved_in_on", e.index() % 4 == 1 ? null : in)
                .with("moved_out_on", e.index() % 5 == 2 && !out.isAfter(quarter.lastDay()) ? out : null)
                .with("land_mu", e.index() % 8 == 5 ? null : BigDecimal.valueOf(tenthsOfMu, 1))
                .with("employees", BigDecimal.valueOf(e.employees()));
    }

    /** The sizes that the statistics department set for these years: of the larger ones, and of every eleventh. */
    Stream<Row> sizes(String county, Quarter quarter, int... years) {
        return world.registered(county, quarter)
                .filter(e ->
                        e.kind().enterprise() && e.hasCodeIn(quarter) && (e.index() % 11 == 5 || e.employees() >= 300))
                .flatMap(e -> java.util.Arrays.stream(years).mapToObj(y -> size(e, quarter, y)));
    }

    private static Row size(Entity e, Quarter quarter, int year) {
        int draw = (e.index() / 11 + year) % 10;
        String size = e.employees() >= 1000 ? "大型" : e.employees() >= 300 || draw == 9 ? "中型" : draw < 5 ? "微型" : "小型";
        return new Row(Shape.SIZE_CLASS)
                .with("year", BigDecimal.valueOf(year))
                .with("enterprise_id", e.uscc())
                .with("name", e.name())
                .with("area_code", e.areaIn(quarter))
                .with("size", size);
    }
}
