package cn.jidu.cleanse.cell;

import cn.jidu.definition.source.FieldType;
import cn.jidu.definition.source.SourceField;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.table.FileRow;
import cn.jidu.intake.table.StatedNumber;
import cn.jidu.intake.text.CitizenNumber;
import cn.jidu.intake.text.TextFold;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads an exact number in the header's unit into one in the field's unit. */
final class NumberReader implements CellReader {
    private static final PackageTexts TEXTS = PackageTexts.chinese(NumberReader.class);
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private final SourceField field;
    private final BigDecimal factor;
    private final boolean converts;
    private final boolean whole;
    /** Where the row names the unit of its number. */
    private final @Nullable Integer unitColumn;

    private final @Nullable Pattern currency;
    private final String expectedNumber;
    private final String expectedRange;
    private final String expectedWhole;
    private final @Nullable BigDecimal minimum;
    private final @Nullable BigDecimal maximum;

    /** @param unitColumn where the row names the unit of its number */
    NumberReader(SourceField field, BigDecimal factor, Optional<Integer> unitColumn) {
        this.field = field;
        this.factor = factor;
        this.converts = factor.compareTo(BigDecimal.ONE) != 0;
        this.whole = field.type() == FieldType.INTEGER;
        this.unitColumn = unitColumn.orElse(null);
        this.currency = field.form().currency().map(NumberReader::atEitherEnd).orElse(null);
        this.expectedNumber = TEXTS.get(whole ? "expected.integer" : "expected.number");
        this.minimum = field.minimum().orElse(null);
        this.maximum = field.maximum().orElse(null);
        this.expectedRange = range(field);
        this.expectedWhole = TEXTS.get(
                "expected.range", field.minimum().orElse(LARGEST.negate()).toPlainString(), LARGEST, unit(field));
    }

    private static String unit(SourceField field) {
        return field.unit().map(u -> "（" + u + "）").orElse("");
    }

    private static String range(SourceField field) {
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
    public @Nullable Object read(String raw, FileRow row, RowFaults faults) {
        String bare = bare(raw);
        Optional<StatedNumber> stated = StatedNumber.of(bare);
        if (stated.isPresent()) {
            return stated(stated.get(), raw, row, faults);
        }
        return read(bare, converts ? factor : null, raw, faults);
    }

    /** A unit behind the number wins over that of the heading. */
    private @Nullable Object stated(StatedNumber stated, String raw, FileRow row, RowFaults faults) {
        Optional<BigDecimal> own = Optional.empty();
        String expected = expectedNumber;
        if (field.unit().isPresent()) {
            own = stated.factor(field.unit().get(), factor);
            expected = TEXTS.get("expected.unit", field.unit().get());
        } else if (field.form().unitField().isPresent()) {
            String named = unitColumn == null ? "" : row.cell(unitColumn);
            own = stated.isIn(named) ? Optional.of(BigDecimal.ONE) : own;
            expected = TEXTS.get("expected.sameUnit");
        } else if (stated.isPlainCount()) {
            own = Optional.of(BigDecimal.ONE);
        }
        if (own.isEmpty()) {
            faults.add(RejectCode.NUMBER_INVALID, field.title(), raw, expected);
            return null;
        }
        return read(stated.number(), own.get(), raw, faults);
    }

    private @Nullable Object read(String text, @Nullable BigDecimal times, String raw, RowFaults faults) {
        Optional<BigDecimal> parsed = NumberText.parse(text);
        if (parsed.isEmpty() || CitizenNumber.isIn(raw)) {
            boolean tooLong = TextFold.trim(raw).length() > NumberText.LONGEST;
            String expected = tooLong ? TEXTS.get("expected.longest", NumberText.LONGEST) : expectedNumber;
            faults.add(RejectCode.NUMBER_INVALID, field.title(), raw, expected);
            return null;
        }
        BigDecimal value = times == null ? parsed.get() : parsed.get().multiply(times);
        if (isOutOfRange(value)) {
            faults.add(RejectCode.OUT_OF_RANGE, field.title(), raw, expectedRange);
            return null;
        }
        return whole ? whole(value, raw, faults) : value;
    }

    private @Nullable Long whole(BigDecimal value, String raw, RowFaults faults) {
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

    /** Without the contract's currency sign at one end of the number. */
    private String bare(String raw) {
        if (currency == null) {
            return raw;
        }
        String text = TextFold.trim(TextFold.width(raw));
        Matcher sign = currency.matcher(text);
        return sign.find() ? text.substring(0, sign.start()) + text.substring(sign.end()) : text;
    }

    /** Before the number, behind its sign or bracket; or behind it. */
    private static Pattern atEitherEnd(String currency) {
        String sign = Pattern.quote(TextFold.width(currency));
        return Pattern.compile("(?<=^[-+(]?)" + sign + "\\s*|\\s*" + sign + "(?=\\)?$)");
    }
}
