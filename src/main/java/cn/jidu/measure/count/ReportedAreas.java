package cn.jidu.measure.count;

import cn.jidu.definition.area.Area;
import cn.jidu.definition.area.AreaTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The areas that figures are made for, and which of them each area of the tree is or lies in. */
public final class ReportedAreas {
    private final Map<String, List<String>> around = new HashMap<>();

    /** @param reported their codes */
    public ReportedAreas(AreaTree areas, List<String> reported) {
        for (Area area : areas.all()) {
            around.put(
                    area.code(),
                    reported.stream()
                            .filter(r -> areas.isWithin(area.code(), r))
                            .toList());
        }
    }

    /** Those that an area is or lies in. */
    public List<String> around(String area) {
        return around.getOrDefault(area, List.of());
    }

    /** Adds up in each of them what was counted in the areas themselves; of an area that is none nothing counts. */
    Map<String, AreaCount> sum(List<Map<String, AreaCount>> counts) {
        Map<String, AreaCount> sums = new HashMap<>();
        for (Map<String, AreaCount> ofAreas : counts) {
            ofAreas.forEach(
                    (area, count) -> around(area).forEach(reported -> sums.merge(reported, count, AreaCount::plus)));
        }
        return sums;
    }

    /** Areas and, place by place, a reported one around each: the parameters of {@link FigureSql#ofAreas}. */
    Object[] pairs() {
        List<String> inner = new ArrayList<>();
        List<String> outer = new ArrayList<>();
        around.forEach((area, reported) -> reported.forEach(r -> {
            inner.add(area);
            outer.add(r);
        }));
        return new Object[] {inner.toArray(String[]::new), outer.toArray(String[]::new)};
    }
}
