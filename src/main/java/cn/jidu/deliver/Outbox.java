package cn.jidu.deliver;

import cn.jidu.definition.Quarter;
import cn.jidu.store.SiteHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * What leaves the house of one revision: {@code outbox/<quarter>/r<N>/<area>/} with the reports of that area alone, to be
 * handed over as it is, and beside these folders the note of what was mailed. A file is seen whole or not at all.
 */
final class Outbox {
    private final Quarter quarter;
    private final int revision;
    private final Path folder;

    Outbox(SiteHome home, Quarter quarter, int revision) {
        this.quarter = quarter;
        this.revision = revision;
        this.folder = home.outbox().resolve(quarter.toString()).resolve("r" + revision);
    }

    Path folder() {
        return folder;
    }

    /**
     * Puts the PDF and the workbook of a plan and area there, unless they are there: what was mailed is not exchanged.
     *
     * @param reports the revision's report folder
     * @return both files; none where the revision has no report of that plan
     */
    List<Path> put(Path reports, String plan, String area) {
        List<Path> sources = List.of("pdf", "xlsx").stream()
                .map(ending -> reports.resolve(plan).resolve(area + "." + ending))
                .toList();
        if (!sources.stream().allMatch(Files::exists)) {
            return List.of();
        }
        return sources.stream().map(s -> copy(s, plan, area)).toList();
    }

    private Path copy(Path report, String plan, String area) {
        String name = report.getFileName().toString();
        String ending = name.substring(name.lastIndexOf('.'));
        Path file = folder.resolve(area).resolve(plan + "_" + area + "_" + quarter + "_r" + revision + ending);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(folder.resolve(area));
                Path unfinished = file.resolveSibling("." + file.getFileName() + ".unfinished");
                Files.copy(report, unfinished, StandardCopyOption.REPLACE_EXISTING);
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the note anew. */
    void note(String name, String text) {
        try {
            Files.createDirectories(folder);
            Path unfinished = folder.resolve("." + name + ".unfinished");
            Files.writeString(unfinished, text);
            Files.move(
                    unfinished,
                    folder.resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
