package cn.jidu.definition.yaml;

import cn.jidu.definition.DefinitionProblem;
import cn.jidu.definition.text.NearestWord;
import cn.jidu.definition.text.PackageTexts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The mistakes found so far; loading goes on after each, so that all are told at once. */
public final class ProblemList {
    private static final PackageTexts TEXTS = PackageTexts.terminal(ProblemList.class);
    private static final int LISTED_AT_MOST = 40;
    private static final Pattern WORDS = Pattern.compile("[-_]+");
    private static final int NEAREST_AT_MOST = 12;
    private final List<DefinitionProblem> found = new ArrayList<>();

    /** @param textKey of the message in the house's texts */
    public void add(String file, int line, String textKey, Object... arguments) {
        found.add(new DefinitionProblem(file, line, TEXTS.get(textKey, arguments)));
    }

    /** Whether no mistake was found. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** By file, line and message, each once. */
    public List<DefinitionProblem> sorted() {
        return found.stream()
                .distinct()
                .sorted(Comparator.comparing(DefinitionProblem::file)
                        .thenComparingInt(DefinitionProblem::line)
                        .thenComparing(DefinitionProblem::message))
                .toList();
    }

    /** The nearest allowed word as a question, or nothing where none is near. */
    public static String suggestion(String word, Collection<String> allowed) {
        return NearestWord.to(word, allowed).map(ProblemList::suggestion).orElse("");
    }

    /** A word as a question. */
    public static String suggestion(String word) {
        return TEXTS.get("suggestion", word);
    }

    /** The allowed words as one text, sorted; of very many only the first. */
    public static String listed(Collection<String> allowed) {
        List<String> sorted = new ArrayList<>(new TreeSet<>(allowed));
        sorted.remove("");
        if (sorted.isEmpty()) {
            return TEXTS.get("listed.none");
        }
        return sorted.size() <= LISTED_AT_MOST
                ? PackageTexts.listed(sorted)
                : TEXTS.get("listed.more", PackageTexts.listed(sorted.subList(0, LISTED_AT_MOST)), sorted.size());
    }

    /** The same; of very many those that share a word with this one come first, and are few. */
    static String listed(String word, Collection<String> allowed) {
        if (allowed.size() <= LISTED_AT_MOST) {
            return listed(allowed);
        }
        Set<String> words = words(word);
        List<String> nearest = allowed.stream()
                .filter(a -> !a.isEmpty())
                .sorted(Comparator.comparing((String a) ->
                                words(a).stream().filter(words::contains).count())
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(NEAREST_AT_MOST)
                .toList();
        return TEXTS.get("listed.more", PackageTexts.listed(nearest), allowed.size());
    }

    private static Set<String> words(String key) {
        return WORDS.splitAsStream(key).collect(Collectors.toSet());
    }
}
