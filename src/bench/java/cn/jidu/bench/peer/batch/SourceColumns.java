package cn.jidu.bench.peer.batch;

import java.util.List;
import java.util.stream.Stream;

/** The columns of the tables, as {@code src/bench/sql/spring-batch/1-tables.sql} makes them. */
final class SourceColumns {
    private static final List<String> CODED =
            List.of("file", "line", "area", "code", "mended", "wrong_check", "name", "name_key", "row_key");

    private SourceColumns() {}

    static List<String> of(String source) {
        return switch (source) {
            case "registration" ->
                List.of(
                        "file",
                        "line",
                        "area",
                        "uscc",
                        "wrong_check",
                        "registration_no",
                        "name",
                        "name_key",
                        "entity_type",
                        "type_class",
                        "industry_code",
                        "established_on",
                        "status",
                        "ended",
                        "status_on",
                        "capital",
                        "legal_representative",
                        "converted_from",
                        "converted_on",
                        "row_key");
            case "tax" -> coded("revenue", "tax_paid", "relief", "eligible", "employees", "assets", "rating");
            case "loan" ->
                coded(
                        "loan_id",
                        "lender",
                        "credit_limit",
                        "balance",
                        "granted_on",
                        "granted_amount",
                        "due_on",
                        "annual_rate",
                        "security",
                        "rollover",
                        "first_loan");
            case "roster" -> coded("roster", "listed_on", "delisted_on", "authority");
            default -> throw new IllegalArgumentException(source);
        };
    }

    private static List<String> coded(String... own) {
        return Stream.concat(CODED.stream(), Stream.of(own)).toList();
    }
}
