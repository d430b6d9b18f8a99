package cn.jidu.intake.table;

import cn.jidu.definition.source.Source;
import cn.jidu.definition.source.SourceField;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.table.UnitStatement.UnitScope;
import cn.jidu.intake.text.ShownText;
import cn.jidu.intake.text.TextFold;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** In which units those columns count whose heading names none: in what the table says elsewhere, else in the contract's. */
public final class TableUnits {
    private static final PackageTexts TEXTS = PackageTexts.chinese(TableUnits.class);

    private static final Set<UnitScope> SAID_OF_COLUMNS =
            EnumSet.of(UnitScope.TABLE, UnitScope.COLUMNS, UnitScope.BRACKETS);

    /** What a message repeats of a line. */
    private static final int LINE = 80;

    private final TableHeader header;
    private final List<SourceField> fields;
    private final ListedColumns names;
    private final List<Integer> open = new ArrayList<>();

    /** @param header whose open headings are given units */
    public TableUnits(Source source, TableHeader header) {
        this.header = header;
        this.fields = source.fields();
        this.names = new ListedColumns(source, header);
        for (int i = 0; i < fields.size() && header.rowNo() > 0; i++) {
            boolean named = HeadingName.of(header.headings().get(i)).unit().isPresent();
            if (fields.get(i).unit().isPresent() && header.columns().get(i).isPresent() && !named) {
                open.add(i);
            }
        }
    }

    /** Whether a note could change what is read: persons and things are counted one by one unless somebody says otherwise. */
    public boolean areOpen() {
        return open.stream().anyMatch(i -> !HeadingUnits.isPlainCount(unit(i)));
    }

    /**
     * The header with the factors that follow.
     *
     * @throws RefusedException HEADER_MISMATCH where two of the named units contradict each other, one cannot be
     *     converted, or it is not sure of which columns a text speaks
     */
    public TableHeader in(NamedUnits named, String fileName) throws RefusedException {
        refuseUnclear(named, fileName);
        List<BigDecimal> factors = new ArrayList<>(header.factors());
        for (int i : open) {
            List<String> fitting = fitting(i, named);
            if (fitting.size() > 1) {
                throw mismatch("units.contradict", fileName, String.join("、", fitting), called(i));
            }
            if (!fitting.isEmpty()) {
                String of = fitting.get(0);
                Optional<BigDecimal> factor = HeadingUnits.factor(of, unit(i));
                factors.set(i, factor.orElseThrow(() -> mismatch("units.unknown", fileName, of, called(i), unit(i))));
            }
        }
        return header.with(factors);
    }

    /** What a line between the header and the rows says: below a heading, of its column alone. */
    public NamedUnits inHints(FileRow row) {
        NamedUnits own = NamedUnits.NONE;
        for (int i : open) {
            String cell = header.columns().get(i).map(row::cell).orElse("");
            own = own.and(NamedUnits.in(cell).of(fields.get(i).title()));
        }
        return own.isEmpty() ? NamedUnits.inNote(row) : own;
    }

    /** The named units of a field's kind: those of its own column, else those of the whole table. */
    private List<String> fitting(int field, NamedUnits named) {
        List<String> own = new ArrayList<>();
        List<String> table = new ArrayList<>();
        for (UnitStatement statement : named.statements()) {
            Optional<Set<Integer>> columns = columns(statement);
            if (columns.isPresent() && columns.get().contains(field)) {
                own.addAll(statement.units());
            } else if (columns.isEmpty() && statement.scope() == UnitScope.TABLE) {
                table.addAll(statement.units());
            }
        }
        return NamedUnits.fitting(own.isEmpty() ? table : own, unit(field));
    }

    /** The fields of the columns that a statement is about alone; empty where it names none. */
    private Optional<Set<Integer>> columns(UnitStatement statement) {
        if (!SAID_OF_COLUMNS.contains(statement.scope())) {
            return Optional.empty();
        }
        Set<Integer> found = new TreeSet<>();
        List<String> listed = new ArrayList<>(statement.before());
        if (!statement.subject().isEmpty()) {
            listed.add(0, statement.subject());
        }
        for (int i = 0; i < listed.size(); i++) {
            Optional<Set<Integer>> columns = names.listed(listed.get(i));
            if (columns.isEmpty()) {
                return i == 0 ? columns : Optional.of(found);
            }
            found.addAll(columns.get());
        }
        return listed.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    private void refuseUnclear(NamedUnits named, String fileName) throws RefusedException {
        for (UnitStatement statement : named.statements()) {
            Optional<Set<Integer>> columns = columns(statement);
            for (int i : open) {
                List<String> fitting = NamedUnits.fitting(statement.units(), unit(i));
                String line = ShownText.text(statement.line(), LINE);
                if (isUnclear(statement) && !fitting.isEmpty() && !isAsEver(fitting, i)
                        || isSaidOtherwise(statement, i, named)) {
                    throw mismatch("units.unclear", fileName, line, called(i), unit(i));
                }
                if (fitting.isEmpty() && columns.filter(c -> c.contains(i)).isPresent()) {
                    String unit = String.join("、", statement.units());
                    throw mismatch("units.unknown", fileName, unit, called(i), unit(i));
                }
            }
        }
    }

    private boolean isUnclear(UnitStatement statement) {
        return switch (statement.scope()) {
            case UNCLEAR -> true;
            case COLUMNS -> columns(statement).isEmpty();
            case EXCEPTION -> names.occurIn(statement.subject());
            // 税额：元 may be meant of 实缴税额
            case BRACKETS -> columns(statement).isEmpty() && names.containPart(statement.subject());
            case TABLE, ROUNDED, ASIDE -> false;
        };
    }

    /** Another unit than the field is read in: at a cell; or 精确到万元 of a field in 元, where nothing else names a unit. */
    private boolean isSaidOtherwise(UnitStatement statement, int field, NamedUnits named) {
        List<String> said = NamedUnits.fitting(statement.units(), unit(field));
        List<String> fitting = fitting(field, named);
        String read = fitting.isEmpty() ? unit(field) : fitting.get(0);
        boolean other = said.stream().anyMatch(s -> !HeadingUnits.areSame(s, read));
        return other
                && (statement.scope() == UnitScope.ASIDE
                        || statement.scope() == UnitScope.ROUNDED && fitting.isEmpty());
    }

    /** Persons and things counted one by one, as nobody doubts. */
    private boolean isAsEver(List<String> fitting, int field) {
        return fitting.equals(List.of(unit(field))) && HeadingUnits.isPlainCount(unit(field));
    }

    /**
     * Holds what is said further down against the factors that have been applied.
     *
     * @throws RefusedException HEADER_MISMATCH where they would be others
     */
    public void confirm(TableHeader applied, NamedUnits named, String fileName) throws RefusedException {
        List<BigDecimal> factors = in(named, fileName).factors();
        for (int i : open) {
            if (factors.get(i).compareTo(applied.factors().get(i)) != 0) {
                String unit = fitting(i, named).stream().findFirst().orElse(unit(i));
                throw mismatch("units.late", fileName, unit, called(i), unit(i));
            }
        }
    }

    private static RefusedException mismatch(String key, Object... arguments) {
        return new RefusedException(RefusalCode.HEADER_MISMATCH, TEXTS.get(key, arguments));
    }

    /** The named unit of each column that has one from elsewhere. */
    public Map<Integer, String> ofColumns(NamedUnits named) {
        Map<Integer, String> units = new LinkedHashMap<>();
        for (int i : open) {
            fitting(i, named).stream()
                    .findFirst()
                    .ifPresent(u -> header.columns().get(i).ifPresent(c -> units.put(c, u)));
        }
        return units;
    }

    /** Which unit was taken for which columns, and why, a sentence each. */
    public List<String> notes(NamedUnits named) {
        Map<String, List<String>> elsewhere = new LinkedHashMap<>();
        Map<String, List<String>> nowhere = new LinkedHashMap<>();
        for (int i : open) {
            List<String> fitting = fitting(i, named);
            if (!fitting.isEmpty()) {
                elsewhere
                        .computeIfAbsent(fitting.get(0), u -> new ArrayList<>())
                        .add(called(i));
            } else if (!HeadingUnits.isPlainCount(unit(i))) {
                nowhere.computeIfAbsent(unit(i), u -> new ArrayList<>()).add(called(i));
            }
        }
        List<String> notes = new ArrayList<>();
        if (!elsewhere.isEmpty()) {
            notes.add(TEXTS.get("note.unitNamed", listed(elsewhere)));
        }
        if (!nowhere.isEmpty()) {
            notes.add(TEXTS.get("note.unitTaken", listed(nowhere)));
        }
        return notes;
    }

    private static String listed(Map<String, List<String>> byUnit) {
        List<String> parts = new ArrayList<>();
        byUnit.forEach((unit, columns) -> parts.add(TEXTS.get("units.of", String.join("、", columns), unit)));
        return String.join("；", parts);
    }

    private String unit(int field) {
        return TextFold.tight(fields.get(field).unit().orElse(""));
    }

    private String called(int field) {
        String title = fields.get(field).title();
        return header.ownName(field, title).orElse(title);
    }
}
