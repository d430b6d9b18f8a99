package cn.jidu.intake.workbook;

import cn.jidu.intake.table.RefusedException;

/**
 * How a part of a cell's text looks that has a font of its own. A raised digit marks a note and a struck one is taken back:
 * both are marked in the text, so that nobody reads them as digits of the number beside them.
 *
 * @param raised above or below the line
 * @param struck through
 */
public record RunLook(boolean raised, boolean struck) {
    /** As all other text. */
    public static final RunLook PLAIN = new RunLook(false, false);

    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final char STROKE = 0x336;

    /** Reads the properties of a run that have just begun, to their end. */
    static RunLook of(XmlReader xml) throws RefusedException {
        boolean raised = false;
        boolean struck = false;
        while (xml.next() && !xml.isEnd("rPr")) {
            if (xml.isStart("vertAlign")) {
                raised = !xml.attribute("val").orElse("baseline").equals("baseline");
            } else if (xml.isStart("strike")) {
                struck = xml.attribute("val").map(XlsxWorkbook::isTrue).orElse(true);
            }
        }
        return new RunLook(raised, struck);
    }

    /** Marks the digits of a text between two places. */
    public void mark(StringBuilder text, int from, int to) {
        for (int i = Math.min(to, text.length()) - 1; i >= from && !equals(PLAIN); i--) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                text.setCharAt(i, raised ? RAISED.charAt(c - '0') : c);
                if (struck) {
                    text.insert(i + 1, STROKE);
                }
            }
        }
    }
}
