package cn.jidu.intake;

/**
 * What one file may hold at most.
 *
 * @param bytes a longer file is refused as TOO_LARGE
 * @param lineCharacters a longer line is rejected as ROW_TOO_LONG; a row of several lines may have four times as many
 * @param zipEntries a zip of more files and folders is refused as TOO_LARGE
 * @param unpackedBytes a zip whose files come to more is refused as TOO_LARGE
 * @param unpackRatio a zip whose files come to more than so many times its own length is refused as TOO_LARGE; of less
 *     than a megabyte nothing is said
 */
public record Limits(long bytes, int lineCharacters, int zipEntries, long unpackedBytes, int unpackRatio) {
    private static final int ZIP_ENTRIES = 10_000;
    private static final long UNPACKED_BYTES = 1L << 33;
    private static final int UNPACK_RATIO = 100;

    /**
     * Two gigabytes: some 16 million registrations, more than any city sends; line numbers then always fit 31 bits. A
     * line of 256 Ki characters is a hundred times the longest row seen in real registers. A province's counties send some
     * thousand files a quarter; tables shrink to a fifth or a twentieth.
     */
    public static final Limits DEFAULT = new Limits(Integer.MAX_VALUE, 1 << 18);

    /** As the default where zips are concerned. */
    public Limits(long bytes, int lineCharacters) {
        this(bytes, lineCharacters, ZIP_ENTRIES, UNPACKED_BYTES, UNPACK_RATIO);
    }
}
