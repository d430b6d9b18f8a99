package cn.jidu.reconcile;

import cn.jidu.definition.Quarter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows could not be accounted for: a fault of the program. The quarter is left as it was. */
public final class ImbalanceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param wrong the equations that do not hold, by source and area
     * @param rows the rows in question, by file, sheet and row; empty where only the statement is wrong
     */
    public ImbalanceException(Quarter quarter, List<String> wrong, List<String> rows) {
        super(quarter + ": " + Stream.concat(wrong.stream(), rows.stream()).collect(Collectors.joining("; ")));
    }
}
