package cn.jidu.reconcile.match;

import static cn.jidu.store.SqlQuotes.literal;

import cn.jidu.definition.source.InputNames;
import cn.jidu.definition.source.Source;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** A rule's SELECT for one source alone: what holds the rows of all sources stands for its rows. */
public final class SourceSelect {
    /** Those that have a part of each source, which goes by the source's name behind theirs. */
    private static final List<String> OF_SOURCES =
            List.of(MatchedRows.TABLE, MatchedRows.ALL, InForce.SUPERSEDED_BY_KEY, InForce.SUPERSEDED_BY_PLACE);

    private SourceSelect() {}

    /** Inside, the names that it reads are those of the narrower ones. */
    public static String of(String sql, Source source) {
        return OF_SOURCES.stream()
                .map(t -> "%s as not materialized (select * from %s)".formatted(t, part(t, source)))
                .collect(Collectors.joining(",\n", "with ", "\nselect * from (" + sql + "\n) narrowed"));
    }

    /** Makes the parts views of what is a table of all sources, as it is where worked examples fill it. */
    public static void showParts(JdbcTemplate db, Collection<Source> sources) {
        for (String table : List.of(InForce.SUPERSEDED_BY_KEY, InForce.SUPERSEDED_BY_PLACE)) {
            for (Source source : sources) {
                db.execute("drop table " + part(table, source));
                db.execute("create view %s as select * from %s where source = %s"
                        .formatted(part(table, source), table, literal(source.name())));
            }
        }
    }

    /** The view of the source's part. */
    static String part(String table, Source source) {
        return table + "_of_" + InputNames.inSql(source.name());
    }
}
