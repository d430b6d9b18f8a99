package cn.jidu.measure;

import java.math.BigDecimal;

/** What a rate is the quotient of, exact; the factor that makes percent of it is not in them. */
public record RatioTerms(BigDecimal numerator, BigDecimal denominator) {}
