package cn.jidu.intake;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Limits;
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
final class Unpacking {
    private final Archive archive;
    private final Limits limits;
    private final Path work;

    Unpacking(Archive archive, Definitions definitions, Path work) {
        this.archive = archive;
        this.limits = definitions.limits();
        this.work = work;
    }

    /** The files in a zip that lies in the archive, and the zip itself, refused or not. */
    List<Arrival> arrivals(String inboxName, String fileName, Received file, Recognition recognition) {
        Original original = new Original(fileName, file.bytes(), () -> archive.open(file.sha256()));
        Arrival whole = new Arrival(inboxName, fileName, file, new FileName.Zip(Optional.empty()), Optional.empty());
        try (Zip zip = Zip.open(original, limits, work)) {
            List<Arrival> arrivals = new ArrayList<>(List.of(whole));
            for (String path : zip.paths()) {
                if (!(Received.isControl(path) && zip.has(Received.controlled(path)))) {
                    String name = path.substring(path.lastIndexOf('/') + 1);
                    Received entry = received(zip, path);
                    arrivals.add(new Arrival(
                            inboxName + "/" + path,
                            name,
                            entry,
                            recognition.of(name, entry, Declared.NOTHING),
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

    private Received received(Zip zip, String path) throws IOException {
        String control = Received.control(path);
        Optional<String> beside =
                zip.has(control) ? Optional.of(store(zip, control).sha256()) : Optional.empty();
        Archive.Stored stored = store(zip, path);
        return new Received(stored.sha256(), stored.bytes(), beside);
    }

    private Archive.Stored store(Zip zip, String path) throws IOException {
        Path entry = Scratch.file(work, "entry");
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
