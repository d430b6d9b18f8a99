package cn.jidu.report;

import cn.jidu.report.data.FileHashes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.Keyword;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * What a data package has that the rules of Frictionless (Data Package 1, Tabular Data Package, Table Schema) and of
 * SDMX-CSV 2.0 do not allow.
 */
public final class PackageFaults {
    /** Keywords for those who read the schema, which it is full of. */
    private static final JsonMetaSchema WORDY = JsonMetaSchema.builder(
                    JsonMetaSchema.getV4().getIri(), JsonMetaSchema.getV4())
            .keywords(Stream.of("context", "examples", "notes", "options", "propertyOrder")
                    .<Keyword>map(NonValidationKeyword::new)
                    .toList())
            .build();

    private static final JsonSchema PROFILE = JsonSchemaFactory.getInstance(
                    SpecVersion.VersionFlag.V4, f -> f.metaSchema(WORDY))
            .getSchema(json(Path.of("src/test/resources/frictionless/tabular-data-package.json")));

    /** How a value of a type is written where it is none of the missing values. */
    private static final Map<String, String> TYPES = Map.of(
            "string", "(?s).*", "integer", "[+-]?\\d+", "number", "[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

    /** Of agencies and of the components that columns are. */
    private static final String NAME = "[A-Za-z][\\w-]*";

    private static final String NUMBER = "(0|[1-9]\\d*)";
    /** Two parts as of old, or three and an extension. */
    private static final String VERSION = NUMBER + "(\\." + NUMBER + ")?((\\." + NUMBER + ")(-[0-9A-Za-z.-]+)?)?";

    /** By column: what the data message guide of SDMX-CSV 2.0 and the formats of SDMX 3.0 allow. */
    private static final Map<String, String> SDMX = Map.of(
            "STRUCTURE", "datastructure|dataflow|dataprovision",
            "STRUCTURE_ID", NAME + "(\\." + NAME + ")*:[\\w@$-]+(\\(" + VERSION + "\\))?",
            "ACTION", "[IARD]",
            "TIME_PERIOD", "\\d{4}-Q[1-4]",
            "REF_AREA", "[\\w@$-]+",
            "INDICATOR", "[\\w@$-]+",
            "PLAN", "[\\w@$-]+",
            "TARGET_ID", "[\\w@$-]+",
            "OBS_STATUS", "[A-Z]");

    private static final List<String> SDMX_FIRST = List.of("STRUCTURE", "STRUCTURE_ID", "ACTION");
    private static final List<String> DIMENSIONS = List.of("PLAN", "TARGET_ID", "INDICATOR", "REF_AREA", "TIME_PERIOD");

    private final Path folder;
    private final List<String> faults = new ArrayList<>();

    private PackageFaults(Path folder) {
        this.folder = folder;
    }

    /** One for each fault, with the file. */
    public static List<String> of(Path folder) throws IOException {
        PackageFaults found = new PackageFaults(folder);
        JsonNode description = json(folder.resolve("datapackage.json"));
        PROFILE.validate(description).forEach(m -> found.faults.add(m.getMessage()));
        Set<String> named = new HashSet<>();
        for (JsonNode resource : description.get("resources")) {
            if (!named.add(resource.get("name").asText())) {
                found.faults.add(resource.get("name").asText() + ": named twice");
            }
            found.resource(resource);
        }
        return found.faults;
    }

    private void resource(JsonNode resource) throws IOException {
        Path file = folder.resolve(resource.get("path").asText());
        expect(file, "bytes", resource.get("bytes").asLong() == Files.size(file));
        expect(file, "hash", resource.get("hash").asText().equals("sha256:" + FileHashes.sha256(file)));
        JsonNode schema = resource.get("schema");
        List<JsonNode> fields =
                StreamSupport.stream(schema.get("fields").spliterator(), false).toList();
        List<String> missing = StreamSupport.stream(schema.get("missingValues").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        described(file, resource);
        fields.forEach(f -> described(file, f));
        String text = Files.readString(file);
        expect(file, "line ends", text.endsWith("\r\n") && !text.contains("\r\n\r\n"));
        try (CSVParser parser = CSVParser.parse(text, CSVFormat.RFC4180)) {
            List<CSVRecord> rows = parser.getRecords();
            List<String> header = rows.get(0).toList();
            expect(
                    file,
                    "header",
                    header.equals(
                            fields.stream().map(f -> f.get("name").asText()).toList()));
            List<CSVRecord> data = rows.subList(1, rows.size());
            data.forEach(r -> types(file, r, fields, missing));
            if (header.contains("STRUCTURE")) {
                // readers take the character behind the first word for the separator: no mark before it, no quotes
                expect(file, "beginning", text.startsWith(String.join(",", SDMX_FIRST) + ","));
                sdmx(file, header, data);
            }
        }
    }

    /** In Chinese, and in English. */
    private void described(Path file, JsonNode what) {
        String name = what.get("name").asText();
        expect(file, name + ": title in Chinese", what.path("title").asText().matches(".*\\p{IsHan}.*"));
        expect(
                file,
                name + ": description in English",
                what.path("description").asText().matches("[ -~]*[A-Za-z]{3}[ -~]*"));
    }

    private void types(Path file, CSVRecord row, List<JsonNode> fields, List<String> missing) {
        if (row.size() != fields.size()) {
            faults.add("%s row %d: %d cells".formatted(file.getFileName(), row.getRecordNumber(), row.size()));
            return;
        }
        for (int i = 0; i < row.size(); i++) {
            String type = fields.get(i).get("type").asText();
            if (!missing.contains(row.get(i)) && !row.get(i).matches(TYPES.get(type))) {
                faults.add("%s row %d: “%s” is no %s"
                        .formatted(file.getFileName(), row.getRecordNumber(), row.get(i), type));
            }
        }
    }

    private void sdmx(Path file, List<String> header, List<CSVRecord> data) {
        expect(file, "first columns", header.subList(0, SDMX_FIRST.size()).equals(SDMX_FIRST));
        expect(file, "identifiers of columns", header.stream().allMatch(h -> h.matches(NAME)));
        expect(file, "columns named once", new HashSet<>(header).size() == header.size());
        Set<List<String>> keys = new HashSet<>();
        for (CSVRecord row : data) {
            for (int i = 0; i < header.size(); i++) {
                // spaces are part of a field: a stray one would be read as part of a code
                String rule = SDMX.getOrDefault(header.get(i), "(?s)|\\S|\\S.*\\S");
                if (!row.get(i).matches(rule)) {
                    faults.add("%s row %d: %s is “%s”"
                            .formatted(file.getFileName(), row.getRecordNumber(), header.get(i), row.get(i)));
                }
            }
            List<String> key =
                    DIMENSIONS.stream().map(d -> row.get(header.indexOf(d))).toList();
            if (!keys.add(key)) {
                faults.add("%s row %d: %s a second time".formatted(file.getFileName(), row.getRecordNumber(), key));
            }
        }
    }

    private void expect(Path file, String what, boolean holds) {
        if (!holds) {
            faults.add(file.getFileName() + ": " + what);
        }
    }

    private static JsonNode json(Path file) {
        try {
            return new ObjectMapper().readTree(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
