package cn.jidu.intake.table;

import cn.jidu.intake.text.TextFold;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The units that headers state in brackets, and the exact factors between those of one kind. */
final class HeadingUnits {
    /** What is counted. */
    enum UnitKind {
        MONEY,
        FLOOR,
        LAND,
        PEOPLE,
        SHARE,
        COUNT
    }

    private record Unit(UnitKind kind, BigDecimal size) {
        static Unit of(UnitKind kind, String size) {
            return new Unit(kind, new BigDecimal(size));
        }
    }

    /** 1 亩 is 2000/3 平方米: only this way round is exact. */
    private static final BigDecimal MU_PER_SQUARE_METRE = new BigDecimal("0.0015");

    private static final Pattern FOREIGN = Pattern.compile(
            "[十百千万亿]*(?:美元|美金|港元|港币|欧元|日元|英镑|澳元|澳门元|新台币|外币|卢布|韩元" + "|USD|HKD|EUR|JPY|GBP|AUD|US\\$|HK\\$|[$€£])|人民币");
    /** What says no more than that money is this country's. */
    private static final Pattern CURRENCY = Pattern.compile("^人民币[:,、]?(?=[^:,、])|(?<=[^:,、])[,、]?人民币$");

    private static final Pattern NO_UNIT = Pattern.compile("[-—–/]*|(?:计量)?单位:?");

    private static final Map<String, Unit> UNITS = Map.ofEntries(
            Map.entry("元", Unit.of(UnitKind.MONEY, "1")),
            Map.entry("百元", Unit.of(UnitKind.MONEY, "100")),
            Map.entry("千元", Unit.of(UnitKind.MONEY, "1000")),
            Map.entry("万元", Unit.of(UnitKind.MONEY, "10000")),
            Map.entry("十万元", Unit.of(UnitKind.MONEY, "100000")),
            Map.entry("百万元", Unit.of(UnitKind.MONEY, "1000000")),
            Map.entry("千万元", Unit.of(UnitKind.MONEY, "10000000")),
            Map.entry("亿元", Unit.of(UnitKind.MONEY, "100000000")),
            Map.entry("十亿元", Unit.of(UnitKind.MONEY, "1000000000")),
            Map.entry("百亿元", Unit.of(UnitKind.MONEY, "10000000000")),
            Map.entry("平方米", Unit.of(UnitKind.FLOOR, "1")),
            Map.entry("平米", Unit.of(UnitKind.FLOOR, "1")),
            Map.entry("m2", Unit.of(UnitKind.FLOOR, "1")),
            Map.entry("M2", Unit.of(UnitKind.FLOOR, "1")),
            Map.entry("万平方米", Unit.of(UnitKind.FLOOR, "10000")),
            Map.entry("万平米", Unit.of(UnitKind.FLOOR, "10000")),
            Map.entry("万m2", Unit.of(UnitKind.FLOOR, "10000")),
            Map.entry("万M2", Unit.of(UnitKind.FLOOR, "10000")),
            Map.entry("亩", Unit.of(UnitKind.LAND, "1")),
            Map.entry("万亩", Unit.of(UnitKind.LAND, "10000")),
            Map.entry("公顷", Unit.of(UnitKind.LAND, "15")),
            Map.entry("人", Unit.of(UnitKind.PEOPLE, "1")),
            Map.entry("万人", Unit.of(UnitKind.PEOPLE, "10000")),
            Map.entry("%", Unit.of(UnitKind.SHARE, "1")),
            Map.entry("‰", Unit.of(UnitKind.SHARE, "0.1")),
            Map.entry("家", Unit.of(UnitKind.COUNT, "1")),
            Map.entry("个", Unit.of(UnitKind.COUNT, "1")),
            Map.entry("户", Unit.of(UnitKind.COUNT, "1")),
            Map.entry("笔", Unit.of(UnitKind.COUNT, "1")),
            Map.entry("件", Unit.of(UnitKind.COUNT, "1")),
            Map.entry("项", Unit.of(UnitKind.COUNT, "1")),
            Map.entry("台", Unit.of(UnitKind.COUNT, "1")),
            Map.entry("辆", Unit.of(UnitKind.COUNT, "1")),
            Map.entry("座", Unit.of(UnitKind.COUNT, "1")),
            Map.entry("栋", Unit.of(UnitKind.COUNT, "1")),
            Map.entry("次", Unit.of(UnitKind.COUNT, "1")),
            Map.entry("万家", Unit.of(UnitKind.COUNT, "10000")),
            Map.entry("万个", Unit.of(UnitKind.COUNT, "10000")),
            Map.entry("万户", Unit.of(UnitKind.COUNT, "10000")));

    private HeadingUnits() {}

    /** True for a unit by itself, in brackets or without. */
    static boolean isUnit(String cell) {
        return UNITS.containsKey(name(cell));
    }

    /** What stands in a line of units where there is none: nothing, a dash, or what the line is called. */
    static boolean isNoUnit(String cell) {
        return NO_UNIT.matcher(TextFold.tight(cell)).matches();
    }

    /** Whether both are names of one and the same unit. */
    static boolean areSame(String one, String other) {
        return factor(one, other).filter(f -> f.compareTo(BigDecimal.ONE) == 0).isPresent();
    }

    /** The unit that a cell names, without brackets, in simplified characters. */
    static String name(String cell) {
        String tight = UnitSpellings.usual(TextFold.tight(cell));
        String inside = tight.startsWith("(") && tight.endsWith(")") ? tight.substring(1, tight.length() - 1) : tight;
        String unit = inside.startsWith("单位:") ? inside.substring(3) : inside;
        return UNITS.containsKey(unit) ? unit : CURRENCY.matcher(unit).replaceAll("");
    }

    /** Whether numbers in it would be others in another unit of its kind: no heading is called so by chance. */
    static boolean isMeasure(String unit) {
        return kind(unit)
                .filter(k -> k == UnitKind.MONEY || k == UnitKind.FLOOR || k == UnitKind.SHARE)
                .isPresent();
    }

    /** What a number in {@code from} is multiplied by to be in {@code to}; empty where that is not known exactly. */
    static Optional<BigDecimal> factor(String from, String to) {
        if (from.equals(to)) {
            return Optional.of(BigDecimal.ONE);
        }
        Unit a = UNITS.get(from);
        Unit b = UNITS.get(to);
        if (a == null || b == null) {
            return Optional.empty();
        }
        if (a.kind == UnitKind.FLOOR && b.kind == UnitKind.LAND) {
            return exact(a.size.multiply(MU_PER_SQUARE_METRE), b.size);
        }
        return a.kind == b.kind ? exact(a.size, b.size) : Optional.empty();
    }

    private static Optional<BigDecimal> exact(BigDecimal size, BigDecimal by) {
        try {
            return Optional.of(size.divide(by).stripTrailingZeros());
        } catch (ArithmeticException e) {
            // no decimal with an end
            return Optional.empty();
        }
    }

    /** All units that are known, folded. */
    static Set<String> names() {
        return UNITS.keySet();
    }

    /** Of money that cannot be converted as well; empty where the unit is not known. */
    static Optional<UnitKind> kind(String unit) {
        return isForeign(unit)
                ? Optional.of(UnitKind.MONEY)
                : Optional.ofNullable(UNITS.get(unit)).map(Unit::kind);
    }

    /** What money of other countries is counted in; also money of this country, without saying in what. */
    static boolean isForeign(String unit) {
        return FOREIGN.matcher(unit).matches();
    }

    /** What the names of {@link #isForeign} look like. */
    static String foreign() {
        return FOREIGN.pattern();
    }

    /** Whether it counts persons or things one by one, which needs no saying. */
    static boolean isPlainCount(String unit) {
        Unit known = UNITS.get(unit);
        return known != null
                && (known.kind == UnitKind.PEOPLE || known.kind == UnitKind.COUNT)
                && known.size.compareTo(BigDecimal.ONE) == 0;
    }
}
