package cn.jidu.report.view;

/** How much of a report its pages show; the workbook has all of it. */
public enum ReportForm {
    /** Of the plan's own area. */
    WHOLE,
    /** Of an area under it: two to four pages, what is asked of it first. */
    BRIEF,
    /** Of a unit that leads: what the document asks of it. */
    UNIT,
    /** Of a month: what departments returned by month. */
    MONTH
}
