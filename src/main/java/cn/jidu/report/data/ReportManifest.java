package cn.jidu.report.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * {@code <part>/manifest.json}, part being {@code data} or a plan: what the revision was made by and from, and the SHA-256
 * of every file that was written of this part. What it lists has been written and never changes.
 */
public final class ReportManifest {
    /** Its file in a folder of reports. */
    public static final String FILE = "manifest.json";
    /** The part that is the data package. */
    public static final String DATA = "data";

    private static final String FILES = "files";
    private static final String FINGERPRINT = "fingerprint";

    private final Map<String, Object> head;
    private final String java;
    private final Optional<DataFingerprint> fingerprint;

    /** @param provenance what the revision was made from */
    public ReportManifest(QuarterResults results, RevisionProvenance provenance) {
        head = new LinkedHashMap<>();
        head.put("quarter", results.quarter().toString());
        head.put("revision", results.revision());
        head.put("edition", provenance.edition().word());
        head.put("asOf", results.asOf().toString());
        head.put("program", provenance.program());
        head.put("definitions", provenance.definitionsHash());
        head.put("inputs", provenance.inputs());
        if (!results.reasons().isEmpty()) {
            head.put(
                    "reasons",
                    results.reasons().stream().map(ReportManifest::reason).toList());
        }
        java = provenance.java();
        fingerprint = Optional.empty();
    }

    private ReportManifest(ReportManifest other, DataFingerprint fingerprint) {
        this.head = other.head;
        this.java = other.java;
        this.fingerprint = Optional.of(fingerprint);
    }

    /** The same of a plan's reports, whose pages carry the fingerprint. */
    public ReportManifest with(DataFingerprint ofPlan) {
        return new ReportManifest(this, ofPlan);
    }

    private static Map<String, String> reason(QuarterResults.RevisionReason reason) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("kind", reason.kind());
        values.put("file", reason.file());
        values.put("reason", reason.reason());
        values.put("by", reason.by());
        return values;
    }

    /** @param files of this part, named from the folder of the revision on */
    public void write(Path folder, String part, Set<String> files) throws IOException {
        Map<String, Object> manifest = new LinkedHashMap<>(head);
        manifest.put("java", java);
        fingerprint.ifPresent(f -> manifest.put(FINGERPRINT, f.hash()));
        Map<String, String> hashes = new TreeMap<>();
        for (String name : files) {
            hashes.put(name, FileHashes.sha256(folder.resolve(name)));
        }
        manifest.put(FILES, hashes);
        JsonWriter.write(folder.resolve(part).resolve(FILE), manifest);
    }

    /**
     * What a plan's manifest says of its reports.
     *
     * @param fingerprint of their data; empty of an older program
     * @param files SHA-256 by name, without folders
     */
    public record ListedReports(Optional<DataFingerprint> fingerprint, Map<String, String> files) {
        public ListedReports {
            files = Map.copyOf(files);
        }
    }

    /** Of a plan's folder; empty where it has no manifest. */
    public static Optional<ListedReports> list(Path planFolder) throws IOException {
        Path file = planFolder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Map<String, Object> stands = JsonWriter.read(file);
        Map<String, String> files = new TreeMap<>();
        if (stands.get(FILES) instanceof Map<?, ?> listed) {
            listed.forEach(
                    (name, hash) -> files.put(String.valueOf(name).replaceFirst(".*/", ""), String.valueOf(hash)));
        }
        return Optional.of(new ListedReports(
                Optional.ofNullable(stands.get(FINGERPRINT)).map(f -> new DataFingerprint(f.toString())), files));
    }

    /** The files of the part where all of them stand; none where one does not. */
    public Set<String> wholePart(Path folder, String part) throws IOException {
        Set<String> standing = standing(folder, part);
        return standing.equals(listed(folder, part).keySet()) ? standing : Set.of();
    }

    /** The files of the part that stand as they were written for this very revision and date. */
    public Set<String> standing(Path folder, String part) throws IOException {
        Set<String> standing = new TreeSet<>();
        for (Map.Entry<String, String> file : listed(folder, part).entrySet()) {
            Path path = folder.resolve(file.getKey());
            if (Files.isRegularFile(path) && FileHashes.sha256(path).equals(file.getValue())) {
                standing.add(file.getKey());
            }
        }
        return standing;
    }

    private Map<String, String> listed(Path folder, String part) throws IOException {
        Path file = folder.resolve(part).resolve(FILE);
        if (!Files.exists(file)) {
            return Map.of();
        }
        Map<String, Object> stands = JsonWriter.read(file);
        boolean ofThis = head.entrySet().stream().allMatch(e -> e.getValue().equals(stands.get(e.getKey())));
        Map<String, String> files = new TreeMap<>();
        if (ofThis && stands.get(FILES) instanceof Map<?, ?> listed) {
            listed.forEach((name, hash) -> files.put(String.valueOf(name), String.valueOf(hash)));
        }
        return files;
    }
}
