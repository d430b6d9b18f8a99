package cn.jidu.sample.sent;

import cn.jidu.sample.city.SampleCodes;
import cn.jidu.sample.city.SampleRow;
import cn.jidu.sample.city.SourceShape;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Picks ordinary rows, does something to each, and counts; a row is picked once. */
final class FaultPlanter {
    private final List<SentFile> files;
    private final SplittableRandom chance;
    private final SortedMap<String, Integer> planted = new TreeMap<>();
    private final Map<SampleRow, SentFile> fileOf = new HashMap<>();
    /** Of the registry as it is now, once somebody has asked; forgotten before a row is picked. */
    private final Map<String, SampleRow> byCode = new HashMap<>();

    private final Map<List<String>, Set<String>> keysByName = new HashMap<>();

    FaultPlanter(List<SentFile> files, SplittableRandom chance) {
        this.files = files;
        this.chance = chance;
        files.forEach(f -> f.rows().forEach(r -> fileOf.put(r, f)));
    }

    SortedMap<String, Integer> planted() {
        return planted;
    }

    SentFile fileOf(SampleRow row) {
        return java.util.Objects.requireNonNull(fileOf.get(row));
    }

    /** A right code of nobody. */
    String stranger() {
        return SampleCodes.uscc(
                "91330109" + SampleCodes.organisation(SampleCodes.body(800_000_000L + chance.nextInt(1_000_000))));
    }

    /** The registration row of the quarter with this code. */
    Optional<SampleRow> registered(String code) {
        if (byCode.isEmpty()) {
            registry().filter(r -> !r.rejected()).forEach(r -> byCode.putIfAbsent(r.code(), r));
        }
        return Optional.ofNullable(byCode.get(code));
    }

    /** Of the registry's rows that nothing is planted in, the first in the area that is so. */
    Optional<SampleRow> registered(String area, Predicate<SampleRow> which) {
        return ordinary(SourceShape.REGISTRATION)
                .filter(r -> r.area().equals(area) && which.test(r))
                .findFirst();
    }

    /** Whether another entity of the county has the very name of the row's. */
    boolean hasNamesake(SampleRow row) {
        if (keysByName.isEmpty()) {
            registry()
                    .forEach(r -> keysByName
                            .computeIfAbsent(areaAndName(r), k -> new HashSet<>())
                            .add(r.key()));
        }
        return keysByName.getOrDefault(areaAndName(row), Set.of()).size() > 1;
    }

    private static List<String> areaAndName(SampleRow row) {
        return List.of(row.area(), row.text("name"));
    }

    private Stream<SampleRow> registry() {
        return files.stream()
                .filter(f -> f.shape() == SourceShape.REGISTRATION && f.accepted())
                .flatMap(f -> f.rows().stream());
    }

    /** The row again at the end of its file, the same or with one value changed. */
    void duplicate(SourceShape shape, int times, String changed, Object value) {
        String code = changed.isEmpty() ? "DUPLICATE_IDENTICAL" : "DUPLICATE_CONFLICT";
        plant(shape, code, times, r -> !r.key().isEmpty(), r -> {
            SampleRow again = r.copy().plant();
            fileOf(r).add(changed.isEmpty() ? again : again.with(changed, value));
        });
    }

    void reject(
            SourceShape shape,
            String code,
            String field,
            int times,
            Predicate<SampleRow> which,
            Consumer<SampleRow> how) {
        plant(shape, code, times, which, r -> {
            r.fault(code, field);
            how.accept(r);
        });
    }

    void plant(SourceShape shape, String what, int times, Predicate<SampleRow> which, Consumer<SampleRow> how) {
        plantShown(shape, what, times, which, r -> {
            how.accept(r);
            return r;
        });
    }

    /** @param how returns the row at which it shows */
    void plantShown(
            SourceShape shape, String what, int times, Predicate<SampleRow> which, UnaryOperator<SampleRow> how) {
        for (int i = 0; i < times; i++) {
            byCode.clear();
            keysByName.clear();
            List<SampleRow> ordinary = ordinary(shape).filter(which).toList();
            if (ordinary.isEmpty()) {
                return;
            }
            SampleRow row = ordinary.get(chance.nextInt(ordinary.size())).plant();
            how.apply(row).plantedAs(what);
            planted.merge(shape.source() + "," + what, 1, Integer::sum);
        }
    }

    private Stream<SampleRow> ordinary(SourceShape shape) {
        return files.stream()
                .filter(f -> f.shape() == shape && f.plantable())
                .flatMap(f -> f.rows().stream())
                .filter(r -> !r.isPlanted());
    }
}
