package cn.jidu.store.backup;

import cn.jidu.store.SchemaScript;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What a backup holds, with the SHA-256 of each part.
 *
 * @param format of the file; a later one is not understood
 * @param program name and version that made it
 * @param madeAt an instant, as text
 * @param schema the scripts that had run
 * @param tables in an order in which they can be filled
 * @param files of the home
 * @param keys SHA-256 of each key of the home, by name; the keys themselves lie in a file apart
 */
record BackupManifest(
        int format,
        String program,
        String madeAt,
        List<SchemaScript> schema,
        List<SavedTable> tables,
        List<SavedSequence> sequences,
        List<SavedFile> files,
        Map<String, String> keys) {
    static final int FORMAT = 1;

    /** Its name in the backup. */
    static final String ENTRY = "manifest.json";

    /** Where its own SHA-256 stands. */
    static final String SUM_ENTRY = "manifest.sha256";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** How far numbers have been drawn. */
    record SavedSequence(String schema, String name, long last, boolean called) {}

    /**
     * A file of the home.
     *
     * @param path below the home, with {@code /}
     */
    record SavedFile(String path, long bytes, String sha256) {
        String entry() {
            return "home/" + path;
        }
    }

    byte[] json() throws IOException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    }

    static BackupManifest of(byte[] json) throws IOException {
        return JSON.readValue(json, BackupManifest.class);
    }

    /** The version of the schema, e.g. {@code 12}. */
    int version() {
        return schema.stream()
                .map(SchemaScript::version)
                .max(Comparator.naturalOrder())
                .orElse(0);
    }
}
