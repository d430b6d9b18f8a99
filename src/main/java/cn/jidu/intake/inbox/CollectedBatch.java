package cn.jidu.intake.inbox;

import java.util.List;
import java.util.Optional;

/**
 * What a collector found.
 *
 * @param batch empty when nothing is new
 * @param waiting names of files that were still being written: they are not in the batch, the next run takes them
 */
public record CollectedBatch(Optional<Long> batch, List<String> waiting) {
    public CollectedBatch {
        waiting = List.copyOf(waiting);
    }
}
