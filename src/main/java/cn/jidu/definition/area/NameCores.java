package cn.jidu.definition.area;

import cn.jidu.definition.text.FoldedName;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the {@link NameCore} of a name, by the names of divisions and the forms that are declared. */
public final class NameCores {
    private static final Pattern BRACKETS = Pattern.compile("\\([^()]*\\)");

    /** What a division is, behind its name. */
    private static final Pattern RANK = Pattern.compile("(?:自治区|自治县|省|市|区|县)$");

    /** Fewer characters tell nothing from another. */
    private static final int SHORTEST = 2;

    private final Map<String, String> forms = new HashMap<>();
    private final int longestForm;
    private final Set<String> divisions = new TreeSet<>();
    private final int longestDivision;

    /** @param forms those of one line are one form, which goes by the first */
    public NameCores(AreaTree areas, List<List<String>> forms) {
        forms.forEach(same -> same.forEach(f -> this.forms.put(f, same.get(0))));
        longestForm = longest(this.forms.keySet());
        areas.all()
                .forEach(a -> Stream.of(a.name(), RANK.matcher(a.name()).replaceAll(""))
                        .filter(n -> n.length() >= SHORTEST)
                        .forEach(divisions::add));
        longestDivision = longest(divisions);
    }

    private static int longest(Set<String> texts) {
        return texts.stream().map(String::length).max(Comparator.naturalOrder()).orElse(0);
    }

    /** What is left of a name where its divisions or form would leave less than two characters stays. */
    public NameCore of(String name) {
        String whole = FoldedName.of(name);
        String rest = BRACKETS.matcher(whole).replaceAll("");
        String inBrackets = rest.length() == whole.length()
                ? ""
                : BRACKETS.matcher(whole).results().map(MatchResult::group).collect(Collectors.joining());
        for (Optional<String> front = division(rest); front.isPresent(); front = division(rest)) {
            rest = rest.substring(front.get().length());
        }
        String form = form(rest).orElse("");
        return new NameCore(rest.substring(0, rest.length() - form.length()), forms.getOrDefault(form, ""), inBrackets);
    }

    private Optional<String> form(String name) {
        return IntStream.iterate(Math.min(longestForm, name.length() - SHORTEST), n -> n > 0, n -> n - 1)
                .mapToObj(n -> name.substring(name.length() - n))
                .filter(forms::containsKey)
                .findFirst();
    }

    private Optional<String> division(String name) {
        return IntStream.iterate(Math.min(longestDivision, name.length() - SHORTEST), n -> n >= SHORTEST, n -> n - 1)
                .mapToObj(n -> name.substring(0, n))
                .filter(divisions::contains)
                .findFirst();
    }
}
