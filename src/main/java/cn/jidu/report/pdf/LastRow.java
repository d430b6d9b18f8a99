package cn.jidu.report.pdf;

import cn.jidu.report.part.ReportPart;
import java.util.Arrays;
import net.sf.jasperreports.engine.JRBand;
import net.sf.jasperreports.engine.JRElement;
import net.sf.jasperreports.engine.JRTextField;
import net.sf.jasperreports.engine.JasperReport;

/**
 * The room that a table's head, its last row and the notes below take, which are kept on one page. The library fails where a
 * table begins on a page that has less left: it moves them to a page that it takes to be as small.
 */
final class LastRow {
    /** A table's caption and head, in points. */
    private static final int HEAD = 72;
    /** Of letters that are as wide as high, from line to line. */
    private static final double LINE = 1.5;

    private static final int FOOT = 20;
    private static final int PADDING = 8;
    private static final double LETTERS_OF_NOTE = 56;
    private static final double NOTE_LINE = 12;

    private LastRow() {}

    /** In points, rather too much than too little; 0 where nothing is kept with the row. */
    static int room(ReportPart part, JasperReport template) {
        if (part.rows().isEmpty() || template.getGroups() == null) {
            return 0;
        }
        double notes =
                part.notes().stream().mapToInt(n -> lines(n, LETTERS_OF_NOTE)).sum() * NOTE_LINE;
        ReportPart.PartRow last = part.rows().get(part.rows().size() - 1);
        double row = Arrays.stream(template.getDetailSection().getBands())
                .mapToDouble(band -> height(band, last))
                .sum();
        return (int) (HEAD + row + FOOT + notes);
    }

    private static double height(JRBand band, ReportPart.PartRow row) {
        double height = band.getHeight();
        for (JRElement e : band.getElements()) {
            if (e instanceof JRTextField field) {
                String text = row.cell(PointAlignment.key(field)).text();
                double letters = (field.getWidth() - PADDING) / field.getFontSize();
                height = Math.max(height, lines(text, letters) * field.getFontSize() * LINE + PADDING);
            }
        }
        return height;
    }

    private static int lines(String text, double letters) {
        return (int) Math.ceil(text.length() / letters);
    }
}
