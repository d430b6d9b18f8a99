package cn.jidu.report.proof;

import cn.jidu.definition.text.PackageTexts;
import cn.jidu.report.data.ReportException;
import cn.jidu.report.part.AreaReport;
import java.util.ArrayList;
import java.util.List;
import net.sf.jasperreports.engine.JasperPrint;

/**
 * Whether a printed report says all that it should, and well: what the library loses it loses without a word. A report with a
 * fault is not written.
 */
public final class ReportProof {
    private static final int TOLD = 5;

    private final AreaReport report;
    private final PackageTexts texts = PackageTexts.chinese(ReportProof.class);

    /** @param report what the pages are made from */
    public ReportProof(AreaReport report) {
        this.report = report;
    }

    /** @throws ReportException naming the pages, and what is wrong there */
    public void check(JasperPrint pages, byte[] pdf) {
        List<String> faults = new ArrayList<>(new PageFaults(texts).of(pages));
        faults.addAll(new ReadBack(texts).faults(pages, pdf));
        faults.addAll(new ModelFaults(texts).of(report, pages));
        if (!faults.isEmpty()) {
            String told = String.join("；", faults.subList(0, Math.min(TOLD, faults.size())));
            throw new ReportException(texts.get("proof.failed", report.area() + ".pdf", faults.size(), told));
        }
    }
}
