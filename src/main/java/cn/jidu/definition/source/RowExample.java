package cn.jidu.definition.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A worked example of a contract: a row as a department writes it, and what becomes of it in a file that is called as the
 * contract's {@code path} says.
 *
 * @param line its line in the contract, for messages
 * @param row as cells or as a line of a file
 * @param gives typed values by field as texts; empty: no value; of fields that are not named nothing is said
 * @param rejected why it is rejected, each code with the titles of the faulty fields (none: the row as such); empty: it is
 *     loaded
 * @param found the findings that are listed of it
 */
public record RowExample(
        int line,
        ExampleRow row,
        Map<String, Optional<String>> gives,
        Map<String, List<String>> rejected,
        List<String> found) {

    /** How an example's row is written. */
    public sealed interface ExampleRow {}

    /** Cells by heading, in order; headings may be aliases and carry units. */
    public record Cells(Map<String, String> byHeading) implements ExampleRow {}

    /** A line of a text file whose headings are the titles of all fields in their order. */
    public record ExampleLine(String text) implements ExampleRow {}
}
