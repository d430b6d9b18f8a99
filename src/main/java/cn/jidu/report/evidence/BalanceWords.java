package cn.jidu.report.evidence;

import cn.jidu.reconcile.revision.BalanceLine;
import cn.jidu.report.view.PlanView;
import java.util.ArrayList;
import java.util.List;

/** The balance of one source and area in one paragraph: where every row that was read ended. */
final class BalanceWords {
    private final PlanView view;
    private final List<BalanceLine> lines;

    /** @param lines of one source and area */
    BalanceWords(PlanView view, List<BalanceLine> lines) {
        this.view = view;
        this.lines = lines;
    }

    String paragraph() {
        List<String> sentences = new ArrayList<>();
        add(sentences, clause("read", "rejected", "duplicate", "loaded"));
        add(sentences, clause("superseded", "carried", "in-force"));
        add(sentences, clause("matched", "unmatched"));
        add(sentences, clause("moved", "counted", "excluded"));
        return String.join("；", sentences) + "。";
    }

    private static void add(List<String> sentences, String clause) {
        if (!clause.isEmpty()) {
            sentences.add(clause);
        }
    }

    private String clause(String... stages) {
        List<String> words = new ArrayList<>();
        for (String stage : stages) {
            List<BalanceLine> of =
                    lines.stream().filter(l -> l.stage().equals(stage)).toList();
            if (stage.equals("moved")) {
                of.forEach(l -> words.add(view.text("stage.moved." + l.reason(), l.rows())));
            } else if (!of.isEmpty()) {
                words.add(words(stage, of));
            }
        }
        return String.join("，", words);
    }

    private String words(String stage, List<BalanceLine> of) {
        long rows = of.stream().mapToLong(BalanceLine::rows).sum();
        String total = view.text("stage." + stage, rows);
        List<String> reasons = of.stream()
                .filter(l -> !l.reason().isEmpty())
                .map(l -> view.text("reasonRows", view.words().name(l.reason()), l.rows()))
                .toList();
        return reasons.isEmpty() ? total : total + view.text("inBrackets", String.join("、", reasons));
    }
}
