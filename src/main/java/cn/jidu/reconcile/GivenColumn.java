package cn.jidu.reconcile;

import java.util.Map;
import java.util.Set;

/**
 * A column that a SELECT gives.
 *
 * @param type as definitions write it
 */
record GivenColumn(String name, String type) {
    private static final Map<String, String> NAMES = Map.of(
            "int2", "smallint",
            "int4", "integer",
            "int", "integer",
            "int8", "bigint",
            "bool", "boolean",
            "varchar", "text",
            "bpchar", "text",
            "name", "text",
            "float4", "real",
            "float8", "double precision");

    /** What may be kept as which type without a loss. */
    private static final Map<String, Set<String>> FITTING = Map.of(
            "integer", Set.of("smallint"),
            "bigint", Set.of("smallint", "integer"),
            "numeric", Set.of("smallint", "integer", "bigint"));

    /** @param type as the driver names it */
    static GivenColumn of(String name, String type) {
        return new GivenColumn(name, NAMES.getOrDefault(type, type));
    }

    boolean fits(String declared) {
        String wanted = NAMES.getOrDefault(declared, declared);
        return type.equals(wanted) || FITTING.getOrDefault(wanted, Set.of()).contains(type);
    }
}
