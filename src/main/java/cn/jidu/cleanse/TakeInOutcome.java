package cn.jidu.cleanse;

import cn.jidu.delivery.DeliveryState;
import cn.jidu.delivery.ReceivedFile;
import cn.jidu.intake.table.RefusalCode;
import java.util.Optional;

/**
 * What became of a delivery: {@code read = rejected + duplicate + loaded}.
 *
 * @param read data rows; of a refused delivery 0, for nothing of it was kept
 * @param duplicate rows that a later row of the same file stands for
 * @param fate the delivery's state: loaded, refused, or what it was before (acknowledged, held, unrecognised)
 * @param message why it was refused, in Chinese
 */
public record TakeInOutcome(
        long read,
        long rejected,
        long duplicate,
        long loaded,
        DeliveryState fate,
        Optional<RefusalCode> refusal,
        Optional<String> message) {

    static TakeInOutcome of(ReceivedFile file) {
        return new TakeInOutcome(
                file.read(),
                file.rejected(),
                file.duplicate(),
                file.loaded(),
                file.fate(),
                text(file.reason()).map(RefusalCode::valueOf),
                text(file.why()));
    }

    private static Optional<String> text(String told) {
        return Optional.of(told).filter(t -> !t.isEmpty());
    }
}
