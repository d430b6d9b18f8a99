package cn.jidu.cleanse.cell;

/** Why a row was not loaded. The first fault in the order of the source's fields decides, all are listed. */
public enum RejectCode {
    CODE_MISSING,
    CODE_MALFORMED,
    /** A spreadsheet has rounded the code to a number. */
    CODE_PRECISION_LOST,
    REQUIRED_MISSING,
    DATE_INVALID,
    NUMBER_INVALID,
    OUT_OF_RANGE,
    NOT_IN_LIST,
    AREA_UNKNOWN,
    AREA_OUTSIDE,
    PERIOD_MISMATCH,
    ROW_WIDTH,
    ROW_TOO_LONG
}
