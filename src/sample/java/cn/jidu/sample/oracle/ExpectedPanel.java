package cn.jidu.sample.oracle;

import cn.jidu.definition.Quarter;
import cn.jidu.sample.city.SampleIndustries.Size;
import cn.jidu.sample.city.SampleRow;
import cn.jidu.sample.city.SourceShape;
import cn.jidu.sample.oracle.ExpectedRegistry.ExpectedMatch;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The registry of one quarter with what is known of each entity, and the match of every other row to it. */
final class ExpectedPanel {
    /** Sources whose rows are tied to the registry. */
    static final List<SourceShape> TIED =
            List.of(SourceShape.TAX, SourceShape.LOAN, SourceShape.TENANT, SourceShape.ROSTER, SourceShape.SIZE_CLASS);

    /** A matched row. */
    record Matched(ExpectedHolds held, ExpectedMember member, ExpectedRegistry.Tie tie) {}

    /** A row that no entity was found for. */
    record Unmatched(ExpectedHolds held, ExpectedRegistry.Tie reason) {}

    private final Map<String, ExpectedMember> byIdentity = new LinkedHashMap<>();
    private final Map<SourceShape, List<Matched>> matched = new EnumMap<>(SourceShape.class);
    private final Map<SourceShape, List<Unmatched>> unmatched = new EnumMap<>(SourceShape.class);
    private final ExpectedInForce inForce;
    private final Quarter quarter;
    private final Set<String> borrowersBefore;

    /**
     * @param identities which entity a registration row is of, whatever code it had
     * @param borrowersBefore identities of whom an earlier quarter's extract holds a loan
     */
    ExpectedPanel(
            ExpectedInForce inForce,
            Quarter quarter,
            ExpectedIdentities identities,
            Map<String, LocalDate> ends,
            Set<String> borrowersBefore) {
        this.inForce = inForce;
        this.quarter = quarter;
        this.borrowersBefore = borrowersBefore;
        for (ExpectedHolds held : inForce.of(SourceShape.REGISTRATION, quarter).rows()) {
            String id = identities.of(held.row());
            Optional<LocalDate> end = ended(held.row()) ? Optional.ofNullable(ends.get(id)) : Optional.empty();
            byIdentity.put(id, new ExpectedMember(id, held, quarter, end));
        }
        ExpectedRegistry registry = new ExpectedRegistry(byIdentity.values());
        TIED.forEach(shape -> match(registry, shape));
        matched(SourceShape.ROSTER).forEach(this::list);
        matched(SourceShape.TENANT).stream()
                .filter(m -> isTenant(m.held().row()))
                .forEach(m -> m.member().addTenancy(m.held().row()));
        setSizes();
    }

    static boolean ended(SampleRow row) {
        return Set.of("注销", "吊销", "迁出").contains(row.text("status"));
    }

    Quarter quarter() {
        return quarter;
    }

    Collection<ExpectedMember> members() {
        return byIdentity.values();
    }

    private void match(ExpectedRegistry registry, SourceShape shape) {
        List<Matched> found = new ArrayList<>();
        List<Unmatched> left = new ArrayList<>();
        for (ExpectedHolds held : inForce.of(shape, quarter).rows()) {
            ExpectedMatch match = registry.match(held.row(), located(held));
            match.member()
                    .ifPresentOrElse(
                            m -> found.add(new Matched(held, m, match.tie())),
                            () -> left.add(new Unmatched(held, match.tie())));
        }
        matched.put(shape, found);
        unmatched.put(shape, left);
    }

    String located(ExpectedHolds held) {
        return inForce.located(held, quarter);
    }

    List<Matched> matched(SourceShape shape) {
        return matched.getOrDefault(shape, List.of());
    }

    List<Unmatched> unmatched(SourceShape shape) {
        return unmatched.getOrDefault(shape, List.of());
    }

    /** Adds a filing; quarters must come newest first. */
    void addFiling(String identity, SampleRow filing, Quarter of) {
        ExpectedMember member = byIdentity.get(identity);
        if (member != null) {
            member.filings().add(filing, of);
        }
    }

    private void list(Matched listed) {
        if (!isListed(listed.held().row())) {
            return;
        }
        switch (listed.held().row().text("roster")) {
            case "above-scale", "above-quota" -> listed.member().markAbove();
            case "directory" -> listed.member().markInDirectory();
            default -> {}
        }
    }

    /** On its list at the quarter's end. */
    boolean isListed(SampleRow row) {
        return stands(row, "listed_on", "delisted_on");
    }

    /** In its park at the quarter's end; without a day of moving in it always was. */
    boolean isTenant(SampleRow row) {
        return stands(row, "moved_in_on", "moved_out_on");
    }

    /** Begun by the quarter's end, not over by then. */
    boolean stands(SampleRow row, String from, String to) {
        LocalDate begun = row.date(from);
        LocalDate over = row.date(to);
        return (begun == null || !begun.isAfter(quarter.lastDay()))
                && (over == null || over.isAfter(quarter.lastDay()));
    }

    /** A first loan of one of whom an earlier quarter's extract holds a loan. */
    boolean isContradicted(Matched note) {
        return note.held().row().yes("first_loan")
                && isInQuarter(note.held().row(), "granted_on")
                && borrowersBefore.contains(note.member().identity());
    }

    boolean isInQuarter(SampleRow row, String key) {
        LocalDate day = row.date(key);
        return day != null && Quarter.containing(day).equals(quarter);
    }

    /** The sizes of the newest year that is not after the quarter's. */
    private void setSizes() {
        Map<ExpectedMember, BigDecimal> newest = new HashMap<>();
        List<Matched> upToNow = matched(SourceShape.SIZE_CLASS).stream()
                .filter(m -> year(m).compareTo(BigDecimal.valueOf(quarter.year())) <= 0)
                .toList();
        upToNow.forEach(m -> newest.merge(m.member(), year(m), BigDecimal::max));
        upToNow.stream()
                .filter(m -> year(m).compareTo(newest.getOrDefault(m.member(), BigDecimal.ZERO)) == 0)
                .forEach(m -> m.member().set(size(m.held().row().text("size"))));
    }

    private static BigDecimal year(Matched size) {
        return Objects.requireNonNull(size.held().row().number("year"));
    }

    private static Size size(String title) {
        return switch (title) {
            case "大型" -> Size.LARGE;
            case "中型" -> Size.MEDIUM;
            case "小型" -> Size.SMALL;
            default -> Size.MICRO;
        };
    }
}
