package cn.jidu.intake.table;

import cn.jidu.intake.table.UnitStatement.UnitScope;
import cn.jidu.intake.text.TextFold;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The units that texts around a table name: for all of it ({@code 单位：万元、平方米}, {@code 注：金额以元计}), or for columns that
 * they name ({@code 其中授信总额为万元}).
 *
 * @param statements in the order in which they stand
 */
public record NamedUnits(List<UnitStatement> statements) {
    /** What stands before a wide gap, or before any where the unit cannot be an amount's or a name. */
    private static final Pattern APART = Pattern.compile(
            "(?s).*(?:[\\s\\p{Z}]{2}|[\\t\\r\\n\\u3000]|(?<![0-9.十百千万亿])[\\s\\p{Z}](?=[十百千万亿]+元$)|(?<=[表年月日期度)）])[\\s\\p{Z}](?=元$))");

    private static final Pattern PARTS = Pattern.compile("[_\\s()\\[\\]【】〔〕,、;+-]+");
    /** No amount: 满100万元. */
    private static final Pattern PART_END = Pattern.compile("(?<![0-9.十百千万亿])([十百千万亿]+元)(?:版|表|口径)?$");

    private static final Pattern CLOSED = Pattern.compile("[)\\]】〕]$");

    /** How many of what is not told, by itself or behind a title: 经营情况（万）. */
    private static final Pattern SCALE = Pattern.compile("[十百千万亿]*[百千万亿]|.*[(\\[【〔](?:[十百千万亿]*[百千万亿]|[wW])[)\\]】〕]");

    /** Where no unit is named. */
    public static final NamedUnits NONE = new NamedUnits(List.of());

    public NamedUnits {
        statements = List.copyOf(statements);
    }

    /** What a sentence says of the table. */
    public static NamedUnits in(String text) {
        return new NamedUnits(UnitSentence.read(List.of(text)));
    }

    /** What a title says; a unit in brackets at its end is of the whole table. */
    public static NamedUnits inTitle(String text) {
        NamedUnits named = in(text);
        String tight = UnitSpellings.usual(TextFold.tight(text));
        if (named.statements.isEmpty() && SCALE.matcher(tight).matches()) {
            return new NamedUnits(List.of(UnitStatement.unclear(TextFold.trim(text), UnitSentence.ANY_KIND)));
        }
        return CLOSED.matcher(tight).find() ? new NamedUnits(titled(named.statements)) : named;
    }

    /** What a comment or a prompt at a cell says: nobody knows of which columns. */
    public static NamedUnits inComment(String text) {
        Set<UnitScope> plain = EnumSet.of(UnitScope.TABLE, UnitScope.COLUMNS);
        return new NamedUnits(inLabel(text).statements.stream()
                .filter(s -> s.scope() != UnitScope.BRACKETS)
                .map(s -> s.as(plain.contains(s.scope()) ? UnitScope.ASIDE : UnitScope.UNCLEAR))
                .toList());
    }

    /** What a row's own remark says of its table: perhaps of this row alone. */
    static NamedUnits inRemark(String text) {
        Set<UnitScope> heard = EnumSet.of(UnitScope.TABLE, UnitScope.UNCLEAR);
        return new NamedUnits(in(text).statements.stream()
                .filter(s -> heard.contains(s.scope()))
                .map(s -> s.as(UnitScope.UNCLEAR))
                .toList());
    }

    /** What is said of the whole table, as of one column. */
    NamedUnits of(String column) {
        return new NamedUnits(statements.stream()
                .filter(s -> s.scope() == UnitScope.TABLE)
                .map(s -> new UnitStatement(s.line(), UnitScope.COLUMNS, column, List.of(), s.units()))
                .toList());
    }

    /** What a cell beside the table says, which may be no more than the unit. */
    public static NamedUnits inLabel(String text) {
        NamedUnits named = in(text);
        String unit = HeadingUnits.name(text);
        return named.statements.isEmpty() && HeadingUnits.isMeasure(unit)
                ? new NamedUnits(List.of(new UnitStatement(text, UnitScope.TABLE, "", List.of(), Set.of(unit))))
                : named;
    }

    /** What the name of a file says: in a part of its own, or at the end of one. */
    public static NamedUnits inFileName(String name) {
        int dot = name.lastIndexOf('.');
        NamedUnits named = NONE;
        for (String part : PARTS.split(TextFold.width(dot < 0 ? name : name.substring(0, dot)), -1)) {
            Matcher end = PART_END.matcher(part);
            String unit = HeadingUnits.isUnit(part) ? part : end.find() ? end.group(1) : "";
            named = named.and(
                    unit.isEmpty()
                            ? in(part)
                            : new NamedUnits(List.of(new UnitStatement(
                                    name, UnitScope.TABLE, "", List.of(), Set.of(HeadingUnits.name(unit))))));
        }
        return named;
    }

    /** The unit that one cell of a title's row consists of or ends with, unless what stands before it asks for something. */
    static NamedUnits alone(FileRow row) {
        String before = "";
        for (int c = 0; c < row.width(); c++) {
            String cell = TextFold.tight(row.cell(c));
            String last =
                    TextFold.tight(APART.matcher(TextFold.trim(row.cell(c))).replaceFirst(""));
            String asking = last.equals(cell) ? before : cell.substring(0, cell.length() - last.length());
            if (HeadingUnits.isUnit(last) && !asking.endsWith(":")) {
                Set<String> unit = Set.of(HeadingUnits.name(last));
                return new NamedUnits(List.of(new UnitStatement(cell, UnitScope.TABLE, "", List.of(), unit)));
            }
            before = cell.isEmpty() ? before : cell;
        }
        return NONE;
    }

    private static List<UnitStatement> titled(List<UnitStatement> statements) {
        List<UnitStatement> titled = new ArrayList<>(statements);
        int last = titled.size() - 1;
        if (last >= 0
                && titled.get(last).scope() == UnitScope.BRACKETS
                && titled.get(last).subject().isEmpty()) {
            titled.set(last, titled.get(last).as(UnitScope.TABLE));
        }
        return titled;
    }

    /** What a line below the table says: the only cell that it has is read as a title is. */
    public static NamedUnits inNote(FileRow row) {
        NamedUnits named = in(row);
        if (row.filled() > 1 || !named.isEmpty()) {
            return named;
        }
        NamedUnits titled = IntStream.range(0, row.width())
                .mapToObj(c -> inTitle(row.cell(c)))
                .reduce(named, NamedUnits::and);
        return titled.isEmpty() ? alone(row) : titled;
    }

    /** What a row says, cell by cell or over its cells. */
    public static NamedUnits in(FileRow row) {
        List<String> cells = IntStream.range(0, row.width())
                .mapToObj(row::cell)
                .filter(c -> !TextFold.isBlank(c))
                .toList();
        return cells.isEmpty() ? NONE : new NamedUnits(UnitSentence.read(cells));
    }

    /** Those that are named for the whole table, each once. */
    Set<String> all() {
        return statements.stream()
                .filter(s -> s.scope() == UnitScope.TABLE)
                .flatMap(s -> s.units().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Those of both. */
    public NamedUnits and(NamedUnits other) {
        if (statements.isEmpty() || other.statements.isEmpty()) {
            return statements.isEmpty() ? other : this;
        }
        Set<UnitStatement> both = new LinkedHashSet<>(statements);
        both.addAll(other.statements);
        return new NamedUnits(List.copyOf(both));
    }

    /** Whether no text speaks of units; what may be but a remark does not count. */
    boolean isEmpty() {
        return statements.stream().allMatch(s -> s.scope() == UnitScope.BRACKETS || s.scope() == UnitScope.EXCEPTION);
    }

    /**
     * Those of {@code units} that a field which counts in {@code unit} may be written in: of its own kind; of land, else of
     * floors. Names of one and the same unit count once; more than one contradict each other.
     */
    static List<String> fitting(Collection<String> units, String unit) {
        Optional<HeadingUnits.UnitKind> kind = HeadingUnits.kind(unit);
        if (kind.isEmpty()) {
            return List.of();
        }
        List<String> own = of(kind.get(), units);
        return own.isEmpty() && kind.get() == HeadingUnits.UnitKind.LAND ? of(HeadingUnits.UnitKind.FLOOR, units) : own;
    }

    private static List<String> of(HeadingUnits.UnitKind kind, Collection<String> units) {
        List<String> found = new ArrayList<>();
        for (String unit : units) {
            boolean known = found.stream().anyMatch(f -> HeadingUnits.areSame(f, unit));
            if (!known && HeadingUnits.kind(unit).filter(kind::equals).isPresent()) {
                found.add(unit);
            }
        }
        return found;
    }
}
