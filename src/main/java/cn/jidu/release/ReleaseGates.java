package cn.jidu.release;

import cn.jidu.definition.Gate;
import cn.jidu.definition.Gate.GateStep;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Asks the gates of {@code jobs/gates}, over the tables of {@link GateInputs}. */
final class ReleaseGates {
    private final JdbcTemplate db;

    /** @param db of the transaction that has the tables */
    ReleaseGates(JdbcTemplate db) {
        this.db = db;
    }

    /** Those that hold the step, whether somebody answers for them or not, in order of code. */
    List<HeldGate> held(Collection<Gate> gates, GateStep step, String plan) {
        List<HeldGate> held = new ArrayList<>();
        for (Gate gate : gates) {
            List<String> reasons = gate.holds(step, plan)
                    ? db.queryForList(
                            "select message from (" + found(gate) + ") found order by key collate \"C\"", String.class)
                    : List.of();
            if (!reasons.isEmpty()) {
                held.add(new HeldGate(gate, reasons));
            }
        }
        return held;
    }

    /** The gate's own SELECT, its columns by name. */
    static String found(Gate gate) {
        return "select key, message from (" + gate.sql().text() + "\n) gate";
    }
}
