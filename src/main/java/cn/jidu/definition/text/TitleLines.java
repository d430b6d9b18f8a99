package cn.jidu.definition.text;

/** Titles of columns that are wider than their column. */
public final class TitleLines {
    private TitleLines() {}

    /** With the brackets at its end, a unit mostly, in a line of their own: programs would break a line within them. */
    public static String of(String title) {
        return of(title, title.length());
    }

    /**
     * The same of brackets that are short enough.
     *
     * @param longest characters of them, both brackets among them
     */
    public static String of(String title, int longest) {
        int at = title.lastIndexOf('（');
        return at > 0 && title.endsWith("）") && title.length() - at <= longest
                ? title.substring(0, at) + "\n" + title.substring(at)
                : title;
    }
}
