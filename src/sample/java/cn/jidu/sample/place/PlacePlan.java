package cn.jidu.sample.place;

import cn.jidu.definition.Quarter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A plan as its document has it.
 *
 * @param area the place whose plan it is
 * @param quarters how many quarters it runs
 * @param medium whether medium and larger listed enterprises are of its universe too (中小微)
 * @param monthly whether departments report flows and levels by month
 * @param leaves the areas enterprises are registered in, each with the area that the plan counts it in
 * @param zone the zone that takes members from the leaves
 */
public record PlacePlan(
        String key,
        String area,
        Quarter first,
        int quarters,
        boolean medium,
        boolean monthly,
        Map<String, String> leaves,
        Optional<String> zone,
        List<PlaceTarget> targets) {

    public static final PlacePlan LANXI =
            read("lanxi-2018", "330781", new Quarter(2018, 1), 12, false, false, Optional.of("330781Z01"));
    public static final PlacePlan SHAOXING =
            read("shaoxing-2021", "330600", new Quarter(2021, 1), 12, false, false, Optional.empty());
    public static final PlacePlan WENZHOU =
            read("wenzhou-2023", "330300", new Quarter(2023, 1), 12, true, true, Optional.empty());
    public static final PlacePlan ZHEJIANG =
            read("zhejiang-2017", "330000", new Quarter(2017, 1), 4, true, false, Optional.empty());

    /** What a target compares, as its sentence says. */
    enum PlaceComparison {
        CUMULATIVE,
        YEARLY,
        LEVEL,
        RATIO,
        GROWTH,
        DIFFERENCE,
        POINTS,
        /** A level that begins anew every year. */
        COUNT;

        boolean isFromZero() {
            return isSum() || this == POINTS || this == COUNT;
        }

        boolean isSum() {
            return this == CUMULATIVE || this == YEARLY;
        }

        /** Whether months make a quarter of it: a rate they do not. */
        boolean isMadeOfMonths() {
            return isSum() || this == LEVEL || this == COUNT;
        }
    }

    /**
     * @param returned a department's figure
     * @param goals what is asked of the place and, where the document gives shares, of its parts
     */
    record PlaceTarget(
            String id, String indicator, PlaceComparison compares, boolean returned, Map<String, BigDecimal> goals) {}

    /** The last quarter before it. */
    public Quarter base() {
        return first.previous();
    }

    /** The place itself, and the areas directly under it. */
    List<String> areas() {
        List<String> parts = leaves.values().stream().distinct().toList();
        return java.util.stream.Stream.of(List.of(area), parts, zone.stream().toList())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public String toString() {
        return key;
    }

    private static PlacePlan read(
            String key,
            String area,
            Quarter first,
            int quarters,
            boolean medium,
            boolean monthly,
            Optional<String> zone) {
        Map<String, String> leaves = new LinkedHashMap<>();
        for (String line : lines("areas.csv")) {
            String[] cells = line.split(",", -1);
            if (cells[0].equals(key)) {
                leaves.put(cells[2], cells[1]);
            }
        }
        List<String> lines = lines(key + ".csv");
        String[] header = lines.get(0).split(",", -1);
        List<PlaceTarget> targets = lines.stream()
                .skip(1)
                .map(l -> target(area, header, l.split(",", -1)))
                .toList();
        return new PlacePlan(key, area, first, quarters, medium, monthly, leaves, zone, targets);
    }

    private static PlaceTarget target(String area, String[] header, String[] cells) {
        Map<String, BigDecimal> goals = new LinkedHashMap<>();
        goals.put(area, new BigDecimal(cells[4]));
        IntStream.range(5, cells.length)
                .filter(i -> !cells[i].isEmpty())
                .forEach(i -> goals.put(header[i], new BigDecimal(cells[i])));
        PlaceComparison compares = PlaceComparison.valueOf(cells[2].toUpperCase(java.util.Locale.ROOT));
        return new PlaceTarget(cells[0], cells[1], compares, cells[3].equals("returned"), goals);
    }

    private static List<String> lines(String name) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(PlacePlan.class.getResourceAsStream(name), name), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
