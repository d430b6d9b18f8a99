package cn.jidu.run;

import cn.jidu.reconcile.BalanceCheck;
import cn.jidu.reconcile.ImbalanceException;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import java.util.List;

/** Nothing is rendered from a revision whose rows are not accounted for: the statement as kept is checked once more. */
final class BalanceGate {
    private BalanceGate() {}

    /** @throws ImbalanceException when a statement does not add up */
    static void check(Revisions kept, List<Revision> revisions) {
        for (Revision revision : revisions) {
            List<String> wrong = BalanceCheck.imbalances(kept.balance(revision));
            if (!wrong.isEmpty()) {
                throw new ImbalanceException(revision.quarter(), wrong, List.of());
            }
        }
    }
}
