package cn.jidu.definition;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A worked example of a SELECT: what its tables hold, and what it finds there.
 *
 * @param tables rows by table, each row as column to literal; the other tables are empty
 * @param keys the {@code key} column of what is expected, in order
 * @param asked of a rule: of how many it is asked there
 * @param line where it stands in the definition's file
 */
public record TableExample(
        String title,
        Map<String, List<Map<String, String>>> tables,
        List<String> keys,
        Optional<AskedCount> asked,
        int line) {

    /** Of how many a rule could be asked, and of how many it could not. */
    public record AskedCount(long evaluated, long notEvaluable) {}
}
