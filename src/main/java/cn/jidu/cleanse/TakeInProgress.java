package cn.jidu.cleanse;

/** Is told how far a file has been read; called from one thread, every few thousand rows. */
@FunctionalInterface
public interface TakeInProgress {
    /** Tells nobody. */
    TakeInProgress NONE = rows -> {};

    /** @param rows data rows read so far */
    void read(long rows);
}
