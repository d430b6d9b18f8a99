package cn.jidu.cleanse;

import cn.jidu.cleanse.cell.AreaReader;
import cn.jidu.cleanse.cell.CellFault;
import cn.jidu.cleanse.cell.CellReader;
import cn.jidu.cleanse.cell.CellReaders;
import cn.jidu.cleanse.cell.MissingMarks;
import cn.jidu.cleanse.cell.NumberText;
import cn.jidu.cleanse.cell.RejectCode;
import cn.jidu.cleanse.cell.RowFaults;
import cn.jidu.cleanse.cell.ValueBounds;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.FieldType;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Source;
import cn.jidu.definition.SourceField;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.table.FileRow;
import cn.jidu.intake.table.LimitExcess;
import cn.jidu.intake.table.TableHeader;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Turns the rows of one file into typed values or faults, one row at a time; the last row's results can be asked for. */
final class RowCleaner {
    private static final PackageTexts TEXTS = PackageTexts.chinese(RowCleaner.class);

    private final Source source;
    private final TableHeader header;
    private final String fileArea;
    private final MissingMarks missing;
    private final ValueBounds bounds;
    private final List<CellReader> readers;
    private final int[] columns;
    private final boolean[] required;
    /** Of the columns that the file lacks. */
    private final String[] absent;

    /** Of the columns that the file has. */
    private final @Nullable String[] emptyAs;

    /** The last column that must be there. */
    private final int lastNeeded;

    private final int replaceIndex;
    private final int areaIndex;
    private final int quarterIndex;
    private final String expectedValue = TEXTS.get("expected.value");
    private final @Nullable Object[] values;
    private final RowFaults faults = new RowFaults();
    private List<ValueBounds.Breach> breaches = List.of();
    private boolean shortened;

    /** @param hash makes the key of a citizen's number */
    RowCleaner(
            Source source,
            TableHeader header,
            Definitions definitions,
            String fileArea,
            Quarter quarter,
            UnaryOperator<String> hash) {
        this.source = source;
        this.header = header;
        this.fileArea = fileArea;
        AreaReader areas = new AreaReader(definitions.areas(), fileArea);
        this.readers = new CellReaders(source, header, definitions, areas, quarter, hash).all();
        this.missing = MissingMarks.of(source.form());
        this.bounds = new ValueBounds(source, quarter);
        int n = source.fields().size();
        this.columns = new int[n];
        this.required = new boolean[n];
        this.absent = new String[n];
        this.emptyAs = new String[n];
        this.values = new Object[n];
        for (int i = 0; i < n; i++) {
            SourceField field = source.fields().get(i);
            columns[i] = header.columns().get(i).orElse(-1);
            required[i] = field.valueRequired() && field.type() != FieldType.ENTERPRISE_CODE;
            absent[i] = field.absentAs().orElse("");
            emptyAs[i] = columns[i] < 0 ? null : field.emptyAs().orElse(null);
        }
        this.lastNeeded = lastNeeded();
        this.replaceIndex = index(source.replacesBy());
        this.areaIndex = index(source.areaField());
        this.quarterIndex = index(source.quarterField());
    }

    private int lastNeeded() {
        int last = -1;
        for (int i = 0; i < columns.length; i++) {
            SourceField field = source.fields().get(i);
            last = field.columnRequired() || field.valueRequired() ? Math.max(last, columns[i]) : last;
        }
        return last;
    }

    /** True where the row can be loaded; otherwise {@link #faults} says why not. */
    boolean clean(FileRow row) {
        faults.clear();
        breaches = List.of();
        shortened = row.width() < header.width();
        if (row.excess().isPresent()) {
            faults.add(
                    RejectCode.ROW_TOO_LONG,
                    "",
                    row.cell(0),
                    expected(row.excess().get()));
            Arrays.fill(values, null);
            return false;
        }
        boolean fits = row.width() == header.width() || (shortened && row.width() > lastNeeded);
        if (!fits) {
            faults.add(
                    RejectCode.ROW_WIDTH, "", String.valueOf(row.width()), TEXTS.get("expected.width", header.width()));
        }
        for (int i = 0; i < columns.length; i++) {
            values[i] = !fits && columns[i] >= row.width() ? null : value(i, row);
        }
        if (!fits) {
            // its cells may be those of other columns: what they say is told, and believed of nothing
            Arrays.fill(values, null);
            return false;
        }
        breaches = bounds.of(values);
        if (breaches.stream().anyMatch(ValueBounds.Breach::rejects)) {
            rejectOutside(row);
        }
        return faults.isEmpty();
    }

    /** True where the last row lacked cells at its end, all of them of columns that may be empty. */
    boolean isShortened() {
        return shortened;
    }

    /**
     * The value of which the row says that there is nothing: it fills only the field that bounds what a file replaces.
     * Empty for any other row, and where the value is none.
     */
    Optional<Object> nilValue(FileRow row) {
        if (replaceIndex < 0 || columns[replaceIndex] < 0 || missing.is(row.cell(columns[replaceIndex]))) {
            return Optional.empty();
        }
        for (int c = 0; c < row.width(); c++) {
            if (c != columns[replaceIndex] && !missing.is(row.cell(c)) && !isRunningNumber(c, row.cell(c))) {
                return Optional.empty();
            }
        }
        faults.clear();
        Object value = readers.get(replaceIndex).read(row.cell(columns[replaceIndex]), row, faults);
        return faults.isEmpty() ? Optional.ofNullable(value) : Optional.empty();
    }

    private boolean isRunningNumber(int column, String cell) {
        return Arrays.stream(columns).noneMatch(c -> c == column)
                && NumberText.parse(cell).isPresent();
    }

    private void rejectOutside(FileRow row) {
        for (ValueBounds.Breach breach : breaches) {
            if (breach.rejects()) {
                int i = breach.field();
                String raw = columns[i] < 0 ? absent[i] : row.cell(columns[i]);
                faults.add(RejectCode.OUT_OF_RANGE, source.fields().get(i).title(), raw, breach.expected());
            }
        }
        faults.sort(source.fields().stream().map(SourceField::title).toList());
    }

    private static String expected(LimitExcess excess) {
        return TEXTS.get("expected." + excess.limit().key(), excess.bound(), excess.has());
    }

    private @Nullable Object value(int i, FileRow row) {
        CellReader reader = readers.get(i);
        String raw = columns[i] < 0 ? absent[i] : row.cell(columns[i]);
        if (reader.readsMissing()) {
            return reader.read(raw, row, faults);
        }
        if (missing.is(raw) && emptyAs[i] != null) {
            return emptyAs[i];
        }
        int before = faults.size();
        Object value = missing.is(raw) ? null : reader.read(raw, row, faults);
        if (value == null && required[i] && faults.size() == before) {
            faults.add(RejectCode.REQUIRED_MISSING, source.fields().get(i).title(), raw, expectedValue);
        }
        return value;
    }

    /** In the order of the source's fields: text, BigDecimal, Long, LocalDate, Boolean, CodeCell or null. */
    @Nullable
    Object value(int field) {
        return values[field];
    }

    /** Where the values of a row that can be loaded are not plausible. */
    List<ValueBounds.Breach> breaches() {
        return breaches;
    }

    /** The row's own area where it is known, rejected or not; else the file's. */
    String ownArea() {
        Object area = areaIndex < 0 ? null : values[areaIndex];
        return area == null ? fileArea : (String) area;
    }

    /** True where the row states an area or a quarter that is not the file's. */
    boolean isOutside() {
        boolean otherQuarter =
                quarterIndex >= 0 && values[quarterIndex] != null && faults.has(RejectCode.PERIOD_MISMATCH);
        return !faults.has(RejectCode.ROW_WIDTH) && (otherQuarter || faults.has(RejectCode.AREA_OUTSIDE));
    }

    List<CellFault> faults() {
        return faults.list();
    }

    int index(Optional<String> field) {
        for (int i = 0; field.isPresent() && i < source.fields().size(); i++) {
            if (source.fields().get(i).name().equals(field.get())) {
                return i;
            }
        }
        return -1;
    }
}
