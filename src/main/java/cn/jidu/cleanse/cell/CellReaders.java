package cn.jidu.cleanse.cell;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.FileLimit;
import cn.jidu.definition.Month;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.ReferenceTable;
import cn.jidu.definition.area.NamedAreas;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.source.SourceField;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.table.FileRow;
import cn.jidu.intake.table.TableHeader;
import cn.jidu.intake.text.CitizenNumber;
import cn.jidu.intake.text.TextFold;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes the reader of each field for one file. */
public final class CellReaders {
    /** The source whose rows are the registry itself. */
    public static final String REGISTRY = "registration";

    private static final String NUMBER = "registration_no";
    /** A citizen's number and a sequence of two digits. */
    private static final int LONGEST_NUMBER = 20;

    private static final PackageTexts TEXTS = PackageTexts.chinese(CellReaders.class);

    private final Source source;
    private final TableHeader header;
    private final Definitions definitions;
    private final AreaReader areas;
    private final Quarter quarter;
    private final Optional<Month> month;
    private final UnaryOperator<String> hash;
    private final MissingMarks missing;
    private final QuarterText quarters = new QuarterText();

    /** A reader for each field of the source. */
    public CellReaders(
            Source source,
            TableHeader header,
            Definitions definitions,
            AreaReader areas,
            Quarter quarter,
            Optional<Month> month,
            UnaryOperator<String> hash) {
        this.source = source;
        this.header = header;
        this.definitions = definitions;
        this.areas = areas;
        this.quarter = quarter;
        this.month = month;
        this.hash = hash;
        this.missing = MissingMarks.of(source.form());
    }

    /** In the order of the source's fields. */
    public List<CellReader> all() {
        return source.fields().stream().map(this::reader).toList();
    }

    private CellReader reader(SourceField field) {
        return switch (field.type()) {
            case TEXT -> text(field);
            case DATE -> new DateReader(field, source.form().serials());
            case NUMBER, INTEGER ->
                new NumberReader(field, header.factors().get(source.fields().indexOf(field)), unitColumn(field));
            case BOOLEAN -> new BooleanReader(field, missing);
            case QUARTER -> quarter(field);
            case AREA -> area(field);
            case INDUSTRY -> industry(field);
            case ENTERPRISE_CODE ->
                withoutError(field, RejectCode.CODE_MALFORMED, ownWords(field, RejectCode.CODE_MALFORMED, code(field)));
            case CHOICE, LISTED -> choice(field);
        };
    }

    /** Of the field that names the unit of this one's numbers. */
    private Optional<Integer> unitColumn(SourceField field) {
        return field.form().unitField().flatMap(this::column);
    }

    private CellReader code(SourceField field) {
        boolean own = source.name().equals(REGISTRY)
                && source.match().map(m -> m.codeField().equals(field.name())).orElse(false);
        return bounded(
                field,
                own
                        ? new RegistryCodeReader(field, numberColumn(), missing, hash)
                        : new CodeReader(field, missing, hash));
    }

    private Optional<Integer> numberColumn() {
        return column(NUMBER);
    }

    private Optional<Integer> column(String name) {
        for (int i = 0; i < source.fields().size(); i++) {
            if (source.fields().get(i).name().equals(name)) {
                return header.columns().get(i);
            }
        }
        return Optional.empty();
    }

    private CellReader text(SourceField field) {
        boolean key = source.key().contains(field.name());
        CellReader plain = withoutError(field, RejectCode.NOT_IN_LIST, plainText(key));
        boolean indexed = key || source.replacesBy().equals(Optional.of(field.name()));
        CellReader reader = indexed ? bounded(field, ownWords(field, RejectCode.NOT_IN_LIST, plain)) : plain;
        return key ? number(field, reader) : reader;
    }

    /** What goes into an index of the database. */
    private CellReader bounded(SourceField field, CellReader reader) {
        int most = definitions.limits().count(FileLimit.KEY_CHARACTERS);
        return new CellReader() {
            @Override
            public boolean readsMissing() {
                return reader.readsMissing();
            }

            @Override
            public @Nullable Object read(String raw, FileRow row, RowFaults faults) {
                if (raw.length() > most) {
                    String expected = TEXTS.get("expected.keyCharacters", most, raw.length());
                    faults.add(RejectCode.ROW_TOO_LONG, field.title(), raw, expected);
                    return null;
                }
                return reader.read(raw, row, faults);
            }
        };
    }

    /** Two numbers of rows that a spreadsheet has rounded to one would be taken for the same row. */
    private static CellReader number(SourceField field, CellReader plain) {
        String expected = TEXTS.get("expected.wholeNumber");
        return (raw, row, faults) -> {
            if (CodeReader.isRounded(raw)) {
                faults.add(RejectCode.CODE_PRECISION_LOST, field.title(), raw, expected);
                return null;
            }
            return plain.read(raw, row, faults);
        };
    }

    /** What a spreadsheet shows where a formula failed is no text and no code. */
    private static CellReader withoutError(SourceField field, RejectCode code, CellReader reader) {
        return without(FailedCell::isError, "expected.noError", field, code, reader);
    }

    /** What a row is found by it must say itself: 同上 would make one row of many. */
    private static CellReader ownWords(SourceField field, RejectCode code, CellReader reader) {
        return without(FailedCell::isAsAbove, "expected.ownWords", field, code, reader);
    }

    private static CellReader without(
            Predicate<String> faulty, String expectedKey, SourceField field, RejectCode code, CellReader reader) {
        String expected = TEXTS.get(expectedKey);
        return new CellReader() {
            @Override
            public boolean readsMissing() {
                return reader.readsMissing();
            }

            @Override
            public @Nullable Object read(String raw, FileRow row, RowFaults faults) {
                if (faulty.test(raw)) {
                    faults.add(code, field.title(), raw, expected);
                    return null;
                }
                return reader.read(raw, row, faults);
            }
        };
    }

    /**
     * A text that is nothing but a citizen's number is hashed wherever it stands, and so is a key with one in it: two keys
     * stay two. In any other text the number is hidden.
     */
    private CellReader plainText(boolean key) {
        return (raw, row, faults) -> {
            String text = TextFold.trim(raw);
            if (!CitizenNumber.mayBeIn(text)) {
                return text;
            }
            EnterpriseCode code = EnterpriseCode.of(text);
            boolean whole =
                    code.text().length() <= LONGEST_NUMBER && code.text().charAt(0) <= 'Z';
            return code.mayBeCitizens() && (key || whole)
                    ? CodeReader.HASHED + hash.apply(code.text())
                    : CitizenNumber.hideIn(text);
        };
    }

    private CellReader quarter(SourceField field) {
        boolean own = source.quarterField().filter(field.name()::equals).isPresent();
        if (own && month.isPresent()) {
            return month(field, month.get());
        }
        String expected =
                own ? TEXTS.get("expected.period", quarter, quarter.chinese()) : TEXTS.get("expected.quarter");
        return (raw, row, faults) -> {
            Optional<Quarter> read = quarters.parse(raw);
            if (own && !read.equals(Optional.of(quarter))) {
                faults.add(RejectCode.PERIOD_MISMATCH, field.title(), raw, expected);
            } else if (read.isEmpty()) {
                faults.add(RejectCode.DATE_INVALID, field.title(), raw, expected);
            }
            return read.map(Quarter::toString).orElse(null);
        };
    }

    private static CellReader month(SourceField field, Month month) {
        String expected = TEXTS.get("expected.month", month, month.chinese());
        return (raw, row, faults) -> {
            Optional<Month> read = Month.find(TextFold.tight(raw));
            if (!read.equals(Optional.of(month))) {
                faults.add(RejectCode.PERIOD_MISMATCH, field.title(), raw, expected);
            }
            return read.map(Month::toString).orElse(null);
        };
    }

    private CellReader area(SourceField field) {
        boolean own = source.areaField().filter(field.name()::equals).isPresent();
        String outside = TEXTS.get("expected.inside", areas.fileAreaName());
        return (raw, row, faults) -> {
            AreaReader.Result read = areas.read(raw);
            if (read.code().isEmpty()) {
                faults.add(RejectCode.AREA_UNKNOWN, field.title(), raw, expectedArea(read.named()));
            } else if (own && !read.inside()) {
                faults.add(RejectCode.AREA_OUTSIDE, field.title(), raw, outside);
            }
            return read.code().orElse(null);
        };
    }

    private static String expectedArea(NamedAreas named) {
        if (named.offered().isEmpty()) {
            return TEXTS.get("expected.area");
        }
        return TEXTS.get(named.found().isEmpty() ? "expected.areaNearest" : "expected.areaOne", named.offered());
    }

    private CellReader industry(SourceField field) {
        Set<String> classes = industryClasses();
        String expected = TEXTS.get("expected.industry");
        return (raw, row, faults) -> {
            String text = TextFold.tight(raw).toUpperCase(Locale.ROOT);
            String code = !text.isEmpty() && text.charAt(0) >= 'A' && text.charAt(0) <= 'T' ? text.substring(1) : text;
            boolean known = code.length() == 4
                    && CitizenNumber.areDigits(code, 0, 4)
                    && (classes.isEmpty() || classes.contains(code.substring(0, 3)));
            if (!known) {
                faults.add(RejectCode.NOT_IN_LIST, field.title(), raw, expected);
                return null;
            }
            return code;
        };
    }

    /** The first three digits: the table lacks a class of the fourth level that was added later. */
    private Set<String> industryClasses() {
        ReferenceTable table = definitions.tables().get("industries");
        Set<String> classes = new HashSet<>();
        if (table != null) {
            int code = table.column("code");
            table.rows().stream()
                    .map(r -> r.get(code))
                    .filter(c -> c.length() == 3)
                    .forEach(classes::add);
        }
        return classes;
    }

    private CellReader choice(SourceField field) {
        ListedChoices choices = ListedChoices.of(field, definitions);
        String expected = field.table().isPresent()
                ? TEXTS.get("expected.table", field.title())
                : TEXTS.get("expected.choice", String.join("、", field.choices()));
        return (raw, row, faults) -> {
            String key = choices.find(raw);
            if (key == null) {
                faults.add(RejectCode.NOT_IN_LIST, field.title(), raw, expected);
            }
            return key;
        };
    }
}
