package cn.jidu.explain.list;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of rows being written, line by line. */
interface RowListFile extends Closeable {
    /** @param values in the order of the columns: texts, numbers, days, truth values; null for none */
    void line(List<@Nullable Object> values);

    /** Only a list that was finished is one. */
    void finish() throws IOException;
}
