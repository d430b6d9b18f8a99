package cn.jidu.report.pdf;

import cn.jidu.report.view.AreaReport;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperPrint;

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
}
