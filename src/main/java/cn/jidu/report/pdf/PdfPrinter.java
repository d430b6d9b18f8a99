package cn.jidu.report.pdf;

import cn.jidu.definition.text.PackageTexts;
import cn.jidu.report.data.ReportException;
import cn.jidu.report.proof.ArchiveProof;
import cn.jidu.report.proof.ReportProof;
import cn.jidu.report.view.AreaReport;
import cn.jidu.report.view.GlyphCheck;
import cn.jidu.report.view.ReportForm;
import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.TextCell;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JRRuntimeException;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.SimpleJasperReportsContext;
import net.sf.jasperreports.engine.data.JRMapCollectionDataSource;

/** Prints a report as PDF: the same report gives the same bytes on every machine with the same Java. */
public final class PdfPrinter {
    private static final int TOLD = 5;
    private static final String NOTES = "notes";

    private final ReportTemplate template;
    private final SimpleJasperReportsContext context;
    private final PackageTexts texts = PackageTexts.chinese(PdfPrinter.class);

    /** @param template compiled */
    public PdfPrinter(ReportTemplate template) {
        this.template = template;
        context = new SimpleJasperReportsContext(DefaultJasperReportsContext.getInstance());
        context.setProperty("net.sf.jasperreports.awt.ignore.missing.font", "false");
        // without it the PDF library begins lines with a comma or a closing bracket
        context.setProperty("net.sf.jasperreports.export.pdf.force.linebreak.policy", "true");
        // lines break where they were measured: a renderer that breaks them again would clip them
        context.setProperty("net.sf.jasperreports.text.save.line.breaks", "true");
        // what was cut off is known only so
        context.setProperty("net.sf.jasperreports.print.keep.full.text", "true");
        context.setProperty("net.sf.jasperreports.text.measurer.factory", ChineseLines.class.getName());
    }

    /**
     * For those outside the house.
     *
     * @throws ReportException where it cannot be printed, reading it back finds a fault, or no archive would take it
     */
    public byte[] print(AreaReport report) {
        PrintedReport printed = printAsItIs(report);
        List<String> faults = new ArrayList<>(printed.faults());
        faults.addAll(new ArchiveProof().faults(printed.pdf()));
        if (!faults.isEmpty()) {
            String told = String.join("；", faults.subList(0, Math.min(TOLD, faults.size())));
            throw new ReportException(texts.get("proof.failed", report.area() + ".pdf", faults.size(), told));
        }
        return printed.pdf();
    }

    /**
     * With what is wrong with it, for a draft: that is seen by those who can mend it.
     *
     * @throws ReportException where it cannot be printed
     */
    public PrintedReport printAsItIs(AreaReport whole) {
        new GlyphCheck().check(whole);
        try {
            PageBound bound = new PageBound(template.pages().getOrDefault(whole.form(), 0));
            FilledReport filled = filled(whole.with(paged(whole)), bound);
            AreaReport report = filled.report();
            List<JasperPrint> pages = new ArrayList<>();
            JasperReport front = template.front().get(report.form());
            if (front != null) {
                pages.add(new FrontPages(context, front).of(filled.body(), parameters(report)));
            }
            pages.add(filled.body());
            pages.get(0)
                    .setName(Stream.of("planTitle", "title", "period", "area")
                            .map(report.head()::get)
                            .collect(Collectors.joining()));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new StablePdfExporter(context, report.asOf()).export(pages, out);
            byte[] pdf = StablePdf.of(out.toByteArray());
            List<String> faults = new ArrayList<>(new ReportProof(report).faults(pages, pdf));
            if (bound.isPassed(filled)) {
                faults.add(texts.get("proof.pages", filled.pages(), bound.pages()));
            }
            return new PrintedReport(pdf, faults);
        } catch (JRException | JRRuntimeException e) {
            throw new ReportException(
                    texts.get("notRendered", whole.area() + ".pdf", String.valueOf(e.getMessage())), e);
        }
    }

    /** On as few pages as it takes, and with what is roomy where that takes no more. */
    private FilledReport filled(AreaReport report, PageBound bound) throws JRException {
        ReportTemplate dense = template.dense();
        FilledReport close = bound.fitted(report, r -> fill(r, dense), texts);
        if (!template.isRoomy(report.form()) || !close.report().equals(report)) {
            return close;
        }
        FilledReport roomy = fill(report, template);
        return roomy.pages() > close.pages() ? close : roomy;
    }

    /** The key figures stand on page one; where what it says leaves no room for a row of them, on the next. */
    private FilledReport fill(AreaReport report, ReportTemplate by) throws JRException {
        FilledReport filled = fill(report, by, true);
        return filled.leavesHeadAlone() ? fill(report, by, false) : filled;
    }

    private FilledReport fill(AreaReport report, ReportTemplate by, boolean opens) throws JRException {
        Map<String, Object> opened = parameters(report);
        PageBlocks blocks = PageBlocks.of(by, texts, report, opens);
        opened.put("opening", blocks.opening());
        return new FilledReport(
                report,
                JasperFillManager.getInstance(context)
                        .fill(template.page(), opened, new JRMapCollectionDataSource(blocks.afterOpening())));
    }

    private Map<String, Object> parameters(AreaReport report) {
        Map<String, Object> parameters = new HashMap<>(report.head());
        List<String> summary = report.summary();
        parameters.put("standing", summary.get(0));
        parameters.put("summary", String.join("\n", summary.subList(1, summary.size())));
        String code = report.text("code");
        if (!code.isEmpty()) {
            parameters.put("square", new CodeSquare(template.verifyAddress() + code));
        }
        parameters.put(JRParameter.REPORT_LOCALE, Locale.CHINA);
        parameters.put(JRParameter.REPORT_TIME_ZONE, TimeZone.getTimeZone("Asia/Shanghai"));
        return parameters;
    }

    /** What the pages show, in their order. */
    public List<ReportPart> paged(AreaReport report) {
        List<ReportPart> ordered = report.parts().stream()
                .filter(p -> template.isPaged(report.form(), p))
                .sorted(Comparator.comparingInt(
                        p -> template.of(report.form(), p).place()))
                .toList();
        List<ReportPart> paged = new ArrayList<>();
        for (ReportPart part : ordered) {
            ReportTemplate.PartTemplate how = template.of(report.form(), part);
            if (!how.joined()) {
                paged.add(how.cut().of(part, texts));
            } else if (paged.stream().noneMatch(p -> p.name().equals(part.name()))) {
                List<ReportPart> alike = ordered.stream()
                        .filter(p -> p.name().equals(part.name()))
                        .map(p -> p.withHeading(SectionNumber.without(p.heading())))
                        .toList();
                ReportPart joined = ReportPart.joined(alike, texts.get("heading." + part.name()));
                paged.addAll(noted(report.form(), how.cut().of(joined, texts).withNotesRunOn()));
            }
        }
        return paged;
    }

    /** Many lines of notes want the table's last rows on their page: where a form has a template for them they follow by themselves. */
    private List<ReportPart> noted(ReportForm form, ReportPart table) {
        if (table.notes().isEmpty() || !template.knows(form, NOTES)) {
            return List.of(table);
        }
        TextCell told = TextCell.text(texts.get("notes", table.notes().get(0)));
        ReportPart notes = new ReportPart(
                NOTES,
                table.heading(),
                List.of(new ReportPart.PartColumn("text", "")),
                List.of(new ReportPart.PartRow("", Map.of("text", told))),
                List.of());
        return List.of(table.withoutNotes(), notes);
    }
}
