package cn.jidu.release;

import java.util.Locale;

/** How far one plan's report of a revision has come. */
public enum ReleaseState {
    /** Nobody has submitted it, or what was submitted was taken back or has changed. */
    DRAFT,
    SUBMITTED,
    APPROVED,
    PUBLISHED,
    /** Published, and a later revision's release of the plan and quarter has taken its place. */
    SUPERSEDED,
    /** Published, and recalled. */
    WITHDRAWN;

    /** As it is written where programs read it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
