package cn.jidu.cleanse.cell;

import cn.jidu.definition.Quarter;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.source.ValueBound;
import cn.jidu.definition.text.PackageTexts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bounds of a contract, asked of each row of a delivery. */
public final class ValueBounds {
    private static final PackageTexts TEXTS = PackageTexts.chinese(ValueBounds.class);

    private final Source source;
    private final List<Check> checks;

    /**
     * @param field the index of the field
     * @param other the index of the field that it is compared with; -1: with {@code extent}
     */
    private record Check(
            ValueBound bound,
            int field,
            int other,
            @Nullable Object extent) {}

    /**
     * A value that lies outside.
     *
     * @param field its index in the source
     * @param expected what would have been right, in Chinese
     */
    public record Breach(int field, boolean rejects, String expected) {}

    /** @param quarter the file's, whose end dates are held against */
    public ValueBounds(Source source, Quarter quarter) {
        this.source = source;
        this.checks = source.bounds().stream().map(b -> check(b, quarter)).toList();
    }

    private Check check(ValueBound bound, Quarter quarter) {
        int other = bound.extent() instanceof ValueBound.Beside beside ? index(beside.field()) : -1;
        return new Check(bound, index(bound.field()), other, fixed(bound.extent(), quarter));
    }

    private static @Nullable Object fixed(ValueBound.Extent extent, Quarter quarter) {
        if (extent instanceof ValueBound.Amount amount) {
            return amount.value();
        }
        if (extent instanceof ValueBound.Day day) {
            return day.value();
        }
        return extent instanceof ValueBound.QuarterEnd ? quarter.lastDay() : null;
    }

    private int index(String field) {
        return source.fields().indexOf(source.field(field));
    }

    /**
     * What the values of a row break, in the order of the contract's bounds.
     *
     * @param values in the order of the source's fields
     */
    public List<Breach> of(@Nullable Object[] values) {
        List<Breach> breaches = List.of();
        for (Check check : checks) {
            Object value = values[check.field];
            Object extent = check.other < 0 ? check.extent : values[check.other];
            if (value != null && extent != null && isOutside(check.bound.side(), value, extent)) {
                breaches = breaches.isEmpty() ? new ArrayList<>() : breaches;
                breaches.add(new Breach(check.field, check.bound.rejects(), expected(check, extent)));
            }
        }
        return breaches;
    }

    private static boolean isOutside(ValueBound.Side side, Object value, Object extent) {
        int order = value instanceof LocalDate day
                ? day.compareTo((LocalDate) extent)
                : number(value).compareTo(number(extent));
        return side == ValueBound.Side.AT_LEAST ? order < 0 : order > 0;
    }

    private static BigDecimal number(Object value) {
        return value instanceof Long whole ? BigDecimal.valueOf(whole) : (BigDecimal) value;
    }

    private String expected(Check check, Object extent) {
        String limit = shown(check, extent);
        boolean least = check.bound.side() == ValueBound.Side.AT_LEAST;
        if (extent instanceof LocalDate) {
            return least ? TEXTS.get("bound.notBefore", limit) : TEXTS.get("bound.notAfter", limit);
        }
        return least ? TEXTS.get("bound.atLeast", limit) : TEXTS.get("bound.atMost", limit);
    }

    private String shown(Check check, Object extent) {
        Optional<String> unit = source.fields().get(check.field).unit();
        String text =
                extent instanceof LocalDate ? extent.toString() : number(extent).toPlainString() + unit.orElse("");
        if (check.bound.extent() instanceof ValueBound.Beside beside) {
            return TEXTS.get("bound.beside", source.field(beside.field()).title(), text);
        }
        return check.bound.extent() instanceof ValueBound.QuarterEnd ? TEXTS.get("bound.quarterEnd", text) : text;
    }
}
