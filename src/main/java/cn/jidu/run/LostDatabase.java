package cn.jidu.run;

import cn.jidu.store.StoreException;
import java.util.List;

/** The loss of the database in words, whatever it broke. */
public final class LostDatabase {
    private LostDatabase() {}

    /** What is to be told of a fault. */
    public static RuntimeException in(Exception thrown) {
        return in(List.of(thrown), thrown);
    }

    /** @param all what was thrown on the way, {@code cause} among it */
    public static RuntimeException in(List<Throwable> all, Throwable cause) {
        return all.stream()
                .flatMap(e -> StoreException.ofLostDatabase(e).stream())
                .map(RuntimeException.class::cast)
                .findFirst()
                .orElseGet(() -> cause instanceof RuntimeException r ? r : new IllegalStateException(cause));
    }
}
