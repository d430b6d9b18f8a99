package cn.jidu.store.backup;

import cn.jidu.store.Database;
import cn.jidu.store.OwnerOnly;
import cn.jidu.store.SchemaScript;
import cn.jidu.store.SiteHome;
import cn.jidu.store.StoreException;
import cn.jidu.store.Transaction;
import cn.jidu.store.UnclosedOutput;
import cn.jidu.store.backup.BackupManifest.SavedFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;

/**
 * Writes a site into one file, and its keys into another: every table by COPY, as of one moment, and the files of the home.
 * The file is there whole or not at all. Tables that are kept for speed only are left out.
 */
public final class SiteBackup {
    private final SiteHome home;
    private final Database database;
    private final String program;

    /** @param program name and version */
    public SiteBackup(SiteHome home, Database database, String program) {
        this.home = home;
        this.database = database;
        this.program = program;
    }

    /**
     * What was written.
     *
     * @param keys the file that the keys lie in
     */
    public record Written(Path file, Path keys, long bytes, int tables, long rows, int files) {}

    /**
     * Call it while nobody writes reports: they are copied as they lie there.
     *
     * @throws StoreException where the file is there already
     * @throws UncheckedIOException where it cannot be written; nothing is left of it
     */
    public Written write(Path file, Instant now) {
        Path target = file.toAbsolutePath().normalize();
        Path keysTarget = BackupKeys.beside(target);
        for (Path one : List.of(target, keysTarget)) {
            if (Files.exists(one)) {
                throw StoreException.of("backup.there", one);
            }
        }
        Path unfinished = OwnerOnly.temporary(target);
        Path unfinishedKeys = OwnerOnly.temporary(target);
        try {
            Map<String, String> keys = new HomeFiles(home).keys();
            BackupManifest manifest = content(unfinished, now, BackupKeys.sums(keys));
            BackupKeys.write(unfinishedKeys, keys);
            // a backup that is there has its keys beside it
            Files.move(unfinishedKeys, keysTarget, StandardCopyOption.ATOMIC_MOVE);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            OwnerOnly.flush(target.resolveSibling("."));
            return new Written(
                    target,
                    keysTarget,
                    Files.size(target),
                    manifest.tables().size(),
                    manifest.tables().stream().mapToLong(SavedTable::rows).sum(),
                    manifest.files().size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            discard(unfinished);
            discard(unfinishedKeys);
        }
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // what stopped the backup tells more than what is left of it
            return;
        }
    }

    private BackupManifest content(Path file, Instant now, Map<String, String> keys) throws IOException {
        try (FileChannel channel = OwnerOnly.create(file)) {
            BackupManifest manifest;
            // closing the zip ends it; the channel must outlive it to be forced to the disk
            OutputStream out = new BufferedOutputStream(new UnclosedOutput(Channels.newOutputStream(channel)));
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                manifest = write(zip, now, keys);
            }
            channel.force(true);
            return manifest;
        }
    }

    private BackupManifest write(ZipOutputStream zip, Instant now, Map<String, String> keys) {
        return Transaction.run(database.owner(), connection -> {
            try {
                begin(connection);
                SchemaTables schema = new SchemaTables(connection);
                List<SavedTable> tables = tables(connection, schema.list(), zip);
                // what a row names was archived before the row was: files are copied after the tables
                BackupManifest manifest = new BackupManifest(
                        BackupManifest.FORMAT,
                        program,
                        now.toString(),
                        scripts(),
                        tables,
                        schema.sequences(),
                        files(zip),
                        keys);
                byte[] json = manifest.json();
                put(zip, BackupManifest.ENTRY, json);
                put(zip, BackupManifest.SUM_ENTRY, SummedOutput.sum(json).getBytes(StandardCharsets.US_ASCII));
                return manifest;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Everything is seen as it is at one moment. */
    private static void begin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read, read only");
        }
    }

    private List<SchemaScript> scripts() throws SQLException {
        return SchemaScript.done(database.owner()).stream()
                .sorted(Comparator.comparingInt(SchemaScript::version))
                .toList();
    }

    private static List<SavedTable> tables(Connection connection, List<SavedTable> shapes, ZipOutputStream zip)
            throws IOException, SQLException {
        List<SavedTable> saved = new ArrayList<>();
        zip.setLevel(Deflater.BEST_SPEED);
        for (SavedTable shape : shapes) {
            if (shape.parted()) {
                saved.add(shape);
            } else {
                zip.putNextEntry(new ZipEntry(shape.entry()));
                SummedOutput out = new SummedOutput(zip);
                long rows = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(shape.copy("to stdout"), out);
                zip.closeEntry();
                saved.add(shape.copied(rows, out.sum()));
            }
        }
        return saved;
    }

    private List<SavedFile> files(ZipOutputStream zip) throws IOException {
        List<SavedFile> saved = new ArrayList<>();
        HomeFiles files = new HomeFiles(home);
        // originals are encrypted, reports are packed: neither gets smaller
        zip.setLevel(Deflater.NO_COMPRESSION);
        for (String path : files.list()) {
            zip.putNextEntry(new ZipEntry("home/" + path));
            SummedOutput out = new SummedOutput(zip);
            Files.copy(files.place(path), out);
            zip.closeEntry();
            saved.add(new SavedFile(path, out.bytes(), out.sum()));
        }
        return saved;
    }

    private static void put(ZipOutputStream zip, String entry, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(entry));
        zip.write(content);
        zip.closeEntry();
    }
}
