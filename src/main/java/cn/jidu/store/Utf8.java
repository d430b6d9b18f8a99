package cn.jidu.store;

/** UTF-8 without a detour over a string or a coder. */
public final class Utf8 {
    private Utf8() {}

    /**
     * Writes the character at {@code i} of {@code text}, one beyond ASCII; a high surrogate takes its low one along.
     *
     * @return where the next byte goes, or -1 for half of a surrogate pair
     */
    public static int encode(String text, int i, byte[] out, int at) {
        char c = text.charAt(i);
        if (c < 0x800) {
            out[at] = (byte) (0xC0 | (c >> 6));
            out[at + 1] = tail(c, 0);
            return at + 2;
        }
        if (!Character.isSurrogate(c)) {
            out[at] = (byte) (0xE0 | (c >> 12));
            out[at + 1] = tail(c, 6);
            out[at + 2] = tail(c, 0);
            return at + 3;
        }
        int point = text.codePointAt(i);
        if (point < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
            return -1;
        }
        out[at] = (byte) (0xF0 | (point >> 18));
        out[at + 1] = tail(point, 12);
        out[at + 2] = tail(point, 6);
        out[at + 3] = tail(point, 0);
        return at + 4;
    }

    /** A byte after the first: six bits of the character. */
    private static byte tail(int point, int shift) {
        return (byte) (0x80 | ((point >> shift) & 0x3F));
    }
}
