package cn.jidu.definition.area;

import java.util.Locale;
import java.util.Optional;

/**
 * A node of the division tree.
 *
 * @param code six digits (GB/T 2260), nine for a township, or the county's six with Z and two digits for a zone
 * @param parent the code of the area it lies in; empty for a root
 */
public record Area(String code, String name, Level level, Optional<String> parent) {

    /** From wide to narrow; the order is that of the constants. */
    public enum Level {
        PROVINCE,
        CITY,
        COUNTY,
        TOWNSHIP,
        /** A development zone without a division code of its own, e.g. 330781Z01. */
        ZONE;

        /** As the tables of reference write it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
