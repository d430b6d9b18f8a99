package cn.jidu.intake.zip;

import cn.jidu.definition.FileLimit;
import cn.jidu.definition.FileLimits;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.table.LimitExcess;
import cn.jidu.intake.table.OriginalFile;
import cn.jidu.intake.table.RefusalCode;
import cn.jidu.intake.table.RefusedException;
import cn.jidu.intake.table.ScratchFile;
import cn.jidu.intake.text.CodePoints;
import cn.jidu.intake.text.LeftAlone;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * A received zip in a temporary copy: a zip is read from its end, the archive from its beginning. What opens has been
 * read through and keeps within its bounds; everything in it can be taken out.
 */
public final class ZipFileReader implements Closeable {
    private static final PackageTexts TEXTS = PackageTexts.chinese(ZipFileReader.class);
    /** What unpacks to less is never too much. */
    private static final long HARMLESS_BYTES = 1 << 20;

    private static final int BUFFER_BYTES = 1 << 16;

    private final OriginalFile file;
    private final FileLimits limits;
    private final Path copy;
    private final ZipFile zip;
    private final SortedMap<String, ZipArchiveEntry> files = new TreeMap<>(CodePoints.ORDER);

    private ZipFileReader(OriginalFile file, FileLimits limits, Path copy) throws IOException, RefusedException {
        this.file = file;
        this.limits = limits;
        this.copy = copy;
        this.zip = directory();
    }

    /**
     * @param work where the copy is kept until this is closed
     * @throws RefusedException ENCRYPTED, EMPTY, TOO_LARGE or UNREADABLE: nothing of it may be taken
     */
    public static ZipFileReader open(OriginalFile file, FileLimits limits, Path work)
            throws IOException, RefusedException {
        if (file.bytes() > limits.of(FileLimit.FILE_BYTES)) {
            throw RefusedException.tooLarge(
                    new LimitExcess(FileLimit.FILE_BYTES, limits.of(FileLimit.FILE_BYTES), file.bytes()),
                    file.fileName(),
                    "");
        }
        Path copy = ScratchFile.file(work, "zip");
        try {
            try (InputStream in = file.opener().open();
                    OutputStream out = Files.newOutputStream(copy)) {
                in.transferTo(out);
            }
            ZipFileReader opened = new ZipFileReader(file, limits, copy);
            opened.requireHarmless();
            return opened;
        } catch (IOException | RefusedException | RuntimeException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    private ZipFile directory() throws IOException, RefusedException {
        DirectoryChannel channel = new DirectoryChannel(FileChannel.open(copy), limits.count(FileLimit.ZIP_ENTRIES));
        try {
            ZipFile opened = ZipFile.builder()
                    .setSeekableByteChannel(channel)
                    .setIgnoreLocalFileHeader(true)
                    .get();
            channel.directoryRead();
            return opened;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw channel.isExceeded()
                    ? tooLarge("zip.directory", file.fileName(), limits.count(FileLimit.ZIP_ENTRIES))
                    : damaged(TEXTS.get("zip.place.directory"));
        }
    }

    private void requireHarmless() throws IOException, RefusedException {
        try {
            List<ZipArchiveEntry> all = Collections.list(zip.getEntries());
            requireBounds(all);
            ZipNames names = new ZipNames(file.fileName());
            for (ZipArchiveEntry entry : all) {
                String path = names.path(entry);
                if (entry.isUnixSymlink()) {
                    throw refusal(RefusalCode.UNREADABLE, "zip.link", path);
                }
                if (!entry.isDirectory() && !LeftAlone.is(List.of(path.split("/", -1)))) {
                    requirePlain(path, entry);
                    files.put(path, entry);
                }
            }
            if (files.isEmpty()) {
                throw new RefusedException(RefusalCode.EMPTY, TEXTS.get("zip.empty", file.fileName()));
            }
            for (String path : files.keySet()) {
                readThrough(path);
            }
        } catch (RefusedException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    /** By what the directory says; that it is true shows in reading through. */
    private void requireBounds(List<ZipArchiveEntry> all) throws RefusedException {
        String name = file.fileName();
        if (all.size() > limits.count(FileLimit.ZIP_ENTRIES)) {
            throw tooLarge("zip.entries", name, all.size(), limits.count(FileLimit.ZIP_ENTRIES));
        }
        long unpacked = 0;
        for (ZipArchiveEntry entry : all) {
            if (entry.getSize() < 0) {
                throw damaged(TEXTS.get("zip.place.directory"));
            }
            // saturates: sizes of 2^63 are a trick too
            unpacked = unpacked > Long.MAX_VALUE - entry.getSize() ? Long.MAX_VALUE : unpacked + entry.getSize();
        }
        if (unpacked > limits.of(FileLimit.UNPACKED_BYTES)) {
            throw tooLarge("zip.unpacked", name, unpacked, limits.of(FileLimit.UNPACKED_BYTES));
        }
        if (unpacked > HARMLESS_BYTES && unpacked / limits.of(FileLimit.UNPACK_RATIO) >= file.bytes()) {
            throw tooLarge("zip.ratio", name, file.bytes(), unpacked, limits.of(FileLimit.UNPACK_RATIO));
        }
    }

    private void requirePlain(String path, ZipArchiveEntry entry) throws RefusedException {
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw refusal(RefusalCode.ENCRYPTED, "zip.encrypted", path);
        }
        if (NestedZip.isArchive(path)) {
            throw refusal(RefusalCode.UNREADABLE, "zip.nested", path);
        }
        if (!zip.canReadEntryData(entry)) {
            throw refusal(RefusalCode.UNREADABLE, "zip.method", path);
        }
    }

    /** The entry is what the directory says: its length, its checksum; and no archive under another name. */
    private void readThrough(String path) throws RefusedException {
        ZipArchiveEntry entry = entry(path);
        byte[] head;
        long bytes;
        long checksum;
        try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
            head = in.readNBytes(NestedZip.HEAD_BYTES);
            bytes = head.length;
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int n = in.read(buffer); n >= 0 && bytes <= entry.getSize(); n = in.read(buffer)) {
                bytes += n;
            }
            checksum = in.getChecksum().getValue();
        } catch (IOException | RuntimeException e) {
            // damaged data: the library says so in many ways
            throw damaged(ZipNames.shown(path));
        }
        if (bytes != entry.getSize() || checksum != entry.getCrc()) {
            throw damaged(ZipNames.shown(path));
        }
        if (NestedZip.isArchive(path, head)) {
            throw refusal(RefusalCode.UNREADABLE, "zip.nested", path);
        }
    }

    /** The paths of the files in it, in order; hidden files and what a system put there for itself left out. */
    public List<String> paths() {
        return List.copyOf(files.keySet());
    }

    /** Whether a file of that path is in the zip. */
    public boolean has(String path) {
        return files.containsKey(path);
    }

    /** The caller closes the stream. */
    public InputStream open(String path) throws IOException {
        return zip.getInputStream(entry(path));
    }

    private ZipArchiveEntry entry(String path) {
        ZipArchiveEntry entry = files.get(path);
        if (entry == null) {
            throw new IllegalArgumentException(file.fileName() + " has no " + path);
        }
        return entry;
    }

    private RefusedException refusal(RefusalCode refusal, String key, String path) {
        return new RefusedException(refusal, TEXTS.get(key, file.fileName(), ZipNames.shown(path)));
    }

    private RefusedException damaged(String place) {
        return new RefusedException(RefusalCode.UNREADABLE, TEXTS.get("zip.damaged", file.fileName(), place));
    }

    private static RefusedException tooLarge(String key, Object... arguments) {
        return new RefusedException(RefusalCode.TOO_LARGE, TEXTS.get(key, arguments));
    }

    @Override
    public void close() throws IOException {
        try (zip) {
            Files.deleteIfExists(copy);
        }
    }
}
