package cn.jidu.sample.oracle;

import cn.jidu.definition.Quarter;
import cn.jidu.sample.city.SampleCounties;
import cn.jidu.sample.city.SampleRow;
import cn.jidu.sample.city.SourceShape;
import cn.jidu.sample.sent.SentFile;
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
final class ExpectedInForce {
    /** A delivery with fewer rows than this share of what it would replace, in tenths, is held. */
    private static final int TENTHS_LEFT = 7;

    /** An older row that a newer file's row of the same key stands for. */
    record Superseded(ExpectedHolds older, ExpectedHolds newer) {
        String code() {
            return older.row().sameValues(newer.row()) ? "DUPLICATE_IDENTICAL" : "DUPLICATE_CONFLICT";
        }
    }

    /** All of it for a source and quarter. */
    record State(
            List<ExpectedHolds> rows,
            List<ExpectedHolds> replaced,
            List<Superseded> superseded,
            List<ExpectedClaims.Claim> claims,
            List<SentFile> held) {}

    private final Map<Quarter, List<SentFile>> files;
    private final Map<String, State> known = new HashMap<>();
    private final Map<String, Boolean> arrived = new HashMap<>();

    ExpectedInForce(Map<Quarter, List<SentFile>> files) {
        this.files = files;
    }

    State of(SourceShape shape, Quarter quarter) {
        String key = shape + " " + quarter;
        State state = known.get(key);
        if (state == null) {
            state = compute(shape, quarter);
            known.put(key, state);
        }
        return state;
    }

    /** Accepted files of the source and quarter, by rank; the held ones too. */
    private List<SentFile> takenIn(SourceShape shape, Quarter quarter) {
        return files.getOrDefault(quarter, List.of()).stream()
                .filter(f -> f.shape() == shape && f.accepted())
                .sorted(SentFile.BY_RANK)
                .toList();
    }

    /** Those that count: what is held waits as if it had not come. */
    List<SentFile> standing(SourceShape shape, Quarter quarter) {
        List<SentFile> held = of(shape, quarter).held();
        return takenIn(shape, quarter).stream().filter(f -> !held.contains(f)).toList();
    }

    /** Whether the county has a full delivery of the quarter; of a roster, one that holds it or holds nothing. */
    boolean delivered(SourceShape shape, String county, Quarter quarter, Optional<String> roster) {
        String key = shape + county + quarter + roster.orElse("");
        Boolean is = arrived.get(key);
        if (is == null) {
            is = isDelivered(standing(shape, quarter), county, roster);
            arrived.put(key, is);
        }
        return is;
    }

    private static boolean isDelivered(Collection<SentFile> standing, String county, Optional<String> roster) {
        return standing.stream()
                .filter(f -> !f.supplement() && f.saysSomething() && SampleCounties.isWithin(county, f.area()))
                .anyMatch(f -> roster.isEmpty()
                        || f.rows().isEmpty()
                        || f.loaded().stream().anyMatch(r -> bound(f.shape(), r).equals(roster.get())));
    }

    private State compute(SourceShape shape, Quarter quarter) {
        List<ExpectedHolds> now = new ArrayList<>();
        List<ExpectedHolds> replaced = new ArrayList<>();
        List<SentFile> standing = new ArrayList<>();
        List<SentFile> held = new ArrayList<>();
        for (SentFile file : takenIn(shape, quarter)) {
            List<ExpectedHolds> gone = file.supplement() ? List.of() : replacedBy(file, now);
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
            file.loaded().forEach(r -> now.add(new ExpectedHolds(r, file, false)));
            standing.add(file);
        }
        List<ExpectedHolds> all = new ArrayList<>(carried(shape, quarter, standing));
        all.addAll(now);
        List<ExpectedClaims.Claim> claims =
                shape == SourceShape.REGISTRATION ? new ExpectedClaims(this, files).of(quarter, all) : List.of();
        all.removeAll(claims.stream().map(ExpectedClaims.Claim::lost).collect(Collectors.toSet()));
        return withoutEqualKeys(all, replaced, claims, held);
    }

    private List<ExpectedHolds> replacedBy(SentFile file, List<ExpectedHolds> rows) {
        if (!file.saysSomething()) {
            return List.of();
        }
        SourceShape shape = file.shape();
        Set<String> values = file.loaded().stream().map(r -> bound(shape, r)).collect(Collectors.toSet());
        return rows.stream()
                .filter(h -> SampleCounties.isWithin(located(h, file.quarter()), file.area()))
                .filter(h -> shape.replacesBy().isEmpty() || values.contains(bound(shape, h.row())))
                .toList();
    }

    /** Where a row lies: a tenant in the area of its park, where that is known. */
    String located(ExpectedHolds held, Quarter quarter) {
        return held.row().shape().hasArea()
                ? held.area()
                : of(SourceShape.PARK, quarter).rows().stream()
                        .filter(p -> p.row().text("park_id").equals(held.row().text("park_id")))
                        .map(ExpectedHolds::area)
                        .findFirst()
                        .orElse(held.area());
    }

    private static String bound(SourceShape shape, SampleRow row) {
        return shape.replacesBy().map(row::text).orElse("");
    }

    /** Rows of the newest earlier quarter that the county (and roster) was delivered in, where it now was not. */
    private List<ExpectedHolds> carried(SourceShape shape, Quarter quarter, List<SentFile> standing) {
        if (!shape.carriesForward()) {
            return List.of();
        }
        List<ExpectedHolds> carried = new ArrayList<>();
        for (String county : SampleCounties.CODES) {
            for (Optional<String> roster : rosters(shape)) {
                if (!isDelivered(standing, county, roster)) {
                    newestBefore(shape, county, quarter, roster)
                            .ifPresent(q -> carried.addAll(rowsOf(shape, county, q, roster)));
                }
            }
        }
        return carried;
    }

    private List<ExpectedHolds> rowsOf(SourceShape shape, String county, Quarter quarter, Optional<String> roster) {
        return of(shape, quarter).rows().stream()
                .filter(h -> !h.carried() && h.area().equals(county))
                .filter(h -> roster.isEmpty() || h.row().text("roster").equals(roster.get()))
                .map(h -> new ExpectedHolds(h.row(), h.file(), true))
                .toList();
    }

    Optional<Quarter> newestBefore(SourceShape shape, String county, Quarter quarter, Optional<String> roster) {
        return files.keySet().stream()
                .filter(q -> q.compareTo(quarter) < 0 && delivered(shape, county, q, roster))
                .max(java.util.Comparator.naturalOrder());
    }

    private List<Optional<String>> rosters(SourceShape shape) {
        if (shape != SourceShape.ROSTER) {
            return List.of(Optional.empty());
        }
        Set<String> keys = new TreeSet<>();
        files.values().stream()
                .flatMap(List::stream)
                .filter(f -> f.shape() == SourceShape.ROSTER)
                .forEach(f -> f.loaded().forEach(r -> keys.add(r.text("roster"))));
        return keys.stream().map(Optional::of).toList();
    }

    /** Of rows with one key the one that came last stands. */
    private static State withoutEqualKeys(
            List<ExpectedHolds> all,
            List<ExpectedHolds> replaced,
            List<ExpectedClaims.Claim> claims,
            List<SentFile> held) {
        Map<String, ExpectedHolds> newest = new HashMap<>();
        all.stream()
                .filter(h -> !h.row().key().isEmpty())
                .forEach(h -> newest.put(h.row().key(), h));
        List<ExpectedHolds> rows = new ArrayList<>();
        List<Superseded> superseded = new ArrayList<>();
        for (ExpectedHolds row : all) {
            Optional<ExpectedHolds> newer =
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
