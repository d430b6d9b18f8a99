package cn.jidu.explain.list;

import cn.jidu.definition.Panel;
import cn.jidu.explain.FigurePart;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The columns of a list: part, file, sheet, row, what the row adds, where else the same stands, and why it is not counted; then
 * those of the panels, each once.
 *
 * @param own by name, with what each means
 */
record RowListColumns(List<String> fixed, Map<String, Panel.Column> own) {
    static final List<String> FIXED = List.of("PART", "FILE", "SHEET", "ROW", "COUNTED", "ALSO", "REASON");

    /** Told by the fixed ones. */
    private static final Set<String> PLACE = Set.of("delivery_id", "sheet_no", "row_no");

    static RowListColumns of(Collection<FigurePart> parts) {
        Map<String, Panel.Column> own = new LinkedHashMap<>();
        parts.stream()
                .flatMap(p -> p.panel().columns().stream())
                .filter(c -> !PLACE.contains(c.name()))
                .forEach(c -> own.putIfAbsent(c.name(), c));
        return new RowListColumns(FIXED, own);
    }

    List<String> names() {
        return Stream.concat(fixed.stream(), own.keySet().stream()).toList();
    }
}
