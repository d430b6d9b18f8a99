package cn.jidu.release;

import cn.jidu.definition.Plan;
import cn.jidu.reconcile.revision.Revision;

/**
 * What is released: one plan's report of one revision.
 *
 * @param boundHash of data, definitions, templates and program: what is done counts for this state alone
 */
public record ReleaseSubject(Plan plan, Revision revision, String boundHash) {
    /** As people and the audit name it, e.g. {@code taizhou-2018/2018Q2/r1}. */
    public String name() {
        return plan.key() + "/" + revision.quarter() + "/r" + revision.number();
    }
}
