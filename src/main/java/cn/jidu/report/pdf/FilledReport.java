package cn.jidu.report.pdf;

import cn.jidu.report.view.AreaReport;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintFrame;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.type.BandTypeEnum;

/**
 * A report on its pages.
 *
 * @param report what of it stands there
 * @param body without what stands before the numbered pages
 */
record FilledReport(AreaReport report, JasperPrint body) {
    /** How a report is set on pages. */
    interface PageFill {
        FilledReport of(AreaReport report) throws JRException;
    }

    int pages() {
        return body.getPages().size();
    }

    /** Whether page one has the head of a table and none of its rows. */
    boolean leavesHeadAlone() {
        Set<BandTypeEnum> bands = EnumSet.noneOf(BandTypeEnum.class);
        collect(body.getPages().get(0).getElements(), bands);
        return bands.contains(BandTypeEnum.COLUMN_HEADER) && !bands.contains(BandTypeEnum.DETAIL);
    }

    /** The bands of parts: the page's own have no name. */
    private static void collect(List<JRPrintElement> elements, Set<BandTypeEnum> bands) {
        for (JRPrintElement e : elements) {
            if (e instanceof JRPrintFrame frame) {
                collect(frame.getElements(), bands);
            }
            if (e.getOrigin() != null && e.getOrigin().getReportName() != null) {
                bands.add(e.getOrigin().getBandType());
            }
        }
    }
}
