package cn.jidu.reconcile;

import cn.jidu.reconcile.revision.BalanceLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The equations that account for every row (CONTRACTS, section 1: what happens to each row), per source and area:
 *
 * <pre>
 * read = rejected + duplicate + loaded
 * in-force = loaded − superseded + carried
 * in-force = matched + unmatched
 * matched + moved in − moved out = counted + excluded     (matched sources)
 * in-force = counted                                      (sources that are not matched)
 * </pre>
 */
public final class BalanceCheck {
    private BalanceCheck() {}

    /** What does not add up; empty when everything does. Never empty by want of lines: absent stages count as zero. */
    public static List<String> imbalances(List<BalanceLine> lines) {
        Map<String, List<BalanceLine>> statements = lines.stream()
                .collect(Collectors.groupingBy(l -> l.source() + " " + l.area(), TreeMap::new, Collectors.toList()));
        List<String> wrong = new ArrayList<>();
        statements.forEach((name, statement) -> check(name, new Statement(statement), wrong));
        return wrong;
    }

    private static void check(String name, Statement s, List<String> wrong) {
        equal(
                name,
                "read = rejected + duplicate + loaded",
                s.of("read"),
                s.of("rejected") + s.of("duplicate") + s.of("loaded"),
                wrong);
        equal(
                name,
                "in-force = loaded - superseded + carried",
                s.of("in-force"),
                s.of("loaded") - s.of("superseded") + s.of("carried"),
                wrong);
        if (!s.isMatched()) {
            equal(name, "in-force = counted", s.of("in-force"), s.of("counted"), wrong);
        } else {
            equal(name, "in-force = matched + unmatched", s.of("in-force"), s.of("matched") + s.of("unmatched"), wrong);
            equal(
                    name,
                    "matched + moved in - moved out = counted + excluded",
                    s.of("matched") + s.moved("in") - s.moved("out"),
                    s.of("counted") + s.of("excluded"),
                    wrong);
        }
    }

    private static void equal(String name, String equation, long left, long right, List<String> wrong) {
        if (left != right) {
            wrong.add(name + ": " + equation + ": " + left + " ≠ " + right);
        }
    }

    private record Statement(List<BalanceLine> lines) {
        private static final Set<String> OF_MATCHED = Set.of("matched", "unmatched", "moved", "excluded");

        /** Rows of sources that are not matched have none of these stages. */
        boolean isMatched() {
            return lines.stream().anyMatch(l -> OF_MATCHED.contains(l.stage()));
        }

        long of(String stage) {
            return lines.stream()
                    .filter(l -> l.stage().equals(stage))
                    .mapToLong(BalanceLine::rows)
                    .sum();
        }

        long moved(String direction) {
            return lines.stream()
                    .filter(l -> l.stage().equals("moved") && l.reason().equals(direction))
                    .mapToLong(BalanceLine::rows)
                    .sum();
        }
    }
}
