package cn.jidu.explain.row;

import static cn.jidu.store.SqlQuotes.name;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.source.Source;
import cn.jidu.delivery.DeliveryRelations;
import cn.jidu.delivery.DeliveryState;
import java.sql.Array;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Finds rows in the files that were received; one query a file's source, quarter or fate, for all rows. */
final class ReceivedRows {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

    private final JdbcTemplate db;
    private final Definitions definitions;

    ReceivedRows(JdbcTemplate db, Definitions definitions) {
        this.db = db;
        this.definitions = definitions;
    }

    /**
     * What became of rows while their files were taken in.
     *
     * @param loaded those that are there, duplicates too
     * @param duplicates by row, the code of the finding
     * @param rejected by row, its faults
     */
    record Intake(List<TracedRow> loaded, Map<TracedRow, String> duplicates, Map<TracedRow, List<String>> rejected) {}

    Intake find(Collection<RowPlace> places) {
        List<TracedRow> asked = named(places);
        Set<TracedRow> there = new HashSet<>();
        asked.stream()
                .collect(Collectors.groupingBy(
                        r -> List.of(r.source(), r.quarter()), LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(rows -> there.addAll(there(rows)));
        Map<TracedRow, List<String>> rejected =
                rejected(asked.stream().filter(r -> !there.contains(r)).toList());
        Map<RowPlace, TracedRow> newest = new LinkedHashMap<>();
        asked.stream()
                .filter(r -> there.contains(r) || rejected.containsKey(r))
                .forEach(r -> newest.merge(r.place(), r, (a, b) -> a.delivery() > b.delivery() ? a : b));
        List<TracedRow> loaded =
                newest.values().stream().filter(there::contains).toList();
        rejected.keySet().retainAll(newest.values());
        return new Intake(loaded, duplicates(loaded), rejected);
    }

    /** Each place in every file of its name. */
    private List<TracedRow> named(Collection<RowPlace> places) {
        Map<String, List<RowPlace>> byFile = places.stream().collect(Collectors.groupingBy(RowPlace::file));
        List<TracedRow> rows = new ArrayList<>();
        db.query(
                """
                select d.delivery_id, d.source, d.quarter, d.state, d.file_name,
                    (select array_agg(s.sheet_no || ':' || s.name) from jidu.delivery_sheet s
                        where s.delivery_id = d.delivery_id)
                from %s d
                where d.file_name = any (?) and d.source is not null order by d.delivery_id desc""".formatted(DeliveryRelations.ALL),
                row -> {
                    Map<String, Integer> sheets = sheets(row.getArray(6));
                    for (RowPlace place : Objects.requireNonNull(byFile.get(row.getString(5)))) {
                        int sheet = sheetNo(place.sheet(), sheets);
                        rows.add(new TracedRow(
                                place,
                                row.getLong(1),
                                row.getString(2),
                                row.getString(3),
                                DeliveryState.of(row.getString(4)),
                                sheet));
                    }
                },
                (Object) byFile.keySet().toArray(String[]::new));
        return rows;
    }

    /** By what they are called. */
    private static Map<String, Integer> sheets(@Nullable Array numbered) throws SQLException {
        Map<String, Integer> sheets = new HashMap<>();
        for (Object sheet : numbered == null ? new Object[0] : (Object[]) numbered.getArray()) {
            String[] numberAndName = String.valueOf(sheet).split(":", 2);
            sheets.put(numberAndName[1], Integer.valueOf(numberAndName[0]));
        }
        return sheets;
    }

    /** A name goes before a number; 0, which no sheet has, where it is neither. */
    private static int sheetNo(String sheet, Map<String, Integer> named) {
        return named.getOrDefault(sheet, NUMBER.matcher(sheet).matches() ? Integer.parseInt(sheet) : 0);
    }

    /** @param rows of one source and quarter */
    private List<TracedRow> there(List<TracedRow> rows) {
        Source source = definitions.sources().get(rows.get(0).source());
        if (source == null || rows.get(0).quarter() == null) {
            return List.of();
        }
        List<TracedRow> there = new ArrayList<>();
        AskedRows.query(
                db,
                "select a.place from %s join %s r using (delivery_id, sheet_no, row_no) where r.quarter = ?"
                        .formatted(AskedRows.RELATION, name("jidu." + source.table())),
                rows,
                (traced, row) -> there.add(traced),
                rows.get(0).quarter());
        return there;
    }

    private Map<TracedRow, String> duplicates(List<TracedRow> rows) {
        Map<TracedRow, String> codes = new HashMap<>();
        AskedRows.query(
                db,
                "select a.place, d.code from %s join jidu.duplicate_row d using (delivery_id, sheet_no, row_no)"
                        .formatted(AskedRows.RELATION),
                rows,
                (traced, row) -> codes.put(traced, row.getString(2)));
        return codes;
    }

    private Map<TracedRow, List<String>> rejected(List<TracedRow> rows) {
        Map<TracedRow, List<String>> faults = new HashMap<>();
        AskedRows.query(
                db,
                """
                select a.place, r.code, r.field, r.value
                from %s join jidu.reject r using (delivery_id, row_no)
                left join jidu.delivery_sheet s on s.delivery_id = a.delivery_id and s.sheet_no = a.sheet_no
                where r.sheet = coalesce(s.name, '') order by r.sheet, r.fault_no""".formatted(AskedRows.RELATION),
                rows,
                (traced, row) -> faults.computeIfAbsent(traced, t -> new ArrayList<>())
                        .add(row.getString(2) + " " + row.getString(3) + "：" + row.getString(4)));
        return faults;
    }
}
