package cn.jidu.store.backup;

import cn.jidu.store.Database;
import cn.jidu.store.OwnerOnly;
import cn.jidu.store.SiteHome;
import cn.jidu.store.StoreException;
import cn.jidu.store.backup.BackupManifest.SavedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes a site of a backup, where there is none yet: the home is made beside its place and renamed once it is whole. Its
 * database is of the schema of the backup at first, and brought up to date when it is filled.
 */
public final class SiteRestore {
    private final Path place;
    private final Optional<ServerLogin> external;

    /** A server that the site runs. */
    public record ServerLogin(String url, String user, String password) {}

    /**
     * @param place where the home is to be
     * @param external the database to be filled; none for the home's own
     */
    public SiteRestore(Path place, Optional<ServerLogin> external) {
        this.place = place.toAbsolutePath().normalize();
        this.external = external;
    }

    /** What was restored, and who had made the backup when. */
    public record Restored(Path home, String program, String madeAt, int tables, long rows, int files) {}

    /**
     * @param keys the file that holds the keys; none for the one beside the backup
     * @throws StoreException where there is a site already, where the backup is damaged or not of these keys, or where its
     *     schema is newer than the program's; nothing is written then
     * @throws UncheckedIOException where it cannot be read or written
     */
    public Restored read(Path file, Optional<Path> keys) {
        checkEmpty();
        try (BackupFile backup = BackupFile.open(file)) {
            BackupManifest manifest = backup.check();
            Path keyFile = keys.orElseGet(() -> BackupKeys.beside(file.toAbsolutePath()));
            Map<String, String> secrets = BackupKeys.read(keyFile, manifest.keys());
            fill(backup, manifest, secrets);
            return new Restored(
                    place,
                    manifest.program(),
                    manifest.madeAt(),
                    manifest.tables().size(),
                    manifest.tables().stream().mapToLong(SavedTable::rows).sum(),
                    manifest.files().size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void checkEmpty() {
        if (Files.notExists(place)) {
            return;
        }
        try (Stream<Path> in = Files.list(place)) {
            if (in.findAny().isPresent()) {
                throw StoreException.of("restore.home", place);
            }
        } catch (IOException e) {
            throw StoreException.of("restore.home", place);
        }
    }

    private void fill(BackupFile backup, BackupManifest manifest, Map<String, String> keys) throws IOException {
        Optional<ClaimedDatabase> claimed = external.map(ClaimedDatabase::claim);
        boolean done = false;
        try (UnfinishedHome unfinished = UnfinishedHome.begin(place)) {
            BackupKeys.put(unfinished.home(), keys);
            HomeFiles files = new HomeFiles(unfinished.home());
            for (SavedFile saved : manifest.files()) {
                put(backup, saved, files.place(saved.path()));
            }
            database(unfinished.home(), backup, manifest).close();
            // before the home is there: what bears no mark is never cleared
            claimed.ifPresent(ClaimedDatabase::finish);
            unfinished.finish();
            done = true;
        } finally {
            if (!done) {
                claimed.ifPresent(ClaimedDatabase::clear);
            }
            claimed.ifPresent(ClaimedDatabase::close);
        }
    }

    private Database database(SiteHome home, BackupFile backup, BackupManifest manifest) {
        String version = String.valueOf(manifest.version());
        TableFilling filling = new TableFilling(backup, manifest);
        return external.map(e -> Database.filledExternal(e.url(), e.user(), e.password(), version, filling::fill))
                .orElseGet(() -> Database.filled(home, version, filling::fill));
    }

    private static void put(BackupFile backup, SavedFile saved, Path target) throws IOException {
        Path folder = target.resolveSibling(".").normalize();
        if (Files.notExists(folder)) {
            Files.createDirectories(folder);
        }
        try (FileChannel channel = OwnerOnly.create(target);
                OutputStream out = Channels.newOutputStream(channel);
                InputStream in = backup.open(saved.entry())) {
            in.transferTo(out);
            channel.force(true);
        }
        if (saved.path().startsWith("archive/")) {
            OwnerOnly.protect(target);
        }
    }
}
