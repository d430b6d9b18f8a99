package cn.jidu.intake.table;

/** Why a whole delivery was not taken in. A refused delivery changes nothing. */
public enum RefusalCode {
    /** The bytes are not what the file's name says, or a quotation does not end. */
    UNREADABLE,
    ENCRYPTED,
    /** No allowed encoding explains every byte. */
    ENCODING,
    /** A required column is missing, stands twice, or has a unit that cannot be converted. */
    HEADER_MISMATCH,
    CONTROL_MISMATCH,
    /** There is no header at all. */
    EMPTY,
    /** An empty form that does not say there is nothing to report. */
    NOTHING_FILLED_IN,
    TOO_LARGE,
    /** More than half of the rows lie outside the area or quarter that the file's name states. */
    WRONG_PERIOD_OR_AREA
}
