package cn.jidu.delivery;

/**
 * What a file is of; all empty where nobody could tell.
 *
 * @param area its code
 * @param quarter as in 2018Q2
 * @param month as in 2018M05, where the file is of one month of the quarter
 * @param supplement it adds to what was there, and replaces nothing
 */
public record FileSubject(String source, String area, String quarter, String month, boolean supplement) {
    /** Of a file that no contract knows, and of a zip. */
    public static final FileSubject UNKNOWN = new FileSubject("", "", "", "", false);
}
