package cn.jidu.sample.oracle;

import cn.jidu.sample.city.SampleRow;
import cn.jidu.sample.city.SourceShape;
import cn.jidu.sample.oracle.ExpectedFigures.CountedValue;
import cn.jidu.sample.oracle.ExpectedPanel.Matched;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** Counts and sums over the notes whose borrower is in the universe. */
final class ExpectedLoans {
    private static final BigDecimal INCLUSIVE = new BigDecimal("1000"); // 万元

    private final ExpectedPanel panel;
    private final List<Matched> notes;

    ExpectedLoans(ExpectedPanel panel, Predicate<ExpectedMember> borrower) {
        this.panel = panel;
        this.notes = panel.matched(SourceShape.LOAN).stream()
                .filter(m -> borrower.test(m.member()))
                .toList();
    }

    CountedValue count(String key) {
        return switch (key) {
            case "loan-balance" -> sum(notes, "balance");
            case "credit-loan-balance" -> sum(where(ExpectedLoans::isCredit), "balance");
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

    private List<Matched> where(Predicate<SampleRow> which) {
        return notes.stream().filter(m -> which.test(m.held().row())).toList();
    }

    private static boolean isCredit(SampleRow note) {
        return note.text("security").equals("信用");
    }

    private boolean isNew(SampleRow note) {
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

    private static CountedValue sum(List<Matched> notes, String key) {
        BigDecimal sum = notes.stream()
                .map(m -> Objects.requireNonNull(m.held().row().number(key)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new CountedValue(Optional.of(sum.movePointLeft(4)), estimated(notes));
    }

    private static CountedValue number(List<Matched> notes) {
        return new CountedValue(Optional.of(BigDecimal.valueOf(notes.size())), estimated(notes));
    }

    private static boolean estimated(List<Matched> notes) {
        return notes.stream().anyMatch(m -> m.member().estimated());
    }

    private static CountedValue borrowers(List<Matched> notes) {
        return distinct(notes.stream()
                .filter(m ->
                        Objects.requireNonNull(m.held().row().number("balance")).signum() > 0)
                .toList());
    }

    private static CountedValue distinct(List<Matched> notes) {
        return ExpectedCounts.counted(
                notes.stream().map(Matched::member).distinct().toList());
    }
}
