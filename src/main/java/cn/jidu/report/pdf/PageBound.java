package cn.jidu.report.pdf;

import cn.jidu.definition.text.PackageTexts;
import cn.jidu.report.view.AreaReport;
import net.sf.jasperreports.engine.JRException;

/**
 * Of a form that has a number of pages at most: its longest tables lose their last rows, and say so, until it has no more.
 * The workbook has them whole.
 *
 * @param pages at most; 0: as many as it takes
 */
record PageBound(int pages) {

    /** The report with as many rows as have room; with one in each table where even that takes too many pages. */
    FilledReport fitted(AreaReport report, FilledReport.PageFill fill, PackageTexts texts) throws JRException {
        FilledReport whole = fill.of(report);
        if (!isPassed(whole)) {
            return whole;
        }
        int fits = 1;
        int tooMany =
                report.parts().stream().mapToInt(p -> p.rows().size()).max().orElse(1);
        FilledReport fitted = fill.of(shortened(report, fits, texts));
        while (tooMany - fits > 1) {
            int rows = (fits + tooMany) / 2;
            FilledReport tried = fill.of(shortened(report, rows, texts));
            if (isPassed(tried)) {
                tooMany = rows;
            } else {
                fits = rows;
                fitted = tried;
            }
        }
        return fitted;
    }

    boolean isPassed(FilledReport filled) {
        return pages > 0 && filled.pages() > pages;
    }

    private static AreaReport shortened(AreaReport report, int rows, PackageTexts texts) {
        PartCut cut = PartCut.rows(rows);
        return report.with(report.parts().stream().map(p -> cut.of(p, texts)).toList());
    }
}
