package cn.jidu.sample.city;

import cn.jidu.definition.Quarter;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A market entity and its course of life.
 *
 * @param index its number in the city, from 0
 * @param codedFrom the quarter from which it has a code; before, only a registration number
 * @param ended the day its status changed
 * @param endStatus 注销, 吊销 or 迁出; 存续 without an end
 * @param endDated false where the register never says when
 * @param movesTo the county that it lies in from {@code movesIn} on
 * @param employees usual headcount
 * @param quarterlyRevenue usual revenue of a quarter, in 分
 * @param assets total assets, in 分
 */
public record SampleEntity(
        int index,
        EntityKind kind,
        String county,
        String uscc,
        String registrationNo,
        Optional<Quarter> codedFrom,
        String name,
        String industry,
        LocalDate established,
        Optional<LocalDate> ended,
        String endStatus,
        boolean endDated,
        Optional<String> movesTo,
        Quarter movesIn,
        int employees,
        long quarterlyRevenue,
        long assets,
        Optional<LocalDate> convertedOn) {

    boolean registeredBy(Quarter quarter) {
        return !established.isAfter(quarter.lastDay());
    }

    String areaIn(Quarter quarter) {
        return quarter.compareTo(movesIn) >= 0 ? movesTo.orElse(county) : county;
    }

    boolean hasCodeIn(Quarter quarter) {
        return codedFrom.isEmpty() || quarter.compareTo(codedFrom.get()) >= 0;
    }

    boolean endedBy(LocalDate day) {
        return ended.isPresent() && !ended.get().isAfter(day);
    }
}
