package cn.jidu.reconcile;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Why a revision no longer follows from what was delivered: names of files, in order.
 *
 * @param arrived what came, or was accepted, after it was made
 * @param retracted what it was made with and is held again, because its acceptance was taken back
 */
public record StaleCauses(List<String> arrived, List<String> retracted) {
    public StaleCauses {
        arrived = List.copyOf(arrived);
        retracted = List.copyOf(retracted);
    }

    static StaleCauses join(Collection<StaleCauses> causes) {
        return new StaleCauses(
                causes.stream().flatMap(c -> c.arrived.stream()).distinct().sorted().toList(),
                causes.stream().flatMap(c -> c.retracted.stream()).distinct().sorted().toList());
    }

    /** All of them. */
    public List<String> files() {
        return Stream.concat(arrived.stream(), retracted.stream()).toList();
    }
}
