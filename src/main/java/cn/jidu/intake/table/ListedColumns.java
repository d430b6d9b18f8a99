package cn.jidu.intake.table;

import cn.jidu.definition.source.Source;
import cn.jidu.definition.source.SourceField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What the columns of a file are called in a note: as their headings say, or as the contract does. */
final class ListedColumns {
    /** What may divide names, the surest first: 和 stands in names too. */
    private static final List<Pattern> DIVIDED = List.of(Pattern.compile("[、/]|以及"), Pattern.compile("[、/和与及]|以及"));

    private static final Pattern AROUND =
            Pattern.compile("^(?:其中|[各的])+|(?:的|列|栏|项|指标|数据|金额|均|都|等|[二两三四五六七八九十0-9]+[项列个])+$");

    private final Map<String, Set<Integer>> fields = new HashMap<>();

    ListedColumns(Source source, TableHeader header) {
        header.unknown().forEach(u -> fields.put(HeadingName.of(u).text(), Set.of()));
        for (int i = 0; i < source.fields().size(); i++) {
            if (header.columns().get(i).isPresent()) {
                SourceField field = source.fields().get(i);
                List<String> names = new ArrayList<>(field.aliases());
                names.add(field.title());
                names.add(header.headings().get(i));
                for (String name : names) {
                    fields.computeIfAbsent(HeadingName.of(name).text(), n -> new TreeSet<>())
                            .add(i);
                }
            }
        }
        fields.remove("");
    }

    /** The fields of the columns that a text lists; empty where it lists anything else. */
    Optional<Set<Integer>> listed(String text) {
        String names = text.replaceFirst("^[、和与及]+", "");
        for (Pattern divided : DIVIDED) {
            Set<Integer> found = new TreeSet<>();
            if (divided.splitAsStream(names).allMatch(name -> add(name, found))) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private boolean add(String name, Set<Integer> found) {
        Set<Integer> named = fields.get(name);
        if (named == null) {
            named = fields.get(AROUND.matcher(name).replaceAll(""));
        }
        if (named != null) {
            found.addAll(named);
        }
        return named != null;
    }

    /** Whether a text is but a part of a column's name. */
    boolean containPart(String text) {
        return text.length() > 1 && fields.keySet().stream().anyMatch(name -> name.contains(text));
    }

    /** Whether a column's name stands in a text. */
    boolean occurIn(String text) {
        return fields.keySet().stream().anyMatch(text::contains);
    }
}
