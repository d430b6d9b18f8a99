package cn.jidu.report.data;

/** Whether a report may leave the statistician's desk. */
public enum ReportEdition {
    /** Marked 草稿 on every page. */
    DRAFT,
    /** Approved and published. */
    RELEASE
}
