package cn.jidu.candidate;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A row that no rule matches, and others that say the same of themselves.
 *
 * @param subject the id of what it says of itself, the same in every source and quarter
 * @param county where it lies; a wider area where it tells no county
 * @param code as codes are folded; empty where there is none
 * @param name as matching folds names
 * @param source of the first of the rows, as are file, sheet and row
 * @param rows how many there are
 * @param representative empty where it is not told
 */
record OpenRow(
        String subject,
        String county,
        String code,
        String name,
        String source,
        long delivery,
        int sheet,
        int row,
        int rows,
        String industry,
        Optional<LocalDate> founded,
        String representative) {

    OpenRow withOneMore() {
        return new OpenRow(
                subject, county, code, name, source, delivery, sheet, row, rows + 1, industry, founded, representative);
    }
}
