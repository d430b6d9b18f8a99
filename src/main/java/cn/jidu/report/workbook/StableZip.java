package cn.jidu.report.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Packs a workbook anew: entries by name, none with a time of its own. */
public final class StableZip {
    /** A local time, which no time zone moves; later than the earliest of zip, for which Java adds an instant. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private static final String FIRST = "[Content_Types].xml";

    private StableZip() {}

    /** Entry by entry: sheets are long once they are unpacked. */
    public static byte[] of(byte[] made) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(made.length);
        try (ZipFile in = ZipFile.builder().setByteArray(made).get();
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            List<ZipArchiveEntry> entries = Collections.list(in.getEntries());
            entries.sort(
                    Comparator.comparing((ZipArchiveEntry e) -> !e.getName().equals(FIRST))
                            .thenComparing(ZipArchiveEntry::getName));
            for (ZipArchiveEntry entry : entries) {
                ZipEntry packed = new ZipEntry(entry.getName());
                packed.setTimeLocal(TIME);
                out.putNextEntry(packed);
                try (InputStream content = in.getInputStream(entry)) {
                    content.transferTo(out);
                }
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
