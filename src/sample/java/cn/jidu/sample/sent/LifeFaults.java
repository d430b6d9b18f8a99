package cn.jidu.sample.sent;

import cn.jidu.definition.Quarter;
import cn.jidu.sample.city.SampleCodes;
import cn.jidu.sample.city.SampleCounties;
import cn.jidu.sample.city.SampleRow;
import cn.jidu.sample.city.SourceShape;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** Plants what does not fit an enterprise's life: rows of one that has ended, one that two counties have, one that never filed. */
final class LifeFaults {
    private final List<SentFile> files;
    private final Quarter quarter;
    private final FaultPlanter planter;

    LifeFaults(List<SentFile> files, Quarter quarter, FaultPlanter planter) {
        this.files = files;
        this.quarter = quarter;
        this.planter = planter;
    }

    void plant() {
        ofTheEnded("ENDED_BUT_FILING", SourceShape.TAX, r -> isPositive(r, "revenue"));
        ofTheEnded("ENDED_BUT_BORROWING", SourceShape.LOAN, r -> isPositive(r, "balance"));
        ofTheEnded(
                "ENDED_BUT_TENANT",
                SourceShape.TENANT,
                r -> r.date("moved_in_on") == null && r.date("moved_out_on") == null);
        planter.plant(
                SourceShape.TAX,
                "OWN_PAST_BEGUN",
                1,
                r -> planter.registered(r.code())
                        .filter(e -> isActive(e) && !isBefore(e, "established_on", quarter.firstDay()))
                        .isPresent(),
                r -> r.with("revenue", new BigDecimal("6000000.00")));
        SourceShape s = SourceShape.REGISTRATION;
        planter.plant(s, "STATUS_DATE_MISSING", 1, r -> isEnded(r) && ofCounty(r), r -> r.with("status_on", null));
        planter.plantShown(
                s, "NOT_TAX_REGISTERED", 1, r -> isActive(r) && ofCounty(r) && isCompany(r), this::withoutFilings);
        planter.plantShown(
                s,
                "AREA_CLAIMED_TWICE",
                1,
                r -> isActive(r) && ofCounty(r) && r.date("status_on") == null && other(r).isPresent(),
                this::claimed);
    }

    /** A row of the source becomes one of an enterprise of its area that had ended before the quarter. */
    private void ofTheEnded(String rule, SourceShape shape, Predicate<SampleRow> which) {
        planter.plant(shape, rule, 1, r -> !r.key().isEmpty() && which.test(r) && ended(r).isPresent(), r -> {
            SampleRow ended = ended(r).orElseThrow().plant();
            r.with(shape.codeKey(), ended.code()).with("name", ended.text("name"));
        });
    }

    private Optional<SampleRow> ended(SampleRow row) {
        String area = planter.fileOf(row).area();
        return area.equals(SampleCounties.CITY)
                ? Optional.empty()
                : planter.registered(area, r -> isEnded(r) && isBefore(r, "status_on", quarter.firstDay()));
    }

    /** A namesake with a code of its own, that nobody else has a row of. */
    private SampleRow withoutFilings(SampleRow row) {
        SampleRow namesake = row.copy()
                .plant()
                .with("uscc", planter.stranger())
                .with("registration_no", null)
                .with("name", row.text("name") + "二厂")
                .with("established_on", LocalDate.of(quarter.year() - 2, 3, 1));
        planter.fileOf(row).add(namesake);
        return namesake;
    }

    /** Another county has it too, by an older day. */
    private SampleRow claimed(SampleRow row) {
        SentFile file = other(row).orElseThrow();
        SampleRow claim = row.copy()
                .plant()
                .with("area_code", file.area())
                .with(
                        "established_on",
                        Objects.requireNonNull(row.date("established_on")).minusYears(1));
        file.add(claim);
        return claim;
    }

    private Optional<SentFile> other(SampleRow row) {
        return files.stream()
                .filter(f -> f.shape() == SourceShape.REGISTRATION && f.plantable() && f.accepted())
                .filter(f -> !f.area().equals(SampleCounties.CITY)
                        && !f.area().equals(planter.fileOf(row).area()))
                .findFirst();
    }

    private boolean ofCounty(SampleRow row) {
        return row.area().equals(planter.fileOf(row).area());
    }

    private static boolean isActive(SampleRow row) {
        return row.text("status").equals("存续") && isEnterprise(row);
    }

    private static boolean isEnded(SampleRow row) {
        return row.text("status").equals("注销") && row.date("status_on") != null && isEnterprise(row);
    }

    private static boolean isEnterprise(SampleRow row) {
        return row.code().startsWith("91") && SampleCodes.isRight(row.code());
    }

    /** Not a branch, which has no size. */
    private static boolean isCompany(SampleRow row) {
        return row.text("entity_type").equals("有限责任公司");
    }

    private static boolean isBefore(SampleRow row, String key, LocalDate day) {
        return Objects.requireNonNull(row.date(key)).isBefore(day);
    }

    private static boolean isPositive(SampleRow row, String key) {
        return Optional.ofNullable(row.number(key)).orElse(BigDecimal.ZERO).signum() > 0;
    }
}
