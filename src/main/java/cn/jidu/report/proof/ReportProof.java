package cn.jidu.report.proof;

import cn.jidu.definition.text.PackageTexts;
import cn.jidu.report.view.AreaReport;
import java.util.ArrayList;
import java.util.List;
import net.sf.jasperreports.engine.JasperPrint;

/** Whether a printed report says all that it should, and well: what the library loses it loses without a word. */
public final class ReportProof {
    private final AreaReport report;
    private final PackageTexts texts = PackageTexts.chinese(ReportProof.class);

    /** @param report what the pages are made from */
    public ReportProof(AreaReport report) {
        this.report = report;
    }

    /**
     * What is wrong, and on which pages; nothing where nothing is.
     *
     * @param printed the body is the last; the pages before it are not numbered
     */
    public List<String> faults(List<JasperPrint> printed, byte[] pdf) {
        List<List<List<PrintedText>>> read =
                printed.stream().map(PrintedText::of).toList();
        List<List<PrintedText>> body = read.get(read.size() - 1);
        List<String> faults = new ArrayList<>(new PageFaults(texts).of(body));
        read.subList(0, read.size() - 1).forEach(front -> faults.addAll(new PageFaults(texts).ofFront(front)));
        List<List<PrintedText>> pages = read.stream().flatMap(List::stream).toList();
        faults.addAll(new ReadBack(texts).faults(pages, pages.size() - body.size(), pdf));
        faults.addAll(new ModelFaults(texts).of(report, body));
        faults.addAll(new SentenceFaults(texts).of(report));
        return faults;
    }
}
