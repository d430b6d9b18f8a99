package cn.jidu.review;

import cn.jidu.definition.Quarter;
import cn.jidu.definition.Target.Basis;
import cn.jidu.measure.Measurement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts two sets of measurements side by side. */
public final class FigureDifferences {
    private FigureDifferences() {}

    /** What names a measurement in either state. */
    private record Name(Quarter quarter, String plan, String targetId, String indicator, String area, Basis basis) {
        static Name of(Measurement m) {
            return new Name(m.quarter(), m.plan(), m.targetId(), m.indicator(), m.area(), m.basis());
        }

        static Name of(FigureDifference d) {
            return of(d.measured());
        }
    }

    private static final Comparator<Name> ORDER = Comparator.comparing(Name::quarter)
            .thenComparing(Name::plan, Comparator.comparing(Measurement.NONE::equals))
            .thenComparing(Name::plan)
            .thenComparing(Name::targetId, Comparator.comparing(Measurement.NONE::equals))
            .thenComparing(Name::targetId)
            .thenComparing(Name::indicator)
            .thenComparing(Name::area)
            .thenComparing(Name::basis);

    /**
     * Every measurement of either set, moved or not, in order of quarter, plan (outside plans last), target (without one
     * last), indicator and area.
     */
    public static List<FigureDifference> between(List<Measurement> before, List<Measurement> after) {
        Map<Name, Measurement> was = byName(before);
        Map<Name, Measurement> is = byName(after);
        Set<Name> names = new HashSet<>(was.keySet());
        names.addAll(is.keySet());
        List<FigureDifference> all = new ArrayList<>();
        for (Name name : names) {
            all.add(new FigureDifference(Optional.ofNullable(was.get(name)), Optional.ofNullable(is.get(name))));
        }
        all.sort(Comparator.comparing(Name::of, ORDER));
        return all;
    }

    private static Map<Name, Measurement> byName(List<Measurement> measurements) {
        return measurements.stream().collect(Collectors.toMap(Name::of, Function.identity()));
    }
}
