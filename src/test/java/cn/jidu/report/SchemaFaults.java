package cn.jidu.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.xmlbeans.XmlError;
import org.apache.xmlbeans.XmlException;
import org.apache.xmlbeans.XmlObject;
import org.apache.xmlbeans.XmlOptions;
import org.openxmlformats.schemas.drawingml.x2006.chart.ChartSpaceDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.SstDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.StyleSheetDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.WorkbookDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.WorksheetDocument;

/** What a workbook has that the schemas of Office Open XML do not allow: programs open it all the same, or "repair" it. */
public final class SchemaFaults {
    private SchemaFaults() {}

    /** One for each fault, with the part; workbook, sheets, styles, texts and charts are looked at. */
    public static List<String> of(byte[] workbook) throws IOException, OpenXML4JException, XmlException {
        List<String> faults = new ArrayList<>();
        try (OPCPackage opened = OPCPackage.open(new ByteArrayInputStream(workbook))) {
            for (PackagePart part : opened.getParts()) {
                String name = part.getPartName().getName();
                if (isChecked(name)) {
                    List<XmlError> errors = new ArrayList<>();
                    try (InputStream in = part.getInputStream()) {
                        parse(name, in).validate(new XmlOptions().setErrorListener(errors));
                    }
                    errors.forEach(e -> faults.add(name + ": " + e.getMessage()));
                }
            }
        }
        return faults;
    }

    private static boolean isChecked(String name) {
        return name.startsWith("/xl/worksheets/sheet")
                || name.startsWith("/xl/charts/")
                || List.of("/xl/workbook.xml", "/xl/styles.xml", "/xl/sharedStrings.xml")
                        .contains(name);
    }

    private static XmlObject parse(String name, InputStream in) throws XmlException, IOException {
        if (name.startsWith("/xl/worksheets/sheet")) {
            return WorksheetDocument.Factory.parse(in);
        }
        if (name.startsWith("/xl/charts/")) {
            return ChartSpaceDocument.Factory.parse(in);
        }
        return switch (name) {
            case "/xl/workbook.xml" -> WorkbookDocument.Factory.parse(in);
            case "/xl/styles.xml" -> StyleSheetDocument.Factory.parse(in);
            case "/xl/sharedStrings.xml" -> SstDocument.Factory.parse(in);
            default -> throw new IllegalArgumentException(name);
        };
    }
}
