package cn.jidu.definition.reading;

import cn.jidu.definition.ReferenceTable;
import cn.jidu.definition.area.Area;
import cn.jidu.definition.area.AreaChange;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.definition.yaml.ProblemList;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Makes the division tree from {@code areas.csv} and {@code area-changes.csv}. */
final class AreasReader {
    private static final String AREAS = "areas";
    private static final String CHANGES = "area-changes";
    /** A transfer or split moves part of an area; only these end its code. */
    private static final Set<String> ENDING = Set.of("replaced", "merged");

    private static final Set<String> KINDS = Set.of("replaced", "merged", "transfer", "split");
    private static final String MEMBERS_OF = "members_of";
    private static final List<Area.Level> WITHIN_COUNTIES = List.of(Area.Level.TOWNSHIP, Area.Level.ZONE);
    private final ProblemList problems;

    AreasReader(ProblemList problems) {
        this.problems = problems;
    }

    AreaTree read(SortedMap<String, ReferenceTable> tables) {
        List<Area> areas = columns(tables, AREAS, "code", "name", "level", "parent")
                .map(this::areas)
                .orElse(List.of());
        Set<String> codes = new HashSet<>();
        areas.forEach(a -> codes.add(a.code()));
        Map<String, String> successors = tables.containsKey(CHANGES)
                ? columns(tables, CHANGES, "kind", "old", "new")
                        .map(t -> successors(t, codes))
                        .orElse(Map.of())
                : Map.of();
        ReferenceTable changes = tables.get(CHANGES);
        return changes == null
                ? new AreaTree(areas, successors)
                : new AreaTree(areas, successors, oldNames(changes), changes(changes));
    }

    /** The levels whose areas have members by a list: they lie within a county, which stays what the registry says. */
    void checkMembership(Collection<ReferenceTable> tables) {
        tables.stream().filter(t -> t.columns().contains(MEMBERS_OF)).forEach(table -> {
            int line = 1;
            for (List<String> row : table.rows()) {
                line++;
                String written = row.get(table.column(MEMBERS_OF));
                if (!written.isEmpty()
                        && WITHIN_COUNTIES.stream().noneMatch(l -> l.key().equals(written))) {
                    problems.add(TableReader.fileOf(table.name()), line, "area.membersOf", written);
                }
            }
        });
    }

    private Optional<ReferenceTable> columns(SortedMap<String, ReferenceTable> tables, String name, String... needed) {
        ReferenceTable table = tables.get(name);
        if (table == null) {
            problems.add(TableReader.fileOf(name), 1, "file.missing");
            return Optional.empty();
        }
        List<String> missing = new ArrayList<>(List.of(needed));
        missing.removeAll(table.columns());
        missing.forEach(m -> problems.add(TableReader.fileOf(name), 1, "csv.columnMissing", m));
        return missing.isEmpty() ? Optional.of(table) : Optional.empty();
    }

    private List<Area> areas(ReferenceTable table) {
        List<Area> areas = new ArrayList<>();
        Map<String, Area.Level> known = new HashMap<>();
        int line = 1;
        for (List<String> row : table.rows()) {
            line++;
            Optional<Area.Level> level = level(table, row, line);
            String code = row.get(table.column("code"));
            String parent = row.get(table.column("parent"));
            if (level.isEmpty() || !isSound(table, code, parent, level.get(), known, line)) {
                continue;
            }
            known.put(code, level.get());
            areas.add(new Area(
                    code,
                    row.get(table.column("name")),
                    level.get(),
                    parent.isEmpty() ? Optional.empty() : Optional.of(parent)));
        }
        return areas;
    }

    private Optional<Area.Level> level(ReferenceTable table, List<String> row, int line) {
        String written = row.get(table.column("level"));
        for (Area.Level level : Area.Level.values()) {
            if (level.key().equals(written)) {
                return Optional.of(level);
            }
        }
        problems.add(TableReader.fileOf(AREAS), line, "area.level", written);
        return Optional.empty();
    }

    /** Parents stand above their children in the file, which also keeps circles out. */
    private boolean isSound(
            ReferenceTable table,
            String code,
            String parent,
            Area.Level level,
            Map<String, Area.Level> known,
            int line) {
        String file = TableReader.fileOf(table.name());
        if (!code.matches(form(level))) {
            problems.add(file, line, "area.code", code);
            return false;
        }
        if (known.containsKey(code)) {
            problems.add(file, line, "area.twice", code);
            return false;
        }
        Area.Level above = known.get(parent);
        if (!parent.isEmpty() && (above == null || above.compareTo(level) >= 0)) {
            problems.add(file, line, "area.parent", code, parent);
            return false;
        }
        return true;
    }

    private static String form(Area.Level level) {
        return switch (level) {
            case TOWNSHIP -> "[0-9]{9}";
            case ZONE -> "[0-9]{6}Z[0-9]{2}";
            default -> "[0-9]{6}";
        };
    }

    private Map<String, String> successors(ReferenceTable table, Set<String> codes) {
        Map<String, String> successors = new HashMap<>();
        String file = TableReader.fileOf(CHANGES);
        int line = 1;
        for (List<String> row : table.rows()) {
            line++;
            String kind = row.get(table.column("kind"));
            String old = row.get(table.column("old"));
            String successor = row.get(table.column("new"));
            if (!KINDS.contains(kind)) {
                problems.add(file, line, "area.change", kind, ProblemList.listed(KINDS));
            } else if (ENDING.contains(kind) && codes.contains(old)) {
                problems.add(file, line, "area.abolished", old);
            } else if (ENDING.contains(kind) && successors.put(old, successor) != null) {
                problems.add(file, line, "area.twice", old);
            }
        }
        return successors;
    }

    /** Of the lines that say when and what; a wrong kind is told elsewhere. */
    private List<AreaChange> changes(ReferenceTable table) {
        List<AreaChange> changes = new ArrayList<>();
        if (!table.columns()
                .containsAll(
                        List.of("approved_on", "kind", "old", "old_name", "new", "new_name", "part", "document"))) {
            return changes;
        }
        int line = 1;
        for (List<String> row : table.rows()) {
            line++;
            String day = row.get(table.column("approved_on"));
            String kind = row.get(table.column("kind"));
            if (!day.matches("[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")) {
                problems.add(TableReader.fileOf(CHANGES), line, "area.changeDay", day);
            } else if (KINDS.contains(kind)) {
                changes.add(new AreaChange(
                        LocalDate.parse(day),
                        AreaChange.RedrawKind.valueOf(kind.toUpperCase(Locale.ROOT)),
                        row.get(table.column("old")),
                        row.get(table.column("old_name")),
                        row.get(table.column("new")),
                        row.get(table.column("new_name")),
                        row.get(table.column("part")),
                        row.get(table.column("document"))));
            }
        }
        return changes;
    }

    /** Abolished code → the name that went with it, where the table says. */
    private static Map<String, String> oldNames(ReferenceTable table) {
        Map<String, String> names = new HashMap<>();
        if (table.columns().containsAll(List.of("kind", "old", "old_name"))) {
            table.rows().stream()
                    .filter(row -> ENDING.contains(row.get(table.column("kind"))))
                    .filter(row -> !row.get(table.column("old_name")).isEmpty())
                    .forEach(row -> names.put(row.get(table.column("old")), row.get(table.column("old_name"))));
        }
        return names;
    }
}
