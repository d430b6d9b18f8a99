package cn.jidu.reconcile.arrival;

import cn.jidu.definition.area.AreaTree;
import cn.jidu.definition.source.Source;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How many rows a full delivery replaces, and how many it brings.
 *
 * @param replaces rows in force for its quarter that would no longer be, of equal key once
 * @param brings rows loaded from it
 */
record DeliveryShrinkage(long replaces, long brings) {
    /** @param bound the share of the replaced rows that may be lost, e.g. 0.3 */
    boolean exceeds(BigDecimal bound) {
        BigDecimal least = BigDecimal.ONE.subtract(bound).multiply(BigDecimal.valueOf(replaces));
        return BigDecimal.valueOf(brings).compareTo(least) < 0;
    }

    /**
     * The cells in force for the delivery's quarter that it puts out of force, carried ones included.
     *
     * @param before the deliveries that rank before it, in order, held ones left out
     */
    static List<CoverageCell> replacedCells(
            Source source, AreaTree areas, List<LoadedDelivery> before, LoadedDelivery delivery) {
        List<LoadedDelivery> near = NearDeliveries.of(source, areas, before, delivery);
        List<LoadedDelivery> with =
                Stream.concat(near.stream(), Stream.of(delivery)).toList();
        Set<CoverageCell> still = new HashSet<>(new DeliveryCoverage(source, areas, with).inForce(delivery.quarter()));
        List<CoverageCell> replaced =
                new ArrayList<>(new DeliveryCoverage(source, areas, near).inForce(delivery.quarter()));
        replaced.removeIf(still::contains);
        return replaced;
    }
}
