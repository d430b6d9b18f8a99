package cn.jidu.sample.city;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Picks ordinary rows, does something to each, and counts; a row is picked once. */
final class FaultPlanter {
    private final List<SentFile> files;
    private final SplittableRandom chance;
    private final SortedMap<String, Integer> planted = new TreeMap<>();
    private final Map<SampleRow, SentFile> fileOf = new HashMap<>();

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
        return files.stream()
                .filter(f -> f.shape() == SourceShape.REGISTRATION && f.accepted())
                .flatMap(f -> f.rows().stream())
                .filter(r -> r.code().equals(code) && !r.rejected())
                .findFirst();
    }

    /** Whether another entity of the county has the very name of the row's. */
    boolean hasNamesake(SampleRow row) {
        return files.stream()
                        .filter(f -> f.shape() == SourceShape.REGISTRATION && f.accepted())
                        .flatMap(f -> f.rows().stream())
                        .filter(r ->
                                r.area().equals(row.area()) && r.text("name").equals(row.text("name")))
                        .map(SampleRow::key)
                        .distinct()
                        .count()
                > 1;
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
        for (int i = 0; i < times; i++) {
            List<SampleRow> ordinary = files.stream()
                    .filter(f -> f.shape() == shape && f.plantable())
                    .flatMap(f -> f.rows().stream())
                    .filter(r -> !r.isPlanted() && which.test(r))
                    .toList();
            if (ordinary.isEmpty()) {
                return;
            }
            SampleRow row = ordinary.get(chance.nextInt(ordinary.size())).plant();
            how.accept(row);
            row.plantedAs(what);
            planted.merge(shape.source() + "," + what, 1, Integer::sum);
        }
    }
}
