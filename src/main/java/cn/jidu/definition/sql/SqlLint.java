package cn.jidu.definition.sql;

import cn.jidu.definition.DefinitionSql;
import cn.jidu.definition.yaml.ProblemList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names constructs that PostgreSQL and Spark SQL do not share, or that make a result depend on the day or the server. */
public final class SqlLint {
    private static final Pattern BLANKED = Pattern.compile("'[^']*'|--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);

    /** @param stems one of which every place of it holds, in small letters: a text without any need not be looked through */
    private record Construct(Pattern pattern, String textKey, List<String> stems) {
        boolean mayStandIn(String small) {
            return stems.stream().anyMatch(small::contains);
        }
    }

    /** A cast of a text without deeper brackets than one to a number that is none of the whole ones. */
    private static final String TO_DECIMAL =
            "cast\\s*\\((?:[^()]|\\([^()]*\\)){1,200}\\sas\\s+(?:numeric|decimal|double\\s+precision)\\s*(?:\\([^()]*\\))?\\s*\\)";
    /** Divisions that cannot be of whole numbers: one side is cast to such a number at the sign. */
    private static final Pattern EXACT_DIVISION =
            Pattern.compile(TO_DECIMAL + "\\s*/|/(?=\\s*" + TO_DECIMAL + ")", Pattern.CASE_INSENSITIVE);

    private static final List<Construct> CONSTRUCTS = List.of(
            construct("sql.distinctOn", "\\bdistinct\\s+on\\b", "distinct"),
            construct("sql.cast", "::", "::"),
            construct("sql.regex", "!?~\\*?", "~"),
            construct("sql.regex", "\\bsimilar\\s+to\\b|\\bregexp_\\w+|\\brlike\\b", "similar", "regexp_", "rlike"),
            words("sql.ilike", "ilike"),
            words("sql.dateArithmetic", "interval"),
            calls(
                    "sql.dateArithmetic",
                    "age",
                    "date_trunc",
                    "date_part",
                    "date_add",
                    "date_sub",
                    "datediff",
                    "make_date",
                    "to_date"),
            construct("sql.dateArithmetic", "\\b\\w+_on\\s*[-+]|[-+]\\s*\\w+_on\\b", "_on"),
            calls("sql.clock", "now", "clock_timestamp", "random"),
            words("sql.clock", "current_date", "current_time", "current_timestamp"),
            construct("sql.clock", "\\blocaltime", "localtime"),
            construct("sql.division", "/", "/"),
            construct("sql.quote", "\"[^\"]*\"?|`[^`]*`?|\\$\\w*\\$", "\"", "`", "$"),
            calls("sql.function", "generate_series", "string_agg", "to_char", "any"),
            words("sql.lateral", "lateral"),
            words("sql.onlySelect", "returning"),
            words("sql.onlySelect", "insert", "update", "delete", "create", "drop", "alter", "truncate"),
            construct("sql.semicolon", ";", ";"));
    private static final Pattern ORDER_BY = Pattern.compile("\\border\\s+by\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern NULLS = Pattern.compile("\\bnulls\\s+(?:first|last)\\b", Pattern.CASE_INSENSITIVE);
    /** What ends a list of sort keys at its own depth of brackets. */
    private static final Pattern ENDS =
            Pattern.compile("\\b(?:limit|rows|range|offset|union|fetch)\\b", Pattern.CASE_INSENSITIVE);

    private SqlLint() {}

    /** Takes a fault: its line within the SQL from 1, and the message. */
    public interface Listener {
        void found(int line, String textKey, Object... arguments);
    }

    /** With the file and line at which the SQL is written. */
    public static void report(DefinitionSql sql, ProblemList problems) {
        report(
                sql.text(),
                (line, key, arguments) ->
                        problems.add(sql.file(), sql.asWritten() ? sql.line() + line - 1 : sql.line(), key, arguments));
    }

    /** Every construct that no SQL of a definition may hold. */
    public static void report(String sql, Listener listener) {
        String bare = bare(sql);
        String small = bare.toLowerCase(Locale.ROOT);
        CONSTRUCTS.stream().filter(c -> c.mayStandIn(small)).forEach(c -> report(c, bare, listener));
        Matcher order = ORDER_BY.matcher(bare);
        while (order.find()) {
            for (int[] key : sortKeys(bare, order.end())) {
                String text = bare.substring(key[0], key[1]);
                if (!NULLS.matcher(text).find()) {
                    int start = key[0] + text.length() - text.stripLeading().length();
                    listener.found(lineAt(bare, start), "sql.nullOrder", text.strip());
                }
            }
        }
    }

    private static void report(Construct construct, String bare, Listener listener) {
        Matcher m = construct.pattern().matcher(bare);
        while (m.find()) {
            listener.found(
                    lineAt(bare, m.start()), construct.textKey(), m.group().strip());
        }
    }

    /** The SQL at its own lines, without texts, comments and divisions that are exact. */
    static String bare(String sql) {
        String coded = BLANKED.matcher(sql).replaceAll(m -> m.group().replaceAll("[^\\n]", " "));
        if (!coded.contains("/")) {
            return coded;
        }
        return EXACT_DIVISION
                .matcher(coded)
                .replaceAll(m -> Matcher.quoteReplacement(
                        m.group().substring(0, m.group().length() - 1) + " "));
    }

    private static Construct construct(String textKey, String regex, String... stems) {
        return new Construct(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), textKey, List.of(stems));
    }

    private static Construct words(String textKey, String... words) {
        return construct(textKey, "\\b(?:" + String.join("|", words) + ")\\b", words);
    }

    private static Construct calls(String textKey, String... functions) {
        return construct(textKey, "\\b(?:" + String.join("|", functions) + ")\\s*\\(", functions);
    }

    /** Start and end of each sort key after an ORDER BY. */
    private static List<int[]> sortKeys(String sql, int from) {
        Matcher ends = ENDS.matcher(sql);
        List<int[]> keys = new ArrayList<>();
        int depth = 0;
        int start = from;
        int at = from;
        for (; at < sql.length() && depth >= 0; at++) {
            char c = sql.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth < 0) {
                break;
            }
            if (depth == 0 && c == ',') {
                keys.add(new int[] {start, at});
                start = at + 1;
            }
            if (depth == 0 && ends.region(at, sql.length()).lookingAt() && isWordStart(sql, at)) {
                break;
            }
        }
        keys.add(new int[] {start, at});
        return keys;
    }

    private static boolean isWordStart(String sql, int at) {
        return at == 0 || !Character.isJavaIdentifierPart(sql.charAt(at - 1));
    }

    private static int lineAt(String sql, int offset) {
        return 1 + (int) sql.substring(0, offset).chars().filter(c -> c == '\n').count();
    }
}
