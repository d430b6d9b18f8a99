package cn.jidu.sample;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A column as departments may head it.
 *
 * @param key what code calls it
 * @param title its name without unit, as rejects name it
 * @param headings the headers it occurs under, each with the factor that its numbers are divided by
 */
record Column(String key, String title, Type type, List<Heading> headings) {

    enum Type {
        TEXT,
        DATE,
        NUMBER,
        YES_NO,
        QUARTER,
        AREA,
        INDUSTRY
    }

    record Heading(String text, BigDecimal divisor) {}

    static Column of(String key, String title, Type type, String... aliases) {
        List<Heading> headings = new ArrayList<>();
        headings.add(new Heading(title, BigDecimal.ONE));
        for (String alias : aliases) {
            headings.add(new Heading(alias, BigDecimal.ONE));
        }
        return new Column(key, title, type, List.copyOf(headings));
    }

    /** A number with units: pairs of unit and the factor by which it is larger than the stored one. */
    static Column measured(String key, String title, Object... units) {
        List<Heading> headings = new ArrayList<>();
        for (int i = 0; i < units.length; i += 2) {
            headings.add(new Heading(title + "（" + units[i] + "）", new BigDecimal(units[i + 1].toString())));
        }
        return new Column(key, title, Type.NUMBER, List.copyOf(headings));
    }

    Heading heading(int variant) {
        return headings.get(Math.floorMod(variant, headings.size()));
    }
}
