package cn.jidu.bench.peer.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The reference tables of the definitions, as the processors look things up in them. */
final class BatchReference {
    private static final CSVFormat WITH_HEADER =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private final Path folder;
    private final Set<String> areas = new HashSet<>();
    private final Set<String> industries = new HashSet<>();
    private final Map<String, String> statuses = new HashMap<>();
    private final Set<String> ended = new HashSet<>();
    private final Map<String, String> rosters = new HashMap<>();
    private final Map<String, String> types = new HashMap<>();
    private final Pattern areaNames;

    BatchReference(Path jobs) throws IOException {
        this.folder = jobs.resolve("reference");
        table("areas").forEach(r -> areas.add(r.get("code")));
        // of one name that begins like another the longer fits
        this.areaNames = Pattern.compile(table("areas").stream()
                .map(r -> r.get("name"))
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "^(?:", ")+")));
        table("industries").stream()
                .map(r -> r.get("code"))
                .filter(c -> c.length() == 3)
                .forEach(industries::add);
        table("entity-types").forEach(r -> types.put(r.get("type"), r.get("class")));
        for (CSVRecord r : table("statuses")) {
            written(r, "status", statuses);
            if (r.get("ended").equals("yes")) {
                ended.add(r.get("status"));
            }
        }
        for (CSVRecord r : table("rosters")) {
            written(r, "roster", rosters);
            rosters.put(r.get("name"), r.get("roster"));
        }
    }

    List<CSVRecord> table(String name) throws IOException {
        try (CSVParser rows = WITH_HEADER.parse(Files.newBufferedReader(folder.resolve(name + ".csv")))) {
            return rows.getRecords();
        }
    }

    private static void written(CSVRecord row, String key, Map<String, String> into) {
        into.put(row.get(key), row.get(key));
        for (String alias : row.get("aliases").split("\\|", -1)) {
            into.put(alias, row.get(key));
        }
    }

    boolean isArea(String code) {
        return areas.contains(code);
    }

    boolean isIndustry(String code) {
        return code.matches("[0-9]{4}") && industries.contains(code.substring(0, 3));
    }

    Map<String, String> statuses() {
        return statuses;
    }

    boolean isEnded(@Nullable String status) {
        return status != null && ended.contains(status);
    }

    Map<String, String> rosters() {
        return rosters;
    }

    /** Of the whole text, else of that before its bracket. */
    @Nullable
    String typeClass(String entityType) {
        String half = entityType.replace('（', '(').replace('）', ')');
        String whole = types.get(half);
        return whole == null ? types.get(half.replaceAll("\\(.*", "")) : whole;
    }

    /** Without white space, of one width, without full names of areas in front. */
    String normalName(String name) {
        String tight = BatchText.halfWidth(name)
                .replaceAll("\\s", "")
                .toUpperCase(Locale.ROOT)
                .replaceAll("[〔【\\[]", "(")
                .replaceAll("[〕】\\]]", ")");
        return areaNames.matcher(tight).replaceFirst("");
    }
}
