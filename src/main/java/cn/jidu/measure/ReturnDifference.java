package cn.jidu.measure;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A department's own figure, and the other that it differs from: kept as a sentence, which is read back here so that its numbers
 * can stand in columns.
 *
 * @param title of the indicator
 * @param units how many units' figures were added up; one where a unit's stands for itself
 * @param against what the other figure is
 * @param unit of both, and of their difference; of rates the difference's
 */
public record ReturnDifference(
        String title, int units, BigDecimal given, OtherFigure against, BigDecimal compared, String unit) {
    private static final Pattern SENTENCE = Pattern.compile(
            "(?<title>.+)：((?<units>\\d+)个单位合计)?报送(?<given>-?[\\d.]+)，(?<against>\\D+)为(?<compared>-?[\\d.]+)，报送数[多少][\\d.]+(?<unit>.*)");

    /** What a returned figure is compared with. */
    public enum OtherFigure {
        ROWS("按数据计算"),
        PARTS("所辖各地报送合计");

        private final String words;

        OtherFigure(String words) {
            this.words = words;
        }

        /** As the sentence names it. */
        public String words() {
            return words;
        }

        private static Optional<OtherFigure> of(String words) {
            for (OtherFigure each : values()) {
                if (each.words.equals(words)) {
                    return Optional.of(each);
                }
            }
            return Optional.empty();
        }
    }

    /** By how much more was returned. */
    public BigDecimal difference() {
        return given.subtract(compared);
    }

    /** All of it in words. */
    public String sentence() {
        return title + "：" + (units > 1 ? units + "个单位合计报送" : "报送")
                + given.toPlainString() + "，" + against.words + "为" + compared.toPlainString() + "，报送数"
                + (difference().signum() > 0 ? "多" : "少")
                + difference().abs().toPlainString() + unit;
    }

    /** What a sentence says; nothing where it is worded otherwise. */
    public static Optional<ReturnDifference> read(String sentence) {
        Matcher parts = SENTENCE.matcher(sentence);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String units = parts.group("units");
        return OtherFigure.of(parts.group("against"))
                .map(against -> new ReturnDifference(
                        parts.group("title"),
                        units == null ? 1 : Integer.parseInt(units),
                        new BigDecimal(parts.group("given")),
                        against,
                        new BigDecimal(parts.group("compared")),
                        parts.group("unit")));
    }
}
