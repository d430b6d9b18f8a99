package cn.jidu.run;

/** Hears how far a run is. Called from several threads. */
public interface RunListener {
    /** Another run is at work; this one begins when that has ended. */
    default void waitsForItsTurn() {}

    /** A run waits for this preview, which begins again when that has ended. */
    default void makesWay() {}

    /** A step begins: collect, take-in, reconcile, measure, gate or report. */
    void stepStarted(String step);

    /** One file more of {@code of} is taken in. */
    void fileTakenIn(int done, int of);
}
