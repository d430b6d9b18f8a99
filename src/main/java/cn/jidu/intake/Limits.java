package cn.jidu.intake;

/**
 * What one file may hold at most.
 *
 * @param bytes a longer file is refused as TOO_LARGE
 * @param lineCharacters a longer line is rejected as ROW_TOO_LONG; a row of several lines may have four times as many
 */
public record Limits(long bytes, int lineCharacters) {
    /**
     * Two gigabytes: some 16 million registrations, more than any city sends; line numbers then always fit 31 bits. A
     * line of 256 Ki characters is a hundred times the longest row seen in real registers.
     */
    public static final Limits DEFAULT = new Limits(Integer.MAX_VALUE, 1 << 18);
}
