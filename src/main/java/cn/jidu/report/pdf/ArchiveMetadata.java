package cn.jidu.report.pdf;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/**
 * The XMP packet that makes a PDF say it is PDF/A-2b (ISO 19005-2, 6.6.2): what it tells of title, program and dates is what
 * the document information tells. Written here, since the library's own writer would put its clock's time in.
 */
final class ArchiveMetadata {
    private static final String PACKET = """
            <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
             xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
             xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
            <dc:format>application/pdf</dc:format>
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%1$s</rdf:li></rdf:Alt></dc:title>
            <dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
            <xmp:CreatorTool>%2$s</xmp:CreatorTool>
            <xmp:CreateDate>%4$sT00:00:00+08:00</xmp:CreateDate>
            <xmp:ModifyDate>%4$sT00:00:00+08:00</xmp:ModifyDate>
            <pdf:Producer>%3$s</pdf:Producer>
            <pdfaid:part>2</pdfaid:part>
            <pdfaid:conformance>B</pdfaid:conformance>
            </rdf:Description>
            </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="r"?>
            """;

    private ArchiveMetadata() {}

    static byte[] of(String title, String creator, String producer, LocalDate asOf) {
        return PACKET.formatted(escaped(title), escaped(creator), escaped(producer), asOf)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
