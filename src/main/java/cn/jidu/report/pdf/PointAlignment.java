package cn.jidu.report.pdf;

import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.TextCell;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sf.jasperreports.engine.JRBand;
import net.sf.jasperreports.engine.JRElement;
import net.sf.jasperreports.engine.JRTextField;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.type.HorizontalTextAlignEnum;

/**
 * Brings the points of a column's numbers one below the other, where they have not all as many decimals: what is missing
 * behind a shorter one is filled with spaces as wide as a digit. A column too narrow for that stays flush right.
 */
final class PointAlignment {
    private static final String DIGIT_SPACE = "\u2007";
    private static final String POINT_SPACE = "\u2008";
    /** Of the faces of the reports, in ems; all digits are as wide as each other. */
    private static final double DIGIT = 0.555;

    private static final double POINT = 0.278;

    private final Map<String, Integer> decimals;

    private PointAlignment(Map<String, Integer> decimals) {
        this.decimals = decimals;
    }

    /** @param template that prints the part: what it sets flush right is aligned */
    static PointAlignment of(ReportPart part, JasperReport template) {
        Map<String, Integer> decimals = new HashMap<>();
        for (JRBand band : template.getDetailSection().getBands()) {
            for (JRElement e : band.getElements()) {
                if (e instanceof JRTextField field && field.getHorizontalTextAlign() == HorizontalTextAlignEnum.RIGHT) {
                    align(part, field, decimals);
                }
            }
        }
        return new PointAlignment(decimals);
    }

    private static void align(ReportPart part, JRTextField field, Map<String, Integer> decimals) {
        String key = key(field);
        List<TextCell> cells = part.rows().stream()
                .map(r -> r.cell(key))
                .filter(c -> c.number().isPresent())
                .toList();
        int most = cells.stream().mapToInt(PointAlignment::decimals).max().orElse(0);
        int whole = cells.stream()
                .mapToInt(c -> c.figure().length() - (decimals(c) == 0 ? 0 : decimals(c) + 1))
                .max()
                .orElse(0);
        double room = (double) field.getWidth()
                - field.getLineBox().getLeftPadding()
                - field.getLineBox().getRightPadding();
        if (most > 0 && ((whole + most) * DIGIT + POINT) * field.getFontSize() <= room) {
            decimals.put(key, most);
        }
    }

    /** The key of the column that the field prints. */
    static String key(JRTextField field) {
        return field.getExpression().getText().replaceAll("^\\$F\\{(.*)}$", "$1");
    }

    private static int decimals(TextCell cell) {
        int point = cell.figure().indexOf('.');
        return point < 0 ? 0 : cell.figure().length() - point - 1;
    }

    /** What stands in the cell without its mark. */
    String figure(String column, TextCell cell) {
        int own = decimals(cell);
        int most = decimals.getOrDefault(column, own);
        if (cell.number().isEmpty() || most == own) {
            return cell.figure();
        }
        return cell.figure() + (own == 0 ? POINT_SPACE : "") + DIGIT_SPACE.repeat(most - own);
    }
}
