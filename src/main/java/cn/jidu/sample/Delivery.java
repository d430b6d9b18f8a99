package cn.jidu.sample;

import cn.jidu.definition.Quarter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One file: what it is of, its rows as meant, and what becomes of it. */
final class Delivery {
    /** Within one batch: wider areas before narrower, then file name. */
    static final Comparator<Delivery> BY_RANK = Comparator.<Delivery>comparingInt(
                    d -> d.area.equals(Counties.CITY) ? 0 : 1)
            .thenComparing(d -> d.fileName);

    private final Shape shape;
    private final String area;
    private final Quarter quarter;
    private final String rest;
    private final String fileName;
    private final List<Row> rows = new ArrayList<>();
    private String refusal = "";
    private boolean replaced;
    private Optional<List<Row>> loaded = Optional.empty();

    Delivery(Shape shape, String area, Quarter quarter, String rest) {
        this.shape = shape;
        this.area = area;
        this.quarter = quarter;
        this.rest = rest;
        String stem = shape.source() + "_" + area + "_" + quarter + (rest.isEmpty() ? "" : "_" + rest);
        this.fileName = stem + (Math.floorMod(stem.hashCode(), 5) == 0 ? ".txt" : ".csv");
    }

    Delivery add(Row row) {
        rows.add(row);
        return this;
    }

    /** The file cannot be taken in, for this reason of the contract. */
    Delivery refused(String reason) {
        refusal = reason;
        return this;
    }

    /** A later file stands for all of this one: nothing is planted in it. */
    Delivery markReplaced() {
        replaced = true;
        return this;
    }

    Shape shape() {
        return shape;
    }

    String area() {
        return area;
    }

    Quarter quarter() {
        return quarter;
    }

    String fileName() {
        return fileName;
    }

    List<Row> rows() {
        return rows;
    }

    String refusal() {
        return refusal;
    }

    boolean accepted() {
        return refusal.isEmpty();
    }

    boolean supplement() {
        return rest.contains("补报");
    }

    boolean plantable() {
        return accepted() && !supplement() && !replaced;
    }

    /** The area that a row of this file counts under up to its match; the file's own where it is not known. */
    String areaOf(Row row) {
        boolean unknown = row.faults().stream()
                .anyMatch(f -> f.code().equals("ROW_WIDTH") || f.code().equals("AREA_UNKNOWN"));
        return unknown || row.area().isEmpty() ? area : row.area();
    }

    /** Rows that a later row of the file with the same key stands for, each with that later row. */
    Map<Row, Row> duplicates() {
        Map<String, Row> last = new HashMap<>();
        Map<Row, Row> duplicates = new java.util.LinkedHashMap<>();
        for (int i = rows.size() - 1; i >= 0; i--) {
            Row row = rows.get(i);
            if (row.rejected() || row.key().isEmpty()) {
                continue;
            }
            Row later = last.putIfAbsent(row.key(), row);
            if (later != null) {
                duplicates.put(row, later);
            }
        }
        return duplicates;
    }

    /** Rows that were loaded, in the file's order; none of a refused file. Asked for once everything is planted. */
    List<Row> loaded() {
        if (!accepted()) {
            return List.of();
        }
        if (loaded.isEmpty()) {
            Map<Row, Row> duplicates = duplicates();
            loaded = Optional.of(rows.stream()
                    .filter(r -> !r.rejected() && !duplicates.containsKey(r))
                    .toList());
        }
        return loaded.get();
    }
}
