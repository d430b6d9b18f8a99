package cn.jidu.intake.workbook;

import cn.jidu.definition.FileLimit;
import cn.jidu.definition.FileLimits;
import cn.jidu.intake.table.BrokenLimitException;
import cn.jidu.intake.zip.DirectoryChannel;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.commons.io.input.ChecksumInputStream;

/**
 * The parts of a zip whose directory keeps the bounds. What the directory states holds: no part gives more bytes than it
 * states, and each is checked against its checksum as it is read.
 */
final class ZipParts implements Closeable {
    /** A smaller part harms nobody, however it is packed. */
    private static final long HARMLESS_BYTES = 1 << 20;

    private final ZipFile zip;
    private final SortedMap<String, ZipArchiveEntry> entries;

    private ZipParts(ZipFile zip, SortedMap<String, ZipArchiveEntry> entries) {
        this.zip = zip;
        this.entries = entries;
    }

    /**
     * @throws BrokenLimitException where the directory breaks a bound
     * @throws IOException where it is no zip, or one whose directory is at odds with itself
     */
    static ZipParts open(Path file, FileLimits limits) throws IOException {
        DirectoryChannel channel = new DirectoryChannel(FileChannel.open(file), limits.count(FileLimit.ZIP_ENTRIES));
        try {
            // the names of the directory alone count: those before the parts may be others
            ZipFile zip = ZipFile.builder()
                    .setSeekableByteChannel(channel)
                    .setIgnoreLocalFileHeader(true)
                    .get();
            channel.directoryRead();
            return new ZipParts(zip, entries(zip, channel.size(), limits));
        } catch (IOException | RuntimeException e) {
            channel.close();
            if (channel.isExceeded()) {
                throw new BrokenLimitException(limits, FileLimit.ZIP_ENTRIES, limits.of(FileLimit.ZIP_ENTRIES) + 1);
            }
            throw e instanceof IOException io ? io : new ZipException(String.valueOf(e.getMessage()));
        }
    }

    private static SortedMap<String, ZipArchiveEntry> entries(ZipFile zip, long bytes, FileLimits limits)
            throws IOException {
        // part names differ in case between programs
        SortedMap<String, ZipArchiveEntry> entries = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        long unpacked = 0;
        long count = 0;
        for (ZipArchiveEntry entry : java.util.Collections.list(zip.getEntries())) {
            count++;
            long size = entry.getSize();
            long packed = Math.min(entry.getCompressedSize(), bytes);
            if (size < 0 || packed < 0 || entries.put(entry.getName(), entry) != null) {
                throw new ZipException("the directory is at odds with itself");
            }
            if (size > HARMLESS_BYTES && size / Math.max(1, packed) > limits.of(FileLimit.UNPACK_RATIO)) {
                throw new BrokenLimitException(
                        limits, FileLimit.UNPACK_RATIO, size / Math.max(1, packed), entry.getName());
            }
            unpacked = size > Long.MAX_VALUE - unpacked ? Long.MAX_VALUE : unpacked + size;
        }
        if (count > limits.of(FileLimit.ZIP_ENTRIES)) {
            throw new BrokenLimitException(limits, FileLimit.ZIP_ENTRIES, count);
        }
        if (unpacked > limits.of(FileLimit.UNPACKED_BYTES)) {
            throw new BrokenLimitException(limits, FileLimit.UNPACKED_BYTES, unpacked);
        }
        return entries;
    }

    boolean has(String part) {
        return entries.containsKey(part);
    }

    /** Empty where there is no such part. */
    Optional<InputStream> find(String part) throws IOException {
        ZipArchiveEntry entry = entries.get(part);
        if (entry == null) {
            return Optional.empty();
        }
        InputStream stated = BoundedInputStream.builder()
                .setInputStream(zip.getInputStream(entry))
                .setMaxCount(entry.getSize())
                .get();
        return Optional.of(ChecksumInputStream.builder()
                .setInputStream(stated)
                .setChecksum(new CRC32())
                .setCountThreshold(entry.getSize())
                .setExpectedChecksumValue(entry.getCrc())
                .get());
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
