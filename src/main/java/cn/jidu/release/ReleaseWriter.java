package cn.jidu.release;

import cn.jidu.report.ReportSelection;
import cn.jidu.report.ReportWriter;
import cn.jidu.report.data.DataFingerprint;
import cn.jidu.report.data.FileHashes;
import cn.jidu.report.data.ReportEdition;
import cn.jidu.report.data.ReportException;
import cn.jidu.report.data.ReportManifest;
import cn.jidu.report.data.RevisionProvenance;
import cn.jidu.store.FolderTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Writes {@code releases/<plan>/<quarter>/r<N>/}, once: the plan's PDFs and workbooks of all its areas, and their manifest.
 * The folder is seen whole or not at all, and what stands there is never touched again.
 */
public final class ReleaseWriter {
    private final ReportWriter reports;

    /** @param templates the folder {@code report-templates} */
    public ReleaseWriter(Path templates) {
        this.reports = new ReportWriter(templates);
    }

    /** @throws ReportException where it cannot be written; nothing is left in place then */
    public void write(ReleaseDossier dossier, ReportEdition edition) {
        Path place = dossier.released();
        if (Files.exists(place)) {
            return;
        }
        RevisionProvenance provenance = dossier.data().provenance().as(edition);
        String plan = dossier.subject().plan().key();
        Path work = place.resolveSibling("." + place.getFileName() + ".unfinished");
        try {
            FolderTree.delete(work);
            reports.write(
                    dossier.results(),
                    new ReportSelection(Set.of(plan), Set.of()),
                    provenance,
                    dossier.data(),
                    work.resolve("reports"));
            Path made = work.resolve("reports").resolve(plan);
            Files.delete(made.resolve(ReportManifest.FILE));
            new ReportManifest(dossier.results(), provenance)
                    .with(new DataFingerprint(dossier.subject().boundHash()))
                    .write(made, "", names(made));
            Files.move(made, place, StandardCopyOption.ATOMIC_MOVE);
            FolderTree.delete(work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What lies in the release's place, by name, with its SHA-256. */
    SortedMap<String, String> written(ReleaseDossier dossier) {
        SortedMap<String, String> files = new TreeMap<>();
        try {
            for (String name : names(dossier.released())) {
                files.put(name, FileHashes.sha256(dossier.released().resolve(name)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static Set<String> names(Path folder) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(f -> names.add(f.getFileName().toString()));
        }
        return names;
    }
}
