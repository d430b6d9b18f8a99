package cn.jidu.intake.table;

import cn.jidu.definition.source.FieldType;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.source.SourceField;
import cn.jidu.intake.text.TextFold;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The sums of a table's columns as they are written, by which a total without the word for it is known. */
final class ColumnSums {
    /** One row above makes every copy of it a total. */
    private static final int LEAST_ROWS = 2;
    /** Of one column, a row may be the sum of others by chance. */
    private static final int LEAST_COLUMNS = 2;

    private static final int DECIMALS = 4;
    /** More could overflow. */
    private static final int LONGEST = 18;

    private final List<Integer> columns = new ArrayList<>();
    private final Sums all;
    private final Sums group;

    ColumnSums(Source source, TableHeader header) {
        for (int i = 0; i < source.fields().size(); i++) {
            if (isSummed(source.fields().get(i))) {
                header.columns().get(i).ifPresent(columns::add);
            }
        }
        this.all = new Sums(columns.size());
        this.group = new Sums(columns.size());
    }

    /** Rates are not added up. */
    private static boolean isSummed(SourceField field) {
        boolean number = field.type() == FieldType.NUMBER || field.type() == FieldType.INTEGER;
        return number && !field.unit().equals(Optional.of("%"));
    }

    /** Of the rows since some point; a column in which anything but a plain number stood is known no longer. */
    private static final class Sums {
        private final long[] sums;
        private final boolean[] unknown;
        private long rows;

        Sums(int columns) {
            sums = new long[columns];
            unknown = new boolean[columns];
        }

        void clear() {
            Arrays.fill(sums, 0);
            Arrays.fill(unknown, false);
            rows = 0;
        }

        void add(int column, OptionalLong number) {
            long sum = sums[column] + number.orElse(0);
            boolean overflows = number.isPresent() && ((sums[column] ^ sum) & (number.getAsLong() ^ sum)) < 0;
            unknown[column] |= number.isEmpty() || overflows;
            sums[column] = sum;
        }
    }

    /** Counts a row of data. */
    void add(FileRow row) {
        for (int i = 0; i < columns.size(); i++) {
            OptionalLong number = number(row.cell(columns.get(i)));
            all.add(i, number);
            group.add(i, number);
        }
        all.rows++;
        group.rows++;
    }

    /** A total has been passed: the next one may be of the rows below it. */
    void total() {
        group.clear();
    }

    /** Whether every number of the row is the sum of those above it, or of those since the last total. */
    boolean areIn(FileRow row) {
        return are(all, row) || are(group, row);
    }

    private boolean are(Sums above, FileRow row) {
        int equal = 0;
        for (int i = 0; i < columns.size(); i++) {
            String cell = row.cell(columns.get(i));
            if (!TextFold.isBlank(cell)) {
                OptionalLong number = number(cell);
                if (above.unknown[i] || number.isEmpty() || number.getAsLong() != above.sums[i]) {
                    return false;
                }
                equal += above.sums[i] == 0 ? 0 : 1;
            }
        }
        return above.rows >= LEAST_ROWS && equal >= LEAST_COLUMNS;
    }

    /** A plain number in ten-thousandths; nothing counts as 0, and what is none is empty. */
    private static OptionalLong number(String cell) {
        if (cell.length() > LONGEST) {
            return OptionalLong.empty();
        }
        long value = 0;
        int decimals = -1;
        boolean negative = false;
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c >= '0' && c <= '9' && decimals < DECIMALS) {
                value = value * 10 + c - '0';
                decimals += decimals < 0 ? 0 : 1;
            } else if (c == '.' && decimals < 0) {
                decimals = 0;
            } else if (c == '-' && i == 0) {
                negative = true;
            } else if (c != ',' || decimals >= 0) {
                return TextFold.isBlank(cell) ? OptionalLong.of(0) : OptionalLong.empty();
            }
        }
        for (int d = Math.max(decimals, 0); d < DECIMALS; d++) {
            if (value > Long.MAX_VALUE / 10) {
                return OptionalLong.empty();
            }
            value *= 10;
        }
        return OptionalLong.of(negative ? -value : value);
    }
}
