package cn.jidu.report.data;

import java.util.function.Consumer;

/**
 * The rows of a revision that are too many to hold in memory, given one by one. Both methods may be called once each and
 * must give the same rows in the same total order whenever the same revision is written.
 */
public interface RowSource {
    void findings(Consumer<FindingRow> each);

    void rejects(Consumer<RejectRow> each);
}
