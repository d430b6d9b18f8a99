package cn.jidu.template;

import cn.jidu.definition.source.FieldType;
import cn.jidu.definition.source.SerialWindow;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.source.SourceField;
import cn.jidu.definition.source.ValueBound;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationConstraint.ValidationType;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFDataValidationConstraint;

/**
 * What a spreadsheet itself checks while somebody types: what intake would reject it does not take, what intake would list
 * as not plausible it colours.
 */
final class FieldChecks {
    /** Days that a spreadsheet can hold, where the contract says none. */
    private static final SerialWindow ANY_DAY = new SerialWindow(LocalDate.of(1900, 3, 1), LocalDate.of(9999, 12, 31));

    private static final BigDecimal ANY_NUMBER = BigDecimal.TEN.pow(18);

    private final SubmissionForm form;
    private final long longestText;
    /** The first row of data, as formulas count it. */
    private final int firstRow;

    FieldChecks(SubmissionForm form, long longestText, int firstRow) {
        this.form = form;
        this.longestText = longestText;
        this.firstRow = firstRow;
    }

    private Source source() {
        return form.source();
    }

    DataValidationConstraint constraint(FormColumn column) {
        SourceField field = column.field();
        if (!column.choices().isEmpty()) {
            return new XSSFDataValidationConstraint(ValidationType.LIST, column.listName());
        }
        if (column.isDay()) {
            SerialWindow days = source().form().serials().orElse(ANY_DAY);
            return between(
                    ValidationType.DATE,
                    narrow(field, ValueBound.Side.AT_LEAST, days(days.from())),
                    narrow(field, ValueBound.Side.AT_MOST, days(days.to())));
        }
        if (column.isNumber()) {
            return between(
                    field.type() == FieldType.INTEGER ? ValidationType.INTEGER : ValidationType.DECIMAL,
                    narrow(field, ValueBound.Side.AT_LEAST, field.minimum().orElse(ANY_NUMBER.negate())),
                    narrow(field, ValueBound.Side.AT_MOST, field.maximum().orElse(ANY_NUMBER)));
        }
        return new XSSFDataValidationConstraint(
                ValidationType.TEXT_LENGTH, OperatorType.LESS_OR_EQUAL, String.valueOf(longestText));
    }

    private static DataValidationConstraint between(int type, BigDecimal from, BigDecimal to) {
        return new XSSFDataValidationConstraint(type, OperatorType.BETWEEN, from.toPlainString(), to.toPlainString());
    }

    /** The nearer of a limit and those beyond which the contract rejects. */
    private BigDecimal narrow(SourceField field, ValueBound.Side side, BigDecimal limit) {
        Stream<BigDecimal> all = Stream.concat(
                Stream.of(limit),
                source().bounds().stream()
                        .filter(b -> b.field().equals(field.name()) && b.side() == side && b.rejects())
                        .flatMap(b -> constant(b).stream()));
        Comparator<BigDecimal> order = Comparator.naturalOrder();
        return side == ValueBound.Side.AT_LEAST
                ? all.max(order).orElseThrow()
                : all.min(order).orElseThrow();
    }

    /** Empty where it lies in another cell. */
    private Optional<BigDecimal> constant(ValueBound bound) {
        if (bound.extent() instanceof ValueBound.Amount amount) {
            return Optional.of(amount.value());
        }
        if (bound.extent() instanceof ValueBound.Day day) {
            return Optional.of(days(day.value()));
        }
        return bound.extent() instanceof ValueBound.QuarterEnd
                ? Optional.of(days(form.quarter().lastDay()))
                : Optional.empty();
    }

    /** As a spreadsheet counts a day. */
    private static BigDecimal days(LocalDate day) {
        return BigDecimal.valueOf(day.toEpochDay() - LocalDate.of(1899, 12, 30).toEpochDay());
    }

    /** Conditions under which a cell of the column is coloured: its value is beyond what is plausible. */
    List<String> doubts(FormColumn column) {
        String cell = cell(column.index());
        List<String> doubts = new ArrayList<>();
        for (ValueBound bound : source().bounds()) {
            if (bound.field().equals(column.field().name())
                    && (!bound.rejects() || constant(bound).isEmpty())) {
                String other = constant(bound)
                        .map(BigDecimal::toPlainString)
                        .orElseGet(() -> cell(source().indexOf(((ValueBound.Beside) bound.extent()).field())));
                String sign = bound.side() == ValueBound.Side.AT_LEAST ? "<" : ">";
                doubts.add("AND(ISNUMBER(" + cell + "),ISNUMBER(" + other + ")," + cell + sign + other + ")");
            }
        }
        return doubts;
    }

    /** The condition under which a cell is coloured because it is empty in a row that has begun. */
    String wanting(FormColumn column) {
        String first = cell(0);
        String last = cell(source().fields().size() - 1);
        return "AND(COUNTA(" + first + ":" + last + ")>0,ISBLANK(" + cell(column.index()) + "))";
    }

    private String cell(int column) {
        return "$" + CellReference.convertNumToColString(column) + firstRow;
    }
}
