package cn.jidu.delivery;

/**
 * What a file is of; all empty where nobody could tell.
 *
 * @param area its code
 * @param quarter as in 2018Q2
 * @param supplement it adds to what was there, and replaces nothing
 */
public record FileSubject(String source, String area, String quarter, boolean supplement) {
    /** Of a file that no contract knows, and of a zip. */
    public static final FileSubject UNKNOWN = new FileSubject("", "", "", false);
}
