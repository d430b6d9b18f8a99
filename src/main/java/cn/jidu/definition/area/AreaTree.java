package cn.jidu.definition.area;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The division tree with the successors of abolished codes. */
public final class AreaTree {
    private static final Pattern CODE = Pattern.compile("[0-9]{6}|[0-9]{6}[0-9Zz][0-9]{2}|[0-9]{12}");
    /** As messages tell an area: 椒江区（331002）. */
    private static final Pattern NAME_AND_CODE = Pattern.compile("(?<name>.+)\\((?<code>[0-9]{6}|[0-9]{9})\\)");

    /** As lists write it: 331002 椒江区. */
    private static final Pattern CODE_AND_NAME =
            Pattern.compile("(?<code>[0-9]{6}|[0-9]{9}|[0-9]{12})[\\s_:-]*(?<name>\\p{IsHan}.*)");

    private final Map<String, Area> byCode = new HashMap<>();
    private final Map<String, List<Area>> children;
    private final Map<String, String> successors;
    private final AreaNames names;
    private final AreaHistory history;

    /** @param successors abolished code → the code that took its place */
    public AreaTree(List<Area> areas, Map<String, String> successors) {
        this(areas, successors, Map.of());
    }

    /**
     * @param successors abolished code → the code that took its place
     * @param oldNames abolished code → the name that went with it
     */
    public AreaTree(List<Area> areas, Map<String, String> successors, Map<String, String> oldNames) {
        this(areas, successors, oldNames, List.of());
    }

    /**
     * @param successors abolished code → the code that took its place
     * @param oldNames abolished code → the name that went with it
     * @param changes what is known of how they came about
     */
    public AreaTree(
            List<Area> areas, Map<String, String> successors, Map<String, String> oldNames, List<AreaChange> changes) {
        areas.forEach(a -> byCode.put(a.code(), a));
        this.children = all().stream()
                .filter(a -> a.parent().isPresent())
                .collect(Collectors.groupingBy(
                        a -> a.parent().orElseThrow(),
                        Collectors.collectingAndThen(Collectors.toList(), List::copyOf)));
        this.successors = Map.copyOf(successors);
        Map<String, List<String>> old = new HashMap<>();
        oldNames.forEach((code, name) -> findByCode(code)
                .ifPresent(a ->
                        old.computeIfAbsent(a.code(), c -> new ArrayList<>()).add(name)));
        this.names = new AreaNames(byCode, old);
        this.history = new AreaHistory(this, changes);
    }

    /** How they came about. */
    public AreaHistory history() {
        return history;
    }

    /** The area of a code as sent: twelve digits are cut to nine, an abolished code goes to its successor. */
    public Optional<Area> findByCode(String code) {
        String c = code.length() == 12 ? code.substring(0, 9) : code;
        if (c.length() == 9 && c.endsWith("000")) {
            c = c.substring(0, 6);
        }
        for (int i = 0; i < 5 && successors.containsKey(c); i++) {
            c = successors.get(c);
        }
        Area found = byCode.get(c);
        if (found == null && c.length() == 9) {
            // townships count at their county where the table knows none of that county's townships
            Area county = findByCode(c.substring(0, 6)).orElse(null);
            return county != null && children(county.code()).isEmpty() ? Optional.of(county) : Optional.empty();
        }
        return Optional.ofNullable(found);
    }

    /**
     * What is meant by a code or a name as someone at work in {@code home} wrote it. A name counts within home; where it
     * says nothing there, within what home lies in, step by step, and at last anywhere: 西湖区 is the one of the own city.
     */
    public NamedAreas named(String text, String home) {
        return named(text, lineage(home).stream().map(Area::code).toList());
    }

    /** What is meant by a code or a name, wherever it was written. */
    public NamedAreas named(String text) {
        return named(text, List.of());
    }

    /**
     * The narrowest areas that a longer text names in full: 浙江省台州市椒江区数据 names 椒江区. Several where it names several
     * places.
     *
     * @param hears of each part of the text that is such a name, by where it begins and ends
     */
    public List<Area> mentioned(String text, BiConsumer<Integer, Integer> hears) {
        List<AreaNames.Mention> mentions = names.mentions(text);
        mentions.forEach(m -> hears.accept(m.from(), m.to()));
        return narrowest(mentions.stream().map(AreaNames.Mention::areas).toList());
    }

    /** Of several namings of one place, each of which may mean several areas, the narrowest; one where they agree. */
    public List<Area> narrowest(List<List<Area>> namings) {
        List<Area> sure =
                namings.stream().filter(n -> n.size() == 1).map(n -> n.get(0)).toList();
        List<Area> all = namings.stream()
                .flatMap(n -> meant(n, sure).stream())
                .distinct()
                .toList();
        return all.stream()
                .filter(a -> all.stream().noneMatch(o -> !o.equals(a) && isWithin(o.code(), a.code())))
                .sorted(Comparator.comparing(Area::code))
                .toList();
    }

    /** Of the areas of one name those that lie in what is named besides, if any do. */
    private List<Area> meant(List<Area> naming, List<Area> sure) {
        List<Area> within = naming.stream()
                .filter(a -> sure.stream().anyMatch(s -> isWithin(a.code(), s.code())))
                .toList();
        return within.isEmpty() ? naming : within;
    }

    private NamedAreas named(String text, List<String> outwards) {
        String tight = AreaNames.tight(text);
        Optional<Matcher> both = Stream.of(NAME_AND_CODE, CODE_AND_NAME)
                .map(p -> p.matcher(tight))
                .filter(Matcher::matches)
                .findFirst();
        if (both.isPresent()) {
            NamedAreas byName = named(both.get().group("name"), outwards);
            NamedAreas byItsCode = named(both.get().group("code"), outwards);
            return byName.found().containsAll(byItsCode.found()) ? byItsCode : byName.or(byItsCode);
        }
        boolean isCode = CODE.matcher(tight).matches();
        List<Predicate<Area>> scopes = scopes(outwards);
        List<Area> found = isCode
                ? findByCode(tight.toUpperCase(Locale.ROOT)).stream().toList()
                : first(scopes, s -> names.find(tight, s));
        return new NamedAreas(found, found.isEmpty() ? first(scopes, s -> names.nearest(tight, s)) : List.of());
    }

    private static List<Area> first(List<Predicate<Area>> scopes, Function<Predicate<Area>, List<Area>> find) {
        return scopes.stream().map(find).filter(f -> !f.isEmpty()).findFirst().orElse(List.of());
    }

    private List<Predicate<Area>> scopes(List<String> codes) {
        List<Predicate<Area>> scopes = new ArrayList<>();
        codes.forEach(c -> scopes.add(a -> isWithin(a.code(), c)));
        scopes.add(a -> true);
        return scopes;
    }

    /** @throws IllegalArgumentException where no area has the code: ask {@link #contains} first */
    public Area get(String code) {
        Area a = byCode.get(code);
        if (a == null) {
            throw new IllegalArgumentException("no area " + code);
        }
        return a;
    }

    /** As people call the area that has the code, or took its place since rows were kept under it; else the code itself. */
    public String nameOf(String code) {
        return findByCode(code).map(Area::name).orElse(code);
    }

    /** Whether an area of today has the code. */
    public boolean contains(String code) {
        return byCode.containsKey(code);
    }

    /** True where the area is {@code outer} or lies in it. */
    public boolean isWithin(String code, String outer) {
        for (Optional<String> c = Optional.of(code); c.isPresent(); c = parentOf(c.get())) {
            if (c.get().equals(outer)) {
                return true;
            }
        }
        return false;
    }

    /** True for an area itself and for those directly under it: the ones that a plan of {@code whole} is reported for. */
    public boolean isWholeOrPart(String code, String whole) {
        return code.equals(whole) || parentOf(code).equals(Optional.of(whole));
    }

    /** The areas directly under this one, by code. */
    public List<Area> children(String code) {
        return children.getOrDefault(code, List.of());
    }

    /** The codes of the area itself and of those directly under it. */
    public List<String> withParts(String code) {
        return Stream.concat(Stream.of(code), children(code).stream().map(Area::code))
                .toList();
    }

    /** The area itself and all it lies in, from narrow to wide. */
    public List<Area> lineage(String code) {
        List<Area> line = new ArrayList<>();
        for (Optional<String> c = Optional.of(code); c.isPresent(); c = parentOf(c.get())) {
            line.add(get(c.get()));
        }
        return line;
    }

    /** All areas by code. */
    public List<Area> all() {
        return byCode.values().stream().sorted(Comparator.comparing(Area::code)).toList();
    }

    private Optional<String> parentOf(String code) {
        Area a = byCode.get(code);
        return a == null ? Optional.empty() : a.parent();
    }
}
