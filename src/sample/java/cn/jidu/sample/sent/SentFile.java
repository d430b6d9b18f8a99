package cn.jidu.sample.sent;

import cn.jidu.definition.Quarter;
import cn.jidu.sample.city.SampleColumn;
import cn.jidu.sample.city.SampleCounties;
import cn.jidu.sample.city.SampleRow;
import cn.jidu.sample.city.SourceShape;
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
public final class SentFile {
    /** Within one batch: wider areas before narrower, then file name. */
    public static final Comparator<SentFile> BY_RANK = Comparator.<SentFile>comparingInt(
                    d -> d.area.equals(SampleCounties.CITY) ? 0 : 1)
            .thenComparing(SentFile::fileName);

    /** Rejected rows whose area cannot be known. */
    private static final Set<String> UNPLACED = Set.of("ROW_WIDTH", "ROW_TOO_LONG", "AREA_UNKNOWN");

    private final SourceShape shape;
    private final String area;
    private final Quarter quarter;
    private final String rest;
    private final String stem;
    private String extension;
    private final Set<String> absent = new HashSet<>();
    private final List<SampleRow> rows = new ArrayList<>();
    private String refusal = "";
    private boolean replaced;
    private Optional<SentFile> original = Optional.empty();
    private Optional<String> controlled = Optional.empty();
    private Optional<List<SampleRow>> loaded = Optional.empty();

    public SentFile(SourceShape shape, String area, Quarter quarter, String rest) {
        this.shape = shape;
        this.area = area;
        this.quarter = quarter;
        this.rest = rest;
        this.stem = shape.source() + "_" + area + "_" + quarter + (rest.isEmpty() ? "" : "_" + rest);
        this.extension = Math.floorMod(stem.hashCode(), 5) == 0 ? ".txt" : ".csv";
    }

    /** @param rows of a county; the city's file has those of all */
    static SentFile of(
            SourceShape shape, String area, Quarter quarter, String rest, Function<String, Stream<SampleRow>> rows) {
        boolean whole = area.equals(SampleCounties.CITY);
        return of(
                shape,
                area,
                quarter,
                rest,
                whole ? SampleCounties.CODES.stream().flatMap(rows) : rows.apply(area));
    }

    static SentFile of(SourceShape shape, String area, Quarter quarter, String rest, Stream<SampleRow> rows) {
        SentFile file = new SentFile(shape, area, quarter, rest);
        rows.forEach(file::add);
        return file;
    }

    SentFile add(SampleRow row) {
        rows.add(row);
        return this;
    }

    /** The file cannot be taken in, for this reason of the contract. */
    SentFile refused(String reason) {
        refusal = reason;
        return this;
    }

    /** Sent as a workbook. */
    SentFile asWorkbook() {
        extension = ".xlsx";
        return this;
    }

    boolean isWorkbook() {
        return extension.equals(".xlsx");
    }

    /** The sheet that its rows lie on; empty text in a text file. */
    public String sheet() {
        return isWorkbook() ? SampleWorkbook.SHEET : "";
    }

    /** The extract lacks these columns. */
    public SentFile without(String... keys) {
        absent.addAll(List.of(keys));
        return this;
    }

    public List<SampleColumn> columns() {
        return shape.columns().stream().filter(c -> !absent.contains(c.key())).toList();
    }

    /** A control file lies beside it, with the sum of this column; empty text: of none. */
    SentFile controlledBy(String columnKey) {
        controlled = Optional.of(columnKey);
        return this;
    }

    Optional<String> controlled() {
        return controlled;
    }

    /** Another file of the same department, with the same columns. */
    SentFile again(String otherRest) {
        SentFile again = new SentFile(shape, area, quarter, otherRest);
        again.absent.addAll(absent);
        return again;
    }

    /** The same bytes as another file: acknowledged, and nothing changes. */
    SentFile repeating(SentFile file) {
        original = Optional.of(file);
        extension = file.extension;
        return this;
    }

    public Optional<SentFile> original() {
        return original;
    }

    /** A later file stands for all of this one: nothing is planted in it. */
    SentFile markReplaced() {
        replaced = true;
        return this;
    }

    public SourceShape shape() {
        return shape;
    }

    public String area() {
        return area;
    }

    public Quarter quarter() {
        return quarter;
    }

    public String fileName() {
        return stem + extension;
    }

    public List<SampleRow> rows() {
        return rows;
    }

    public String refusal() {
        return refusal;
    }

    public boolean accepted() {
        return refusal.isEmpty() && original.isEmpty();
    }

    public boolean supplement() {
        return rest.contains("补报");
    }

    boolean plantable() {
        return accepted() && !supplement() && !replaced;
    }

    /** The area that a row of this file counts under up to its match; the file's own where it is not known. */
    public String areaOf(SampleRow row) {
        boolean unknown = row.faults().stream().anyMatch(f -> UNPLACED.contains(f.code()));
        return unknown || row.area().isEmpty() ? area : row.area();
    }

    /** Rows that a later row of the file with the same key stands for, each with that later row. */
    public Map<SampleRow, SampleRow> duplicates() {
        Map<String, SampleRow> last = new HashMap<>();
        Map<SampleRow, SampleRow> duplicates = new java.util.LinkedHashMap<>();
        for (int i = rows.size() - 1; i >= 0; i--) {
            SampleRow row = rows.get(i);
            if (row.rejected() || row.key().isEmpty()) {
                continue;
            }
            SampleRow later = last.putIfAbsent(row.key(), row);
            if (later != null) {
                duplicates.put(row, later);
            }
        }
        return duplicates;
    }

    /** A file whose every row was rejected is no nil return: it neither counts as delivered nor replaces anything. */
    public boolean saysSomething() {
        return rows.isEmpty() || !loaded().isEmpty();
    }

    /** Rows that were loaded, in the file's order; none of a refused file. Asked for once everything is planted. */
    public List<SampleRow> loaded() {
        if (!accepted()) {
            return List.of();
        }
        if (loaded.isEmpty()) {
            Map<SampleRow, SampleRow> duplicates = duplicates();
            loaded = Optional.of(rows.stream()
                    .filter(r -> !r.rejected() && !duplicates.containsKey(r))
                    .toList());
        }
        return loaded.get();
    }
}
