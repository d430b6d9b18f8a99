package cn.jidu.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The conditions of a predicate that must all hold: what stands between its outermost ANDs. */
final class PredicateConditions {
    private static final Pattern TOKEN = Pattern.compile("'[^']*'|[A-Za-z_][A-Za-z0-9_]*|[()]");

    private PredicateConditions() {}

    /** In their order; the whole where it is no such chain. */
    static List<String> of(String predicate) {
        List<String> conditions = new ArrayList<>();
        Matcher token = TOKEN.matcher(predicate);
        int depth = 0;
        int from = 0;
        boolean between = false;
        while (token.find()) {
            switch (token.group().toLowerCase(Locale.ROOT)) {
                case "(", "case" -> depth++;
                case ")", "end" -> depth--;
                case "between" -> between |= depth == 0;
                case "or" -> {
                    if (depth == 0) {
                        return List.of(predicate.strip());
                    }
                }
                case "and" -> {
                    if (depth == 0 && !between) {
                        conditions.add(predicate.substring(from, token.start()).strip());
                        from = token.end();
                    }
                    between &= depth != 0;
                }
                default -> {}
            }
        }
        conditions.add(predicate.substring(from).strip());
        return conditions;
    }
}
