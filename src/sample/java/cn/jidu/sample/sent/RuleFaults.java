package cn.jidu.sample.sent;

import cn.jidu.sample.city.SampleIndustries;
import cn.jidu.sample.city.SampleRoster;
import cn.jidu.sample.city.SampleRow;
import cn.jidu.sample.city.SourceShape;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Plants what only two rows, two sources, two levels or two quarters together can show to be wrong. */
final class RuleFaults {
    private static final LocalDate OLD_BEFORE = LocalDate.of(2016, 1, 1);

    private final List<SentFile> files;
    private final FaultPlanter planter;

    RuleFaults(List<SentFile> files, FaultPlanter planter) {
        this.files = files;
        this.planter = planter;
    }

    void plant() {
        filings();
        planter.plant(
                SourceShape.LOAN,
                "LOAN_AT_TWO_LENDERS",
                2,
                r -> r.number("granted_amount") != null && elsewhere(r).isPresent(),
                this::reportElsewhere);
        planter.plant(
                SourceShape.TENANT,
                "PARK_NOT_IN_LEDGER",
                2,
                r -> !r.key().isEmpty() && stays(r),
                r -> r.with("park_id", r.text("park_id").substring(0, 11) + "98"));
        planter.plantShown(
                SourceShape.TENANT,
                "PARK_LAND_EXCEEDED",
                1,
                r -> r.number("land_mu") != null && stays(r) && park(r).isPresent(),
                r -> park(r.with("land_mu", BigDecimal.valueOf(6667))).orElseThrow());
        planter.plantShown(
                SourceShape.ROSTER,
                "LIST_NOT_NESTED",
                1,
                r -> r.text("roster").equals(SampleRoster.CULTIVATION_COUNTY.key())
                        && r.date("delisted_on") == null
                        && !isOn(SampleRoster.CULTIVATION_CITY, r),
                r -> again(r).with("roster", SampleRoster.CULTIVATION_PROVINCE.key())
                        .writtenAs("roster", SampleRoster.CULTIVATION_PROVINCE.title()));
    }

    /** Comes last, so that whatever chance picks for all else stays. */
    void plantListed() {
        planter.plantShown(
                SourceShape.TAX,
                "LISTED_FAR_BELOW",
                1,
                r -> isBetween(r, 10_000, 1_000_000) && isOld(r) && isFactory(r) && !isOn(SampleRoster.ABOVE_SCALE, r),
                this::listed);
    }

    private void filings() {
        SourceShape s = SourceShape.TAX;
        Predicate<SampleRow> plain = r -> !r.key().isEmpty() && isEnterprise(r);
        planter.plant(
                s,
                "OWN_PAST_JUMP",
                3,
                r -> plain.test(r) && isBetween(r, 10_000, 100_000),
                r -> r.with("revenue", revenue(r).multiply(BigDecimal.valueOf(100))));
        planter.plant(
                s,
                "OWN_PAST_STOPPED",
                2,
                r -> plain.test(r) && isBetween(r, 1_000_000, 50_000_000),
                r -> r.with("revenue", BigDecimal.ZERO));
        planter.plantShown(
                s,
                "OVER_LINE_NOT_LISTED",
                1,
                r -> plain.test(r)
                        && isBetween(r, 1_000_000, 4_000_000)
                        && isFactory(r)
                        && !isOn(SampleRoster.ABOVE_SCALE, r),
                r -> planter.registered(
                                r.with("revenue", new BigDecimal("20000000.00")).code())
                        .orElseThrow());
    }

    /** Registered long enough to have filed four quarters, and nothing is planted in it. */
    private boolean isOld(SampleRow row) {
        return planter.registered(row.code())
                .filter(r -> !r.isPlanted())
                .map(r -> r.date("established_on"))
                .filter(day -> day.isBefore(OLD_BEFORE))
                .isPresent();
    }

    private SampleRow listed(SampleRow filing) {
        SampleRow registered = planter.registered(filing.code()).orElseThrow();
        again(aboveScale())
                .with("enterprise_id", registered.code())
                .with("name", registered.text("name"))
                .with("area_code", registered.area());
        return registered;
    }

    /** An ordinary entry of the list. */
    private SampleRow aboveScale() {
        return files.stream()
                .filter(f -> f.shape() == SourceShape.ROSTER && f.plantable())
                .flatMap(f -> f.rows().stream())
                .filter(r -> r.text("roster").equals(SampleRoster.ABOVE_SCALE.key()))
                .filter(r -> !r.isPlanted() && r.date("delisted_on") == null)
                .findFirst()
                .orElseThrow();
    }

    private static BigDecimal revenue(SampleRow row) {
        return Optional.ofNullable(row.number("revenue")).orElse(BigDecimal.ZERO);
    }

    private static boolean isBetween(SampleRow row, long least, long most) {
        return revenue(row).compareTo(BigDecimal.valueOf(least)) >= 0
                && revenue(row).compareTo(BigDecimal.valueOf(most)) <= 0;
    }

    private boolean isEnterprise(SampleRow row) {
        return planter.registered(row.code())
                .filter(r -> List.of("存续", "在业").contains(r.text("status")))
                .filter(r -> row.code().startsWith("91"))
                .isPresent();
    }

    private boolean isFactory(SampleRow row) {
        return planter.registered(row.code())
                .filter(r -> planter.fileOf(r).plantable())
                .filter(r -> SampleIndustries.section(r.text("industry_code")) == 'C')
                .isPresent();
    }

    private static boolean stays(SampleRow tenant) {
        return tenant.date("moved_out_on") == null && tenant.date("moved_in_on") == null;
    }

    private boolean isOn(SampleRoster roster, SampleRow row) {
        return files.stream()
                .filter(f -> f.shape() == SourceShape.ROSTER)
                .flatMap(f -> f.rows().stream())
                .anyMatch(r -> r.text("roster").equals(roster.key()) && r.code().equals(row.code()));
    }

    private Optional<SampleRow> park(SampleRow tenant) {
        return files.stream()
                .filter(f -> f.shape() == SourceShape.PARK && f.accepted())
                .flatMap(f -> f.rows().stream())
                .filter(p -> !p.isPlanted() && p.text("park_id").equals(tenant.text("park_id")))
                .findFirst();
    }

    /** Once more at the end of its file. */
    private SampleRow again(SampleRow row) {
        SampleRow again = row.copy().plant();
        planter.fileOf(row).add(again);
        return again;
    }

    /** A file of the same area that another lender's notes stand in. */
    private Optional<SampleRow> elsewhere(SampleRow note) {
        return files.stream()
                .filter(f -> f.shape() == SourceShape.LOAN && f.plantable())
                .filter(f -> f.area().equals(planter.fileOf(note).area()))
                .flatMap(f -> f.rows().stream())
                .filter(r -> !r.rejected() && !r.text("lender").equals(note.text("lender")))
                .findFirst();
    }

    private void reportElsewhere(SampleRow note) {
        SampleRow other = elsewhere(note).orElseThrow();
        planter.fileOf(other)
                .add(note.copy()
                        .plant()
                        .with("lender", other.text("lender"))
                        .with("loan_id", "YT" + note.text("loan_id").substring(2)));
    }
}
