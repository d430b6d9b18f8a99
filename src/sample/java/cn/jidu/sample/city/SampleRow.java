package cn.jidu.sample.city;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One row as it is meant, with what was written differently on purpose. */
public final class SampleRow {
    /** A planted fault that keeps the row from being loaded. */
    public record PlantedFault(String code, String field) {}

    private final SourceShape shape;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, String> written = new LinkedHashMap<>();
    private final List<PlantedFault> faults = new ArrayList<>();
    private boolean citizen;
    private boolean codeRepaired;
    private boolean planted;
    private String plantedAs = "";
    private int surplusCells;
    private int line;

    public SampleRow(SourceShape shape) {
        this.shape = shape;
    }

    /** The same meaning, nothing planted. */
    public SampleRow copy() {
        SampleRow copy = new SampleRow(shape);
        copy.values.putAll(values);
        copy.citizen = citizen;
        return copy;
    }

    /** @param value null where the cell is empty */
    public SampleRow with(String key, @Nullable Object value) {
        if (value == null) {
            values.remove(key);
        } else {
            values.put(key, value);
        }
        return this;
    }

    /** The cell is written like this, whatever it means. */
    public SampleRow writtenAs(String key, String text) {
        written.put(key, text);
        return this;
    }

    /** What the program is to say of the row; it is rejected for it. */
    public SampleRow fault(String code, String columnKey) {
        faults.add(new PlantedFault(
                code, columnKey.isEmpty() ? "" : shape.column(columnKey).title()));
        planted = true;
        return this;
    }

    /** Its code is built on a citizen's number. */
    public SampleRow citizen() {
        citizen = true;
        planted = true;
        return this;
    }

    /** The registry's own code is written with a slip that its check digit puts right. */
    public SampleRow repaired() {
        codeRepaired = true;
        planted = true;
        return this;
    }

    /** Nothing else is planted in it from now on. */
    public SampleRow plant() {
        planted = true;
        return this;
    }

    /** @param what what planting it is called in the list of what was planted */
    public void plantedAs(String what) {
        plantedAs = what;
    }

    /** What was planted in it; empty where nothing was. */
    public String plantedAs() {
        return plantedAs;
    }

    /** @param cells how many more it has than the header; negative for fewer */
    public SampleRow surplus(int cells) {
        surplusCells = cells;
        return this;
    }

    /** @param physicalLine the line of its file on which it came to stand, from 1 */
    public void at(int physicalLine) {
        line = physicalLine;
    }

    public SourceShape shape() {
        return shape;
    }

    public boolean isCitizen() {
        return citizen;
    }

    public boolean codeRepairedFinding() {
        return codeRepaired;
    }

    public boolean isPlanted() {
        return planted;
    }

    public int surplusCells() {
        return surplusCells;
    }

    public int line() {
        return line;
    }

    public List<PlantedFault> faults() {
        return faults;
    }

    public boolean rejected() {
        return !faults.isEmpty();
    }

    @Nullable
    public Object value(String key) {
        return values.get(key);
    }

    @Nullable
    public String written(String key) {
        return written.get(key);
    }

    public String text(String key) {
        Object value = values.get(key);
        return value == null ? "" : value.toString();
    }

    @Nullable
    public BigDecimal number(String key) {
        return (BigDecimal) values.get(key);
    }

    public java.time.@Nullable LocalDate date(String key) {
        return (java.time.LocalDate) values.get(key);
    }

    public boolean yes(String key) {
        return Boolean.TRUE.equals(values.get(key));
    }

    public String area() {
        return text("area_code");
    }

    /** The code that the row gives for its enterprise, folded; empty where it gives none. */
    public String code() {
        return shape.matched() ? text(shape.codeKey()) : "";
    }

    /** Equal in every typed value; a decimal is its number, not its digits. */
    public boolean sameValues(SampleRow other) {
        return shape.columns().stream().allMatch(c -> same(c, other));
    }

    private boolean same(SampleColumn column, SampleRow other) {
        Object mine = values.get(column.key());
        Object theirs = other.values.get(column.key());
        if (column.type() == SampleColumn.ColumnType.YES_NO) {
            return yes(column.key()) == other.yes(column.key());
        }
        if (mine instanceof BigDecimal a && theirs instanceof BigDecimal b) {
            return a.compareTo(b) == 0;
        }
        return Objects.equals(mine, theirs);
    }

    /** The row's key; empty where a code that the key needs is missing. */
    public String key() {
        return switch (shape) {
            case REGISTRATION -> code().isEmpty() ? "reg:" + text("registration_no") : code();
            case TAX -> code().isEmpty() ? "" : code() + "|" + text("quarter");
            case LOAN -> text("lender") + "|" + text("loan_id") + "|" + text("quarter");
            case PARK -> text("park_id") + "|" + text("quarter");
            case TENANT -> code().isEmpty() ? "" : text("park_id") + "|" + code() + "|" + text("quarter");
            case SIZE_CLASS -> code().isEmpty() ? "" : text("year") + "|" + code();
            case ROSTER -> code().isEmpty() ? "" : text("roster") + "|" + code() + "|" + text("listed_on");
            case RETURN -> text("indicator") + "|" + area() + "|" + text("quarter") + "|" + text("reporting_unit");
        };
    }

    /** The key as lists show it: an identity number is never shown. */
    public String shownKey() {
        return citizen && shape != SourceShape.LOAN ? "〔身份证件号，已隐去〕" : key();
    }
}
