package cn.jidu.report.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintFrame;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.data.JRMapCollectionDataSource;

/** The cover and the contents of a report, made when its pages are there; they are not counted among them. */
final class FrontPages {
    private final JasperReportsContext context;
    private final JasperReport template;

    FrontPages(JasperReportsContext context, JasperReport template) {
        this.context = context;
        this.template = template;
    }

    /** @param parameters those of the body */
    JasperPrint of(JasperPrint body, Map<String, Object> parameters) throws JRException {
        List<Map<String, ?>> lines = new ArrayList<>();
        for (int page = 0; page < body.getPages().size(); page++) {
            collect(body.getPages().get(page).getElements(), page + 1, lines);
        }
        return JasperFillManager.getInstance(context).fill(template, parameters, new JRMapCollectionDataSource(lines));
    }

    private static void collect(List<JRPrintElement> elements, int page, List<Map<String, ?>> lines) {
        for (JRPrintElement e : elements) {
            if (e instanceof JRPrintFrame frame) {
                collect(frame.getElements(), page, lines);
            } else if (e instanceof JRPrintText text && text.getBookmarkLevel() > 0 && text.getFullText() != null) {
                lines.add(Map.of(
                        "level", text.getBookmarkLevel(), "heading", text.getFullText(), "page", String.valueOf(page)));
            }
        }
    }
}
