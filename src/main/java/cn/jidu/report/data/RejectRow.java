package cn.jidu.report.data;

/**
 * One line of {@code rejects.csv}.
 *
 * @param area the row's own as far as it could be read, else the file's; not in the file
 * @param quarter as in SDMX, e.g. 2018-Q2
 * @param delivery file name
 * @param sheet empty for text files
 * @param row line of the file, from 1
 * @param value as it stood in the file
 */
public record RejectRow(
        String code,
        String source,
        String area,
        String quarter,
        String delivery,
        String sheet,
        int row,
        String field,
        String value,
        String expected) {}
