package cn.jidu.reconcile;

import cn.jidu.definition.Quarter;
import java.util.List;

/** Rows could not be accounted for: a fault of the program. The quarter is left as it was. */
public final class ImbalanceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ImbalanceException(Quarter quarter, List<String> wrong) {
        super(quarter + ": " + String.join("; ", wrong));
    }
}
