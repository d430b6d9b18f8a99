package cn.jidu.mutation;

import java.util.Arrays;
import java.util.Random;

/** What disks, networks and careless programs do to bytes. */
final class ByteChanges {
    private static final int LONGEST = 1 << 21;

    private ByteChanges() {}

    static byte[] flipBits(byte[] bytes, Random random) {
        byte[] changed = bytes.clone();
        for (int n = random.nextInt(12); n >= 0; n--) {
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return changed;
    }

    static byte[] setBytes(byte[] bytes, Random random) {
        byte[] changed = bytes.clone();
        int[] values = {0, 0xFF, 0x22, 0x0A, 0x0D, 0x2C, 0x80, 0x7F};
        for (int n = random.nextInt(12); n >= 0; n--) {
            boolean any = random.nextBoolean();
            changed[random.nextInt(changed.length)] =
                    (byte) (any ? random.nextInt(256) : values[random.nextInt(values.length)]);
        }
        return changed;
    }

    static byte[] cutEnd(byte[] bytes, Random random) {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }

    static byte[] cutBlock(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(500));
        return join(bytes, from, new byte[0], to);
    }

    static byte[] repeatBlock(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length);
        byte[] block = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + 1 + random.nextInt(500)));
        int times = 1 + random.nextInt(random.nextInt(10) == 0 ? 400 : 5);
        byte[] repeated = new byte[block.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(block, 0, repeated, i * block.length, block.length);
        }
        return bytes.length + repeated.length > LONGEST ? bytes : join(bytes, from, repeated, from);
    }

    static byte[] insertBytes(byte[] bytes, Random random) {
        byte[] block = new byte[1 + random.nextInt(40)];
        random.nextBytes(block);
        int at = random.nextInt(bytes.length);
        return join(bytes, at, block, at);
    }

    /** The beginning of one file and the end of another. */
    static byte[] splice(byte[] bytes, byte[] other, Random random) {
        int at = random.nextInt(bytes.length);
        byte[] end = Arrays.copyOfRange(other, random.nextInt(other.length), other.length);
        return join(bytes, at, end, bytes.length);
    }

    /** What stands before {@code from}, a block, and what stands from {@code to} on. */
    private static byte[] join(byte[] bytes, int from, byte[] block, int to) {
        byte[] joined = Arrays.copyOf(bytes, from + block.length + bytes.length - to);
        System.arraycopy(block, 0, joined, from, block.length);
        System.arraycopy(bytes, to, joined, from + block.length, bytes.length - to);
        return joined;
    }
}
