package cn.jidu.release.verify;

/** What can be said of a file. */
public enum FileVerdict {
    /** The very bytes of a release, which holds. */
    CURRENT(true),
    /** The very bytes of a release that has given way to a later one. */
    SUPERSEDED(true),
    /** The very bytes of a release that was withdrawn. */
    WITHDRAWN(true),
    /** The very bytes of a draft. */
    DRAFT(true),
    /** The very bytes of a copy that this site made for one recipient: its pages are marked, it is not what was archived. */
    MARKED(false),
    /** Other bytes; code and content are those of an archived report. */
    AGREES(false),
    /** Other bytes; the code is one of this site, and the content another. */
    DIFFERS(false),
    /** Pages of several reports. */
    MIXED(false),
    /** The code is one of this site, and there is nothing else to compare. */
    CODE_ONLY(false),
    /** The code names a report of this site, with another fingerprint. */
    FORGED(false),
    /** The code names a report that this site does not have. */
    UNKNOWN(false),
    /** There is no code in it. */
    NO_CODE(false),
    /** No PDF, workbook or picture, or one that cannot be read. */
    UNREADABLE(false);

    private final boolean isGenuine;

    FileVerdict(boolean isGenuine) {
        this.isGenuine = isGenuine;
    }

    /** Whether the bytes are those that this site archived, or signed. */
    public boolean isGenuine() {
        return isGenuine;
    }
}
