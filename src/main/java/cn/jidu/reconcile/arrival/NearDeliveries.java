package cn.jidu.reconcile.arrival;

import cn.jidu.definition.area.AreaTree;
import cn.jidu.definition.source.Source;
import java.util.Collections;
import java.util.List;

/**
 * The deliveries that a new one has to do with. Nothing of an area that lies apart can be replaced by it, or has replaced
 * what is; nor of another lender or unit. Who decides many new files one after the other asks only these, or it would hold
 * all of them against all others each time.
 */
final class NearDeliveries {
    private NearDeliveries() {}

    /** Those of {@code before} that are near, in their order. */
    static List<LoadedDelivery> of(
            Source source, AreaTree areas, List<LoadedDelivery> before, LoadedDelivery delivery) {
        return before.stream()
                .filter(d -> areas.isWithin(d.area(), delivery.area()) || areas.isWithin(delivery.area(), d.area()))
                .filter(d -> source.replacesBy().isEmpty() || mayShareValues(d, delivery))
                .toList();
    }

    /** A file that says that there is nothing speaks for every value. */
    private static boolean mayShareValues(LoadedDelivery one, LoadedDelivery other) {
        return one.nil() || other.nil() || !Collections.disjoint(one.replaceValues(), other.replaceValues());
    }
}
