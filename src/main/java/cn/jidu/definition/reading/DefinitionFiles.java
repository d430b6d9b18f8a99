package cn.jidu.definition.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The files below the folder of the definitions as they lie there, by relative path with forward slashes. */
public final class DefinitionFiles {
    private final SortedMap<String, byte[]> contents;

    private DefinitionFiles(SortedMap<String, byte[]> contents) {
        this.contents = Collections.unmodifiableSortedMap(contents);
    }

    /** Reads everything but hidden files (.git, .DS_Store), which no definition is. */
    public static DefinitionFiles read(Path folder) {
        SortedMap<String, byte[]> contents = new TreeMap<>();
        // a walk does not enter a folder that is given as a symbolic link
        try (Stream<Path> walk = Files.walk(folder.toRealPath())) {
            for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
                String path = folder.toRealPath().relativize(file).toString().replace('\\', '/');
                if (!path.startsWith(".") && !path.contains("/.")) {
                    contents.put(path, Files.readAllBytes(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new DefinitionFiles(contents);
    }

    SortedMap<String, byte[]> contents() {
        return contents;
    }

    /** Whether names and bytes are the same: seen sooner than two hashes are made. */
    public static boolean areSame(SortedMap<String, byte[]> some, SortedMap<String, byte[]> others) {
        return some.keySet().equals(others.keySet())
                && some.entrySet().stream().allMatch(file -> Arrays.equals(file.getValue(), others.get(file.getKey())));
    }

    /** All but those whose path it is. */
    DefinitionFiles without(Predicate<String> apart) {
        SortedMap<String, byte[]> others = new TreeMap<>(contents);
        others.keySet().removeIf(apart);
        return new DefinitionFiles(others);
    }

    /** The files {@code <folder>/<name><ending>} by name. */
    SortedMap<String, byte[]> in(String folder, String ending) {
        SortedMap<String, byte[]> found = new TreeMap<>();
        String start = folder + "/";
        contents.forEach((path, bytes) -> {
            if (path.startsWith(start) && path.endsWith(ending) && path.indexOf('/', start.length()) < 0) {
                found.put(path.substring(start.length(), path.length() - ending.length()), bytes);
            }
        });
        return found;
    }

    /** Length before content, so that no two sets of files share a hash by moving bytes between them. */
    String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            contents.forEach((path, bytes) -> {
                digest.update((path + "\n" + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
