package cn.jidu.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** {@code data/manifest.json}: what the revision was made by and from, and the SHA-256 of every other file of it. */
final class Manifest {
    static final String FILE = "data/manifest.json";

    private Manifest() {}

    static void write(QuarterResults results, Provenance provenance, Path folder) throws IOException {
        Map<String, Object> manifest = head(results, provenance);
        manifest.put("inputs", provenance.inputs());
        manifest.put("files", files(folder));
        Json.write(folder.resolve(FILE), manifest);
    }

    private static Map<String, Object> head(QuarterResults results, Provenance provenance) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("quarter", results.quarter().toString());
        manifest.put("revision", results.revision());
        manifest.put("edition", provenance.edition().name().toLowerCase(Locale.ROOT));
        manifest.put("asOf", results.asOf().toString());
        manifest.put("program", provenance.program());
        manifest.put("java", provenance.java());
        manifest.put("definitions", provenance.definitionsHash());
        return manifest;
    }

    /** Whether the folder holds reports of this very revision and date, made by this program on this Java. */
    static boolean isOf(QuarterResults results, Provenance provenance, Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return false;
        }
        Map<String, Object> stands = Json.read(file);
        return head(results, provenance).entrySet().stream()
                .allMatch(e -> e.getValue().equals(stands.get(e.getKey())));
    }

    private static Map<String, String> files(Path folder) throws IOException {
        List<Path> found;
        try (Stream<Path> walk = Files.walk(folder)) {
            found = walk.filter(Files::isRegularFile).toList();
        }
        Map<String, String> hashes = new TreeMap<>();
        for (Path p : found) {
            String name = folder.relativize(p).toString().replace('\\', '/');
            if (!name.equals(FILE)) {
                hashes.put(name, Hashes.sha256(p));
            }
        }
        return hashes;
    }
}
