package cn.jidu.intake.zip;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZUtils;

/** Tells an archive by its name and by how it begins. Workbooks and documents are zips, and none to be unpacked. */
final class NestedZip {
    /** So much of the beginning tells a tar. */
    static final int HEAD_BYTES = 512;

    private static final Set<String> ARCHIVES = Set.of(
            "zip", "7z", "rar", "tar", "gz", "tgz", "bz2", "tbz", "tbz2", "xz", "txz", "z", "zst", "lz", "lz4", "lzma",
            "lzh", "arj", "cab", "iso", "jar");
    private static final Set<String> DOCUMENTS =
            Set.of("xlsx", "xlsm", "xlsb", "xltx", "docx", "docm", "pptx", "pptm", "ods", "odt", "odp", "ofd");
    private static final byte[] RAR = "Rar!\u001a\u0007".getBytes(StandardCharsets.ISO_8859_1);

    private NestedZip() {}

    static boolean isArchive(String name) {
        return ARCHIVES.contains(extension(name));
    }

    /** @param head the first {@link #HEAD_BYTES}, or all there is */
    static boolean isArchive(String name, byte[] head) {
        int n = head.length;
        return (ZipArchiveInputStream.matches(head, n) && !DOCUMENTS.contains(extension(name)))
                || SevenZFile.matches(head, n)
                || Arrays.equals(head, 0, Math.min(n, RAR.length), RAR, 0, RAR.length)
                || TarArchiveInputStream.matches(head, n)
                || GzipCompressorInputStream.matches(head, n)
                || BZip2CompressorInputStream.matches(head, n) && isCompressed(head)
                || XZUtils.matches(head, n);
    }

    /** The mark of bzip2 is three letters: a column may be called so; a compressed file is no text. */
    private static boolean isCompressed(byte[] head) {
        for (byte b : head) {
            if (b >= 0 && b < '\t') {
                return true;
            }
        }
        return false;
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
