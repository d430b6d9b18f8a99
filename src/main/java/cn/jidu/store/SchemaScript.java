package cn.jidu.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.sql.DataSource;

/**
 * A script of the schema, as Flyway notes it once it has run.
 *
 * @param name {@code V<version>__<words>.sql}
 * @param checksum of its lines
 */
public record SchemaScript(String name, int checksum) {
    private static final String FOLDER = "/db/migration/";

    private static final String DONE =
            "select script, checksum from jidu.flyway_schema_history where type = 'SQL' and success";

    /** What has run in a database. */
    public static Set<SchemaScript> done(DataSource owner) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(DONE)) {
            Set<SchemaScript> done = new HashSet<>();
            while (rows.next()) {
                done.add(new SchemaScript(rows.getString(1), rows.getInt(2)));
            }
            return done;
        }
    }

    /** What this program brings. */
    public static Set<SchemaScript> brought() throws IOException {
        Set<SchemaScript> brought = new HashSet<>();
        for (String name : names()) {
            brought.add(new SchemaScript(name, checksumOf(name)));
        }
        return brought;
    }

    /** The version that a database is at once it has run. */
    public int version() {
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }

    private static List<String> names() throws IOException {
        URL folder = Objects.requireNonNull(SchemaScript.class.getResource(FOLDER), FOLDER);
        URLConnection connection = folder.openConnection();
        if (connection instanceof JarURLConnection jar) {
            return jar.getJarFile().stream()
                    .map(e -> "/" + e.getName())
                    .filter(n -> n.startsWith(FOLDER) && n.endsWith(".sql"))
                    .map(n -> n.substring(FOLDER.length()))
                    .toList();
        }
        try (Stream<Path> files = Files.list(Path.of(URI.create(folder.toString())))) {
            return files.map(f -> f.getFileName().toString()).toList();
        }
    }

    private static int checksumOf(String name) throws IOException {
        CRC32 sum = new CRC32();
        try (InputStream in = Objects.requireNonNull(SchemaScript.class.getResourceAsStream(FOLDER + name), name);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().forEach(line -> sum.update(line.getBytes(StandardCharsets.UTF_8)));
        }
        return (int) sum.getValue();
    }
}
