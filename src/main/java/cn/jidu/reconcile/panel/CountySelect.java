package cn.jidu.reconcile.panel;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.literals;

import cn.jidu.definition.Definitions;
import cn.jidu.reconcile.match.Matching;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A panel's SELECT for some counties alone: the registry, the matched rows and the panels made before stand for their rows
 * of these counties. That it gives the same rows for them is what slices rest on.
 */
final class CountySelect {
    private final JdbcTemplate db;
    private final Definitions definitions;
    private final long revisionId;

    CountySelect(JdbcTemplate db, Definitions definitions, long revisionId) {
        this.db = db;
        this.definitions = definitions;
        this.revisionId = revisionId;
    }

    /**
     * Inside, the names that it reads are those of the narrower ones.
     *
     * @param read the tables that it reads
     */
    String of(String sql, List<String> counties, Set<String> read) {
        String ofCounties = "county_code in (" + literals(counties) + ")";
        List<String> parts = new ArrayList<>();
        definitions.sources().values().stream()
                .map(Matching::table)
                .filter(read::contains)
                .forEach(t -> parts.add(part(t, ofCounties)));
        definitions.panels().keySet().stream()
                .filter(read::contains)
                .forEach(p -> parts.add(part(p, ofCounties + " and slice_id in (" + slices(p, counties) + ")")));
        return parts.isEmpty()
                ? sql
                : "with " + String.join(",\n", parts) + "\nselect * from (" + sql + "\n) of_counties";
    }

    private static String part(String table, String rows) {
        return "%1$s as not materialized (select * from %1$s where %2$s)".formatted(table, rows);
    }

    /** As constants, by which the index finds the rows. */
    private String slices(String panel, List<String> counties) {
        List<String> ids = db.queryForList("""
                select s.slice_id::text from jidu.revision_slice r join jidu.slice s on s.slice_id = r.slice_id
                where r.revision_id = %s and s.panel = %s and s.county in (%s)""".formatted(revisionId, literal(panel), literals(counties)), String.class);
        return ids.stream().collect(Collectors.joining(", ", "", ids.isEmpty() ? "null" : ""));
    }
}
