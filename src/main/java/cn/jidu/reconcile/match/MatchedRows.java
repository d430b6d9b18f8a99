package cn.jidu.reconcile.match;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.name;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.source.FieldType;
import cn.jidu.definition.source.Source;
import cn.jidu.reconcile.kept.KeptTables;
import cn.jidu.reconcile.match.MatchTiers.CodeColumns;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * {@code matched_row} shows the matched rows of every source alike, for rules that ask the same of each, {@code
 * in_force_row} those of the others too. {@code by_own_code} are those under the enterprise's code itself, and not a temporary one that was made of it.
 */
public final class MatchedRows {
    /** Stands where a citizen's number would. */
    public static final String HIDDEN = "〔身份证件号，已隐去〕";

    /** All of them. */
    public static final String TABLE = "matched_row";

    /** The rows in force of every source, matched or not. */
    static final String ALL = "in_force_row";

    private static final String NONE = TABLE + "_of_none";

    private MatchedRows() {}

    /** Needs every source matched. */
    public static void show(JdbcTemplate db, KeptTables kept, Definitions definitions) {
        List<String> parts = Matching.matched(definitions)
                .map(s -> SourceSelect.part(TABLE, s))
                .toList();
        Matching.matched(definitions).forEach(s -> kept.show(SourceSelect.part(TABLE, s), select(s)));
        kept.show(TABLE, parts.stream().map(p -> "select * from " + p).collect(Collectors.joining(" union all ")));
        db.execute("create unlogged table %s as select * from %s where false".formatted(NONE, TABLE));
        kept.know(NONE, "", List.of());
        definitions.sources().values().stream()
                .filter(s -> !Matching.isMatched(s))
                .forEach(s -> kept.show(SourceSelect.part(TABLE, s), "select * from " + NONE));
        definitions.sources().values().forEach(s -> kept.show(SourceSelect.part(ALL, s), inForce(s)));
        kept.show(
                ALL,
                definitions.sources().values().stream()
                        .map(s -> "select * from " + SourceSelect.part(ALL, s))
                        .collect(Collectors.joining(" union all ")));
    }

    /** What every source's rows have, with the enterprise of those that are matched. */
    private static String inForce(Source source) {
        return "select %s::text as source, delivery_id, sheet_no, row_no, own_area, row_key, %s as matched_enterprise from %s"
                .formatted(
                        literal(source.name()),
                        Matching.isMatched(source) ? "matched_enterprise" : "null::uuid",
                        source.match().isPresent() ? Matching.table(source) : InForce.table(source));
    }

    /** The columns that every matched source has, by the same names; a citizen's number is not shown. */
    private static String select(Source source) {
        Source.Match match = source.match().orElseThrow();
        CodeColumns code = CodeColumns.of(source);
        boolean codeInKey = source.key().contains(match.codeField());
        String hidden = codeInKey
                ? "case when unmatched_reason = 'CITIZEN_ID' or %s in (%s) then %s else coalesce(row_key, '') end"
                        .formatted(code.kind(), MatchTiers.HASHED_KINDS, literal(HIDDEN))
                : "coalesce(row_key, '')";
        String rest = source.key().stream()
                .filter(k -> !k.equals(match.codeField()))
                .map(k -> "coalesce("
                        + (source.field(k).type() == FieldType.TEXT ? NameSql.tight(name(k)) : name(k) + "::text")
                        + ", '')")
                .collect(Collectors.joining(", "));
        return """
                select %1$s as source, delivery_id, sheet_no, row_no, own_area, located_area, county_code,
                    %2$s as shown_key, %3$s as key_without_code,
                    %4$s as code_title,
                    case when %9$s in (%10$s) then %11$s else %5$s end as code, %8$s as repaired, %6$s as name,
                    matched_enterprise, tier, unmatched_reason, registry_area, registry_name, area_differs, name_differs,
                    coalesce(tier = 'EXACT' and %9$s <> 'TEMPORARY', false) as by_own_code
                from %7$s""".formatted(
                        literal(source.name()),
                        hidden,
                        codeInKey ? "concat_ws('|', " + rest + ")" : "null::text",
                        literal(source.field(match.codeField()).title()),
                        code.column(),
                        name(match.nameField()),
                        Matching.table(source),
                        code.repaired(),
                        code.kind(),
                        MatchTiers.HASHED_KINDS,
                        literal(HIDDEN));
    }
}
