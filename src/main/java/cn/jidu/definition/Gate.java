package cn.jidu.definition;

import java.util.List;
import java.util.Set;

/**
 * What holds a release ({@code jobs/gates/<CODE>.yml}): every row of its SELECT is a reason to hold it.
 *
 * @param code e.g. INCOMPLETE
 * @param title what is wrong, in a few Chinese words; whoever is held is told it
 * @param step the first one that it holds; it holds those after it too
 * @param override whether someone may answer for it, with a reason that the report prints
 * @param meaning one Chinese sentence: what it asks, and why
 * @param action what to do about it, one Chinese clause
 * @param plans keys of the plans it holds; empty: all
 * @param sql a SELECT over the tables of {@code release/GateInputs} that gives {@code key, message}
 * @param examples of which at least one is held
 */
public record Gate(
        String code,
        String title,
        GateStep step,
        boolean override,
        String meaning,
        String action,
        Set<String> plans,
        DefinitionSql sql,
        List<TableExample> examples) {

    /** What a gate can hold, in the order in which it is done. */
    public enum GateStep {
        SUBMIT,
        APPROVE,
        PUBLISH
    }

    public Gate {
        plans = Set.copyOf(plans);
        examples = List.copyOf(examples);
    }

    /** Whether it is asked before the step of the plan's report. */
    public boolean holds(GateStep asked, String plan) {
        return step.compareTo(asked) <= 0 && (plans.isEmpty() || plans.contains(plan));
    }
}
