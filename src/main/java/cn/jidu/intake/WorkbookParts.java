package cn.jidu.intake;

import cn.jidu.definition.Limit;
import cn.jidu.definition.Limits;
import cn.jidu.definition.Texts;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** The parts of an {@code .xlsx} file, in a temporary copy: a zip is read from its end, the archive from its beginning. */
final class WorkbookParts implements Closeable {
    private static final Texts TEXTS = Texts.chinese(WorkbookParts.class);
    private static final String RELATIONSHIPS = "/_rels/";

    private final String fileName;
    private final Path copy;
    private final ZipParts zip;
    private final Limits limits;

    private WorkbookParts(String fileName, Path copy, ZipParts zip, Limits limits) {
        this.fileName = fileName;
        this.copy = copy;
        this.zip = zip;
        this.limits = limits;
    }

    /** A part that another points to. */
    record Relation(String type, String part) {}

    /**
     * @param work where the copy is kept until this is closed
     * @throws RefusedException EMPTY, ENCRYPTED, TOO_LARGE or UNREADABLE
     */
    static WorkbookParts open(Original file, Limits limits, Path work) throws IOException, RefusedException {
        Path copy = Scratch.file(work, "xlsx");
        try {
            try (InputStream in = file.opener().open();
                    OutputStream out = Files.newOutputStream(copy)) {
                in.transferTo(out);
            }
            requireZip(file, copy);
            return new WorkbookParts(file.fileName(), copy, zip(file.fileName(), copy, limits), limits);
        } catch (IOException | RefusedException | RuntimeException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    private static ZipParts zip(String fileName, Path copy, Limits limits) throws RefusedException {
        try {
            return ZipParts.open(copy, limits);
        } catch (IOException e) {
            throw new Damage(fileName, () -> TEXTS.get("xlsx.place.file")).refusal(e);
        }
    }

    private static void requireZip(Original file, Path copy) throws IOException, RefusedException {
        String name = file.fileName();
        if (file.bytes() == 0) {
            throw new RefusedException(Refusal.EMPTY, TEXTS.get("header.empty", name, HeaderSearch.ROWS));
        }
        FileMagic kind = FileMagic.valueOf(copy.toFile());
        if (kind == FileMagic.OLE2) {
            throw isEncrypted(copy)
                    ? new RefusedException(Refusal.ENCRYPTED, TEXTS.get("xlsx.encrypted", name))
                    : new RefusedException(Refusal.UNREADABLE, TEXTS.get("xlsx.old", name));
        }
        if (kind != FileMagic.OOXML) {
            throw new RefusedException(Refusal.UNREADABLE, TEXTS.get("xlsx.other", name));
        }
    }

    /** An encrypted workbook is wrapped in the container that older workbooks are made of. */
    private static boolean isEncrypted(Path copy) {
        try (POIFSFileSystem container = new POIFSFileSystem(copy.toFile(), true)) {
            return container.getRoot().hasEntryCaseInsensitive(Decryptor.DEFAULT_POIFS_ENTRY);
        } catch (IOException | RuntimeException e) {
            // a damaged container: the library says so in many ways
            return false;
        }
    }

    /**
     * Opens a part, which is checked against its checksum as it is read.
     *
     * @param place how far the reading has come, for the user
     */
    Xml open(String part, Supplier<String> place) throws RefusedException {
        Damage damage = new Damage(fileName, place);
        try {
            return new Xml(zip.find(part).orElseThrow(damage::refusal), fileName, place, limits);
        } catch (IOException e) {
            throw damage.refusal(e);
        }
    }

    Xml open(String part) throws RefusedException {
        return open(part, () -> TEXTS.get("xlsx.place.part", part));
    }

    boolean has(String part) {
        return zip.has(part);
    }

    /** What a part points to, by the name it calls it; the whole file's where {@code part} is empty. */
    Map<String, Relation> relations(String part) throws IOException, RefusedException {
        int slash = part.lastIndexOf('/');
        String folder = slash < 0 ? "" : part.substring(0, slash);
        String list = (folder + RELATIONSHIPS + part.substring(slash + 1) + ".rels").replaceFirst("^/", "");
        Map<String, Relation> found = new HashMap<>();
        if (!has(list)) {
            return found;
        }
        try (Xml xml = open(list)) {
            while (xml.next()) {
                if (xml.isStart("Relationship") && !xml.attribute("TargetMode").equals(Optional.of("External"))) {
                    if (found.size() >= limits.of(Limit.ZIP_ENTRIES)) {
                        throw RefusedException.tooLarge(Excess.of(limits, Limit.ZIP_ENTRIES), fileName, list);
                    }
                    String type = xml.attribute("Type").orElse("");
                    String target = xml.attribute("Target").orElse("");
                    found.put(
                            xml.attribute("Id").orElse(""),
                            new Relation(type.substring(type.lastIndexOf('/') + 1), resolve(folder, target)));
                }
            }
        }
        return found;
    }

    private static String resolve(String folder, String target) {
        ArrayDeque<String> path = new ArrayDeque<>();
        String whole = target.startsWith("/") ? target : folder + "/" + target;
        for (String step : whole.split("/", -1)) {
            if (step.equals("..")) {
                path.pollLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                path.addLast(step);
            }
        }
        return String.join("/", path);
    }

    String fileName() {
        return fileName;
    }

    @Override
    public void close() throws IOException {
        try (zip) {
            Files.deleteIfExists(copy);
        }
    }
}
