package cn.jidu.report.workbook;

import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.TextCell;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.util.CellRangeAddress;

/** Formulas for the figures that are by definition the sum of cells shown; where the cells shown give another, there is none. */
final class LiveSums {
    private final ReportPart part;
    private final int firstRow;

    /** @param firstRow of the sheet, from 0: that of the part's first row */
    LiveSums(ReportPart part, int firstRow) {
        this.part = part;
        this.firstRow = firstRow;
    }

    /** @param row of the part, from 0 */
    Optional<String> of(TextCell cell, int row) {
        // below headings of groups no row is where a formula would look for it
        boolean plain = cell.sum().isPresent()
                && part.rows().stream().allMatch(r -> r.group().isEmpty());
        return cell.sum().filter(s -> plain && adds(cell, s, row)).map(s -> {
            int from = row + (s.rows() == 0 ? 0 : 1) + firstRow;
            return "SUM("
                    + new CellRangeAddress(from, row + s.rows() + firstRow, column(s.from()), column(s.to()))
                            .formatAsString()
                    + ")";
        });
    }

    private boolean adds(TextCell cell, TextCell.ShownSum of, int row) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int r = row + (of.rows() == 0 ? 0 : 1); r <= row + of.rows(); r++) {
            for (int c = column(of.from()); c <= column(of.to()); c++) {
                Optional<BigDecimal> shown =
                        part.rows().get(r).cell(part.columns().get(c).key()).number();
                sum = sum.add(shown.orElse(BigDecimal.ZERO));
            }
        }
        return cell.number().isPresent() && cell.number().get().compareTo(sum) == 0;
    }

    private int column(String key) {
        List<String> keys =
                part.columns().stream().map(ReportPart.PartColumn::key).toList();
        return keys.indexOf(key);
    }
}
