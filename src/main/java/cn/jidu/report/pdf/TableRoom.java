package cn.jidu.report.pdf;

import cn.jidu.report.view.ReportPart;
import java.util.Arrays;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JRBand;
import net.sf.jasperreports.engine.JRElement;
import net.sf.jasperreports.engine.JRGroup;
import net.sf.jasperreports.engine.JRLineBox;
import net.sf.jasperreports.engine.JRTextField;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.type.TextAdjustEnum;
import org.jspecify.annotations.Nullable;

/**
 * The room that a table has to have to begin. Its head, its last rows and the notes below are kept on one page: the library
 * fails where a table begins on a page that has less left, for it moves them to a page that it takes to be as small. And a
 * head is not set where the rows below would go to the next page.
 */
final class TableRoom {
    /** The last rows of a table, which stand on one page: none stands alone. */
    static final int TAIL = 2;
    /** Prose under its heading, and a chapter's above that, begins with some lines. */
    static final int PROSE = 150;

    /** Above a table that begins a page without a heading of its own, in points. */
    private static final int CAPTION = 12;
    /** Of letters that are as wide as high, from line to line. */
    private static final double LINE = 1.5;

    private static final int CHAPTER = 37;
    /** Above what no chapter begins with. */
    private static final int GAP = 14;
    /** What lines broken as Chinese is may need beyond what is reckoned. */
    private static final int SPARE = 6;

    private static final Pattern FIELD = Pattern.compile("(?s).*?\\$F\\{([^}]*)}.*");
    private static final int GROUP = 17;
    private static final double LETTERS_OF_NOTE = 56;
    private static final double NOTE_LINE = 12.5;

    /** The first character that is as wide as high. */
    private static final int FULL_WIDTH = 0x2000;

    private static final double LATIN = 0.75;
    private static final double DIGIT = 0.6;

    private TableRoom() {}

    /**
     * In points, rather too much than too little; 0 where nothing is kept together.
     *
     * @param chaptered a chapter begins with it
     */
    static int toBegin(ReportPart part, JasperReport template, boolean chaptered) {
        if (part.rows().isEmpty() || template.getGroups() == null) {
            return 0;
        }
        double last = part.rows().stream()
                .skip(Math.max(0, part.rows().size() - TAIL))
                .mapToDouble(r -> height(template, r))
                .sum();
        double head = head(part, template, chaptered) + SPARE;
        return (int) Math.max(head + last + foot(part, template) + notes(part), head + first(part, template));
    }

    /** What the first row and the heading of its group have to have below the table's head. */
    private static double first(ReportPart part, JasperReport template) {
        ReportPart.PartRow row = part.rows().get(0);
        double asked = Arrays.stream(template.getGroups())
                .mapToInt(JRGroup::getMinHeightToStartNewPage)
                .max()
                .orElse(0);
        return Math.max(asked, (row.group().isEmpty() ? 0 : GROUP) + height(template, row));
    }

    private static double head(ReportPart part, JasperReport template, boolean chaptered) {
        return (chaptered ? CHAPTER : GAP)
                + (part.heading().isEmpty() ? CAPTION : height(template.getTitle()))
                + (template.getColumnHeader() == null ? 0 : height(template.getColumnHeader(), f -> title(part, f)));
    }

    private static String title(ReportPart part, JRTextField field) {
        String expression = field.getExpression().getText();
        return part.columns().stream()
                .filter(c -> expression.contains('"' + c.key() + '"'))
                .findFirst()
                .map(PageBlocks::title)
                .orElse("");
    }

    /** In points, of a table that is to stand on one page, with all that belongs to it. */
    static int whole(ReportPart part, JasperReport template, boolean chaptered) {
        double rows = part.rows().stream().mapToDouble(r -> height(template, r)).sum();
        long groups = part.rows().stream()
                .map(ReportPart.PartRow::group)
                .filter(g -> !g.isEmpty())
                .distinct()
                .count();
        double body = rows + groups * GROUP + foot(part, template) + notes(part);
        double asked = part.rows().isEmpty() || template.getGroups() == null ? 0 : first(part, template);
        return (int) (head(part, template, chaptered) + SPARE + Math.max(body, asked));
    }

    private static int height(@Nullable JRBand band) {
        return band == null ? 0 : band.getHeight();
    }

    /** The line below a table stands there without notes too; their room does not. */
    private static int foot(ReportPart part, JasperReport template) {
        return Stream.ofNullable(template.getGroups())
                .flatMap(Arrays::stream)
                .flatMap(g -> Stream.ofNullable(g.getGroupFooterSection()))
                .flatMap(s -> Stream.ofNullable(s.getBands()))
                .flatMap(Arrays::stream)
                .mapToInt(band -> band.getHeight() - (part.notes().isEmpty() ? leftAway(band) : 0))
                .max()
                .orElse(0);
    }

    private static int leftAway(JRBand band) {
        return Arrays.stream(band.getElements())
                .filter(JRElement::isRemoveLineWhenBlank)
                .mapToInt(JRElement::getHeight)
                .sum();
    }

    private static double notes(ReportPart part) {
        int lines =
                part.notes().stream().mapToInt(n -> lines(n, LETTERS_OF_NOTE)).sum();
        // the foot has room for one
        return Math.max(0, lines - 1) * NOTE_LINE;
    }

    private static double height(JasperReport template, ReportPart.PartRow row) {
        return Arrays.stream(template.getDetailSection().getBands())
                .mapToDouble(band -> height(band, f -> row.cell(key(f)).text()))
                .sum();
    }

    /** The key of the column that the field prints, whatever it puts around it. */
    private static String key(JRTextField field) {
        return FIELD.matcher(field.getExpression().getText()).replaceAll("$1");
    }

    private static double height(JRBand band, Function<JRTextField, String> text) {
        double height = band.getHeight();
        for (JRElement e : band.getElements()) {
            if (e instanceof JRTextField field && field.getTextAdjust() != TextAdjustEnum.SCALE_FONT) {
                JRLineBox box = field.getLineBox();
                double letters =
                        (field.getWidth() - box.getLeftPadding() - box.getRightPadding()) / field.getFontSize();
                int lines = text.apply(field)
                        .lines()
                        .mapToInt(l -> lines(l, letters))
                        .sum();
                double padding = field.getY() + box.getTopPadding() + box.getBottomPadding();
                height = Math.max(height, lines * field.getFontSize() * LINE + padding);
            }
        }
        return height;
    }

    private static int lines(String text, double letters) {
        return (int) Math.ceil(text.codePoints().mapToDouble(TableRoom::width).sum() / letters);
    }

    /** In letters that are as wide as high. */
    private static double width(int character) {
        return character >= FULL_WIDTH ? 1 : Character.isLetter(character) ? LATIN : DIGIT;
    }
}
