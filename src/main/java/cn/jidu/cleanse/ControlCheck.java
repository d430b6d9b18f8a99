package cn.jidu.cleanse;

import cn.jidu.cleanse.cell.NumberText;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.source.SourceField;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.table.FileRow;
import cn.jidu.intake.table.RefusalCode;
import cn.jidu.intake.table.RefusedException;
import cn.jidu.intake.table.StatedNumber;
import cn.jidu.intake.table.TableHeader;
import cn.jidu.intake.text.TextFold;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sums a file's columns as they were written, rejected rows too, and holds them against its control file. */
final class ControlCheck {
    private static final PackageTexts TEXTS = PackageTexts.chinese(ControlCheck.class);

    private final CollectedDelivery delivery;
    private final ControlFile control;
    private final List<ControlSum> sums = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();

    ControlCheck(CollectedDelivery delivery, ControlFile control, TableHeader header) {
        this.delivery = delivery;
        this.control = control;
        for (Map.Entry<String, BigDecimal> wanted : control.sums().entrySet()) {
            Optional<Integer> column = column(wanted.getKey(), delivery.source(), header);
            if (column.isEmpty()) {
                differences.add(TEXTS.get("control.column", wanted.getKey()));
            } else {
                add(new ControlSum(wanted.getKey(), wanted.getValue(), column.get()));
            }
        }
    }

    private void add(ControlSum sum) {
        Optional<ControlSum> other =
                sums.stream().filter(s -> s.column == sum.column).findFirst();
        other.ifPresentOrElse(
                s -> differences.add(TEXTS.get("control.twice", s.heading, sum.heading)), () -> sums.add(sum));
    }

    private static final class ControlSum {
        private final String heading;
        private final BigDecimal wanted;
        private final int column;
        private BigDecimal sum = BigDecimal.ZERO;

        ControlSum(String heading, BigDecimal wanted, int column) {
            this.heading = heading;
            this.wanted = wanted;
            this.column = column;
        }
    }

    /** By the title or an alias of the column's field, the unit in brackets left aside. */
    private static Optional<Integer> column(String heading, Source source, TableHeader header) {
        String wanted = TextFold.tight(heading).replaceAll("\\(.*", "");
        for (int i = 0; i < source.fields().size(); i++) {
            SourceField field = source.fields().get(i);
            if (field.title().equals(wanted) || field.aliases().contains(wanted)) {
                return header.columns().get(i);
            }
        }
        return Optional.empty();
    }

    /** What is no number adds nothing. */
    void add(FileRow row) {
        for (ControlSum sum : sums) {
            String cell = row.cell(sum.column);
            if (!cell.isEmpty()) {
                String number = StatedNumber.of(cell).map(StatedNumber::number).orElse(cell);
                sum.sum = sum.sum.add(NumberText.parse(number).orElse(BigDecimal.ZERO));
            }
        }
    }

    /**
     * @param read data rows of the file
     * @throws RefusedException CONTROL_MISMATCH with everything that differs
     */
    void verify(long read) throws RefusedException {
        control.rows()
                .filter(rows -> rows.compareTo(BigDecimal.valueOf(read)) != 0)
                .ifPresent(rows -> differences.add(TEXTS.get("control.rows", rows.toPlainString(), read)));
        control.sha256()
                .filter(sha -> !sha.equals(delivery.file().sha256()))
                .ifPresent(sha -> differences.add(
                        TEXTS.get("control.sha256", sha, delivery.file().sha256())));
        for (ControlSum sum : sums) {
            if (sum.sum.compareTo(sum.wanted) != 0) {
                differences.add(
                        TEXTS.get("control.sum", sum.heading, sum.wanted.toPlainString(), sum.sum.toPlainString()));
            }
        }
        if (!differences.isEmpty()) {
            throw new RefusedException(
                    RefusalCode.CONTROL_MISMATCH,
                    TEXTS.get("control.mismatch", delivery.fileName(), String.join("；", differences)));
        }
    }
}
