package cn.jidu.definition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The division tree with the successors of abolished codes. */
public final class Areas {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private final Map<String, Area> byCode = new HashMap<>();
    private final Map<String, List<Area>> byName = new HashMap<>();
    private final Map<String, String> successors;

    /** @param successors abolished code → the code that took its place */
    public Areas(List<Area> areas, Map<String, String> successors) {
        for (Area a : areas) {
            byCode.put(a.code(), a);
            byName.computeIfAbsent(tight(a.name()), n -> new ArrayList<>()).add(a);
        }
        this.successors = Map.copyOf(successors);
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

    /** The one area of this full name within {@code within}; empty where there is none or more than one. */
    public Optional<Area> findByName(String name, String within) {
        List<Area> inside = byName.getOrDefault(tight(name), List.of()).stream()
                .filter(a -> isWithin(a.code(), within))
                .toList();
        return inside.size() == 1 ? Optional.of(inside.get(0)) : Optional.empty();
    }

    /** The one area of this full name anywhere. */
    public Optional<Area> findByName(String name) {
        List<Area> all = byName.getOrDefault(tight(name), List.of());
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }

    /** Names are compared without white space: a name in Latin letters may be written with more or less of it. */
    private static String tight(String name) {
        return SPACE.matcher(name).replaceAll("");
    }

    public Area get(String code) {
        Area a = byCode.get(code);
        if (a == null) {
            throw new IllegalArgumentException("no area " + code);
        }
        return a;
    }

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
        return byCode.values().stream()
                .filter(a -> a.parent().equals(Optional.of(code)))
                .sorted(Comparator.comparing(Area::code))
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
