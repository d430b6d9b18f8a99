package cn.jidu.adjustment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What a figure is to be instead of what rows give.
 *
 * @param number by which people name it
 * @param value in the indicator's unit
 * @param rowsValue what rows gave when it was proposed; empty: nothing
 * @param whileRows whether it counts only as long as rows give that; else until it is withdrawn
 * @param evidence the document that it rests on
 * @param second who agreed; empty while it waits for that, and does not count
 * @param withdrawn who took it back; empty where nobody has
 */
public record FigureAdjustment(
        long number,
        AdjustedSubject subject,
        BigDecimal value,
        Optional<BigDecimal> rowsValue,
        boolean whileRows,
        String reason,
        KeptEvidence evidence,
        String by,
        Instant at,
        Optional<String> second,
        Optional<String> withdrawn) {

    /**
     * A document in the archive.
     *
     * @param name as the file was called
     */
    public record KeptEvidence(String name, String sha256) {}

    /** Whether a second person has to agree before it counts. */
    public boolean isPending() {
        return second.isEmpty() && withdrawn.isEmpty();
    }

    /** The same, whatever rows give. */
    public FigureAdjustment withoutEnd() {
        return new FigureAdjustment(
                number, subject, value, rowsValue, false, reason, evidence, by, at, second, withdrawn);
    }

    /** Whether it counts where rows give this. */
    public boolean appliesTo(Optional<BigDecimal> rowsGive) {
        return !whileRows
                || rowsGive.map(BigDecimal::stripTrailingZeros).equals(rowsValue.map(BigDecimal::stripTrailingZeros));
    }
}
