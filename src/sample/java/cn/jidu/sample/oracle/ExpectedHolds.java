package cn.jidu.sample.oracle;

import cn.jidu.sample.city.SampleRow;
import cn.jidu.sample.sent.SentFile;

/**
 * A row in force for a quarter.
 *
 * @param carried it is of an earlier quarter: its area has sent nothing since
 */
record ExpectedHolds(SampleRow row, SentFile file, boolean carried) {
    /** Its own area: what it says, else its file's. */
    String area() {
        return file.areaOf(row);
    }
}
