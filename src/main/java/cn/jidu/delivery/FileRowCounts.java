package cn.jidu.delivery;

/**
 * How the rows of a file fared: {@code read = rejected + duplicate + loaded}. Of a refused file all are 0, for nothing of
 * it was kept.
 *
 * @param duplicate rows that a later row of the same file stands for
 * @param loaded of a held file those that would be loaded once it is accepted
 */
public record FileRowCounts(long read, long rejected, long duplicate, long loaded) {
    /** Of a file without rows, or not taken in yet. */
    public static final FileRowCounts NONE = new FileRowCounts(0, 0, 0, 0);
}
