package cn.jidu.report.pdf;

import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfString;
import java.io.OutputStream;
import java.text.AttributedCharacterIterator.Attribute;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.pdf.JRPdfExporter;
import net.sf.jasperreports.pdf.SimplePdfExporterConfiguration;
import net.sf.jasperreports.pdf.classic.ClassicChunk;
import net.sf.jasperreports.pdf.classic.ClassicPdfProducer;
import net.sf.jasperreports.pdf.classic.ClassicPdfWriter;
import net.sf.jasperreports.pdf.common.PdfDocumentWriter;
import net.sf.jasperreports.pdf.common.PdfProducerContext;
import net.sf.jasperreports.pdf.common.PdfProducerFactory;
import net.sf.jasperreports.pdf.common.PdfTextChunk;
import net.sf.jasperreports.pdf.type.PdfaConformanceEnum;
import net.sf.jasperreports.pdf.util.BreakIteratorSplitCharacter;

/**
 * Writes PDF/A-2b, which archives take; and the as-of date where the library would write its clock, in a time zone of its
 * own.
 */
final class StablePdfExporter extends JRPdfExporter {
    private static final String CREATOR = "Jidu";
    /** Of LittleCMS, free of copyright: what colours mean must not depend on the screen. */
    private static final String COLOURS = "cn/jidu/report/pdf/sRGB.icc";

    private final LocalDate asOf;

    StablePdfExporter(JasperReportsContext context, LocalDate asOf) {
        super(context);
        this.asOf = asOf;
    }

    /** @param pages the first has the title; what comes before the body is not numbered */
    void export(List<JasperPrint> pages, OutputStream out) throws JRException {
        SimplePdfExporterConfiguration settings = new SimplePdfExporterConfiguration();
        // object streams would hide the names of the embedded fonts, which StablePdf has to reach
        settings.setCompressed(false);
        settings.setDisplayMetadataTitle(true);
        settings.setMetadataTitle(pages.get(0).getName());
        settings.setMetadataCreator(CREATOR);
        settings.setPdfaConformance(PdfaConformanceEnum.PDFA_2B);
        settings.setIccProfilePath(COLOURS);
        setConfiguration(settings);
        setExporterInput(SimpleExporterInput.getInstance(pages));
        setExporterOutput(new SimpleOutputStreamExporterOutput(out));
        exportReport();
    }

    @Override
    protected PdfProducerFactory getPdfProducerFactory() {
        return Producer::new;
    }

    private final class Producer extends ClassicPdfProducer {
        Producer(PdfProducerContext context) {
            super(context);
        }

        /** Lines break by the rules of Chinese; the library would take those of the machine's own language. */
        @Override
        public PdfTextChunk createChunk(String text, Map<Attribute, Object> attributes, Locale locale) {
            PdfTextChunk made = super.createChunk(text, attributes, locale);
            if (made instanceof ClassicChunk chunk) {
                chunk.getChunk().setSplitCharacter(new BreakIteratorSplitCharacter(new ChineseBreaks()));
            }
            return made;
        }

        @Override
        public PdfDocumentWriter createWriter(OutputStream out) throws JRException {
            super.createWriter(out);
            PdfString date = new PdfString("D:" + asOf.format(DateTimeFormatter.BASIC_ISO_DATE) + "000000+08'00'");
            getPdfWriter().getInfo().put(PdfName.CREATIONDATE, date);
            getPdfWriter().getInfo().put(PdfName.MODDATE, date);
            PdfString language = new PdfString("zh-CN");
            getPdfWriter().getExtraCatalog().put(PdfName.LANG, language);
            return new ArchivedWriter(this);
        }
    }

    private final class ArchivedWriter extends ClassicPdfWriter {
        ArchivedWriter(ClassicPdfProducer producer) {
            super(producer, producer.getPdfWriter());
        }

        @Override
        public void createXmpMetadata(String title, String subject, String keywords, boolean archived) {
            String producer = getPdfWriter().getInfo().get(PdfName.PRODUCER).toString();
            getPdfWriter().setXmpMetadata(ArchiveMetadata.of(title, CREATOR, producer, asOf));
        }
    }
}
