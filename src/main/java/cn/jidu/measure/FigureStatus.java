package cn.jidu.measure;

/** How far a figure can be trusted; the codes are those of OBS_STATUS (CL_OBS_STATUS of SDMX). */
public enum FigureStatus {
    /** Normal. */
    A,
    /** Part of the rows counted is estimated. */
    E,
    /** Part of the input is missing or stale. */
    P,
    /** No figure: the input is missing, or a rate is over nothing. */
    M
}
