package cn.jidu.store.backup;

import cn.jidu.store.OwnerOnly;
import cn.jidu.store.SiteHome;
import cn.jidu.store.StoreException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The keys of a home in a file of their own: who holds the backup alone cannot read the originals. */
final class BackupKeys {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*\\.(json|key)");

    private BackupKeys() {}

    /** Where the keys of a backup lie, as long as nobody moves them. */
    static Path beside(Path backup) {
        return backup.resolveSibling(backup.getFileName() + ".keys");
    }

    static void write(Path file, Map<String, String> keys) throws IOException {
        try (FileChannel channel = OwnerOnly.create(file);
                OutputStream out = Channels.newOutputStream(channel)) {
            out.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(keys));
            channel.force(true);
        }
    }

    /** Their SHA-256 by name: tells whether keys are those of a backup, and nothing about them. */
    static Map<String, String> sums(Map<String, String> keys) {
        Map<String, String> sums = new TreeMap<>();
        keys.forEach((name, key) -> sums.put(name, SummedOutput.sum(key.getBytes(StandardCharsets.UTF_8))));
        return sums;
    }

    /**
     * The keys of a backup.
     *
     * @throws StoreException where they are not there, or are another one's
     */
    static Map<String, String> read(Path file, Map<String, String> sums) throws IOException {
        if (Files.notExists(file)) {
            throw StoreException.of("restore.noKeys", file);
        }
        Map<String, String> keys = parse(file);
        if (!sums(keys).equals(sums)
                || !keys.keySet().stream().allMatch(n -> NAME.matcher(n).matches())) {
            throw StoreException.of("restore.otherKeys", file);
        }
        return keys;
    }

    private static Map<String, String> parse(Path file) throws IOException {
        try {
            return JSON.readValue(Files.readAllBytes(file), new TypeReference<TreeMap<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw StoreException.caused(e, "restore.otherKeys", file);
        }
    }

    static void put(SiteHome home, Map<String, String> keys) throws IOException {
        for (Map.Entry<String, String> key : keys.entrySet()) {
            try (FileChannel channel = OwnerOnly.create(home.keys().resolve(key.getKey()));
                    OutputStream out = Channels.newOutputStream(channel)) {
                out.write(key.getValue().getBytes(StandardCharsets.UTF_8));
                channel.force(true);
            }
        }
    }
}
