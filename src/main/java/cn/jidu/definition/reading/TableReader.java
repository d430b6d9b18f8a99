package cn.jidu.definition.reading;

import cn.jidu.definition.ReferenceTable;
import cn.jidu.definition.yaml.ProblemList;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads {@code reference/*.csv}. */
public final class TableReader {
    static final String FOLDER = "reference";
    static final String ALIASES = "aliases";
    private final ProblemList problems;

    /** @param problems where mistakes are told */
    public TableReader(ProblemList problems) {
        this.problems = problems;
    }

    /** All of {@code reference}, by name. */
    public SortedMap<String, ReferenceTable> readAll(DefinitionFiles files) {
        SortedMap<String, ReferenceTable> tables = new TreeMap<>();
        files.in(FOLDER, ".csv").forEach((name, bytes) -> tables.put(name, read(name, bytes)));
        return tables;
    }

    private ReferenceTable read(String name, byte[] bytes) {
        String file = fileOf(name);
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
            problems.add(file, 1, "file.notUtf8");
        }
        try (CSVParser parser = CSVParser.parse(new StringReader(text), CSVFormat.RFC4180)) {
            List<String> columns = List.of();
            List<List<String>> rows = new ArrayList<>();
            for (CSVRecord cells : parser) {
                // the parser stands behind the record: for records of one line this is its own line
                int line = (int) parser.getCurrentLineNumber();
                if (columns.isEmpty()) {
                    columns = checkedHeader(file, cells.toList());
                } else if (cells.size() != columns.size()) {
                    problems.add(file, line, "csv.width", cells.size(), columns.size());
                } else {
                    rows.add(cells.toList());
                }
            }
            if (columns.isEmpty()) {
                problems.add(file, 1, "file.empty");
            }
            return new ReferenceTable(name, columns, rows);
        } catch (IOException | UncheckedIOException e) {
            problems.add(file, 1, "csv.syntax", String.valueOf(e.getMessage()));
            return new ReferenceTable(name, List.of(), List.of());
        }
    }

    private List<String> checkedHeader(String file, List<String> columns) {
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!column.matches("[a-z][a-z0-9_]*")) {
                problems.add(file, 1, "csv.column", column);
            } else if (!seen.add(column)) {
                problems.add(file, 1, "csv.columnTwice", column);
            }
        }
        return columns;
    }

    /** Checks a table that LISTED fields use: its first column and aliases name one row each. */
    void checkKeys(ReferenceTable table) {
        Map<String, String> owner = new HashMap<>();
        int line = 1;
        for (List<String> row : table.rows()) {
            line++;
            String key = row.get(0);
            if (key.isEmpty()) {
                problems.add(
                        fileOf(table.name()),
                        line,
                        "csv.keyEmpty",
                        table.columns().get(0));
            }
            for (String word : words(table, row)) {
                String other = owner.putIfAbsent(word, key);
                if (other != null && (!other.equals(key) || word.equals(key))) {
                    problems.add(fileOf(table.name()), line, "csv.keyTwice", word, other);
                }
            }
        }
    }

    private static List<String> words(ReferenceTable table, List<String> row) {
        List<String> words = new ArrayList<>();
        words.add(row.get(0));
        int aliases = table.columns().indexOf(ALIASES);
        if (aliases >= 0 && !row.get(aliases).isEmpty()) {
            words.addAll(Arrays.asList(row.get(aliases).split("\\|")));
        }
        return words;
    }

    static String fileOf(String table) {
        return FOLDER + "/" + table + ".csv";
    }
}
