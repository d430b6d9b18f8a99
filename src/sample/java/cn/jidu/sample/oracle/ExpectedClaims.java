package cn.jidu.sample.oracle;

import cn.jidu.definition.Quarter;
import cn.jidu.sample.city.SampleCounties;
import cn.jidu.sample.city.SourceShape;
import cn.jidu.sample.sent.SentFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which county has an enterprise that the full registration files of several hold (CONTRACTS, section 1): the one of the
 * quarter before; else the one with the later date; else the one whose file came last. One that says 迁出 has it not.
 */
final class ExpectedClaims {
    /** One row that does not stand, and the one that does. */
    record Claim(ExpectedHolds lost, ExpectedHolds kept) {}

    private final ExpectedInForce inForce;
    private final Map<Quarter, List<SentFile>> files;

    ExpectedClaims(ExpectedInForce inForce, Map<Quarter, List<SentFile>> files) {
        this.inForce = inForce;
        this.files = files;
    }

    /** @param rows of the registration, in the order in which they came */
    List<Claim> of(Quarter quarter, List<ExpectedHolds> rows) {
        Map<String, List<ExpectedHolds>> byKey = rows.stream()
                .filter(h -> !h.row().key().isEmpty() && !h.file().supplement())
                .filter(h -> !h.file().area().equals(SampleCounties.CITY))
                .collect(Collectors.groupingBy(h -> h.row().key(), LinkedHashMap::new, Collectors.toList()));
        List<Claim> claims = new ArrayList<>();
        byKey.values().stream()
                .filter(held ->
                        held.stream().map(ExpectedHolds::area).distinct().count() > 1)
                .forEach(held -> {
                    ExpectedHolds kept = kept(quarter, held);
                    held.stream().filter(h -> !h.equals(kept)).forEach(h -> claims.add(new Claim(h, kept)));
                });
        return claims;
    }

    private ExpectedHolds kept(Quarter quarter, List<ExpectedHolds> held) {
        Optional<String> county = countyBefore(quarter, held.get(0).row().key());
        Comparator<ExpectedHolds> stronger = Comparator.comparing(
                        (ExpectedHolds h) -> !h.row().text("status").equals("迁出"))
                .thenComparing(h -> county.equals(Optional.of(h.area())))
                .thenComparing(ExpectedClaims::latest)
                .thenComparing(held::indexOf);
        return held.stream().max(stronger).orElseThrow();
    }

    private static LocalDate latest(ExpectedHolds held) {
        return Stream.of("status_on", "established_on")
                .map(held.row()::date)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.MIN);
    }

    /** In the newest quarter before. */
    private Optional<String> countyBefore(Quarter quarter, String key) {
        return new TreeSet<>(files.keySet())
                .headSet(quarter).stream()
                        .max(Comparator.naturalOrder())
                        .flatMap(q -> inForce.of(SourceShape.REGISTRATION, q).rows().stream()
                                .filter(h -> h.row().key().equals(key))
                                .map(ExpectedHolds::area)
                                .findFirst());
    }
}
