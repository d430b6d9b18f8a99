package cn.jidu.reconcile;

import cn.jidu.definition.Quarter;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Why a revision no longer follows from what was delivered: names of files, and quarters, in order.
 *
 * @param arrived what came, or was accepted, after it was made
 * @param retracted what it was made with and is held again, because its acceptance was taken back
 * @param measured quarters that it sums and that have a newer revision than the one it sums
 * @param decided whether somebody decided about a match since
 * @param adjusted whether an adjustment of its figures was agreed to or withdrawn since
 */
public record StaleCauses(
        List<String> arrived, List<String> retracted, List<Quarter> measured, boolean decided, boolean adjusted) {
    public StaleCauses {
        arrived = List.copyOf(arrived);
        retracted = List.copyOf(retracted);
        measured = List.copyOf(measured);
    }

    static StaleCauses join(Collection<StaleCauses> causes) {
        return new StaleCauses(
                all(causes, StaleCauses::arrived),
                all(causes, StaleCauses::retracted),
                all(causes, StaleCauses::measured),
                causes.stream().anyMatch(StaleCauses::decided),
                causes.stream().anyMatch(StaleCauses::adjusted));
    }

    private static <T> List<T> all(Collection<StaleCauses> causes, Function<StaleCauses, List<T>> part) {
        return causes.stream()
                .flatMap(c -> part.apply(c).stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** All files that made it so. */
    public List<String> files() {
        return Stream.concat(arrived.stream(), retracted.stream()).toList();
    }
}
