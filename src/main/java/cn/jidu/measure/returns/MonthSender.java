package cn.jidu.measure.returns;

import cn.jidu.definition.Month;
import java.util.Comparator;

/**
 * That a unit sent its return of a month, with figures or with none.
 *
 * @param area that it is of
 * @param unit empty: the file says of the whole area that there is nothing
 * @param nil without figures (零报告)
 */
public record MonthSender(Month month, String area, String unit, boolean nil) implements Comparable<MonthSender> {
    private static final Comparator<MonthSender> ORDER = Comparator.comparing(MonthSender::month)
            .thenComparing(MonthSender::area)
            .thenComparing(MonthSender::unit)
            .thenComparing(MonthSender::nil);

    @Override
    public int compareTo(MonthSender other) {
        return ORDER.compare(this, other);
    }
}
