package cn.jidu.store;

import cn.jidu.definition.text.PackageTexts;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.jdbc.BadSqlGrammarException;

/**
 * What PostgreSQL has against SQL that was written for a definition, in the terminal's language, with its own words behind.
 *
 * @param offset where in the statement; 0 where it does not say
 */
public record SqlFault(int offset, String words) {
    private static final PackageTexts TEXTS = PackageTexts.terminal(SqlFault.class);

    private static final String NO_COLUMN = "42703";
    private static final String NO_TABLE = "42P01";
    /** What has words of its own, by SQLSTATE; the others are told by their class. */
    private static final Map<String, String> KEYS = Map.of(
            NO_COLUMN,
            "sql.noColumn",
            NO_TABLE,
            "sql.noTable",
            "42883",
            "sql.noFunction",
            "42601",
            "sql.syntax",
            "42803",
            "sql.grouping",
            "42702",
            "sql.ambiguous",
            "42804",
            "sql.types");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_.\"]+|'[^']*'|[^\\s\\p{L}\\p{N}_'(),]+|\\S");
    private static final Pattern QUOTED = Pattern.compile("\"(?:\\w+\\.)?(\\w+)\"");

    /** @param sql the whole statement */
    public static SqlFault of(SQLException failure, String sql) {
        Optional<ServerErrorMessage> server = failure instanceof PSQLException postgres
                ? Optional.ofNullable(postgres.getServerErrorMessage())
                : Optional.empty();
        int offset = server.map(ServerErrorMessage::getPosition)
                .filter(position -> position > 0)
                .map(position -> offset(sql, position))
                .orElse(0);
        String own = server.map(ServerErrorMessage::getMessage)
                .orElseGet(() -> Objects.requireNonNullElse(failure.getMessage(), failure.toString()));
        String hint = server.map(ServerErrorMessage::getHint).orElse("");
        String state = Objects.requireNonNullElse(failure.getSQLState(), "");
        return new SqlFault(offset, TEXTS.get("sql.told", words(state, word(sql, offset), hint), own));
    }

    /** The words alone, of a statement that the program made of what is written: its places are nobody's. */
    public static String words(Exception failure) {
        String sql = failure instanceof BadSqlGrammarException grammar ? grammar.getSql() : "";
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof SQLException said) {
                return of(said, sql).words();
            }
        }
        return Objects.requireNonNullElse(failure.getMessage(), failure.toString());
    }

    /** PostgreSQL counts characters from 1. */
    private static int offset(String sql, int position) {
        return position - 1 > sql.codePointCount(0, sql.length())
                ? sql.length()
                : sql.offsetByCodePoints(0, position - 1);
    }

    private static String word(String sql, int offset) {
        Matcher word = WORD.matcher(sql).region(Math.min(offset, sql.length()), sql.length());
        return word.lookingAt() ? word.group() : "";
    }

    private static String words(String state, String word, String hint) {
        if (state.equals(NO_COLUMN) && !word.isEmpty()) {
            Matcher meant = QUOTED.matcher(hint);
            String column = word.substring(word.lastIndexOf('.') + 1).replace("\"", "");
            return TEXTS.get("sql.noColumn", column, meant.find() ? TEXTS.get("sql.meant", meant.group(1)) : "");
        }
        String key = KEYS.get(state);
        if (key == null || word.isEmpty()) {
            key = state.startsWith("22") ? "sql.value" : "sql.other";
        }
        return TEXTS.get(
                key, state.equals(NO_TABLE) && word.contains(".") ? word.substring(0, word.indexOf('.')) : word);
    }
}
