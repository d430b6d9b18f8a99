package cn.jidu.intake;

import cn.jidu.intake.table.OriginalFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An {@code .xlsx} file written part by part, so that a test can write what no spreadsheet program would. */
public final class HandmadeWorkbook {
    public static final String SHEET = "xl/worksheets/sheet1.xml";
    public static final String TEXTS = "xl/sharedStrings.xml";
    public static final String STYLES = "xl/styles.xml";
    public static final String BOOK = "xl/workbook.xml";
    public static final String BOOK_RELATIONS = "xl/_rels/workbook.xml.rels";

    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String MAIN = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private static final String TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    /** One sheet with these rows of inline texts. */
    public HandmadeWorkbook(List<List<String>> rows) {
        put(
                "_rels/.rels",
                relations("<Relationship Id=\"r1\" Type=\"" + TYPES + "officeDocument\" Target=\"" + BOOK + "\"/>"));
        put(BOOK, book("<sheet name=\"表\" sheetId=\"1\" r:id=\"r1\"/>"));
        put(
                BOOK_RELATIONS,
                relations("<Relationship Id=\"r1\" Type=\"" + TYPES + "worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                        + "<Relationship Id=\"r2\" Type=\"" + TYPES + "sharedStrings\" Target=\"sharedStrings.xml\"/>"
                        + "<Relationship Id=\"r3\" Type=\"" + TYPES + "styles\" Target=\"styles.xml\"/>"));
        put(TEXTS, texts("<si><t>甲</t></si>"));
        put(STYLES, styles("<cellXfs><xf numFmtId=\"0\"/></cellXfs>"));
        StringBuilder data = new StringBuilder();
        rows.forEach(r -> data.append(row(r)));
        put(SHEET, sheet(data.toString()));
    }

    static String relations(String inner) {
        return XML + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + inner
                + "</Relationships>";
    }

    static String relation(String id, String type, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + TYPES + type + "\" Target=\"" + target + "\"/>";
    }

    static String book(String sheets) {
        return XML + "<workbook " + MAIN + " xmlns:r=\"" + TYPES.substring(0, TYPES.length() - 1) + "\"><sheets>"
                + sheets + "</sheets></workbook>";
    }

    static String texts(String inner) {
        return XML + "<sst " + MAIN + ">" + inner + "</sst>";
    }

    static String styles(String inner) {
        return XML + "<styleSheet " + MAIN + ">" + inner + "</styleSheet>";
    }

    static String sheet(String rows) {
        return XML + "<worksheet " + MAIN + "><sheetData>" + rows + "</sheetData></worksheet>";
    }

    static String row(List<String> cells) {
        StringBuilder b = new StringBuilder("<row>");
        for (String cell : cells) {
            b.append("<c t=\"inlineStr\"><is><t>").append(cell).append("</t></is></c>");
        }
        return b.append("</row>").toString();
    }

    public HandmadeWorkbook put(String part, String text) {
        parts.put(part, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Changes what a part says; fails where {@code from} is not in it. */
    public HandmadeWorkbook replace(String part, String from, String to) {
        String text = new String(parts.get(part), StandardCharsets.UTF_8);
        if (!text.contains(from)) {
            throw new IllegalArgumentException(from);
        }
        return put(part, text.replace(from, to));
    }

    long unpackedBytes() {
        return parts.values().stream().mapToLong(p -> p.length).sum();
    }

    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static OriginalFile original(String name, byte[] bytes) {
        return new OriginalFile(name, bytes.length, () -> new ByteArrayInputStream(bytes));
    }
}
