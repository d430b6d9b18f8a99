package cn.jidu.store.rows;

import java.nio.charset.StandardCharsets;

/** Whole numbers as ASCII digits, written in place. */
final class CopyDigits {
    private CopyDigits() {}

    /** Writes {@code value} in full and returns where the next byte goes. */
    static int write(long value, byte[] out, int at) {
        if (value == Long.MIN_VALUE) {
            byte[] text = Long.toString(value).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(text, 0, out, at, text.length);
            return at + text.length;
        }
        long rest = value;
        int start = at;
        if (rest < 0) {
            out[start++] = '-';
            rest = -rest;
        }
        int end = start + length(rest);
        int place = end;
        do {
            out[--place] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest != 0);
        return end;
    }

    /** Writes two digits, {@code value} being 0 to 99. */
    static int two(int value, byte[] out, int at) {
        out[at] = (byte) ('0' + value / 10);
        out[at + 1] = (byte) ('0' + value % 10);
        return at + 2;
    }

    private static int length(long value) {
        int length = 1;
        for (long rest = value / 10; rest != 0; rest /= 10) {
            length++;
        }
        return length;
    }
}
