package cn.jidu.intake.table;

import cn.jidu.definition.source.FieldType;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.source.SourceField;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.text.ShownText;
import cn.jidu.intake.text.TextFold;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds headings among the rows: a second table under the first one, or a line of units. Where these are other columns or
 * other units than the rows are read by, everything below would be read wrong.
 */
public final class HeaderAgain {
    private static final PackageTexts TEXTS = PackageTexts.chinese(HeaderAgain.class);

    private static final Set<FieldType> MEASURES =
            EnumSet.of(FieldType.NUMBER, FieldType.INTEGER, FieldType.DATE, FieldType.QUARTER);

    /** How many of what is not told. */
    private static final Pattern SCALE = Pattern.compile("[十百千万亿]*[百千万亿]|[wW]");

    private static final Pattern PARTS = Pattern.compile("[,、;:()\\[\\]【】]+");

    private final Source source;
    private final TableHeader header;
    private final List<BigDecimal> factors;
    private final String fileName;
    private final List<Integer> measures = new ArrayList<>();
    private final List<Integer> counted = new ArrayList<>();

    /**
     * @param header by what its headings themselves say
     * @param factors what the numbers of each field are multiplied by
     */
    public HeaderAgain(Source source, TableHeader header, List<BigDecimal> factors, String fileName) {
        this.source = source;
        this.header = header;
        this.factors = List.copyOf(factors);
        this.fileName = fileName;
        for (int i = 0; i < source.fields().size(); i++) {
            if (MEASURES.contains(source.fields().get(i).type())) {
                header.columns().get(i).ifPresent(measures::add);
            }
            if (source.fields().get(i).unit().isPresent()) {
                header.columns().get(i).ifPresent(counted::add);
            }
        }
    }

    /** @throws RefusedException HEADER_MISMATCH where the row says other columns or units */
    public void refuse(FileRow row) throws RefusedException {
        if (header.rowNo() == 0) {
            return;
        }
        Optional<HeaderMatch> again = Optional.of(row)
                .filter(r -> hasWordsAlone(r, measures))
                .map(r -> TableHeader.match(source, r))
                .filter(HeaderMatch::isComplete);
        if (again.isPresent()) {
            refuse(again.get().header());
        } else if (hasWordsAlone(row, counted)) {
            refuseUnits(row);
        }
    }

    /** Where numbers and days belong, there are words and no digit. */
    private static boolean hasWordsAlone(FileRow row, List<Integer> columns) {
        boolean words = false;
        for (int column : columns) {
            String cell = row.cell(column);
            for (int i = 0; i < cell.length(); i++) {
                if (Character.isDigit(cell.charAt(i))) {
                    return false;
                }
                words |= Character.isLetter(cell.charAt(i));
            }
        }
        return words;
    }

    private void refuse(TableHeader again) throws RefusedException {
        for (int i = 0; i < source.fields().size(); i++) {
            boolean same = again.columns().get(i).equals(header.columns().get(i))
                    && again.factors().get(i).compareTo(header.factors().get(i)) == 0;
            if (!same) {
                throw mismatch("header.again", again.rowNo(), place(i, header), place(i, again));
            }
        }
    }

    private String place(int field, TableHeader of) {
        Optional<Integer> column = of.columns().get(field);
        return column.isEmpty()
                ? TEXTS.get("header.again.none", source.fields().get(field).title())
                : TEXTS.get(
                        "header.again.column",
                        column.get() + 1,
                        ShownText.text(of.headings().get(field)));
    }

    private void refuseUnits(FileRow row) throws RefusedException {
        for (int i = 0; i < source.fields().size(); i++) {
            SourceField field = source.fields().get(i);
            String cell = header.columns().get(i).map(row::cell).orElse("");
            if (field.unit().isPresent() && isOther(cell, field.unit().get(), factors.get(i))) {
                String title = field.title();
                String called = header.ownName(i, title).orElse(title);
                throw mismatch("header.unitAgain", row.rowNo(), called, ShownText.text(TextFold.trim(cell)));
            }
        }
    }

    /** Where it says a unit, by itself or beside what is to be filled in: 数值（万元）. */
    private static boolean isOther(String cell, String own, BigDecimal factor) {
        return PARTS.splitAsStream(TextFold.tight(cell))
                .map(HeadingUnits::name)
                .anyMatch(u -> SCALE.matcher(u).matches()
                        || (HeadingUnits.isUnit(u)
                                && HeadingUnits.factor(u, TextFold.tight(own))
                                        .filter(f -> f.compareTo(factor) == 0)
                                        .isEmpty()));
    }

    private RefusedException mismatch(String key, int rowNo, String one, String other) {
        return new RefusedException(
                RefusalCode.HEADER_MISMATCH, TEXTS.get(key, fileName, rowNo, header.rowNo(), one, other));
    }
}
