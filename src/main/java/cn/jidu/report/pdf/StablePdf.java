package cn.jidu.report.pdf;

import cn.jidu.report.data.FileHashes;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes chance out of a PDF that was just made: the six random letters before the name of an embedded font, and the
 * identifier of the file. Both are replaced by texts of equal length, so that every offset in the file stays true.
 */
final class StablePdf {
    private static final Pattern PREFIX = Pattern.compile("(/(?:BaseFont|FontName) ?/)([A-Z]{6})\\+");
    private static final Pattern IDENTIFIER = Pattern.compile("/ID ?\\[<([0-9a-f]{32})><([0-9a-f]{32})>]");

    private static final int LETTERS = 26;

    private StablePdf() {}

    static byte[] of(byte[] made) {
        byte[] stable = made.clone();
        // one character per byte, so that places in the text are those in the file
        String text = new String(made, StandardCharsets.ISO_8859_1);
        rename(text, stable);
        int trailer = text.lastIndexOf("/ID");
        Matcher m = IDENTIFIER.matcher(text);
        if (trailer < 0 || !m.find(trailer)) {
            throw new IllegalStateException("the PDF has no identifier where one was expected");
        }
        identify("0".repeat(32), m, stable);
        identify(FileHashes.sha256(stable).substring(0, 32), m, stable);
        return stable;
    }

    private static void identify(String identifier, Matcher m, byte[] stable) {
        put(identifier, m.start(1), stable);
        put(identifier, m.start(2), stable);
    }

    private static void rename(String text, byte[] stable) {
        Map<String, String> names = new HashMap<>();
        Matcher m = PREFIX.matcher(text);
        while (m.find()) {
            put(names.computeIfAbsent(m.group(2), k -> letters(names.size())), m.start(2), stable);
        }
    }

    private static void put(String letters, int at, byte[] stable) {
        byte[] bytes = letters.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, stable, at, bytes.length);
    }

    /** Six letters, another for each font: there are 676. */
    private static String letters(int number) {
        return "JIDU" + (char) ('A' + number / LETTERS) + (char) ('A' + number % LETTERS);
    }
}
