package cn.jidu.cleanse;

import cn.jidu.definition.Field;
import cn.jidu.definition.FieldType;
import cn.jidu.definition.Texts;
import cn.jidu.intake.CitizenNumber;
import cn.jidu.intake.Fold;
import cn.jidu.intake.Row;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads an exact number in the header's unit into one in the field's unit. */
final class NumberReader implements CellReader {
    private static final Texts TEXTS = Texts.chinese(NumberReader.class);
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private final Field field;
    private final BigDecimal factor;
    private final boolean converts;
    private final boolean whole;
    private final boolean percent;
    private final @Nullable Pattern currency;
    private final String expectedNumber;
    private final String expectedRange;
    private final String expectedWhole;
    private final @Nullable BigDecimal minimum;
    private final @Nullable BigDecimal maximum;

    NumberReader(Field field, BigDecimal factor) {
        this.field = field;
        this.factor = factor;
        this.converts = factor.compareTo(BigDecimal.ONE) != 0;
        this.whole = field.type() == FieldType.INTEGER;
        this.percent = field.unit().equals(Optional.of("%"));
        this.currency = field.form().currency().map(NumberReader::atEitherEnd).orElse(null);
        this.expectedNumber = TEXTS.get(whole ? "expected.integer" : "expected.number");
        this.minimum = field.minimum().orElse(null);
        this.maximum = field.maximum().orElse(null);
        this.expectedRange = range(field);
        this.expectedWhole = TEXTS.get(
                "expected.range", field.minimum().orElse(LARGEST.negate()).toPlainString(), LARGEST, unit(field));
    }

    private static String unit(Field field) {
        return field.unit().map(u -> "（" + u + "）").orElse("");
    }

    private static String range(Field field) {
        String unit = unit(field);
        String low = field.minimum().map(BigDecimal::toPlainString).orElse("");
        String high = field.maximum().map(BigDecimal::toPlainString).orElse("");
        if (high.isEmpty()) {
            return TEXTS.get("expected.minimum", low, unit);
        }
        return low.isEmpty() ? TEXTS.get("expected.maximum", high, unit) : TEXTS.get("expected.range", low, high, unit);
    }

    /** A BigDecimal, or a Long for a whole number. */
    @Override
    public @Nullable Object read(String raw, Row row, Faults faults) {
        Optional<BigDecimal> parsed = Numbers.parse(bare(raw));
        if (parsed.isEmpty() || CitizenNumber.isIn(raw)) {
            boolean tooLong = Fold.trim(raw).length() > Numbers.LONGEST;
            String expected = tooLong ? TEXTS.get("expected.longest", Numbers.LONGEST) : expectedNumber;
            faults.add(RejectCode.NUMBER_INVALID, field.title(), raw, expected);
            return null;
        }
        BigDecimal value = converts ? parsed.get().multiply(factor) : parsed.get();
        if (isOutOfRange(value)) {
            faults.add(RejectCode.OUT_OF_RANGE, field.title(), raw, expectedRange);
            return null;
        }
        return whole ? whole(value, raw, faults) : value;
    }

    private @Nullable Long whole(BigDecimal value, String raw, Faults faults) {
        if (value.stripTrailingZeros().scale() > 0) {
            faults.add(RejectCode.NUMBER_INVALID, field.title(), raw, expectedNumber);
            return null;
        }
        if (value.abs().compareTo(LARGEST) > 0) {
            faults.add(RejectCode.OUT_OF_RANGE, field.title(), raw, expectedWhole);
            return null;
        }
        return value.longValueExact();
    }

    private boolean isOutOfRange(BigDecimal value) {
        return (minimum != null && value.compareTo(minimum) < 0) || (maximum != null && value.compareTo(maximum) > 0);
    }

    /** Without the percent sign of a share, or the contract's currency sign at one end of the number. */
    private String bare(String raw) {
        if (!percent && currency == null) {
            return raw;
        }
        String text = Fold.trim(Fold.width(raw));
        if (currency == null) {
            return text.endsWith("%") ? text.substring(0, text.length() - 1) : text;
        }
        Matcher sign = currency.matcher(text);
        return sign.find() ? text.substring(0, sign.start()) + text.substring(sign.end()) : text;
    }

    /** Before the number, behind its sign or bracket; or behind it. */
    private static Pattern atEitherEnd(String currency) {
        String sign = Pattern.quote(Fold.width(currency));
        return Pattern.compile("(?<=^[-+(]?)" + sign + "\\s*|\\s*" + sign + "(?=\\)?$)");
    }
}
