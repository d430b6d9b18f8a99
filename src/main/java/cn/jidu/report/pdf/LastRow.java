package cn.jidu.report.pdf;

import cn.jidu.report.view.ReportPart;
import java.util.Arrays;
import net.sf.jasperreports.engine.JRBand;
import net.sf.jasperreports.engine.JRElement;
import net.sf.jasperreports.engine.JRTextField;
import net.sf.jasperreports.engine.JasperReport;
import org.jspecify.annotations.Nullable;

/**
 * The room that a table's head, its last rows and the notes below take, which are kept on one page. The library fails where a
 * table begins on a page that has less left: it moves them to a page that it takes to be as small.
 */
final class LastRow {
    /** The last rows of a table, which stand on one page: none stands alone. */
    static final int TAIL = 2;
    /** A table's caption and head, in points. */
    private static final int HEAD = 72;
    /** Of letters that are as wide as high, from line to line. */
    private static final double LINE = 1.5;

    private static final int CHAPTER = 30;
    private static final int FOOT = 20;
    private static final int GROUP = 17;
    private static final int PADDING = 8;
    private static final double LETTERS_OF_NOTE = 56;
    private static final double NOTE_LINE = 12;

    private LastRow() {}

    /**
     * In points, rather too much than too little; 0 where nothing is kept with the row.
     *
     * @param chaptered a chapter begins with it
     */
    static int room(ReportPart part, JasperReport template, boolean chaptered) {
        if (part.rows().isEmpty() || template.getGroups() == null) {
            return 0;
        }
        double last = part.rows().stream()
                .skip(Math.max(0, part.rows().size() - TAIL))
                .mapToDouble(r -> height(template, r))
                .sum();
        return (int) ((chaptered ? CHAPTER : 0) + HEAD + last + FOOT + notes(part));
    }

    /** In points, of a table that is to stand on one page, with all that belongs to it. */
    static int whole(ReportPart part, JasperReport template, boolean chaptered) {
        int head = (part.heading().isEmpty() ? 0 : height(template.getTitle())) + height(template.getColumnHeader());
        double rows = part.rows().stream().mapToDouble(r -> height(template, r)).sum();
        long groups = part.rows().stream()
                .map(ReportPart.PartRow::group)
                .filter(g -> !g.isEmpty())
                .distinct()
                .count();
        return (int) ((chaptered ? CHAPTER : 0)
                + head
                + rows
                + groups * GROUP
                + (part.notes().isEmpty() ? 0 : FOOT)
                + notes(part));
    }

    private static int height(@Nullable JRBand band) {
        return band == null ? 0 : band.getHeight();
    }

    private static double notes(ReportPart part) {
        return part.notes().stream().mapToInt(n -> lines(n, LETTERS_OF_NOTE)).sum() * NOTE_LINE;
    }

    private static double height(JasperReport template, ReportPart.PartRow row) {
        return Arrays.stream(template.getDetailSection().getBands())
                .mapToDouble(band -> height(band, row))
                .sum();
    }

    private static double height(JRBand band, ReportPart.PartRow row) {
        double height = band.getHeight();
        for (JRElement e : band.getElements()) {
            if (e instanceof JRTextField field) {
                String text = row.cell(PointAlignment.key(field)).text();
                double letters = (field.getWidth() - PADDING) / field.getFontSize();
                int lines = lines(text, letters);
                height = Math.max(height, lines < 2 ? 0 : lines * field.getFontSize() * LINE + PADDING);
            }
        }
        return height;
    }

    private static int lines(String text, double letters) {
        return (int) Math.ceil(text.length() / letters);
    }
}
