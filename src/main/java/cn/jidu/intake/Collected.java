package cn.jidu.intake;

import java.util.List;
import java.util.Optional;

/**
 * What a collector found.
 *
 * @param batch empty when nothing is new
 * @param waiting names of files that were still being written: they are not in the batch, the next run takes them
 */
public record Collected(Optional<Long> batch, List<String> waiting) {
    public Collected {
        waiting = List.copyOf(waiting);
    }
}
