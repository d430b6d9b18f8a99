package cn.jidu.intake.table;

import cn.jidu.intake.text.TextFold;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The units that texts around a table name for all of it: {@code 单位：万元、平方米}, {@code 注：金额以元计}.
 *
 * @param all in the order in which they stand, each once
 */
public record NamedUnits(Set<String> all) {
    public static final NamedUnits NONE = new NamedUnits(Set.of());

    /** Between cells of one row: what stands in two cells is read as one text, and is not glued together. */
    private static final String CELL = "\t";

    private static final String UNIT = "(?:(?:人民币)?(?:" + HeadingUnits.foreign() + "|"
            + HeadingUnits.names().stream()
                    .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                    .map(Pattern::quote)
                    .collect(Collectors.joining("|"))
            + ")(?:\\(人民币\\))?)";
    private static final String LIST = "(" + UNIT + "(?:[、,/;和与及或()" + CELL + "]*" + UNIT + ")*)";
    /** The unit ends there: 元 of 元一机械厂 is none. */
    private static final String END = "(?![\\p{IsHan}A-Za-z0-9])";

    /** Whose 单位 is a unit and no office that reports. */
    private static final Pattern STATED =
            Pattern.compile("(?:^|[^\\p{IsHan}]|金额|货币|计量|计价|面积|数量|数据|人数|资金|贷款|余额|本表|表内|表中|用地|产值|统一|报表|的)单位"
                    + "(?:均|统一|一律|都)?(?:为|是|以|:)?[:(" + CELL + "]*" + LIST + END);

    private static final Pattern COUNTED =
            Pattern.compile("[以按用]" + LIST + "(?:为|作)?(?:计量|计价)?(?:单位|计|填报|填列|填写|填|列示|列报|表示|反映|统计|报送)");
    private static final Pattern MEANT = Pattern.compile(
            "(?:金额|货币|面积|资金|余额|产值|税额|收入|数字|数据)[\\p{IsHan}]{0,6}?(?:均为|都是|全部为|一律为|为|是|:)" + CELL + "?" + LIST + END);
    private static final Pattern IN_BRACKETS = Pattern.compile("\\((?:单位:?)?" + LIST + "\\)$");
    private static final Pattern ONE = Pattern.compile(UNIT);

    public NamedUnits {
        all = new LinkedHashSet<>(all);
    }

    /** What a sentence says of the whole table. */
    public static NamedUnits in(String text) {
        return found(TextFold.tight(text), List.of(STATED, COUNTED, MEANT));
    }

    /** What a title says; a unit in brackets at its end is of the whole table. */
    public static NamedUnits inTitle(String text) {
        return in(text).and(found(TextFold.tight(text), List.of(IN_BRACKETS)));
    }

    /** What a row says, cell by cell or over its cells. */
    public static NamedUnits in(FileRow row) {
        StringBuilder text = new StringBuilder();
        for (int c = 0; c < row.width(); c++) {
            if (!TextFold.isBlank(row.cell(c))) {
                text.append(text.isEmpty() ? "" : CELL).append(TextFold.tight(row.cell(c)));
            }
        }
        return found(text.toString(), List.of(STATED, COUNTED, MEANT));
    }

    private static NamedUnits found(String text, List<Pattern> patterns) {
        Set<String> found = new LinkedHashSet<>();
        for (Pattern pattern : patterns) {
            for (Matcher m = pattern.matcher(text); m.find(); ) {
                for (Matcher one = ONE.matcher(m.group(1)); one.find(); ) {
                    found.add(one.group().replaceAll("人民币|\\(人民币\\)", ""));
                }
            }
        }
        return found.isEmpty() ? NONE : new NamedUnits(found);
    }

    public NamedUnits and(NamedUnits other) {
        if (all.isEmpty() || other.all.isEmpty()) {
            return all.isEmpty() ? other : this;
        }
        Set<String> both = new LinkedHashSet<>(all);
        both.addAll(other.all);
        return new NamedUnits(both);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /**
     * Those that a field which counts in {@code unit} may be written in: of its own kind; of land, else of floors. Names
     * of one and the same unit count once; more than one contradict each other.
     */
    List<String> fitting(String unit) {
        Optional<HeadingUnits.UnitKind> kind = HeadingUnits.kind(unit);
        if (kind.isEmpty()) {
            return List.of();
        }
        List<String> own = of(kind.get());
        return own.isEmpty() && kind.get() == HeadingUnits.UnitKind.LAND ? of(HeadingUnits.UnitKind.FLOOR) : own;
    }

    private List<String> of(HeadingUnits.UnitKind kind) {
        List<String> found = new ArrayList<>();
        for (String unit : all) {
            boolean known = found.stream().anyMatch(f -> HeadingUnits.areSame(f, unit));
            if (!known && HeadingUnits.kind(unit).filter(kind::equals).isPresent()) {
                found.add(unit);
            }
        }
        return found;
    }
}
