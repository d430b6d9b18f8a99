package cn.jidu.run;

import cn.jidu.definition.Quarter;

/** There is nothing to measure the quarter from: no registration extract for it has been taken in. */
public final class InputMissingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Quarter quarter;

    InputMissingException(Quarter quarter) {
        super("no registration delivery for " + quarter);
        this.quarter = quarter;
    }

    /** The quarter for which nothing arrived. */
    public Quarter quarter() {
        return quarter;
    }
}
