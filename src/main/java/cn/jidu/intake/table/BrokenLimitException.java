package cn.jidu.intake.table;

import cn.jidu.definition.FileLimit;
import cn.jidu.definition.FileLimits;
import java.io.IOException;

/** What is being read has more of something than it may; on its way through a library that knows only IOExceptions. */
public final class BrokenLimitException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient LimitExcess excess;
    private final String part;

    public BrokenLimitException(FileLimits limits, FileLimit limit, long has) {
        this(limits, limit, has, "");
    }

    /** @param part of a zip; empty where all of it is meant */
    public BrokenLimitException(FileLimits limits, FileLimit limit, long has, String part) {
        this.excess = new LimitExcess(limit, limits.of(limit), has);
        this.part = part;
    }

    /** @param place how far the reading had come; the part of a zip says more */
    RefusedException refusal(String fileName, String place) {
        return RefusedException.tooLarge(excess, fileName, part.isEmpty() ? place : part);
    }
}
