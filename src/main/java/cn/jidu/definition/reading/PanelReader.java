package cn.jidu.definition.reading;

import cn.jidu.definition.DefinitionSql;
import cn.jidu.definition.Panel;
import cn.jidu.definition.sql.SqlLint;
import cn.jidu.definition.sql.StoredSelect;
import cn.jidu.definition.yaml.ProblemList;
import cn.jidu.definition.yaml.YamlMapping;
import cn.jidu.definition.yaml.YamlNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads {@code panels/<name>.yml} with the SELECT in {@code <name>.sql} beside it. */
final class PanelReader {
    static final String FOLDER = "panels";
    private static final List<String> NEEDED = List.of("area_code", "county_code");
    /** By which a row is known again in the next revision, and listed. */
    private static final Map<String, Set<String>> PLACE = new TreeMap<>(Map.of(
            "delivery_id", Set.of("bigint"),
            "sheet_no", Set.of("integer", "int"),
            "row_no", Set.of("integer", "int")));

    private static final Set<String> TYPES =
            Set.of("text", "date", "numeric", "bigint", "int", "integer", "boolean", "uuid");
    private final DefinitionFiles files;

    PanelReader(DefinitionFiles files) {
        this.files = files;
    }

    Panel read(String name, YamlNode root) {
        YamlMapping m = root.mapping("name", "title", "order", "stored", "columns");
        m.get("name").filter(n -> !n.text().equals(name)).ifPresent(n -> n.problem("name.notFile", n.text(), name));
        List<Panel.Column> columns =
                m.items("columns").stream().map(PanelReader::column).toList();
        Set<String> names = new TreeSet<>();
        for (Panel.Column column : columns) {
            if (!names.add(column.name())) {
                m.problem("columns", "panel.columnTwice", column.name());
            }
        }
        NEEDED.stream().filter(n -> !names.contains(n)).forEach(n -> m.problem("columns", "panel.columnMissing", n));
        PLACE.keySet().stream()
                .filter(n -> !names.contains(n))
                .forEach(n -> m.problem("columns", "panel.placeMissing", n));
        DefinitionSql sql = sql(name, root);
        return new Panel(
                name,
                m.text("title"),
                m.get("order").map(YamlNode::integer).orElse(0),
                m.lineOf("order"),
                columns,
                stored(m, sql),
                sql);
    }

    private static List<String> stored(YamlMapping m, DefinitionSql sql) {
        List<YamlNode> parts = m.findItems("stored");
        parts.stream()
                .filter(p -> !StoredSelect.hasPart(sql.text(), p.text()))
                .forEach(p -> p.problem("panel.noPart", p.text(), sql.file()));
        return parts.stream().map(YamlNode::text).toList();
    }

    private static Panel.Column column(YamlNode node) {
        YamlMapping m = node.mapping("name", "type", "meaning");
        Map<String, String> types = new HashMap<>();
        TYPES.forEach(t -> types.put(t, t));
        Panel.Column column = new Panel.Column(
                m.text("name"),
                m.get("type").map(t -> t.choice(types, "text")).orElse("text"),
                m.prose("meaning"),
                node.line());
        Set<String> ofPlace = PLACE.getOrDefault(column.name(), TYPES);
        if (!ofPlace.contains(column.sqlType())) {
            m.problem(
                    "type",
                    "panel.placeType",
                    column.name(),
                    String.join("/", new TreeSet<>(ofPlace)),
                    column.sqlType());
        }
        return column;
    }

    private DefinitionSql sql(String name, YamlNode root) {
        String file = FOLDER + "/" + name + ".sql";
        byte[] bytes = files.contents().get(file);
        if (bytes == null) {
            root.problem("panel.noSql", file);
            return new DefinitionSql("", file, 1, true);
        }
        DefinitionSql sql = new DefinitionSql(new String(bytes, StandardCharsets.UTF_8).stripTrailing(), file, 1, true);
        SqlLint.report(sql, root.problems());
        return sql;
    }

    static void reportEqualOrders(SortedMap<String, Panel> panels, ProblemList problems) {
        Map<Integer, String> owners = new HashMap<>();
        for (Panel panel : panels.values()) {
            String other = owners.putIfAbsent(panel.order(), panel.name());
            if (other != null) {
                problems.add(FOLDER + "/" + panel.name() + ".yml", 1, "panel.orderTwice", panel.order(), other);
            }
        }
    }
}
