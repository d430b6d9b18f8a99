package cn.jidu.definition.area;

import cn.jidu.definition.text.CjkRadicals;
import cn.jidu.definition.text.InvisibleCharacters;
import cn.jidu.definition.text.NearestWord;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Finds areas by what people call them: the full name, a short or an old one, with or without the names of what lies above
 * in front.
 */
final class AreaNames {
    /** A name that an area bears today goes before one that it bore, a full one before a short one. */
    private enum Form {
        FULL,
        OLD,
        SHORT
    }

    /** No name is longer; nobody looks for the neighbours of a paragraph. */
    private static final int LONGEST = 40;

    private static final int OFFERED = 3;

    private final Map<String, Area> byCode;
    private final Map<String, Map<Form, Set<Area>>> byForm = new HashMap<>();
    private final Map<Area, Set<String>> forms = new LinkedHashMap<>();

    /** @param old names that are borne no more, by the present code of what bore them */
    AreaNames(Map<String, Area> byCode, Map<String, List<String>> old) {
        this.byCode = byCode;
        List<Area> all = byCode.values().stream()
                .sorted(Comparator.comparing(Area::code))
                .toList();
        all.forEach(a -> add(Form.FULL, tight(a.name()), a));
        all.forEach(a -> AreaForms.of(tight(a.name()), above(a)).forEach(f -> add(Form.SHORT, f, a)));
        all.forEach(a -> old.getOrDefault(a.code(), List.of()).forEach(n -> addOld(tight(n), a)));
    }

    /** What is short for an old name, and for some other area's present one, means the present one: 绍兴 is no county. */
    private void addOld(String name, Area area) {
        add(Form.OLD, name, area);
        AreaForms.of(name, above(area)).stream()
                .filter(f -> !byForm.containsKey(f))
                .toList()
                .forEach(f -> add(Form.SHORT, f, area));
    }

    private void add(Form form, String name, Area area) {
        byForm.computeIfAbsent(name, n -> new EnumMap<>(Form.class))
                .computeIfAbsent(form, f -> new LinkedHashSet<>())
                .add(area);
        forms.computeIfAbsent(area, a -> new LinkedHashSet<>()).add(name);
    }

    /** Names are compared without what nobody sees and differences of width; radicals are their characters. */
    static String tight(String name) {
        return InvisibleCharacters.without(CjkRadicals.fold(Normalizer.normalize(name, Normalizer.Form.NFKC)));
    }

    private List<String> above(Area area) {
        List<String> names = new ArrayList<>();
        for (Optional<Area> a = parent(area); a.isPresent(); a = parent(a.get())) {
            names.add(tight(a.get().name()));
            names.addAll(AreaForms.of(tight(a.get().name()), List.of()));
        }
        return names;
    }

    private Optional<Area> parent(Area area) {
        return area.parent().map(byCode::get);
    }

    /** The areas called so among those asked for, by the best kind of name; by code. */
    List<Area> find(String text, Predicate<Area> among) {
        String name = tight(text);
        if (name.length() > LONGEST) {
            return List.of();
        }
        Map<Form, Set<Area>> found = new EnumMap<>(Form.class);
        for (int from = 0; from < name.length(); from++) {
            String front = name.substring(0, from);
            byForm.getOrDefault(name.substring(from), Map.of())
                    .forEach((form, areas) -> areas.stream()
                            .filter(among)
                            .filter(a -> isOnlyAbove(front, a))
                            .forEach(found.computeIfAbsent(form, f -> new LinkedHashSet<>())::add));
        }
        return found.values().stream()
                .filter(a -> !a.isEmpty())
                .findFirst()
                .map(a -> a.stream().sorted(Comparator.comparing(Area::code)).toList())
                .orElse(List.of());
    }

    /**
     * Full names in a longer text, old ones too, from left to right, of overlapping ones the longest. Short ones are found
     * in many a word that means something else.
     */
    List<Mention> mentions(String text) {
        List<Mention> mentions = new ArrayList<>();
        for (int from = 0; from < text.length(); ) {
            int begin = from;
            Optional<Mention> here = IntStream.iterate(
                            Math.min(text.length(), from + LONGEST), to -> to > begin, to -> to - 1)
                    .mapToObj(to -> mention(text, begin, to))
                    .flatMap(Optional::stream)
                    .findFirst();
            here.ifPresent(mentions::add);
            from = here.map(Mention::to).orElse(from + 1);
        }
        return mentions;
    }

    private Optional<Mention> mention(String text, int from, int to) {
        Map<Form, Set<Area>> called = byForm.getOrDefault(text.substring(from, to), Map.of());
        Set<Area> areas = called.getOrDefault(Form.FULL, called.getOrDefault(Form.OLD, Set.of()));
        return areas.isEmpty() ? Optional.empty() : Optional.of(new Mention(from, to, List.copyOf(areas)));
    }

    /** Where a text names an area, or several that bear the name. */
    record Mention(int from, int to, List<Area> areas) {}

    /** Whether the front is made of names of what lies above the area, wide before narrow, some left out. */
    private boolean isOnlyAbove(String front, Area area) {
        if (front.isEmpty()) {
            return true;
        }
        Optional<Area> parent = parent(area);
        return parent.isPresent()
                && (isOnlyAbove(front, parent.get())
                        || forms.getOrDefault(parent.get(), Set.of()).stream()
                                .filter(front::endsWith)
                                .anyMatch(f ->
                                        isOnlyAbove(front.substring(0, front.length() - f.length()), parent.get())));
    }

    /** The areas among those asked for whose names or codes resemble the text most, as far as any do. */
    List<Area> nearest(String text, Predicate<Area> among) {
        String name = tight(text);
        if (name.isEmpty() || name.length() > LONGEST) {
            return List.of();
        }
        Map<Area, Integer> distances = new LinkedHashMap<>();
        forms.keySet().stream().filter(among).forEach(a -> distance(name, a).ifPresent(d -> distances.put(a, d)));
        int least = distances.values().stream().min(Integer::compare).orElse(0);
        return distances.entrySet().stream()
                .filter(e -> e.getValue() == least)
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(Area::code))
                .limit(OFFERED)
                .toList();
    }

    /** With the names above in front or without. */
    private Optional<Integer> distance(String name, Area area) {
        String rest = withoutAbove(name, area);
        int ofCode = NearestWord.distance(rest, area.code());
        return ofCode <= 1
                ? Optional.of(ofCode)
                : forms.getOrDefault(area, Set.of()).stream()
                        .filter(f -> NearestWord.to(rest, List.of(f)).isPresent())
                        .map(f -> NearestWord.distance(rest, f))
                        .min(Integer::compare);
    }

    private String withoutAbove(String name, Area area) {
        String rest = name;
        for (Optional<Area> a = parent(area); a.isPresent(); a = parent(a.get())) {
            for (String form : forms.getOrDefault(a.get(), Set.of())) {
                int at = rest.indexOf(form);
                if (at >= 0 && at + form.length() < rest.length()) {
                    rest = rest.substring(at + form.length());
                }
            }
        }
        return rest;
    }
}
