package cn.jidu.sample.place;

import cn.jidu.definition.Quarter;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An enterprise as it truly is.
 *
 * @param leaf the area it is registered in
 * @param zoneSince from when on it belongs to the zone
 * @param type what it is, or becomes by its conversion
 * @param converted when it stopped being an individual's business
 * @param lists when it came on a list, and perhaps off it
 */
record PlaceEnterprise(
        String code,
        String name,
        String leaf,
        Optional<LocalDate> zoneSince,
        String type,
        String industry,
        LocalDate established,
        Optional<LocalDate> ended,
        Optional<LocalDate> converted,
        String size,
        boolean emerging,
        Map<String, PlaceListing> lists) {

    static final String INDIVIDUAL = "个体工商户";

    /** @param off the day from which on it is no longer listed */
    record PlaceListing(LocalDate on, Optional<LocalDate> off) {
        boolean standsAt(Quarter quarter) {
            return isBy(on, quarter) && !off.filter(d -> isBy(d, quarter)).isPresent();
        }
    }

    static boolean isBy(LocalDate day, Quarter quarter) {
        return !day.isAfter(quarter.lastDay());
    }

    static boolean isIn(LocalDate day, Quarter quarter) {
        return Quarter.containing(day).equals(quarter);
    }

    String typeIn(Quarter quarter) {
        return converted.filter(d -> !isBy(d, quarter)).isPresent() ? INDIVIDUAL : type;
    }

    boolean isEnterprise(Quarter quarter) {
        return !typeIn(quarter).equals(INDIVIDUAL);
    }

    boolean isCompany() {
        return type.equals("有限责任公司") || type.equals("股份有限公司");
    }

    boolean isIndustrial() {
        return industry.equals("3525");
    }

    boolean registeredBy(Quarter quarter) {
        return isBy(established, quarter);
    }

    boolean existedIn(Quarter quarter) {
        return registeredBy(quarter)
                && !ended.filter(d -> d.isBefore(quarter.firstDay())).isPresent();
    }

    boolean isActive(Quarter quarter) {
        return registeredBy(quarter) && !ended.filter(d -> isBy(d, quarter)).isPresent();
    }

    Optional<PlaceListing> findListing(String list) {
        return Optional.ofNullable(lists.get(list));
    }

    boolean isListed(String list, Quarter quarter) {
        return findListing(list).filter(l -> l.standsAt(quarter)).isPresent();
    }

    /** Whether it came on the list on such a day. */
    boolean isListedOn(String list, Predicate<LocalDate> day) {
        return findListing(list).filter(l -> day.test(l.on())).isPresent();
    }

    boolean isSmallOrMicro() {
        return size.equals("小型") || size.equals("微型");
    }
}
