package cn.jidu.deliver;

import cn.jidu.definition.Quarter;
import cn.jidu.store.SiteHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What leaves the house of one revision: {@code outbox/<quarter>/r<N>/<area>/} with the reports of that area alone, to be
 * handed over as it is, and beside these folders the notes of what was mailed. A file is seen whole or not at all.
 */
final class Outbox {
    private static final List<String> ENDINGS = List.of("pdf", "xlsx");

    private final Quarter quarter;
    private final int revision;
    private final Path folder;

    Outbox(SiteHome home, Quarter quarter, int revision) {
        this.quarter = quarter;
        this.revision = revision;
        this.folder = home.outbox().resolve(quarter.toString()).resolve("r" + revision);
    }

    Quarter quarter() {
        return quarter;
    }

    int revision() {
        return revision;
    }

    /**
     * Puts the PDF and the workbook of a plan and area there, unless they are there: what was mailed is not exchanged. Their
     * names say that they are drafts.
     *
     * @param drafts the plan's folder of reports
     * @return both files; none where the revision has no report of that plan
     */
    List<Path> putDraft(Path drafts, String plan, String area) {
        return put(drafts, plan, area, "_draft");
    }

    /** The same of a release. */
    List<Path> putRelease(Path released, String plan, String area) {
        return put(released, plan, area, "");
    }

    private List<Path> put(Path reports, String plan, String area, String mark) {
        List<Path> sources = ENDINGS.stream()
                .map(ending -> reports.resolve(area + "." + ending))
                .toList();
        if (!sources.stream().allMatch(Files::exists)) {
            return List.of();
        }
        return sources.stream().map(s -> copy(s, file(plan, area, mark, s))).toList();
    }

    private Path file(String plan, String area, String mark, Path report) {
        String name = report.getFileName().toString();
        String ending = name.substring(name.lastIndexOf('.'));
        return folder.resolve(area).resolve(plan + "_" + area + "_" + quarter + "_r" + revision + mark + ending);
    }

    private static Path copy(Path report, Path file) {
        try {
            if (!Files.exists(file)) {
                Path place = Files.createDirectories(file.resolveSibling("."));
                Path unfinished = place.resolve("." + file.getFileName() + ".unfinished");
                Files.copy(report, unfinished, StandardCopyOption.REPLACE_EXISTING);
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Beside every release of the plan that lies here; one that says the same stays as it is. */
    void mark(String plan, String name, UnaryOperator<String> textOfArea) {
        for (Path area : areas()) {
            String code = area.getFileName().toString();
            if (Files.exists(file(plan, code, "", Path.of(code + ".pdf")))) {
                mark(area.resolve(name), textOfArea.apply(code));
            }
        }
    }

    private static void mark(Path note, String text) {
        try {
            if (!Files.exists(note) || !Files.readString(note).equals(text)) {
                write(note, text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a note away that holds no longer. */
    void unmark(String name) {
        try {
            for (Path area : areas()) {
                Files.deleteIfExists(area.resolve(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> areas() {
        try (Stream<Path> all = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
            return all.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the note anew. */
    void note(String name, String text) {
        write(folder.resolve(name), text);
    }

    private static void write(Path note, String text) {
        try {
            Path place = Files.createDirectories(note.resolveSibling("."));
            Path unfinished = place.resolve("." + note.getFileName() + ".unfinished");
            Files.writeString(unfinished, text);
            Files.move(unfinished, note, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
