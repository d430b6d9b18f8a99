package cn.jidu.intake;

import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.table.OriginalFile;
import cn.jidu.intake.table.RefusalCode;
import cn.jidu.intake.table.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a file is, by its content alone: programs of departments call a text {@code .xls} and a new workbook by the old
 * name, and the same bytes are the same data under any name.
 */
enum FileKind {
    TEXT,
    XLSX,
    XLS;

    private static final PackageTexts TEXTS = PackageTexts.chinese(FileKind.class);
    private static final int HEAD = 1024;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] CONTAINER = bytes(0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1);
    /** How workbooks of Excel 2, 3 and 4 begin, which have no container yet. */
    private static final List<byte[]> ANCIENT =
            List.of(bytes(0x09, 0x00, 0x04, 0x00), bytes(0x09, 0x02, 0x06, 0x00), bytes(0x09, 0x04, 0x06, 0x00));

    private static final List<String> WEB_PAGE =
            List.of("<!doctype html", "<html", "<head", "<meta", "<style", "<body", "<table", "mime-version:", "<!--");

    private static final List<String> OTHER = List.of("<?xml", "{\\rtf", "%pdf-");

    /** @throws RefusedException UNREADABLE for what is neither a workbook nor a table as text */
    static FileKind of(OriginalFile file) throws IOException, RefusedException {
        byte[] head;
        try (InputStream in = file.opener().open()) {
            head = in.readNBytes(HEAD);
        }
        if (startsWith(head, ZIP)) {
            return XLSX;
        }
        if (startsWith(head, CONTAINER)) {
            return XLS;
        }
        refusePreceded(head, file.fileName());
        refuseOthers(head, file.fileName());
        return TEXT;
    }

    /** Programs put the mark of a text, or a line, before a workbook; no text holds what a workbook begins with. */
    private static void refusePreceded(byte[] head, String name) throws RefusedException {
        for (int i = 1; i < head.length; i++) {
            if (isAt(i, head, ZIP) || isAt(i, head, CONTAINER)) {
                throw new RefusedException(RefusalCode.UNREADABLE, TEXTS.get("kind.preceded", name, i));
            }
        }
    }

    private static void refuseOthers(byte[] head, String name) throws RefusedException {
        if (ANCIENT.stream().anyMatch(a -> startsWith(head, a))) {
            throw new RefusedException(RefusalCode.UNREADABLE, TEXTS.get("xls.old", name));
        }
        String text = letters(head);
        boolean marked = text.startsWith("<") && (text.contains("<table") || text.contains("<td"));
        if (marked
                || WEB_PAGE.stream().anyMatch(text::startsWith)
                || (text.startsWith("<?xml") && text.contains("<html"))) {
            throw new RefusedException(RefusalCode.UNREADABLE, TEXTS.get("kind.webPage", name));
        }
        if (OTHER.stream().anyMatch(text::startsWith)) {
            throw new RefusedException(RefusalCode.UNREADABLE, TEXTS.get("kind.other", name));
        }
    }

    /** The ASCII of the head in small letters, whichever encoding it has, from its first character that shows. */
    private static String letters(byte[] head) {
        StringBuilder text = new StringBuilder(head.length);
        for (char c : new String(head, StandardCharsets.ISO_8859_1).toCharArray()) {
            if (c > ' ' ? c < 0x7F : c != 0 && !text.isEmpty()) {
                text.append(c);
            }
        }
        return text.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean startsWith(byte[] head, byte[] beginning) {
        return isAt(0, head, beginning);
    }

    private static boolean isAt(int from, byte[] head, byte[] bytes) {
        int to = from + bytes.length;
        return head.length >= to && Arrays.equals(head, from, to, bytes, 0, bytes.length);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
