package cn.jidu.batch;

import cn.jidu.run.RunListener;
import java.time.LocalDate;

/** Hears how a night goes. */
public interface NightLog extends RunListener {
    /** A night begins; what is said from now on belongs to it. */
    void nightStarted(LocalDate date);

    /** A line of plain text. */
    void said(String line);

    /** As {@link #said}, where somebody has to look. */
    void warned(String line);

    /**
     * Keeps everything about what stopped the night.
     *
     * @return what it was, in one line of Chinese
     */
    String failed(Throwable e);

    /** Where all this can be read, for people. */
    String place();
}
