package cn.jidu.run;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.FaultyDefinitionsException;
import cn.jidu.definition.reading.DefinitionFiles;
import cn.jidu.definition.reading.DefinitionLoader;
import cn.jidu.definition.reading.DefinitionLoader.Loaded;
import cn.jidu.store.FolderTree;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.springframework.jdbc.core.JdbcTemplate;

/** Definitions and templates, kept whole for every revision that was made with them. */
public final class DefinitionBundle {
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** The last that were hashed: they change seldom, and every run asks again. */
    private static final AtomicReference<HashedFiles> LAST = new AtomicReference<>();

    private DefinitionBundle() {}

    private record HashedFiles(SortedMap<String, byte[]> files, String hash) {}

    /** Keeps them where they are not kept yet, and gives the hash that names them. */
    static String keep(JdbcTemplate db, Definitions definitions, Path templates) {
        SortedMap<String, byte[]> files = files(definitions, templates);
        String hash = hash(files);
        Integer kept =
                db.queryForObject("select count(*) from jidu.definition_bundle where hash = ?", Integer.class, hash);
        if (kept != null && kept == 0) {
            db.update("insert into jidu.definition_bundle values (?, ?) on conflict do nothing", hash, zip(files));
        }
        return hash;
    }

    /**
     * What was kept, as it was read then.
     *
     * @param hash that names it
     * @throws FaultyDefinitionsException where this program does not take them any more
     */
    public static Definitions read(JdbcTemplate db, String hash) {
        byte[] kept = java.util.Objects.requireNonNull(
                db.queryForObject("select content from jidu.definition_bundle where hash = ?", byte[].class, hash));
        try {
            Path folder = Files.createTempDirectory("jidu-definitions");
            try {
                unzip(kept, folder);
                Loaded loaded = DefinitionLoader.load(folder.resolve("jobs"));
                return loaded.definitions()
                        .orElseThrow(() -> new FaultyDefinitionsException(loaded.problems(), new IOException(hash)));
            } finally {
                FolderTree.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unzip(byte[] kept, Path folder) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(kept), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(zip, file);
            }
        }
    }

    /** The hash that names them, kept or not. */
    public static String hash(Definitions definitions, Path templates) {
        return hash(files(definitions, templates));
    }

    private static SortedMap<String, byte[]> files(Definitions definitions, Path templates) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        definitions.files().forEach((name, bytes) -> files.put("jobs/" + name, bytes));
        files.putAll(read(templates));
        return files;
    }

    private static Map<String, byte[]> read(Path templates) {
        Map<String, byte[]> files = new TreeMap<>();
        // a walk does not enter a folder that is given as a symbolic link
        try (Stream<Path> found = Files.walk(templates.toRealPath())) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                String name = templates.toRealPath().relativize(file).toString().replace('\\', '/');
                files.put("report-templates/" + name, Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static String hash(SortedMap<String, byte[]> files) {
        HashedFiles last = LAST.get();
        if (last == null || !DefinitionFiles.areSame(last.files, files)) {
            last = new HashedFiles(files, hashed(files));
            LAST.set(last);
        }
        return last.hash;
    }

    private static String hashed(SortedMap<String, byte[]> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, bytes) -> {
                digest.update((name + '\n' + bytes.length + '\n').getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] zip(SortedMap<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
