package cn.jidu.sample;

import cn.jidu.definition.Quarter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** One file: what it is of, its rows as meant, and what becomes of it. */
final class Delivery {
    /** Within one batch: wider areas before narrower, then file name. */
    static final Comparator<Delivery> BY_RANK = Comparator.<Delivery>comparingInt(
                    d -> d.area.equals(Counties.CITY) ? 0 : 1)
            .thenComparing(Delivery::fileName);

    /** Rejected rows whose area cannot be known. */
    private static final Set<String> UNPLACED = Set.of("ROW_WIDTH", "ROW_TOO_LONG", "AREA_UNKNOWN");

    private final Shape shape;
    private final String area;
    private final Quarter quarter;
    private final String rest;
    private final String stem;
    private String extension;
    private final Set<String> absent = new HashSet<>();
    private final List<Row> rows = new ArrayList<>();
    private String refusal = "";
    private boolean replaced;
    private Optional<Delivery> original = Optional.empty();
    private Optional<String> controlled = Optional.empty();
    private Optional<List<Row>> loaded = Optional.empty();

    Delivery(Shape shape, String area, Quarter quarter, String rest) {
        this.shape = shape;
        this.area = area;
        this.quarter = quarter;
        this.rest = rest;
        this.stem = shape.source() + "_" + area + "_" + quarter + (rest.isEmpty() ? "" : "_" + rest);
        this.extension = Math.floorMod(stem.hashCode(), 5) == 0 ? ".txt" : ".csv";
    }

    /** @param rows of a county; the city's file has those of all */
    static Delivery of(Shape shape, String area, Quarter quarter, String rest, Function<String, Stream<Row>> rows) {
        boolean whole = area.equals(Counties.CITY);
        return of(shape, area, quarter, rest, whole ? Counties.CODES.stream().flatMap(rows) : rows.apply(area));
    }

    static Delivery of(Shape shape, String area, Quarter quarter, String rest, Stream<Row> rows) {
        Delivery file = new Delivery(shape, area, quarter, rest);
        rows.forEach(file::add);
        return file;
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

    /** Sent as a workbook. */
    Delivery asWorkbook() {
        extension = ".xlsx";
        return this;
    }

    boolean isWorkbook() {
        return extension.equals(".xlsx");
    }

    /** The sheet that its rows lie on; empty text in a text file. */
    String sheet() {
        return isWorkbook() ? Workbook.SHEET : "";
    }

    /** The extract lacks these columns. */
    Delivery without(String... keys) {
        absent.addAll(List.of(keys));
        return this;
    }

    List<Column> columns() {
        return shape.columns().stream().filter(c -> !absent.contains(c.key())).toList();
    }

    /** A control file lies beside it, with the sum of this column; empty text: of none. */
    Delivery controlledBy(String columnKey) {
        controlled = Optional.of(columnKey);
        return this;
    }

    Optional<String> controlled() {
        return controlled;
    }

    /** Another file of the same department, with the same columns. */
    Delivery again(String otherRest) {
        Delivery again = new Delivery(shape, area, quarter, otherRest);
        again.absent.addAll(absent);
        return again;
    }

    /** The same bytes as another file: acknowledged, and nothing changes. */
    Delivery repeating(Delivery file) {
        original = Optional.of(file);
        extension = file.extension;
        return this;
    }

    Optional<Delivery> original() {
        return original;
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
        return stem + extension;
    }

    List<Row> rows() {
        return rows;
    }

    String refusal() {
        return refusal;
    }

    boolean accepted() {
        return refusal.isEmpty() && original.isEmpty();
    }

    boolean supplement() {
        return rest.contains("补报");
    }

    boolean plantable() {
        return accepted() && !supplement() && !replaced;
    }

    /** The area that a row of this file counts under up to its match; the file's own where it is not known. */
    String areaOf(Row row) {
        boolean unknown = row.faults().stream().anyMatch(f -> UNPLACED.contains(f.code()));
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

    /** A file whose every row was rejected is no nil return: it neither counts as delivered nor replaces anything. */
    boolean saysSomething() {
        return rows.isEmpty() || !loaded().isEmpty();
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
