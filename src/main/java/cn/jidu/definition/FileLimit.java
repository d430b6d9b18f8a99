package cn.jidu.definition;

import java.util.Arrays;
import java.util.Optional;

/**
 * One bound on what a received file may hold, so that no file, however made, takes the machine's memory, disk or night. A
 * file beyond it is refused as TOO_LARGE; a row beyond {@link #ROW_CELLS}, {@link #ROW_CHARACTERS}, {@link
 * #FIELD_CHARACTERS} or {@link #KEY_CHARACTERS} is rejected as ROW_TOO_LONG. What each default rests on is said in {@code docs/limits.md}.
 */
public enum FileLimit {
    /** Some 16 million registrations, more than any city sends; line numbers then always fit 31 bits. */
    FILE_BYTES("fileBytes", Integer.MAX_VALUE, 1 << 10, Integer.MAX_VALUE),
    /** All parts of a workbook or zip together, as its directory states them; no part gives more than it states. */
    UNPACKED_BYTES("unpackedBytes", 8L << 30, 1 << 20, 1L << 40),
    /** Of each part of more than a megabyte. Deflate gives 1032 at most, real sheets of blanks some 100. */
    UNPACK_RATIO("unpackRatio", 200, 10, 1_100),
    /** The directory is held in memory. */
    ZIP_ENTRIES("zipEntries", 10_000, 50, 1_000_000),
    SHEETS("sheets", 1_000, 1, 10_000),
    /** Cell formats, and number formats; Excel has 65,490 at most. */
    STYLES("styles", 100_000, 100, 1_000_000),
    /** Blocks of them; all of a sheet are held in memory, before its rows. */
    MERGED_CELLS("mergedCells", 100_000, 100, 10_000_000),
    SHARED_TEXTS("sharedTexts", 50_000_000, 1_000, 500_000_000),
    /** They lie on the disk while the file is read. */
    SHARED_TEXT_BYTES("sharedTextBytes", 2L << 30, 1 << 20, 1L << 40),
    /** Workbooks need about fifteen. */
    XML_DEPTH("xmlDepth", 100, 30, 10_000),
    /** A tag with its attributes, a comment, a run of text that is given at once. */
    XML_TAG_CHARACTERS("xmlTagCharacters", 1 << 20, 1 << 16, 1 << 26),
    /** Elements, attributes and namespaces of one part: each is held in memory. Workbooks have fewer than 300. */
    XML_NAMES("xmlNames", 2_000, 500, 100_000),
    /** Rows times columns, blank rows included. */
    CELLS("cells", 1_000_000_000, 1_000, 100_000_000_000L),
    /** The columns of Excel. */
    ROW_CELLS("rowCells", 16_384, 50, 100_000),
    /** A hundred times the longest row seen in real registers. */
    ROW_CHARACTERS("rowCharacters", 1 << 18, 1_000, 1 << 22),
    /** What a cell of Excel can hold: more could not be shown in the file that goes back to the department. */
    FIELD_CHARACTERS("fieldCharacters", 32_767, 100, 1 << 22),
    /** Of a field that rows are told apart or replaced by: it goes into indexes of the database. */
    KEY_CHARACTERS("keyCharacters", 500, 50, 800),
    CONTROL_BYTES("controlBytes", 1 << 20, 1 << 10, 1 << 24);

    private final String key;
    private final long normal;
    private final long least;
    private final long most;

    FileLimit(String key, long normal, long least, long most) {
        this.key = key;
        this.normal = normal;
        this.least = least;
        this.most = most;
    }

    /** The name of the setting, which says its unit. */
    public String key() {
        return key;
    }

    /** What holds where nothing is set. */
    public long normal() {
        return normal;
    }

    /** The smallest value that may be set. */
    public long least() {
        return least;
    }

    /** The largest value that may be set. */
    public long most() {
        return most;
    }

    /** The limit of that key in {@code limits.yml}. */
    public static Optional<FileLimit> find(String key) {
        return Arrays.stream(values()).filter(l -> l.key.equals(key)).findFirst();
    }
}
