package cn.jidu.sample.sent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A workbook of one sheet. Entries are stored, not deflated, at a fixed time: deflated bytes differ between machines.
 * Half of the departments' programs share strings, half write them into the cells.
 */
final class SampleWorkbook implements CsvLines {
    static final String SHEET = "数据";
    private static final LocalDateTime WRITTEN = LocalDateTime.of(2018, 1, 1, 0, 0);
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private final Path path;
    private final int width;
    private final boolean shares;
    private final StringBuilder rows = new StringBuilder();
    private final List<String> merged = new ArrayList<>();
    private final Map<String, Integer> shared = new LinkedHashMap<>();
    private int line;

    /** @param width columns that a title is merged over */
    SampleWorkbook(Path path, int width, boolean shares) {
        this.path = path;
        this.width = width;
        this.shares = shares;
    }

    @Override
    public int add(List<SampleCell> cells) {
        line++;
        rows.append("<row r=\"").append(line).append("\">");
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).text().isEmpty()) {
                cell(name(i) + line, cells.get(i));
            }
        }
        rows.append("</row>");
        return line;
    }

    @Override
    public void title(String text) {
        add(List.of(SampleCell.text(text)));
        merged.add("A" + line + ":" + name(width - 1) + line);
    }

    private void cell(String reference, SampleCell cell) {
        rows.append("<c r=\"").append(reference).append('"');
        switch (cell.kind()) {
            case NUMBER -> rows.append("><v>").append(cell.text()).append("</v></c>");
            case DATE -> rows.append(" s=\"1\"><v>").append(cell.text()).append("</v></c>");
            default -> text(cell.text());
        }
    }

    private void text(String text) {
        if (shares) {
            int place = shared.computeIfAbsent(text, t -> shared.size());
            rows.append(" t=\"s\"><v>").append(place).append("</v></c>");
        } else {
            rows.append(" t=\"inlineStr\"><is><t>").append(escaped(text)).append("</t></is></c>");
        }
    }

    /** A, B … Z, AA … */
    private static String name(int column) {
        String last = String.valueOf((char) ('A' + column % 26));
        return column < 26 ? last : name(column / 26 - 1) + last;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public void close() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
            zip.setMethod(ZipOutputStream.STORED);
            parts().forEach((name, text) -> store(zip, name, HEAD + text));
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void store(ZipOutputStream zip, String name, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        CRC32 check = new CRC32();
        check.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(WRITTEN);
        entry.setSize(bytes.length);
        entry.setCompressedSize(bytes.length);
        entry.setCrc(check.getValue());
        try {
            zip.putNextEntry(entry);
            zip.write(bytes);
            zip.closeEntry();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", contentTypes());
        parts.put("_rels/.rels", relations(List.of("officeDocument xl/workbook.xml")));
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE + "\"><sheets><sheet name=\"" + SHEET
                        + "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                relations(List.of(
                        "worksheet worksheets/sheet1.xml", "styles styles.xml", "sharedStrings sharedStrings.xml")));
        parts.put("xl/styles.xml", STYLES);
        parts.put("xl/sharedStrings.xml", sharedStrings());
        parts.put("xl/worksheets/sheet1.xml", sheet());
        return parts;
    }

    private static String contentTypes() {
        return "<Types xmlns=\"" + PACKAGE + "content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + override("workbook", "sheet.main")
                + override("styles", "styles")
                + override("sharedStrings", "sharedStrings")
                + override("worksheets/sheet1", "worksheet")
                + "</Types>";
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"/xl/" + part + ".xml\" ContentType=\"" + TYPE + type + "+xml\"/>";
    }

    /** @param parts type and target of each */
    private static String relations(List<String> parts) {
        StringBuilder xml = new StringBuilder("<Relationships xmlns=\"" + PACKAGE + "relationships\">");
        for (int i = 0; i < parts.size(); i++) {
            String[] part = parts.get(i).split(" ", 2);
            xml.append("<Relationship Id=\"rId")
                    .append(i + 1)
                    .append("\" Type=\"")
                    .append(OFFICE)
                    .append('/');
            xml.append(part[0]).append("\" Target=\"").append(part[1]).append("\"/>");
        }
        return xml.append("</Relationships>").toString();
    }

    private String sharedStrings() {
        StringBuilder xml = new StringBuilder("<sst xmlns=\"" + MAIN + "\">");
        shared.keySet().forEach(t -> xml.append("<si><t>").append(escaped(t)).append("</t></si>"));
        return xml.append("</sst>").toString();
    }

    private String sheet() {
        StringBuilder xml = new StringBuilder("<worksheet xmlns=\"" + MAIN + "\"><sheetData>").append(rows);
        xml.append("</sheetData>");
        if (!merged.isEmpty()) {
            xml.append("<mergeCells count=\"").append(merged.size()).append("\">");
            merged.forEach(m -> xml.append("<mergeCell ref=\"").append(m).append("\"/>"));
            xml.append("</mergeCells>");
        }
        return xml.append("</worksheet>").toString();
    }

    private static final String STYLES = "<styleSheet xmlns=\"" + MAIN + "\">"
            + "<fonts count=\"1\"><font><sz val=\"11\"/><name val=\"宋体\"/></font></fonts>"
            + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
            + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
            + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
            + "<cellXfs count=\"2\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
            + "<xf numFmtId=\"14\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/></cellXfs>"
            + "</styleSheet>";
}
