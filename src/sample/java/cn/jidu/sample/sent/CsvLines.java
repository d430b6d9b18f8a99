package cn.jidu.sample.sent;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Where the lines of one file go, whatever its format. */
interface CsvLines extends Closeable {
    /** @return the number of the line in the file, the first being 1 */
    int add(List<SampleCell> cells) throws IOException;

    /** A title above the header. */
    void title(String text) throws IOException;
}
