package cn.jidu.intake;

import cn.jidu.definition.Texts;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.io.input.ChecksumInputStream;
import org.apache.poi.openxml4j.util.ZipSecureFile;

/** The parts of an {@code .xlsx} file, in a temporary copy: a zip is read from its end, the archive from its beginning. */
final class XlsxParts implements Closeable {
    private static final Texts TEXTS = Texts.chinese(XlsxParts.class);
    private static final String RELATIONSHIPS = "/_rels/";

    private final String fileName;
    private final Path copy;
    private final ZipSecureFile zip;

    private XlsxParts(String fileName, Path copy, ZipSecureFile zip) {
        this.fileName = fileName;
        this.copy = copy;
        this.zip = zip;
    }

    /** A part that another points to. */
    record Relation(String type, String part) {}

    /**
     * @param work where the copy is kept until this is closed
     * @throws RefusedException UNREADABLE
     */
    static XlsxParts open(Original file, Path work) throws IOException, RefusedException {
        Path copy = Scratch.copy(file, work, "xlsx");
        try {
            return new XlsxParts(file.fileName(), copy, zip(file.fileName(), copy));
        } catch (RefusedException | RuntimeException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    private static ZipSecureFile zip(String fileName, Path copy) throws RefusedException {
        try {
            return new ZipSecureFile(copy.toFile());
        } catch (IOException | IllegalArgumentException e) {
            throw new Damage(fileName, () -> TEXTS.get("workbook.place.file")).refusal(e);
        }
    }

    /**
     * Opens a part, which is checked against its checksum as it is read.
     *
     * @param place how far the reading has come, for the user
     */
    Xml open(String part, Supplier<String> place) throws RefusedException {
        Damage damage = new Damage(fileName, place);
        ZipArchiveEntry entry = find(part).orElseThrow(damage::refusal);
        try {
            InputStream in = ChecksumInputStream.builder()
                    .setInputStream(zip.getInputStream(entry))
                    .setChecksum(new CRC32())
                    .setCountThreshold(entry.getSize())
                    .setExpectedChecksumValue(entry.getCrc())
                    .get();
            return new Xml(in, fileName, place);
        } catch (IOException e) {
            throw damage.refusal(e);
        }
    }

    Xml open(String part) throws RefusedException {
        return open(part, () -> TEXTS.get("workbook.place.part", part));
    }

    boolean has(String part) {
        return find(part).isPresent();
    }

    /** Part names differ in case between programs. */
    private Optional<ZipArchiveEntry> find(String part) {
        ZipArchiveEntry entry = zip.getEntry(part);
        if (entry != null) {
            return Optional.of(entry);
        }
        for (ZipArchiveEntry e : java.util.Collections.list(zip.getEntries())) {
            if (e.getName().equalsIgnoreCase(part)) {
                return Optional.of(e);
            }
        }
        return Optional.empty();
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
