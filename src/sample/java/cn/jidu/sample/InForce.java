package cn.jidu.sample;

import cn.jidu.definition.Quarter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which rows are in force (CONTRACTS, section 1): a full delivery replaces the rows in its area that share a
 * {@code replacesBy} value with it, a supplement only equal keys, and what an area did not send is carried forward. A full
 * delivery that would take away too much is held, and changes nothing.
 */
final class InForce {
    /** A delivery with fewer rows than this share of what it would replace, in tenths, is held. */
    private static final int TENTHS_LEFT = 7;

    /** An older row that a newer file's row of the same key stands for. */
    record Superseded(Held older, Held newer) {
        String code() {
            return older.row().sameValues(newer.row()) ? "DUPLICATE_IDENTICAL" : "DUPLICATE_CONFLICT";
        }
    }

    /** All of it for a source and quarter. */
    record State(
            List<Held> rows,
            List<Held> replaced,
            List<Superseded> superseded,
            List<CountyClaims.Claim> claims,
            List<Delivery> held) {}

    private final Map<Quarter, List<Delivery>> files;
    private final Map<String, State> known = new HashMap<>();
    private final Map<String, Boolean> arrived = new HashMap<>();

    InForce(Map<Quarter, List<Delivery>> files) {
        this.files = files;
    }

    State of(Shape shape, Quarter quarter) {
        String key = shape + " " + quarter;
        State state = known.get(key);
        if (state == null) {
            state = compute(shape, quarter);
            known.put(key, state);
        }
        return state;
    }

    /** Accepted files of the source and quarter, by rank; the held ones too. */
    private List<Delivery> takenIn(Shape shape, Quarter quarter) {
        return files.getOrDefault(quarter, List.of()).stream()
                .filter(f -> f.shape() == shape && f.accepted())
                .sorted(Delivery.BY_RANK)
                .toList();
    }

    /** Those that count: what is held waits as if it had not come. */
    List<Delivery> standing(Shape shape, Quarter quarter) {
        List<Delivery> held = of(shape, quarter).held();
        return takenIn(shape, quarter).stream().filter(f -> !held.contains(f)).toList();
    }

    /** Whether the county has a full delivery of the quarter; of a roster, one that holds it or holds nothing. */
    boolean delivered(Shape shape, String county, Quarter quarter, Optional<String> roster) {
        String key = shape + county + quarter + roster.orElse("");
        Boolean is = arrived.get(key);
        if (is == null) {
            is = isDelivered(standing(shape, quarter), county, roster);
            arrived.put(key, is);
        }
        return is;
    }

    private static boolean isDelivered(Collection<Delivery> standing, String county, Optional<String> roster) {
        return standing.stream()
                .filter(f -> !f.supplement() && f.saysSomething() && Counties.isWithin(county, f.area()))
                .anyMatch(f -> roster.isEmpty()
                        || f.rows().isEmpty()
                        || f.loaded().stream().anyMatch(r -> bound(f.shape(), r).equals(roster.get())));
    }

    private State compute(Shape shape, Quarter quarter) {
        List<Held> now = new ArrayList<>();
        List<Held> replaced = new ArrayList<>();
        List<Delivery> standing = new ArrayList<>();
        List<Delivery> held = new ArrayList<>();
        for (Delivery file : takenIn(shape, quarter)) {
            List<Held> gone = file.supplement() ? List.of() : replacedBy(file, now);
            int wouldGo = gone.size()
                    + (file.supplement()
                            ? 0
                            : replacedBy(file, carried(shape, quarter, standing))
                                    .size());
            if (file.loaded().size() * 10 < wouldGo * TENTHS_LEFT) {
                held.add(file);
                continue;
            }
            replaced.addAll(gone);
            now.removeAll(new LinkedHashSet<>(gone));
            file.loaded().forEach(r -> now.add(new Held(r, file, false)));
            standing.add(file);
        }
        List<Held> all = new ArrayList<>(carried(shape, quarter, standing));
        all.addAll(now);
        List<CountyClaims.Claim> claims =
                shape == Shape.REGISTRATION ? new CountyClaims(this, files).of(quarter, all) : List.of();
        all.removeAll(claims.stream().map(CountyClaims.Claim::lost).collect(Collectors.toSet()));
        return withoutEqualKeys(all, replaced, claims, held);
    }

    private List<Held> replacedBy(Delivery file, List<Held> rows) {
        if (!file.saysSomething()) {
            return List.of();
        }
        Shape shape = file.shape();
        Set<String> values = file.loaded().stream().map(r -> bound(shape, r)).collect(Collectors.toSet());
        return rows.stream()
                .filter(h -> Counties.isWithin(located(h, file.quarter()), file.area()))
                .filter(h -> shape.replacesBy().isEmpty() || values.contains(bound(shape, h.row())))
                .toList();
    }

    /** Where a row lies: a tenant in the area of its park, where that is known. */
    String located(Held held, Quarter quarter) {
        return held.row().shape().hasArea()
                ? held.area()
                : of(Shape.PARK, quarter).rows().stream()
                        .filter(p -> p.row().text("park_id").equals(held.row().text("park_id")))
                        .map(Held::area)
                        .findFirst()
                        .orElse(held.area());
    }

    private static String bound(Shape shape, Row row) {
        return shape.replacesBy().map(row::text).orElse("");
    }

    /** Rows of the newest earlier quarter that the county (and roster) was delivered in, where it now was not. */
    private List<Held> carried(Shape shape, Quarter quarter, List<Delivery> standing) {
        if (!shape.carriesForward()) {
            return List.of();
        }
        List<Held> carried = new ArrayList<>();
        for (String county : Counties.CODES) {
            for (Optional<String> roster : rosters(shape)) {
                if (!isDelivered(standing, county, roster)) {
                    newestBefore(shape, county, quarter, roster)
                            .ifPresent(q -> carried.addAll(rowsOf(shape, county, q, roster)));
                }
            }
        }
        return carried;
    }

    private List<Held> rowsOf(Shape shape, String county, Quarter quarter, Optional<String> roster) {
        return of(shape, quarter).rows().stream()
                .filter(h -> !h.carried() && h.area().equals(county))
                .filter(h -> roster.isEmpty() || h.row().text("roster").equals(roster.get()))
                .map(h -> new Held(h.row(), h.file(), true))
                .toList();
    }

    Optional<Quarter> newestBefore(Shape shape, String county, Quarter quarter, Optional<String> roster) {
        return files.keySet().stream()
                .filter(q -> q.compareTo(quarter) < 0 && delivered(shape, county, q, roster))
                .max(java.util.Comparator.naturalOrder());
    }

    private List<Optional<String>> rosters(Shape shape) {
        if (shape != Shape.ROSTER) {
            return List.of(Optional.empty());
        }
        Set<String> keys = new TreeSet<>();
        files.values().stream()
                .flatMap(List::stream)
                .filter(f -> f.shape() == Shape.ROSTER)
                .forEach(f -> f.loaded().forEach(r -> keys.add(r.text("roster"))));
        return keys.stream().map(Optional::of).toList();
    }

    /** Of rows with one key the one that came last stands. */
    private static State withoutEqualKeys(
            List<Held> all, List<Held> replaced, List<CountyClaims.Claim> claims, List<Delivery> held) {
        Map<String, Held> newest = new HashMap<>();
        all.stream()
                .filter(h -> !h.row().key().isEmpty())
                .forEach(h -> newest.put(h.row().key(), h));
        List<Held> rows = new ArrayList<>();
        List<Superseded> superseded = new ArrayList<>();
        for (Held row : all) {
            Optional<Held> newer =
                    Optional.ofNullable(newest.get(row.row().key())).filter(h -> !h.equals(row));
            if (newer.isEmpty()) {
                rows.add(row);
            } else {
                superseded.add(new Superseded(row, newer.get()));
            }
        }
        return new State(rows, replaced, superseded, claims, held);
    }
}
