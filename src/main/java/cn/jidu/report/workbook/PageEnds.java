package cn.jidu.report.workbook;

import cn.jidu.report.workbook.SheetWriter.TablePlace;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Sheet;

/**
 * Where the printed pages of a long table end: none with a heading of rows, and none begins with notes that nobody knows what
 * they are about.
 */
final class PageEnds {
    /** Rows of figures that go to the last page with the notes. */
    private static final int WITH_NOTES = 3;
    /** Of a page; so little on the last one is worth a smaller print. */
    private static final double REMNANT = 0.25;
    /** Of the scale that fits the width. */
    private static final double LEAST = 0.8;

    private final Sheet sheet;
    private final TablePlace place;
    private final double head;
    private final List<Integer> begun = new ArrayList<>();
    private double room;
    private double used;

    private PageEnds(Sheet sheet, TablePlace place) {
        this.sheet = sheet;
        this.place = place;
        this.head = PageSetup.points(sheet, place.top(), place.head());
    }

    /** Sets the breaks; a sheet that is fitted to the page's width has a scale of its own then, for the same width. */
    static void set(Sheet sheet, TablePlace place, ColumnWidths widths) {
        if (!sheet.getFitToPage()) {
            at(sheet.getPrintSetup().getScale(), sheet, place).begun.forEach(row -> sheet.setRowBreak(row - 1));
        } else if (sheet.getPrintSetup().getFitHeight() != 1) {
            fitted(sheet, place, widths);
        }
    }

    private static void fitted(Sheet sheet, TablePlace place, ColumnWidths widths) {
        int scale = PageSetup.scaleAcross(sheet, widths);
        PageEnds ends = at(scale, sheet, place);
        if (ends.begun.isEmpty()) {
            // programs that measure letters narrower would print them larger, on two pages
            PageSetup.onePage(sheet);
            return;
        }
        int smaller = scale;
        PageEnds fewer = ends;
        while (ends.isRemnant() && fewer.begun.size() == ends.begun.size() && smaller > least(scale)) {
            fewer = at(--smaller, sheet, place);
        }
        if (fewer.begun.size() < ends.begun.size()) {
            ends = fewer;
            scale = smaller;
        }
        sheet.setFitToPage(false);
        sheet.getPrintSetup().setScale((short) scale);
        ends.begun.forEach(row -> sheet.setRowBreak(row - 1));
    }

    private static double least(int scale) {
        return Math.max(PageSetup.SMALLEST, scale * LEAST);
    }

    private static PageEnds at(int scale, Sheet sheet, TablePlace place) {
        PageEnds ends = new PageEnds(sheet, place);
        ends.room = PageSetup.pointsDown(sheet, scale);
        for (int row = 0; row <= place.end(); row++) {
            ends.row(row);
        }
        return ends;
    }

    private void row(int row) {
        double points = PageSetup.points(sheet, row, row);
        if (row > place.head() && used + points > room) {
            int first = first(row);
            begun.add(first);
            used = head + PageSetup.points(sheet, first, row - 1);
        }
        used += points;
    }

    /** The row that begins a page where this one has no room left. */
    private int first(int row) {
        int first = row > place.last() ? Math.max(place.head() + 1, place.last() + 1 - WITH_NOTES) : row;
        while (first > place.head() + 1 && place.groups().contains(first - 1)) {
            first--;
        }
        int before = begun.isEmpty() ? place.head() + 1 : begun.get(begun.size() - 1);
        return first > before ? first : row;
    }

    /** Whether there is so little on the last page that it may be spared. */
    private boolean isRemnant() {
        return used - head < REMNANT * room;
    }
}
