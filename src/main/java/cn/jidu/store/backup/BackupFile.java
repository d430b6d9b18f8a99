package cn.jidu.store.backup;

import cn.jidu.store.SchemaScript;
import cn.jidu.store.StoreException;
import cn.jidu.store.backup.BackupManifest.SavedFile;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A backup as it is read: all of it is checked before anything is made of it. */
final class BackupFile implements AutoCloseable {
    private final Path file;
    private final ZipFile zip;

    private BackupFile(Path file, ZipFile zip) {
        this.file = file;
        this.zip = zip;
    }

    /** @throws StoreException where it is no backup, or its end is missing */
    static BackupFile open(Path file) throws IOException {
        try {
            return new BackupFile(file, new ZipFile(file.toFile()));
        } catch (ZipException e) {
            throw StoreException.caused(e, "restore.cut", file);
        }
    }

    /** @throws StoreException where a part is missing, was changed, or is one too many, or the backup is too new */
    BackupManifest check() throws IOException {
        BackupManifest manifest = manifest();
        checkSchema(manifest);
        Map<String, String> sums = sums(manifest);
        Set<String> there = zip.stream().map(ZipEntry::getName).collect(Collectors.toSet());
        for (Map.Entry<String, String> sum : sums.entrySet()) {
            if (!there.remove(sum.getKey())) {
                throw StoreException.of("restore.missing", file, sum.getKey());
            }
            if (!sumOf(sum.getKey()).equals(sum.getValue())) {
                throw StoreException.of("restore.changed", file, sum.getKey());
            }
        }
        there.removeAll(Set.of(BackupManifest.ENTRY, BackupManifest.SUM_ENTRY));
        if (!there.isEmpty()) {
            throw StoreException.of(
                    "restore.more", file, there.stream().sorted().findFirst().orElseThrow());
        }
        return manifest;
    }

    private BackupManifest manifest() throws IOException {
        byte[] json = bytes(BackupManifest.ENTRY);
        String sum = new String(bytes(BackupManifest.SUM_ENTRY), StandardCharsets.US_ASCII);
        if (!sum.equals(SummedOutput.sum(json))) {
            throw StoreException.of("restore.changed", file, BackupManifest.ENTRY);
        }
        try {
            return BackupManifest.of(json);
        } catch (JsonProcessingException e) {
            throw StoreException.of("restore.format", file);
        }
    }

    /** Its schema must be one that this program has been at. */
    private void checkSchema(BackupManifest manifest) throws IOException {
        if (manifest.format() != BackupManifest.FORMAT) {
            throw StoreException.of("restore.format", file);
        }
        Set<SchemaScript> brought = SchemaScript.brought();
        int newest = brought.stream().mapToInt(SchemaScript::version).max().orElse(0);
        if (manifest.version() > newest) {
            throw StoreException.of("restore.newer", file, manifest.program(), manifest.version(), newest);
        }
        Set<SchemaScript> then =
                brought.stream().filter(s -> s.version() <= manifest.version()).collect(Collectors.toSet());
        if (!then.equals(Set.copyOf(manifest.schema()))) {
            throw StoreException.of("restore.schema", file, manifest.program());
        }
    }

    private static Map<String, String> sums(BackupManifest manifest) {
        Map<String, String> sums = new TreeMap<>();
        manifest.tables().stream().filter(t -> !t.parted()).forEach(t -> sums.put(t.entry(), t.sha256()));
        manifest.files().forEach((SavedFile f) -> sums.put(f.entry(), f.sha256()));
        return sums;
    }

    private String sumOf(String entry) throws IOException {
        try (InputStream in = open(entry)) {
            SummedOutput sum = new SummedOutput(OutputStream.nullOutputStream());
            in.transferTo(sum);
            return sum.sum();
        } catch (ZipException e) {
            throw StoreException.of("restore.changed", file, entry);
        }
    }

    private byte[] bytes(String entry) throws IOException {
        try (InputStream in = open(entry)) {
            return in.readAllBytes();
        } catch (ZipException e) {
            throw StoreException.of("restore.changed", file, entry);
        }
    }

    /** The bytes of a part. */
    InputStream open(String entry) throws IOException {
        ZipEntry found = zip.getEntry(entry);
        if (found == null) {
            throw StoreException.of("restore.missing", file, entry);
        }
        return zip.getInputStream(found);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
