package cn.jidu.report.data;

/**
 * One line of {@code findings.csv}.
 *
 * @param quarter as in SDMX, e.g. 2018-Q2
 * @param delivery file name; empty for a finding without a row
 * @param row line of the file, from 1; empty for a finding without a row
 */
public record FindingRow(
        String code,
        String source,
        String area,
        String quarter,
        String delivery,
        java.util.Optional<Integer> row,
        String key,
        String message) {}
