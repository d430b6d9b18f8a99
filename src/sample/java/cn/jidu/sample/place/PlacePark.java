package cn.jidu.sample.place;

import cn.jidu.definition.Quarter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** A park of 小微企业; its buildings grow by a little in every quarter. */
record PlacePark(
        String id,
        String area,
        LocalDate recognised,
        Optional<LocalDate> revoked,
        BigDecimal firstFloorArea,
        boolean digital) {

    boolean standsAt(Quarter quarter) {
        return PlaceEnterprise.isBy(recognised, quarter)
                && !revoked.filter(d -> PlaceEnterprise.isBy(d, quarter)).isPresent();
    }

    /** In 万平方米. */
    BigDecimal floorArea(Quarter quarter) {
        return firstFloorArea.add(BigDecimal.valueOf(quarter.number() * 7L, 2));
    }
}
