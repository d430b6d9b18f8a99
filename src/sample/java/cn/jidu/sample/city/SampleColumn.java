package cn.jidu.sample.city;

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
public record SampleColumn(String key, String title, ColumnType type, List<Heading> headings) {

    /** What kind of value stands in the column. */
    public enum ColumnType {
        TEXT,
        DATE,
        NUMBER,
        YES_NO,
        QUARTER,
        AREA,
        INDUSTRY
    }

    /** @param divisor what numbers under it are divided by */
    public record Heading(String text, BigDecimal divisor) {}

    static SampleColumn of(String key, String title, ColumnType type, String... aliases) {
        List<Heading> headings = new ArrayList<>();
        headings.add(new Heading(title, BigDecimal.ONE));
        for (String alias : aliases) {
            headings.add(new Heading(alias, BigDecimal.ONE));
        }
        return new SampleColumn(key, title, type, List.copyOf(headings));
    }

    /** A number with units: pairs of unit and the factor by which it is larger than the stored one. */
    static SampleColumn measured(String key, String title, Object... units) {
        List<Heading> headings = new ArrayList<>();
        for (int i = 0; i < units.length; i += 2) {
            headings.add(new Heading(title + "（" + units[i] + "）", new BigDecimal(units[i + 1].toString())));
        }
        return new SampleColumn(key, title, ColumnType.NUMBER, List.copyOf(headings));
    }

    /** @param variant any number: the headings are taken in turn */
    public Heading heading(int variant) {
        return headings.get(Math.floorMod(variant, headings.size()));
    }
}
