package cn.jidu.report.workbook;

import cn.jidu.definition.text.PackageTexts;
import cn.jidu.report.view.ReportPart;
import cn.jidu.report.workbook.SheetWriter.TablePlace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Sheet;

/**
 * How sheets are printed: A4 across, as wide as the page and as many pages long as it takes; what is narrow and long is
 * upright; what would become unreadably small on one page's width goes over several, its first column on each.
 */
final class PageSetup {
    private static final PackageTexts TEXTS = PackageTexts.chinese(PageSetup.class);
    /** Characters of Latin text that a page has room for, as it is. */
    static final int CHARACTERS = 125;
    /** A single column that is wider would be cut: programs make no column fit. */
    static final int TEXT_CHARACTERS = 108;
    /** Percent; smaller is not read. */
    static final int SMALLEST = 60;
    /** Of what goes over several pages, unless a smaller one spares a page. */
    private static final int SEVERAL = 70;
    /** Characters that every program finds room for on a page: they do not measure letters alike. */
    private static final int SURELY = 100;

    private static final double SIDE_INCHES = 0.4;
    private static final double EDGE_INCHES = 0.6;

    /** Of A4 across, from margin to margin; somewhat less, for programs do not measure alike. */
    private static final double POINTS_DOWN = (210 / 25.4 - 2 * EDGE_INCHES) * 72 * 0.94;
    /** Likewise of an upright page. */
    private static final double UPRIGHT_DOWN = (297 / 25.4 - 2 * EDGE_INCHES) * 72 * 0.94;
    /** Characters of Latin text that an upright page has room for, as it is. */
    private static final int UPRIGHT = 84;
    /** Of one table. */
    private static final int UPRIGHT_FROM = 2;
    /** Rows that one page has room for where they are printed as small as can be read. */
    private static final int ROWS_DOWN = 40;
    /** Rows that a page across has room for. */
    private static final int BARS_ACROSS = 20;
    /** Of a page. */
    private static final double REMNANT = 0.25;

    private PageSetup() {}

    static void onePageWide(Sheet sheet) {
        paper(sheet);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitWidth((short) 1);
        sheet.getPrintSetup().setFitHeight((short) 0);
    }

    /** A picture and what it is drawn from. */
    static void onePage(Sheet sheet) {
        sheet.getPrintSetup().setFitHeight((short) 1);
    }

    /** Areas with a chart of them beside: on one page where they are few, else as many on each as the chart shows. */
    static void bars(Sheet sheet, TablePlace place, int step, ColumnWidths widths) {
        int rows = place.last() - place.head();
        sheet.getPrintSetup().setLandscape(rows <= BARS_ACROSS);
        if (step >= rows) {
            onePage(sheet);
            return;
        }
        sheet.setFitToPage(false);
        sheet.getPrintSetup().setScale((short) scaleAcross(sheet, widths));
        for (int row = place.head() + step; row < place.last(); row += step) {
            sheet.setRowBreak(row);
        }
    }

    /**
     * What is more than two pages, and stays readable on pages that are upright, is printed so. Rows that are no longer in
     * memory count as low ones.
     */
    static void upright(Sheet sheet, ColumnWidths widths) {
        if (sheet.getFitToPage()
                && pages(sheet, 0, widths) > UPRIGHT_FROM
                && widths.printed() * SEVERAL <= UPRIGHT * 100) {
            sheet.getPrintSetup().setLandscape(false);
        }
    }

    /**
     * What is little more than one page across is made smaller, and what would have nothing but notes on a second.
     *
     * @param notes the first row behind the figures
     */
    static void onOnePage(Sheet sheet, int notes, ColumnWidths widths) {
        double pages = pages(sheet, 0, widths);
        if (sheet.getFitToPage()
                && sheet.getPrintSetup().getLandscape()
                && pages - 1 <= Math.max(REMNANT, pages(sheet, notes, widths))
                && across(widths) * 100 >= SMALLEST * Math.max(1, pages)) {
            onePage(sheet);
        }
    }

    /** How many pages across the rows from one on take, at the scale that fits their width. */
    private static double pages(Sheet sheet, int from, ColumnWidths widths) {
        return points(sheet, from, sheet.getLastRowNum()) * across(widths) / POINTS_DOWN;
    }

    private static double across(ColumnWidths widths) {
        return Math.min(1.0, (double) CHARACTERS / widths.sum());
    }

    /** Of rows from one to another, as they are before they are scaled. */
    static double points(Sheet sheet, int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(sheet::getRow)
                .mapToDouble(r -> r == null ? sheet.getDefaultRowHeightInPoints() : r.getHeightInPoints())
                .sum();
    }

    private static void paper(Sheet sheet) {
        sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
        sheet.getPrintSetup().setLandscape(true);
        sheet.setMargin(PageMargin.LEFT, SIDE_INCHES);
        sheet.setMargin(PageMargin.RIGHT, SIDE_INCHES);
        sheet.setMargin(PageMargin.TOP, EDGE_INCHES);
        sheet.setMargin(PageMargin.BOTTOM, EDGE_INCHES);
        sheet.getFooter().setRight(TEXTS.get("workbook.pages"));
    }

    /** Of a sheet of several tables, where pages end at rows that are chosen: a scale of its own makes it fit a page's width. */
    static void several(Sheet sheet, List<ReportPart.PartColumn> columns, ColumnWidths widths) {
        of(sheet, columns, widths);
        if (sheet.getFitToPage()) {
            sheet.setFitToPage(false);
            sheet.getPrintSetup().setScale((short) surely(sheet, widths));
            // tables are not cut, so that two pages of them are three or four
            if (points(sheet, 0, sheet.getLastRowNum()) > pointsDown(sheet) && isReadUpright(widths)) {
                sheet.getPrintSetup().setLandscape(false);
                sheet.getPrintSetup().setScale((short) surely(sheet, widths));
            }
        }
    }

    private static boolean isReadUpright(ColumnWidths widths) {
        return widths.printed() * SMALLEST <= SURELY * UPRIGHT / CHARACTERS * 100;
    }

    /** Percent at which every program finds room for columns of such widths. */
    private static int surely(Sheet sheet, ColumnWidths widths) {
        return scaleAcross(sheet, widths, SURELY);
    }

    /** Points of rows that a page has room for, at the sheet's scale. */
    static double pointsDown(Sheet sheet) {
        return pointsDown(sheet, sheet.getPrintSetup().getScale());
    }

    /** Likewise at another scale, in percent. */
    static double pointsDown(Sheet sheet, int scale) {
        return (sheet.getPrintSetup().getLandscape() ? POINTS_DOWN : UPRIGHT_DOWN) * 100 / scale;
    }

    /** Percent at which columns of such widths surely are as wide as the page. */
    static int scaleAcross(Sheet sheet, ColumnWidths widths) {
        return scaleAcross(sheet, widths, TEXT_CHARACTERS);
    }

    /** @param characters that a page across has room for */
    private static int scaleAcross(Sheet sheet, ColumnWidths widths, int characters) {
        int room = sheet.getPrintSetup().getLandscape() ? characters : characters * UPRIGHT / CHARACTERS;
        return Math.min(100, room * 100 / widths.printed());
    }

    /**
     * Whether columns of such widths go over several pages side by side. Long tables have pages that end at rows that are
     * chosen, so every program must find room for their columns.
     */
    static boolean goesAcross(ColumnWidths widths) {
        int room = widths.rows() > ROWS_DOWN ? TEXT_CHARACTERS : CHARACTERS;
        return widths.sum() * SMALLEST > room * 100;
    }

    static void of(Sheet sheet, List<ReportPart.PartColumn> columns, ColumnWidths widths) {
        if (!goesAcross(widths)) {
            onePageWide(sheet);
            return;
        }
        paper(sheet);
        sheet.setFitToPage(false);
        int scale = SEVERAL;
        int fewest = pagesAcross(columns, widths, SMALLEST).size();
        while (pagesAcross(columns, widths, scale).size() > fewest) {
            scale--;
        }
        sheet.getPrintSetup().setScale((short) scale);
        pagesAcross(columns, widths, scale).forEach(column -> sheet.setColumnBreak(column - 1));
    }

    /** The columns that begin the pages behind the first, where columns under the same heading stay together. */
    private static List<Integer> pagesAcross(List<ReportPart.PartColumn> columns, ColumnWidths widths, int scale) {
        int room = SURELY * 100 / scale - widths.of(0);
        List<Integer> begun = new ArrayList<>();
        int used = 0;
        for (int i = 1; i < columns.size(); ) {
            int after = groupEnd(columns, i);
            int group = widths.sum(i, after);
            if (used > 0 && used + group > room) {
                begun.add(i);
                used = 0;
            }
            used += group;
            i = after;
        }
        return begun;
    }

    /** Behind the last column that stands under the same heading: these stay together. */
    static int groupEnd(List<ReportPart.PartColumn> columns, int from) {
        String over = columns.get(from).over();
        int end = from + 1;
        while (!over.isEmpty()
                && end < columns.size()
                && columns.get(end).over().equals(over)) {
            end++;
        }
        return end;
    }
}
