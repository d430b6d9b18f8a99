package cn.jidu.sample.oracle;

import cn.jidu.definition.Quarter;
import cn.jidu.sample.city.EmergingTags;
import cn.jidu.sample.city.EntityKind;
import cn.jidu.sample.city.SampleFilings;
import cn.jidu.sample.city.SampleIndustries;
import cn.jidu.sample.city.SampleIndustries.Size;
import cn.jidu.sample.city.SampleRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A registered entity as it stands in a quarter. */
final class ExpectedMember {
    private final String identity;
    private final ExpectedHolds registration;
    private final Quarter quarter;
    private final Optional<LocalDate> endedOn;
    private final SampleFilings filings;
    private final List<SampleRow> tenancies = new ArrayList<>();
    private boolean above;
    private boolean inDirectory;
    private Optional<Size> setSize = Optional.empty();
    private Optional<Size> size = Optional.empty();

    ExpectedMember(String identity, ExpectedHolds registration, Quarter quarter, Optional<LocalDate> endedOn) {
        this.identity = identity;
        this.registration = registration;
        this.quarter = quarter;
        this.filings = new SampleFilings(quarter);
        this.endedOn = endedOn;
    }

    String identity() {
        return identity;
    }

    SampleRow row() {
        return registration.row();
    }

    ExpectedHolds held() {
        return registration;
    }

    String area() {
        return row().area();
    }

    Optional<LocalDate> endedOn() {
        return endedOn;
    }

    boolean endedBefore(LocalDate day) {
        return endedOn.filter(d -> d.isBefore(day)).isPresent();
    }

    LocalDate established() {
        return Objects.requireNonNull(row().date("established_on"));
    }

    boolean establishedByEnd() {
        return !established().isAfter(quarter.lastDay());
    }

    boolean active() {
        return establishedByEnd() && !endedBefore(quarter.lastDay().plusDays(1));
    }

    boolean existed() {
        return establishedByEnd() && !endedBefore(quarter.firstDay());
    }

    boolean isNew() {
        return Quarter.containing(established()).equals(quarter);
    }

    /** Established within the twelve quarters that end with this one. */
    boolean isOfTwelveQuarters() {
        return establishedByEnd() && !established().isBefore(quarter.plus(-11).firstDay());
    }

    Optional<LocalDate> convertedOn() {
        return Optional.ofNullable(row().date("converted_on"));
    }

    Optional<EntityKind> kind() {
        return Stream.of(EntityKind.values())
                .filter(k -> k.title().equals(row().text("entity_type")))
                .findFirst();
    }

    boolean enterprise() {
        return kind().map(EntityKind::enterprise).orElse(row().code().startsWith("91"));
    }

    boolean company() {
        return kind().map(EntityKind::company).orElse(false);
    }

    boolean individual() {
        return kind().equals(Optional.of(EntityKind.INDIVIDUAL));
    }

    /** Sections B, C and D. */
    boolean industrial() {
        return "BCD".indexOf(SampleIndustries.section(row().text("industry_code"))) >= 0;
    }

    private boolean tagged() {
        return registration.file().columns().stream().anyMatch(c -> c.key().equals("emerging_tag"));
    }

    /** As the department tags it; where its extract has no tags, by a code that belongs whole. */
    boolean emerging() {
        String tag = row().text("emerging_tag");
        return tagged()
                ? !tag.isEmpty() && !tag.equals(EmergingTags.NONE)
                : EmergingTags.isWhole(row().text("industry_code"));
    }

    /** What codes that belong in part would add. */
    boolean perhapsEmerging() {
        return !tagged() && !emerging() && EmergingTags.isInPart(row().text("industry_code"));
    }

    boolean above() {
        return above;
    }

    void markAbove() {
        above = true;
    }

    boolean inDirectory() {
        return inDirectory;
    }

    void markInDirectory() {
        inDirectory = true;
    }

    /** In a park at the quarter's end, by this row. */
    void addTenancy(SampleRow row) {
        tenancies.add(row);
    }

    /** Land of the parks that it is in, in 亩; empty where no row gives any. */
    Optional<BigDecimal> land() {
        return tenancies.stream()
                .flatMap(r -> Stream.ofNullable(r.number("land_mu")))
                .reduce(BigDecimal::add);
    }

    SampleFilings filings() {
        return filings;
    }

    /** The statistics department's word; of two for one year the larger. */
    void set(Size of) {
        setSize = setSize.filter(s -> s.compareTo(of) > 0).or(() -> Optional.of(of));
    }

    /** No one set its size. */
    boolean estimated() {
        return setSize.isEmpty() && size() != Size.NOT_APPLICABLE;
    }

    /** Asked for once all filings and size classes are in. */
    Size size() {
        if (size.isEmpty()) {
            size = Optional.of(setSize.orElseGet(() -> filings.size(row().text("industry_code"))));
        }
        return size.get();
    }

    boolean smallMicro() {
        Size size = size();
        return enterprise() && !above && (size == Size.MICRO || size == Size.SMALL);
    }

    /** Counted, or why not: the first reason that applies. */
    String exclusion() {
        if (!existed()) {
            return "NOT_IN_QUARTER";
        }
        if (!enterprise()) {
            return "NOT_ENTERPRISE";
        }
        if (above) {
            return "ABOVE";
        }
        Size size = size();
        return size == Size.NOT_APPLICABLE
                ? "NOT_APPLICABLE"
                : size == Size.MEDIUM || size == Size.LARGE ? "LARGE_OR_MEDIUM" : "";
    }
}
