package cn.jidu.cleanse;

import cn.jidu.cleanse.cell.AreaReader;
import cn.jidu.cleanse.cell.CellReader;
import cn.jidu.cleanse.cell.CellReaders;
import cn.jidu.cleanse.cell.MissingMarks;
import cn.jidu.cleanse.cell.NumberText;
import cn.jidu.cleanse.cell.RejectCode;
import cn.jidu.cleanse.cell.RowFaults;
import cn.jidu.cleanse.cell.ValueBounds;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Month;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.source.FieldType;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.source.SourceField;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.table.FileRow;
import cn.jidu.intake.table.LimitExcess;
import cn.jidu.intake.table.TableHeader;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Turns the rows of one file into typed values or faults. */
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
    private final RowKey rowKey;

    /**
     * @param month of a file of one month
     * @param hash makes the key of a citizen's number
     */
    RowCleaner(
            Source source,
            TableHeader header,
            Definitions definitions,
            String fileArea,
            Quarter quarter,
            Optional<Month> month,
            UnaryOperator<String> hash) {
        this.source = source;
        this.header = header;
        this.fileArea = fileArea;
        AreaReader areas = new AreaReader(definitions.areas(), fileArea);
        this.readers = new CellReaders(source, header, definitions, areas, quarter, month, hash).all();
        this.missing = MissingMarks.of(source.form());
        this.bounds = new ValueBounds(source, quarter);
        int n = source.fields().size();
        this.columns = new int[n];
        this.required = new boolean[n];
        this.absent = new String[n];
        this.emptyAs = new String[n];
        for (int i = 0; i < n; i++) {
            SourceField field = source.fields().get(i);
            columns[i] = header.columns().get(i).orElse(-1);
            required[i] = field.valueRequired() && field.type() != FieldType.ENTERPRISE_CODE;
            absent[i] = field.absentAs().orElse("");
            emptyAs[i] = columns[i] < 0 ? null : field.emptyAs().orElse(null);
        }
        this.lastNeeded = lastNeeded();
        this.replaceIndex = source.replacesBy().map(source::indexOf).orElse(-1);
        this.areaIndex = source.areaField().map(source::indexOf).orElse(-1);
        this.quarterIndex = source.quarterField().map(source::indexOf).orElse(-1);
        this.rowKey = new RowKey(source);
    }

    private int lastNeeded() {
        int last = -1;
        for (int i = 0; i < columns.length; i++) {
            SourceField field = source.fields().get(i);
            last = field.columnRequired() || field.valueRequired() ? Math.max(last, columns[i]) : last;
        }
        return last;
    }

    /** The row as values, or the faults for which it is not loaded. */
    CleanedRow clean(FileRow row) {
        RowFaults faults = new RowFaults();
        if (row.excess().isPresent()) {
            faults.add(
                    RejectCode.ROW_TOO_LONG,
                    "",
                    row.cell(0),
                    expected(row.excess().get()));
            return unbelieved(row, faults);
        }
        boolean shortened = row.width() < header.width();
        boolean fits = row.width() == header.width() || (shortened && row.width() > lastNeeded);
        if (!fits) {
            faults.add(
                    RejectCode.ROW_WIDTH, "", String.valueOf(row.width()), TEXTS.get("expected.width", header.width()));
        }
        @Nullable Object[] values = new Object[columns.length];
        for (int i = 0; i < columns.length; i++) {
            values[i] = !fits && columns[i] >= row.width() ? null : value(i, row, faults);
        }
        if (!fits) {
            // its cells may be those of other columns: what they say is told, and believed of nothing
            return unbelieved(row, faults);
        }
        List<ValueBounds.Breach> breaches = bounds.of(values);
        rejectOutside(row, breaches, faults);
        return new CleanedRow(
                row,
                Collections.unmodifiableList(Arrays.asList(values)),
                rowKey.isKnown(faults) ? rowKey.of(values) : null,
                ownArea(values),
                faults.list(),
                breaches,
                shortened,
                isOutside(values, faults));
    }

    private CleanedRow unbelieved(FileRow row, RowFaults faults) {
        return CleanedRow.unbelieved(row, columns.length, fileArea, faults.list());
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
        RowFaults faults = new RowFaults();
        Object value = readers.get(replaceIndex).read(row.cell(columns[replaceIndex]), row, faults);
        return faults.isEmpty() ? Optional.ofNullable(value) : Optional.empty();
    }

    private boolean isRunningNumber(int column, String cell) {
        return Arrays.stream(columns).noneMatch(c -> c == column)
                && NumberText.parse(cell).isPresent();
    }

    private void rejectOutside(FileRow row, List<ValueBounds.Breach> breaches, RowFaults faults) {
        if (breaches.stream().noneMatch(ValueBounds.Breach::rejects)) {
            return;
        }
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

    private @Nullable Object value(int i, FileRow row, RowFaults faults) {
        CellReader reader = readers.get(i);
        String raw = columns[i] < 0 ? absent[i] : row.cell(columns[i]);
        if (reader.readsMissing()) {
            return reader.read(raw, row, faults);
        }
        boolean nothing = missing.is(raw);
        if (nothing && emptyAs[i] != null) {
            return emptyAs[i];
        }
        int before = faults.size();
        Object value = nothing ? null : reader.read(raw, row, faults);
        if (value == null && required[i] && faults.size() == before) {
            faults.add(RejectCode.REQUIRED_MISSING, source.fields().get(i).title(), raw, expectedValue);
        }
        return value;
    }

    private String ownArea(@Nullable Object[] values) {
        Object area = areaIndex < 0 ? null : values[areaIndex];
        return area == null ? fileArea : (String) area;
    }

    private boolean isOutside(@Nullable Object[] values, RowFaults faults) {
        boolean otherQuarter =
                quarterIndex >= 0 && values[quarterIndex] != null && faults.has(RejectCode.PERIOD_MISMATCH);
        return otherQuarter || faults.has(RejectCode.AREA_OUTSIDE);
    }
}
