package cn.jidu.sample.city;

import cn.jidu.definition.Quarter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** The notes that the lenders' own systems hold: those of one county and quarter, nothing wrong with them yet. */
public final class SampleLoans {
    public static final List<String> LENDERS = List.of("台州东海银行", "椒江农商银行", "永安商业银行台州分行", "国信银行台州分行");
    private static final List<String> SECURITY = List.of("信用", "保证", "抵押", "质押");
    private final SampleWorld world;

    public SampleLoans(SampleWorld world) {
        this.world = world;
    }

    public Stream<SampleRow> rows(String county, Quarter quarter, String lender) {
        return rows(county, quarter).filter(r -> r.text("lender").equals(lender));
    }

    public Stream<SampleRow> rows(String county, Quarter quarter) {
        return world.registered(county, quarter)
                .filter(e -> e.kind() != EntityKind.BRANCH && e.hasCodeIn(quarter))
                .flatMap(e -> notes(e, quarter).stream());
    }

    /** Notes outstanding at the quarter's end or granted in it: each runs a year, many are renewed. */
    private List<SampleRow> notes(SampleEntity e, Quarter quarter) {
        SplittableRandom chance = world.chance(e.index(), 5);
        List<SampleRow> notes = new ArrayList<>();
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
            List<SampleRow> notes,
            SampleEntity e,
            Quarter quarter,
            String lender,
            LocalDate granted,
            long amount,
            int number) {
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
        notes.add(new SampleRow(SourceShape.LOAN)
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
}
