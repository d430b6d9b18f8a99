package cn.jidu.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.reconcile.revision.BalanceLine;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BalanceTest {

    @Test
    void namesTheEquationThatFails() {
        assertThat(BalanceCheck.imbalances(List.of(
                        new BalanceLine("park", "331002", "read", "", 3),
                        new BalanceLine("park", "331002", "loaded", "", 2),
                        new BalanceLine("park", "331002", "in-force", "", 2),
                        new BalanceLine("park", "331002", "counted", "", 1))))
                .isEqualTo(List.of(
                        "park 331002: read = rejected + duplicate + loaded: 3 ≠ 2",
                        "park 331002: in-force = counted: 2 ≠ 1"));
    }

    @Test
    void rowsExcludedFromNowhereDoNotAddUp() {
        assertThat(BalanceCheck.imbalances(List.of(new BalanceLine("tax", "331002", "excluded", "ABOVE", 3))))
                .isEqualTo(List.of("tax 331002: matched + moved in - moved out = counted + excluded: 0 ≠ 3"));
    }

    @Test
    void matchedRowsThatAllGotLostAreMissed() {
        assertThat(BalanceCheck.imbalances(List.of(
                        new BalanceLine("tax", "331002", "read", "", 3),
                        new BalanceLine("tax", "331002", "loaded", "", 3),
                        new BalanceLine("tax", "331002", "in-force", "", 3))))
                .isEqualTo(List.of("tax 331002: in-force = counted: 3 ≠ 0"));
    }

    @Property(tries = 300)
    void whateverAddsUpPasses(@ForAll("lines") Rows rows) {
        assertThat(BalanceCheck.imbalances(rows.lines())).isEmpty();
    }

    /** Every stage stands in an equation: one row more or less anywhere is told. */
    @Property(tries = 300)
    void oneRowMovedFails(
            @ForAll("lines") Rows rows, @ForAll @IntRange(min = 0, max = 12) int at, @ForAll boolean more) {
        List<BalanceLine> lines = new ArrayList<>(rows.lines());
        int i = at % lines.size();
        BalanceLine l = lines.get(i);
        lines.set(i, new BalanceLine(l.source(), l.area(), l.stage(), l.reason(), l.rows() + (more ? 1 : -1)));

        assertThat(BalanceCheck.imbalances(lines)).isNotEmpty();
    }

    @net.jqwik.api.Provide
    net.jqwik.api.Arbitrary<Rows> lines() {
        var count = net.jqwik.api.Arbitraries.longs().between(0, 1_000_000);
        return net.jqwik.api.Combinators.combine(count.list().ofSize(9), net.jqwik.api.Arbitraries.of(true, false))
                .as(Rows::of);
    }

    /** What comes of random rows that each end in one place. */
    record Rows(List<BalanceLine> lines) {
        static Rows of(List<Long> n, boolean matched) {
            long read = n.get(0) + n.get(1) + n.get(2) + n.get(3);
            long inForce = n.get(2) + n.get(4);
            List<BalanceLine> lines = new ArrayList<>(List.of(
                    line("read", "", read),
                    line("rejected", "CODE_MISSING", n.get(0)),
                    line("duplicate", "DUPLICATE_IDENTICAL", n.get(1)),
                    line("loaded", "", n.get(2) + n.get(3)),
                    line("superseded", "", n.get(3)),
                    line("carried", "", n.get(4)),
                    line("in-force", "", inForce)));
            if (!matched) {
                lines.add(line("counted", "", inForce));
                return new Rows(lines);
            }
            long unmatched = Math.min(inForce, n.get(5));
            long matchedRows = inForce - unmatched;
            long out = Math.min(matchedRows, n.get(6));
            long here = matchedRows - out + n.get(7);
            long excluded = Math.min(here, n.get(8));
            lines.addAll(List.of(
                    line("matched", "EXACT", matchedRows),
                    line("unmatched", "NO_MATCH", unmatched),
                    line("moved", "out", out),
                    line("moved", "in", n.get(7)),
                    line("counted", "", here - excluded),
                    line("excluded", "ABOVE", excluded)));
            return new Rows(lines);
        }

        private static BalanceLine line(String stage, String reason, long rows) {
            return new BalanceLine("tax", "331002", stage, reason, rows);
        }
    }
}
