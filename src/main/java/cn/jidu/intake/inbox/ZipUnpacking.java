package cn.jidu.intake.inbox;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.FileLimits;
import cn.jidu.intake.table.OriginalFile;
import cn.jidu.intake.table.RefusedException;
import cn.jidu.intake.table.ScratchFile;
import cn.jidu.intake.zip.ZipFileReader;
import cn.jidu.store.Archive;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes every file in a zip an arrival of its own, as if it lay in the inbox; of a refused zip nothing but itself. */
final class ZipUnpacking {
    private final Archive archive;
    private final FileLimits limits;
    private final Path work;

    ZipUnpacking(Archive archive, Definitions definitions, Path work) {
        this.archive = archive;
        this.limits = definitions.limits();
        this.work = work;
    }

    /** The files in a zip that lies in the archive, and the zip itself, refused or not. */
    List<ArrivedFile> arrivals(String inboxName, String fileName, ReceivedBytes file, FileRecognition recognition) {
        OriginalFile original = new OriginalFile(fileName, file.bytes(), () -> archive.open(file.sha256()));
        ArrivedFile whole =
                new ArrivedFile(inboxName, fileName, file, new FileName.Zip(Optional.empty()), Optional.empty());
        try (ZipFileReader zip = ZipFileReader.open(original, limits, work)) {
            List<ArrivedFile> arrivals = new ArrayList<>(List.of(whole));
            for (String path : zip.paths()) {
                if (!(ReceivedBytes.isControl(path) && zip.has(ReceivedBytes.controlled(path)))) {
                    String name = path.substring(path.lastIndexOf('/') + 1);
                    ReceivedBytes entry = received(zip, path);
                    arrivals.add(new ArrivedFile(
                            inboxName + "/" + path,
                            name,
                            entry,
                            recognition.of(name, entry, DeclaredFile.NOTHING),
                            Optional.of(whole)));
                }
            }
            return arrivals;
        } catch (RefusedException e) {
            return List.of(whole.refused(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ReceivedBytes received(ZipFileReader zip, String path) throws IOException {
        String control = ReceivedBytes.control(path);
        Optional<String> beside =
                zip.has(control) ? Optional.of(store(zip, control).sha256()) : Optional.empty();
        Archive.Stored stored = store(zip, path);
        return new ReceivedBytes(stored.sha256(), stored.bytes(), beside);
    }

    private Archive.Stored store(ZipFileReader zip, String path) throws IOException {
        Path entry = ScratchFile.file(work, "entry");
        try {
            try (InputStream in = zip.open(path);
                    OutputStream out = Files.newOutputStream(entry)) {
                in.transferTo(out);
            }
            return archive.store(entry);
        } finally {
            Files.deleteIfExists(entry);
        }
    }
}
