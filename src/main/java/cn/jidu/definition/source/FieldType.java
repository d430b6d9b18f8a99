package cn.jidu.definition.source;

/** What a cell of an extract becomes, and the column of the row table that holds it. */
public enum FieldType {
    /** Trimmed text, null when missing. */
    TEXT("text"),
    /** A day, null when missing or 长期. */
    DATE("date"),
    /** An exact decimal in the field's own unit. */
    NUMBER("numeric"),
    INTEGER("bigint"),
    /** Missing means no. */
    BOOLEAN("boolean"),
    /** Written 2018Q2. */
    QUARTER("text"),
    /** The present code of a known area. */
    AREA("text"),
    /** Four digits of GB/T 4754-2017; a leading section letter is dropped. */
    INDUSTRY("text"),
    /** A code of an enterprise or person, folded; {@code <name>_kind} and {@code <name>_repaired} stand beside it. */
    ENTERPRISE_CODE("text"),
    /** One of the field's allowed values. */
    CHOICE("text"),
    /** A key of the reference table that the field names; its aliases are folded to it. */
    LISTED("text");

    private final String sqlType;

    FieldType(String sqlType) {
        this.sqlType = sqlType;
    }

    /** The type of its column in the database. */
    public String sqlType() {
        return sqlType;
    }
}
