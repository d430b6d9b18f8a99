package cn.jidu.sample;

import cn.jidu.definition.Quarter;
import cn.jidu.sample.Panel.Matched;
import cn.jidu.sample.Panel.Member;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Each figure for one area and the quarter alone: its flow, level or rate, and how far it can be trusted. */
final class Figures {
    static final MathContext PRECISE = new MathContext(50);

    /**
     * @param value empty when missing
     * @param status A, E, P or M
     */
    record Cell(Optional<BigDecimal> value, char status) {
        static final Cell MISSING = new Cell(Optional.empty(), 'M');

        boolean missing() {
            return value.isEmpty();
        }
    }

    /** A count or sum and whether an enterprise of estimated size is in it. */
    private record Counted(Optional<BigDecimal> value, boolean estimated) {}

    private final Model model;
    private final Map<String, Cell> known = new HashMap<>();

    Figures(Model model) {
        this.model = model;
    }

    Cell own(Figure figure, String area, Quarter quarter) {
        String key = figure.key() + area + quarter;
        Cell cell = known.get(key);
        if (cell == null) {
            cell = !model.panels().containsKey(quarter)
                    ? Cell.MISSING
                    : figure.computed() ? computed(figure, area, quarter) : returned(figure, area, quarter);
            known.put(key, cell);
        }
        return cell;
    }

    /** A department's own figure: an area's own return, else (flows and levels) the sum of those below it. */
    Cell returned(Figure figure, String area, Quarter quarter) {
        List<Row> rows = model.inForce().of(Shape.RETURN, quarter).rows().stream()
                .map(Held::row)
                .filter(r -> r.text("indicator").equals(figure.key()))
                .toList();
        Optional<BigDecimal> own = sum(rows, area);
        if (own.isPresent()) {
            return new Cell(own, 'A');
        }
        boolean adds = figure.isFlow() || figure.behaviour() == Figure.Behaviour.LEVEL;
        List<BigDecimal> parts =
                Counties.CODES.stream().flatMap(c -> sum(rows, c).stream()).toList();
        if (!area.equals(Counties.CITY) || !adds || parts.isEmpty()) {
            return Cell.MISSING;
        }
        BigDecimal total = parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Cell(Optional.of(total), parts.size() < Counties.CODES.size() ? 'P' : 'A');
    }

    private static Optional<BigDecimal> sum(List<Row> rows, String area) {
        return rows.stream()
                .filter(r -> r.area().equals(area))
                .flatMap(r -> Optional.ofNullable(r.number("value")).stream())
                .reduce(BigDecimal::add);
    }

    private Cell computed(Figure figure, String area, Quarter quarter) {
        char input = new Completeness(model.inForce()).input(figure, area, quarter);
        if (input == 'M') {
            return Cell.MISSING;
        }
        if (figure.behaviour() == Figure.Behaviour.CHANGE) {
            return change(figure, area, quarter, quarter.previous());
        }
        if (figure.behaviour() == Figure.Behaviour.GROWTH) {
            return Cell.MISSING; // has no base outside a plan
        }
        Counted counted = count(figure.key(), area, model.panel(quarter));
        if (counted.value().isEmpty()) {
            return Cell.MISSING;
        }
        boolean estimated = figure.overUniverse() && counted.estimated();
        return new Cell(counted.value(), input == 'P' ? 'P' : estimated ? 'E' : 'A');
    }

    /** The level of the quarter less that of an earlier one; missing where either is. */
    Cell change(Figure figure, String area, Quarter quarter, Quarter earlier) {
        Figure level = Figure.get("loan-balance");
        if (new Completeness(model.inForce()).input(figure, area, quarter) == 'M') {
            return Cell.MISSING;
        }
        Cell now = own(level, area, quarter);
        Cell before = own(level, area, earlier);
        if (now.missing() || before.missing()) {
            return Cell.MISSING;
        }
        BigDecimal difference = now.value().get().subtract(before.value().get());
        return new Cell(Optional.of(difference), worst(now.status(), before.status()));
    }

    /** Average yearly growth of the stock since the base quarter, in percent. */
    Cell growth(String area, Quarter quarter, Quarter base) {
        Figure stock = Figure.get("enterprise-stock");
        Cell now = own(stock, area, quarter);
        Cell then = own(stock, area, base);
        int quarters = quarter.since(base);
        if (now.missing() || then.missing() || then.value().get().signum() == 0 || quarters <= 0) {
            return Cell.MISSING;
        }
        BigDecimal ratio = now.value().get().divide(then.value().get(), PRECISE);
        BigDecimal yearly = Roots.root(ratio.pow(4, PRECISE), quarters);
        BigDecimal percent = yearly.subtract(BigDecimal.ONE).movePointRight(2);
        return new Cell(Optional.of(percent), worst(now.status(), then.status()));
    }

    /** The first of M, P, E, A that either has. */
    static char worst(char a, char b) {
        return "MPEA".indexOf(a) < "MPEA".indexOf(b) ? a : b;
    }

    private Counted count(String key, String area, Panel panel) {
        Predicate<Member> here = m -> within(m.area(), area) && m.smallMicro() && m.existed();
        Predicate<Member> active = here.and(Member::active);
        return switch (key) {
            case "new-enterprises" -> members(panel, here.and(Member::isNew));
            case "enterprise-stock" -> members(panel, active);
            case "company-share" -> ratio(members(panel, active.and(Member::company)), members(panel, active));
            case "tax-registration-rate" ->
                ratio(members(panel, active.and(Member::everFiled)), members(panel, active));
            case "tax-benefit-coverage" ->
                ratio(members(panel, here.and(Figures::enjoys)), members(panel, here.and(Figures::eligible)));
            case "loan-balance" -> balance(panel, here);
            case "borrowers" -> borrowers(panel, here);
            case "parks-total" -> parks(panel.quarter(), area, r -> stands(r, panel.quarter()));
            case "new-parks" -> parks(panel.quarter(), area, r -> isNew(r, panel.quarter(), "recognised_on"));
            case "below-to-above-scale-industry" -> upgraded(panel, area);
            default -> throw new IllegalArgumentException(key);
        };
    }

    private static boolean within(String area, String outer) {
        return Counties.isWithin(area, outer);
    }

    private static Counted members(Panel panel, Predicate<Member> which) {
        return counted(panel.members().stream().filter(which).toList());
    }

    private static Counted counted(Collection<Member> members) {
        boolean estimated = members.stream().anyMatch(m -> m.size() != Industries.Size.NOT_APPLICABLE);
        return new Counted(Optional.of(BigDecimal.valueOf(members.size())), estimated);
    }

    private static Counted ratio(Counted part, Counted whole) {
        BigDecimal of = whole.value().orElseThrow();
        Optional<BigDecimal> percent = of.signum() == 0
                ? Optional.empty()
                : part.value().map(p -> p.movePointRight(2).divide(of, PRECISE));
        return new Counted(percent, whole.estimated());
    }

    private static boolean eligible(Member member) {
        return member.filing().filter(r -> r.yes("relief_eligible")).isPresent();
    }

    private static boolean enjoys(Member member) {
        return eligible(member)
                && member.filing()
                        .map(r -> r.number("tax_relief"))
                        .filter(n -> n.signum() > 0)
                        .isPresent();
    }

    private static Counted balance(Panel panel, Predicate<Member> here) {
        List<Matched> notes = panel.matched(Shape.LOAN).stream()
                .filter(m -> here.test(m.member()))
                .toList();
        BigDecimal sum = notes.stream()
                .map(m -> java.util.Objects.requireNonNull(m.held().row().number("balance")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Counted(Optional.of(sum.movePointLeft(4)), !notes.isEmpty());
    }

    private static Counted borrowers(Panel panel, Predicate<Member> here) {
        return counted(panel.matched(Shape.LOAN).stream()
                .filter(m -> here.test(m.member()))
                .filter(m -> java.util.Objects.requireNonNull(m.held().row().number("balance"))
                                .signum()
                        > 0)
                .map(Matched::member)
                .distinct()
                .toList());
    }

    private Counted parks(Quarter quarter, String area, Predicate<Row> which) {
        long parks = model.inForce().of(Shape.PARK, quarter).rows().stream()
                .map(Held::row)
                .filter(r -> within(r.area(), area) && which.test(r))
                .count();
        return new Counted(Optional.of(BigDecimal.valueOf(parks)), false);
    }

    private static boolean stands(Row park, Quarter quarter) {
        java.time.LocalDate from = park.date("recognised_on");
        java.time.LocalDate to = park.date("revoked_on");
        return from != null && !from.isAfter(quarter.lastDay()) && (to == null || to.isAfter(quarter.lastDay()));
    }

    private static boolean isNew(Row row, Quarter quarter, String key) {
        java.time.LocalDate day = row.date(key);
        return day != null && Quarter.containing(day).equals(quarter);
    }

    private static Counted upgraded(Panel panel, String area) {
        return counted(panel.matched(Shape.ROSTER).stream()
                .filter(m -> m.held().row().text("roster").equals("industry-upgraded"))
                .filter(m -> within(m.member().area(), area))
                .filter(m -> isNew(m.held().row(), panel.quarter(), "listed_on"))
                .map(Matched::member)
                .distinct()
                .toList());
    }
}
