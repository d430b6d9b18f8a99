package cn.jidu.report.workbook;

import cn.jidu.report.workbook.SheetWriter.TablePlace;
import java.util.List;
import org.apache.poi.ss.usermodel.Sheet;

/**
 * Where printed pages end between tables that stand one below the other: a table that has no room left on the page begins
 * the next; one that is longer than a page begins where its head and some rows still have room.
 */
final class TableBreaks {
    /** Rows that stand below a head at least. */
    private static final int ROWS = 4;

    private final Sheet sheet;
    /** Points of rows, as they are before they are scaled. */
    private final double room;

    private double used;

    private TableBreaks(Sheet sheet) {
        this.sheet = sheet;
        this.room = PageSetup.pointsDown(sheet);
    }

    /** Sets the breaks; the sheet has a scale of its own, for what is fitted to pages has no breaks of its own. */
    static void set(Sheet sheet, List<TablePlace> places) {
        TableBreaks breaks = new TableBreaks(sheet);
        int from = 0;
        for (TablePlace place : places) {
            breaks.used += PageSetup.points(sheet, from, place.heading() - 1);
            breaks.table(place);
            from = place.end() + 1;
        }
    }

    private void table(TablePlace place) {
        double all = PageSetup.points(sheet, place.heading(), place.end());
        double least = all <= room
                ? all
                : PageSetup.points(sheet, place.heading(), Math.min(place.end(), place.head() + ROWS));
        if (used > 0 && place.heading() > 1 && used + least > room) {
            sheet.setRowBreak(place.heading() - 1);
            used = 0;
        }
        used = (used + all) % room;
    }
}
