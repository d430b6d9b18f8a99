package cn.jidu.store;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of tables and columns that come from definitions, quoted: a field may be called {@code end} or {@code date}. */
final class Identifier {
    /** PostgreSQL cuts longer names silently, so that two could become one. */
    private static final Pattern FORM = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    private Identifier() {}

    /** The name in quotes; {@code schema.table} part by part. */
    static String quoted(String name) {
        return List.of(name.split("\\.", -1)).stream().map(Identifier::part).collect(Collectors.joining("."));
    }

    static String quoted(List<String> names) {
        return names.stream().map(Identifier::part).collect(Collectors.joining(", "));
    }

    private static String part(String name) {
        if (!FORM.matcher(name).matches()) {
            throw StoreException.of("identifier.form", name);
        }
        return '"' + name + '"';
    }
}
