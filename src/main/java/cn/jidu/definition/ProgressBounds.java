package cn.jidu.definition;

import java.math.BigDecimal;

/**
 * How progress is called, and from when on it is carried forward ({@code jobs/progress.yml}).
 *
 * @param aheadFrom how many times what is due has to be done to be 超进度, e.g. 1.05
 * @param forecastFrom the plan's quarter, from 1, that has the first forecast
 */
public record ProgressBounds(BigDecimal aheadFrom, int forecastFrom) {
    /** Where nothing is set. */
    public static final ProgressBounds DEFAULT = new ProgressBounds(new BigDecimal("1.05"), 5);
}
