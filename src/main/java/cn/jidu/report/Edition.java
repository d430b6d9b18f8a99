package cn.jidu.report;

/** Whether a report may leave the statistician's desk. */
public enum Edition {
    /** Marked 草稿 on every page. */
    DRAFT,
    /** Approved and published. */
    RELEASE
}
