package cn.jidu.sample;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One row as it is meant, with what was written differently on purpose. */
final class Row {
    /** A planted fault that keeps the row from being loaded. */
    record Fault(String code, String field) {}

    private final Shape shape;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, String> written = new LinkedHashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private boolean citizen;
    private boolean codeRepaired;
    private boolean planted;
    private int surplusCells;
    private int line;

    Row(Shape shape) {
        this.shape = shape;
    }

    /** The same meaning, nothing planted. */
    Row copy() {
        Row copy = new Row(shape);
        copy.values.putAll(values);
        copy.citizen = citizen;
        return copy;
    }

    Row with(String key, @Nullable Object value) {
        if (value == null) {
            values.remove(key);
        } else {
            values.put(key, value);
        }
        return this;
    }

    /** The cell is written like this, whatever it means. */
    Row writtenAs(String key, String text) {
        written.put(key, text);
        return this;
    }

    Row fault(String code, String columnKey) {
        faults.add(new Fault(
                code, columnKey.isEmpty() ? "" : shape.column(columnKey).title()));
        planted = true;
        return this;
    }

    /** Its code is built on a citizen's number. */
    Row citizen() {
        citizen = true;
        planted = true;
        return this;
    }

    /** The registry's own code is written with a slip that its check digit puts right. */
    Row repaired() {
        codeRepaired = true;
        planted = true;
        return this;
    }

    Row plant() {
        planted = true;
        return this;
    }

    Row surplus(int cells) {
        surplusCells = cells;
        return this;
    }

    void at(int physicalLine) {
        line = physicalLine;
    }

    Shape shape() {
        return shape;
    }

    boolean isCitizen() {
        return citizen;
    }

    boolean codeRepairedFinding() {
        return codeRepaired;
    }

    boolean isPlanted() {
        return planted;
    }

    int surplusCells() {
        return surplusCells;
    }

    int line() {
        return line;
    }

    List<Fault> faults() {
        return faults;
    }

    boolean rejected() {
        return !faults.isEmpty();
    }

    @Nullable
    Object value(String key) {
        return values.get(key);
    }

    @Nullable
    String written(String key) {
        return written.get(key);
    }

    String text(String key) {
        Object value = values.get(key);
        return value == null ? "" : value.toString();
    }

    @Nullable
    BigDecimal number(String key) {
        return (BigDecimal) values.get(key);
    }

    java.time.@Nullable LocalDate date(String key) {
        return (java.time.LocalDate) values.get(key);
    }

    boolean yes(String key) {
        return Boolean.TRUE.equals(values.get(key));
    }

    String area() {
        return text("area_code");
    }

    /** The code that the row gives for its enterprise, folded; empty where it gives none. */
    String code() {
        return shape.matched() ? text(shape.codeKey()) : "";
    }

    /** Equal in every typed value; a decimal is its number, not its digits. */
    boolean sameValues(Row other) {
        return shape.columns().stream().allMatch(c -> same(c, other));
    }

    private boolean same(Column column, Row other) {
        Object mine = values.get(column.key());
        Object theirs = other.values.get(column.key());
        if (column.type() == Column.Type.YES_NO) {
            return yes(column.key()) == other.yes(column.key());
        }
        if (mine instanceof BigDecimal a && theirs instanceof BigDecimal b) {
            return a.compareTo(b) == 0;
        }
        return Objects.equals(mine, theirs);
    }

    /** The row's key; empty where a code that the key needs is missing. */
    String key() {
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
    String shownKey() {
        return citizen && shape != Shape.LOAN ? "〔身份证件号，已隐去〕" : key();
    }
}
