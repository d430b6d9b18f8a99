package cn.jidu.intake.workbook;

import cn.jidu.definition.FileLimit;
import cn.jidu.definition.FileLimits;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.table.FileDamage;
import cn.jidu.intake.table.LimitExcess;
import cn.jidu.intake.table.OriginalFile;
import cn.jidu.intake.table.RefusedException;
import cn.jidu.intake.table.ScratchFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The parts of an {@code .xlsx} file, in a temporary copy: a zip is read from its end, the archive from its beginning. */
final class XlsxParts implements Closeable {
    private static final PackageTexts TEXTS = PackageTexts.chinese(XlsxParts.class);
    private static final String RELATIONSHIPS = "/_rels/";

    private final String fileName;
    private final Path copy;
    private final ZipParts zip;
    private final FileLimits limits;

    private XlsxParts(String fileName, Path copy, ZipParts zip, FileLimits limits) {
        this.fileName = fileName;
        this.copy = copy;
        this.zip = zip;
        this.limits = limits;
    }

    /** A part that another points to. */
    record Relation(String type, String part) {}

    /**
     * @param work where the copy is kept until this is closed
     * @throws RefusedException TOO_LARGE or UNREADABLE
     */
    static XlsxParts open(OriginalFile file, FileLimits limits, Path work) throws IOException, RefusedException {
        Path copy = ScratchFile.copy(file, work, "xlsx");
        try {
            return new XlsxParts(file.fileName(), copy, zip(file.fileName(), copy, limits), limits);
        } catch (RefusedException | RuntimeException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    private static ZipParts zip(String fileName, Path copy, FileLimits limits) throws RefusedException {
        try {
            return ZipParts.open(copy, limits);
        } catch (IOException e) {
            throw new FileDamage(fileName, () -> TEXTS.get("workbook.place.file")).refusal(e);
        }
    }

    /**
     * Opens a part, which is checked against its checksum as it is read.
     *
     * @param place how far the reading has come, for the user
     */
    XmlReader open(String part, Supplier<String> place) throws RefusedException {
        FileDamage damage = new FileDamage(fileName, place);
        try {
            return new XmlReader(zip.find(part).orElseThrow(damage::refusal), fileName, place, limits);
        } catch (IOException e) {
            throw damage.refusal(e);
        }
    }

    XmlReader open(String part) throws RefusedException {
        return open(part, () -> TEXTS.get("workbook.place.part", part));
    }

    /**
     * What a sheet's part says of its merged cells.
     *
     * @param place the sheet, for the user
     * @throws RefusedException TOO_LARGE or UNREADABLE
     */
    MergedCells merged(String part, String place) throws RefusedException {
        MergedCells found = new MergedCells(fileName, place, limits);
        FileDamage damage = new FileDamage(fileName, () -> place);
        try (InputStream in = zip.find(part).orElseThrow(damage::refusal)) {
            MergedScan.read(in, found, limits.count(FileLimit.XML_TAG_CHARACTERS));
        } catch (IOException e) {
            // a part that is damaged is refused where its rows cannot be read
            return new MergedCells(fileName, place, limits);
        }
        return found;
    }

    /** Of the bytes of a part, in lower-case hexadecimal digits. */
    String sha256(String part) throws RefusedException {
        FileDamage damage = new FileDamage(fileName, () -> TEXTS.get("workbook.place.part", part));
        try (InputStream in = zip.find(part).orElseThrow(damage::refusal)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw damage.refusal(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A part as text, of which no more is read than {@code most} characters hold four times. */
    String text(String part, int most) throws RefusedException {
        FileDamage damage = new FileDamage(fileName, () -> TEXTS.get("workbook.place.part", part));
        try (InputStream in = zip.find(part).orElseThrow(damage::refusal)) {
            return new String(in.readNBytes(4 * most), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw damage.refusal(e);
        }
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
        try (XmlReader xml = open(list)) {
            while (xml.next()) {
                if (xml.isStart("Relationship") && !xml.attribute("TargetMode").equals(Optional.of("External"))) {
                    if (found.size() >= limits.of(FileLimit.ZIP_ENTRIES)) {
                        throw RefusedException.tooLarge(LimitExcess.of(limits, FileLimit.ZIP_ENTRIES), fileName, list);
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
