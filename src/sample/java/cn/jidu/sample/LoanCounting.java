package cn.jidu.sample;

import cn.jidu.sample.Figures.Counted;
import cn.jidu.sample.Panel.Matched;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** Counts and sums over the notes whose borrower is in the universe. */
final class LoanCounting {
    private static final BigDecimal INCLUSIVE = new BigDecimal("1000"); // 万元

    private final Panel panel;
    private final List<Matched> notes;

    LoanCounting(Panel panel, Predicate<Member> borrower) {
        this.panel = panel;
        this.notes = panel.matched(Shape.LOAN).stream()
                .filter(m -> borrower.test(m.member()))
                .toList();
    }

    Counted count(String key) {
        return switch (key) {
            case "loan-balance" -> sum(notes, "balance");
            case "credit-loan-balance" -> sum(where(LoanCounting::isCredit), "balance");
            case "rollover-balance" -> sum(where(r -> r.yes("rollover")), "balance");
            case "inclusive-loan-balance" -> sum(inclusive(), "balance");
            case "borrowers" -> borrowers(notes);
            case "inclusive-borrowers" -> borrowers(inclusive());
            case "credit-loans-granted" -> sum(where(r -> isCredit(r) && isNew(r)), "granted_amount");
            case "first-loan-enterprises" -> distinct(firstLoans());
            case "first-loan-amount" -> sum(firstLoans(), "granted_amount");
            case "rollover-loans" -> number(where(r -> r.yes("rollover") && isNew(r)));
            default -> throw new IllegalArgumentException(key);
        };
    }

    private List<Matched> where(Predicate<Row> which) {
        return notes.stream().filter(m -> which.test(m.held().row())).toList();
    }

    private static boolean isCredit(Row note) {
        return note.text("security").equals("信用");
    }

    private boolean isNew(Row note) {
        return panel.isInQuarter(note, "granted_on");
    }

    private List<Matched> firstLoans() {
        return where(r -> r.yes("first_loan") && isNew(r)).stream()
                .filter(m -> !panel.isContradicted(m))
                .toList();
    }

    /** Notes of a lender and borrower whose largest known limit is 1000 万元 or less; without any limit not. */
    private List<Matched> inclusive() {
        Map<String, BigDecimal> limits = new HashMap<>();
        notes.forEach(m -> Optional.ofNullable(m.held().row().number("credit_limit"))
                .ifPresent(l -> limits.merge(pair(m), l, BigDecimal::max)));
        return notes.stream()
                .filter(m -> limits.containsKey(pair(m))
                        && Objects.requireNonNull(limits.get(pair(m))).compareTo(INCLUSIVE) <= 0)
                .toList();
    }

    private static String pair(Matched note) {
        return note.held().row().text("lender") + "|" + note.member().identity();
    }

    private static Counted sum(List<Matched> notes, String key) {
        BigDecimal sum = notes.stream()
                .map(m -> Objects.requireNonNull(m.held().row().number(key)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Counted(Optional.of(sum.movePointLeft(4)), estimated(notes));
    }

    private static Counted number(List<Matched> notes) {
        return new Counted(Optional.of(BigDecimal.valueOf(notes.size())), estimated(notes));
    }

    private static boolean estimated(List<Matched> notes) {
        return notes.stream().anyMatch(m -> m.member().estimated());
    }

    private static Counted borrowers(List<Matched> notes) {
        return distinct(notes.stream()
                .filter(m ->
                        Objects.requireNonNull(m.held().row().number("balance")).signum() > 0)
                .toList());
    }

    private static Counted distinct(List<Matched> notes) {
        return Counting.counted(notes.stream().map(Matched::member).distinct().toList());
    }
}
