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
    private final World world;

    Extracts(World world) {
        this.world = world;
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
            row.with("converted_on", e.convertedOn().get());
        }
        return row;
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
        notes.add(new Row(Shape.LOAN)
                .with("loan_id", "JJ" + (1_000_000_000L + e.index() * 100L + number))
                .with("lender", lender)
                .with("borrower_id", e.uscc())
                .with("name", e.name())
                .with("area_code", e.areaIn(quarter))
                .with("quarter", quarter.toString())
                .with("credit_limit", BigDecimal.valueOf(amount * 3))
                .with("balance", balance)
                .with("granted_on", granted)
                .with("granted_amount", BigDecimal.valueOf(amount))
                .with("due_on", due)
                .with("annual_rate", BigDecimal.valueOf(435 + e.index() % 300, 2))
                .with("security", SECURITY.get(e.index() % 4))
                .with("rollover", number % 10 > 0 && e.index() % 5 == 1)
                .with("first_loan", number == 0 && e.index() % 4 == 1));
    }

    /** Parks of the county; a third of them are recognised in the years that the extracts cover. */
    Stream<Row> parks(String county, Quarter quarter, Quarter first) {
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
                    .with("workshop_area", BigDecimal.valueOf(210 + 17L * i, 2))
                    .with("digital", i % 3 == 0)
                    .with("yearly_output", BigDecimal.valueOf(120 + 77L * i, 2));
            LocalDate revoked = LocalDate.of(2018, 2, 11).plusDays(20L * place);
            if (i == 2 && place % 2 == 0 && !revoked.isAfter(quarter.lastDay())) {
                park.with("revoked_on", revoked);
            }
            parks.add(park);
        }
        return parks.stream();
    }
}
