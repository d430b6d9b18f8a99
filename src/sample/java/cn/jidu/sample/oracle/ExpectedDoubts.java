package cn.jidu.sample.oracle;

import cn.jidu.definition.Quarter;
import cn.jidu.sample.city.SampleFilings;
import cn.jidu.sample.city.SampleIndustries;
import cn.jidu.sample.city.SourceShape;
import cn.jidu.sample.oracle.ExpectedPanel.Matched;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What two sources, two levels or two quarters say against each other, in one quarter. */
final class ExpectedDoubts {
    private static final BigDecimal WAN = BigDecimal.valueOf(10_000);
    private static final List<List<String>> NESTED = List.of(
            List.of("cultivation-province", "cultivation-city"), List.of("cultivation-city", "cultivation-county"));

    /** Takes a doubt: its rule, the area that it counts in and the row that is listed. */
    interface Listed {
        void add(String code, String area, ExpectedHolds row);
    }

    private final ExpectedModel model;
    private final Quarter quarter;
    private final ExpectedPanel panel;
    private final Listed listed;

    ExpectedDoubts(ExpectedModel model, Quarter quarter, Listed listed) {
        this.model = model;
        this.quarter = quarter;
        this.panel = model.panel(quarter);
        this.listed = listed;
    }

    void list() {
        loans();
        parks();
        lists();
        lines();
        Optional.ofNullable(model.panels().get(quarter.plus(-1))).ifPresent(this::pasts);
    }

    private static String enterprise(Matched m) {
        return m.member().identity();
    }

    private void loans() {
        List<Matched> notes = panel.matched(SourceShape.LOAN);
        Set<Matched> found = new HashSet<>(
                atTwoLenders(notes, m -> enterprise(m) + "|" + m.held().row().text("loan_id")));
        found.addAll(atTwoLenders(
                notes.stream()
                        .filter(m -> positive(m.held().row().number("granted_amount"))
                                && m.held().row().number("balance") != null)
                        .toList(),
                m -> enterprise(m) + "|" + m.held().row().text("granted_on") + "|"
                        + plain(m.held().row().number("granted_amount")) + "|"
                        + plain(m.held().row().number("balance"))));
        found.forEach(m -> listed.add("LOAN_AT_TWO_LENDERS", m.held().area(), m.held()));
    }

    private static List<Matched> atTwoLenders(List<Matched> notes, Function<Matched, String> alike) {
        return notes.stream().collect(Collectors.groupingBy(alike)).values().stream()
                .filter(g -> g.stream()
                                .map(m -> m.held().row().text("lender"))
                                .distinct()
                                .count()
                        > 1)
                .flatMap(List::stream)
                .toList();
    }

    private static String plain(@Nullable BigDecimal value) {
        return value == null ? "" : value.stripTrailingZeros().toPlainString();
    }

    private static boolean positive(@Nullable BigDecimal value) {
        return value != null && value.signum() > 0;
    }

    private void parks() {
        List<ExpectedHolds> ledger =
                model.inForce().of(SourceShape.PARK, quarter).rows();
        Set<String> told = new TreeSet<>();
        ledger.forEach(p -> told.addAll(List.of(p.area(), "331000")));
        List<ExpectedHolds> standing = ledger.stream()
                .filter(p -> panel.stands(p.row(), "recognised_on", "revoked_on"))
                .toList();
        Set<String> known = standing.stream().map(p -> p.row().text("park_id")).collect(Collectors.toSet());
        Map<String, BigDecimal> used = new HashMap<>();
        for (ExpectedHolds tenant :
                model.inForce().of(SourceShape.TENANT, quarter).rows()) {
            if (!panel.isTenant(tenant.row())) {
                continue;
            }
            String park = tenant.row().text("park_id");
            if (told.contains(tenant.area()) && !known.contains(park)) {
                listed.add("PARK_NOT_IN_LEDGER", tenant.area(), tenant);
            }
            Optional.ofNullable(tenant.row().number("land_mu")).ifPresent(l -> used.merge(park, l, BigDecimal::add));
        }
        standing.stream()
                .filter(p -> p.row().number("land_mu") != null
                        && used.getOrDefault(p.row().text("park_id"), BigDecimal.ZERO)
                                        .compareTo(p.row().number("land_mu"))
                                > 0)
                .forEach(p -> listed.add("PARK_LAND_EXCEEDED", p.area(), p));
    }

    private void lists() {
        Set<String> told = told();
        Set<String> on = panel.matched(SourceShape.ROSTER).stream()
                .filter(m -> panel.isListed(m.held().row()))
                .map(m -> m.held().row().text("roster") + "|" + enterprise(m))
                .collect(Collectors.toSet());
        for (List<String> nested : NESTED) {
            panel.matched(SourceShape.ROSTER).stream()
                    .filter(m -> m.held().row().text("roster").equals(nested.get(0))
                            && panel.isListed(m.held().row()))
                    .filter(m -> told.contains(nested.get(1) + "|" + m.member().area()))
                    .filter(m -> !on.contains(nested.get(1) + "|" + enterprise(m)))
                    .forEach(m -> listed.add("LIST_NOT_NESTED", m.held().area(), m.held()));
        }
    }

    /** Which lists a county has, on whatever row of it. */
    private Set<String> told() {
        return Stream.concat(
                        panel.matched(SourceShape.ROSTER).stream()
                                .map(m -> m.held().row().text("roster") + "|"
                                        + m.member().area()),
                        panel.unmatched(SourceShape.ROSTER).stream()
                                .map(u -> u.held().row().text("roster") + "|"
                                        + u.held().area()))
                .collect(Collectors.toSet());
    }

    /** By industry, in 万元 a year; building and development are listed by other things than revenue. */
    private static Optional<BigDecimal> line(String industry) {
        String group = industry.substring(0, 3);
        int division = Integer.parseInt(industry.substring(0, 2));
        int line =
                switch (SampleIndustries.section(industry)) {
                    case 'B', 'C', 'D', 'G', 'I', 'N' -> 2000;
                    case 'F' -> division == 51 ? 2000 : 500;
                    case 'H' -> 200;
                    case 'L', 'M', 'P' -> 1000;
                    case 'O', 'R' -> 500;
                    case 'K' -> group.equals("701") ? 0 : 1000;
                    case 'Q' -> division == 84 ? 2000 : 500;
                    default -> 0;
                };
        return line == 0 ? Optional.empty() : Optional.of(WAN.multiply(BigDecimal.valueOf(line)));
    }

    private void lines() {
        Set<String> told = told();
        for (ExpectedMember member : panel.members()) {
            String industry = member.row().text("industry_code");
            Optional<BigDecimal> line = line(industry);
            if (!member.enterprise() || !member.active() || line.isEmpty()) {
                continue;
            }
            char section = SampleIndustries.section(industry);
            String roster = section == 'F' || section == 'H' ? "above-quota" : "above-scale";
            SampleFilings filings = member.filings();
            boolean past = filings.quarters() > 0 && filings.revenueOfAll().compareTo(line.get()) >= 0;
            if (past && !member.above() && told.contains(roster + "|" + member.area())) {
                listed.add("OVER_LINE_NOT_LISTED", member.area(), member.held());
            }
            boolean far = filings.quarters() == 4
                    && filings.revenueOfAll().multiply(BigDecimal.valueOf(2)).compareTo(line.get()) < 0;
            if (far && member.above()) {
                listed.add("LISTED_FAR_BELOW", member.area(), member.held());
            }
        }
    }

    private void pasts(ExpectedPanel before) {
        Map<String, ExpectedMember> earlier =
                before.members().stream().collect(Collectors.toMap(ExpectedMember::identity, m -> m));
        Map<String, BigDecimal> lent = balances(panel);
        Map<String, BigDecimal> lentBefore = balances(before);
        Set<String> told = Stream.concat(
                        before.matched(SourceShape.TAX).stream()
                                .map(m -> m.member().area()),
                        before.unmatched(SourceShape.TAX).stream()
                                .map(u -> u.held().area()))
                .collect(Collectors.toSet());
        ExpectedChanges changes = new ExpectedChanges();
        for (ExpectedMember member : panel.members()) {
            if (!member.enterprise() || !member.existed()) {
                continue;
            }
            Optional<ExpectedMember> past = Optional.ofNullable(earlier.get(member.identity()));
            SampleFilings now = member.filings();
            for (String variable : List.of("revenue", "tax_paid", "employees")) {
                Optional<BigDecimal> value = now.now(variable);
                Optional<BigDecimal> was = past.flatMap(p -> p.filings().now(variable));
                changes.add(variable, member, past, value, was);
                turn(
                        member,
                        variable,
                        value,
                        was,
                        past.map(p -> p.filings().quarters()).orElse(0) > 0,
                        told);
            }
            changes.add(
                    "balance",
                    member,
                    past,
                    Optional.ofNullable(lent.get(member.identity())),
                    Optional.ofNullable(lentBefore.get(member.identity())));
        }
        changes.listed((variable, member) -> listed.add(
                "OWN_PAST_JUMP", member.area(), variable.equals("balance") ? largest(member) : filing(member)));
    }

    /** To nothing, or from it. */
    private void turn(
            ExpectedMember member,
            String variable,
            Optional<BigDecimal> value,
            Optional<BigDecimal> was,
            boolean filedLately,
            Set<String> told) {
        if (variable.equals("tax_paid") || value.isEmpty()) {
            return;
        }
        boolean money = variable.equals("revenue");
        if (value.get().signum() == 0
                && was.filter(w -> w.compareTo(BigDecimal.valueOf(money ? 1_000_000 : 20)) >= 0)
                        .isPresent()) {
            listed.add("OWN_PAST_STOPPED", member.area(), filing(member));
        }
        boolean fromNothing = was.map(w -> w.signum() == 0).orElse(!filedLately);
        if (fromNothing
                && told.contains(member.area())
                && value.get().compareTo(BigDecimal.valueOf(money ? 5_000_000 : 100)) >= 0) {
            listed.add("OWN_PAST_BEGUN", member.area(), filing(member));
        }
    }

    private static Map<String, BigDecimal> balances(ExpectedPanel of) {
        Map<String, BigDecimal> balances = new HashMap<>();
        of.matched(SourceShape.LOAN)
                .forEach(m -> Optional.ofNullable(m.held().row().number("balance"))
                        .ifPresent(b -> balances.merge(enterprise(m), b, BigDecimal::add)));
        return balances;
    }

    /** Wider areas' files come first, then by name. */
    private static final Comparator<ExpectedHolds> ARRIVAL = Comparator.comparing(
                    (ExpectedHolds h) -> !h.file().area().equals("331000"))
            .thenComparing(h -> h.file().fileName())
            .thenComparing(h -> h.row().line());

    private ExpectedHolds filing(ExpectedMember member) {
        return panel.matched(SourceShape.TAX).stream()
                .filter(m -> m.member() == member)
                .map(Matched::held)
                .min(ARRIVAL)
                .orElseThrow();
    }

    private ExpectedHolds largest(ExpectedMember member) {
        return panel.matched(SourceShape.LOAN).stream()
                .filter(m -> m.member() == member)
                .map(Matched::held)
                .min(Comparator.comparing((ExpectedHolds h) -> h.row().number("balance"), Comparator.reverseOrder())
                        .thenComparing(ARRIVAL))
                .orElseThrow();
    }
}
