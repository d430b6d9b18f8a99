package cn.jidu.intake;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** The units that headers state in brackets, and the exact factors between those of one kind. */
final class Units {
    private enum Kind {
        MONEY,
        FLOOR,
        LAND,
        PEOPLE,
        SHARE,
        COUNT
    }

    private record Unit(Kind kind, BigDecimal size) {
        static Unit of(Kind kind, String size) {
            return new Unit(kind, new BigDecimal(size));
        }
    }

    // 亩 is its own kind: 1 亩 = 2000/3 平方米 has no exact decimal
    private static final Map<String, Unit> UNITS = Map.ofEntries(
            Map.entry("元", Unit.of(Kind.MONEY, "1")),
            Map.entry("千元", Unit.of(Kind.MONEY, "1000")),
            Map.entry("万元", Unit.of(Kind.MONEY, "10000")),
            Map.entry("百万元", Unit.of(Kind.MONEY, "1000000")),
            Map.entry("亿元", Unit.of(Kind.MONEY, "100000000")),
            Map.entry("平方米", Unit.of(Kind.FLOOR, "1")),
            Map.entry("m2", Unit.of(Kind.FLOOR, "1")),
            Map.entry("万平方米", Unit.of(Kind.FLOOR, "10000")),
            Map.entry("万m2", Unit.of(Kind.FLOOR, "10000")),
            Map.entry("亩", Unit.of(Kind.LAND, "1")),
            Map.entry("万亩", Unit.of(Kind.LAND, "10000")),
            Map.entry("人", Unit.of(Kind.PEOPLE, "1")),
            Map.entry("万人", Unit.of(Kind.PEOPLE, "10000")),
            Map.entry("%", Unit.of(Kind.SHARE, "1")),
            Map.entry("‰", Unit.of(Kind.SHARE, "0.1")),
            Map.entry("家", Unit.of(Kind.COUNT, "1")),
            Map.entry("个", Unit.of(Kind.COUNT, "1")),
            Map.entry("户", Unit.of(Kind.COUNT, "1")));

    private Units() {}

    /** True for a unit by itself, in brackets or without. */
    static boolean isUnit(String cell) {
        return UNITS.containsKey(name(cell));
    }

    /** The unit that a cell names, without brackets. */
    static String name(String cell) {
        String tight = Fold.tight(cell);
        String inside = tight.startsWith("(") && tight.endsWith(")") ? tight.substring(1, tight.length() - 1) : tight;
        return inside.startsWith("单位:") ? inside.substring(3) : inside;
    }

    /** What a number in {@code from} is multiplied by to be in {@code to}; empty where that is not known exactly. */
    static Optional<BigDecimal> factor(String from, String to) {
        if (from.equals(to)) {
            return Optional.of(BigDecimal.ONE);
        }
        Unit a = UNITS.get(from);
        Unit b = UNITS.get(to);
        if (a == null || b == null || a.kind != b.kind) {
            return Optional.empty();
        }
        // every size is a power of ten, so the quotient is exact
        return Optional.of(a.size.divide(b.size).stripTrailingZeros());
    }
}
