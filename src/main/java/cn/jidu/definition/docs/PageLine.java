package cn.jidu.definition.docs;

/** A line of a page's source, broken where an editor would run it out of sight; the page reads the same. */
final class PageLine {
    /** Characters. */
    private static final int LONGEST = 160;

    /** Behind these a break shows no gap; a blank is one already, within code too. */
    private static final String BREAKS = " ，。；、";

    private PageLine() {}

    /** Rows of tables stay whole: they have no other form. */
    static String broken(String line) {
        if (line.length() <= LONGEST || line.startsWith("|")) {
            return line;
        }
        int end = LONGEST;
        while (end > 0 && BREAKS.indexOf(line.charAt(end - 1)) < 0) {
            end--;
        }
        if (end == 0) {
            return line;
        }
        String indent = line.startsWith("- ") || line.startsWith("  ") ? "  " : "";
        return line.substring(0, end).stripTrailing()
                + "\n"
                + broken(indent + line.substring(end).stripLeading());
    }
}
