package cn.jidu.batch;

/** Hears how far a run is. Called from several threads. */
public interface RunListener {
    /** A step begins: collect, take-in, reconcile, measure, gate or report. */
    void stepStarted(String step);

    /** One file more of {@code of} is taken in. */
    void fileTakenIn(int done, int of);
}
