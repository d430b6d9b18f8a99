package cn.jidu.intake.workbook;

import cn.jidu.intake.table.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the merged cells of an {@code .xlsx} sheet, which stand behind its rows and must be known before them. The bytes
 * are searched for the two names that matter, which takes a small part of the time that reading them as XML would.
 */
public final class MergedScan {
    private static final byte[] ROWS = "sheetData".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MERGED = "mergeCell".getBytes(StandardCharsets.US_ASCII);
    private static final int NAME = ROWS.length;
    private static final int BLOCK = 1 << 16;
    private static final Pattern REFERENCE = Pattern.compile("\\sref\\s*=\\s*[\"']([^\"'<>]{0,40})");
    /** By how many bytes the search may go on at least, by the last byte of where it stands. */
    private static final int[] STEPS = steps();

    private final InputStream in;
    private final MergedCells found;
    private final List<String> references = new ArrayList<>();
    /** One more is enough to know that there are too many. */
    private final int most;

    private final int longestTag;
    private byte[] bytes = new byte[BLOCK];
    private int size;
    /** The text has two bytes for a character: those that are 0 are left out, and the names are found. */
    private boolean wide;

    private MergedScan(InputStream in, MergedCells found, int longestTag) {
        this.in = in;
        this.found = found;
        this.most = found.most();
        this.longestTag = longestTag;
    }

    private static int[] steps() {
        int[] steps = new int[256];
        Arrays.fill(steps, NAME);
        for (byte[] name : new byte[][] {ROWS, MERGED}) {
            for (int i = 0; i < NAME; i++) {
                steps[name[i]] = Math.min(steps[name[i]], NAME - 1 - i);
            }
        }
        return steps;
    }

    /**
     * Adds what the sheet has.
     *
     * @param longestTag in characters; what is longer is refused when the rows are read
     * @throws IOException where the part is damaged
     */
    public static void read(InputStream sheet, MergedCells found, int longestTag) throws IOException, RefusedException {
        new MergedScan(sheet, found, longestTag).read();
    }

    private void read() throws IOException, RefusedException {
        byte[] mark = in.readNBytes(2);
        wide = mark.length == 2 && (mark[0] & 0xFF) + (mark[1] & 0xFF) == 0xFE + 0xFF;
        int rest = 0;
        while (more(rest)) {
            rest = search();
        }
        for (String reference : references) {
            found.add(reference);
        }
    }

    /** Reads on behind what is left of the last bytes; false at the end. */
    private boolean more(int rest) throws IOException {
        int left = size - rest;
        byte[] to = left > bytes.length / 2 ? new byte[2 * bytes.length] : bytes;
        System.arraycopy(bytes, rest, to, 0, left);
        bytes = to;
        int read = in.read(bytes, left, bytes.length - left);
        size = left + (wide ? narrowed(left, read) : Math.max(read, 0));
        return read >= 0;
    }

    private int narrowed(int from, int count) {
        int to = from;
        for (int i = from; i < from + count; i++) {
            if (bytes[i] != 0) {
                bytes[to++] = bytes[i];
            }
        }
        return to - from;
    }

    /** @return from where the search goes on once there is more */
    private int search() {
        int at = 0;
        while (at + NAME <= size) {
            int step = STEPS[bytes[at + NAME - 1] & 0xFF];
            if (step > 0) {
                at += step;
            } else if (is(ROWS, at)) {
                // whatever was found before the rows' end stood in them
                references.clear();
                at += NAME;
            } else if (is(MERGED, at)) {
                int end = at;
                while (end < size && bytes[end] != '>') {
                    end++;
                }
                if (end == size && size - at < longestTag) {
                    return at;
                }
                tag(new String(bytes, at, end - at, StandardCharsets.ISO_8859_1));
                at = end;
            } else {
                at++;
            }
        }
        return Math.min(at, size);
    }

    private void tag(String tag) {
        Matcher reference = REFERENCE.matcher(tag);
        if (reference.find() && references.size() <= most) {
            references.add(reference.group(1));
        }
    }

    private boolean is(byte[] name, int at) {
        return Arrays.equals(bytes, at, at + NAME, name, 0, NAME);
    }
}
