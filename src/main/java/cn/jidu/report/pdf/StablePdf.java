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
        // one character per byte, so that nothing but what is matched can change
        String named = renamed(new String(made, StandardCharsets.ISO_8859_1));
        Matcher m = IDENTIFIER.matcher(named);
        if (!m.find()) {
            throw new IllegalStateException("the PDF has no identifier where one was expected");
        }
        StringBuilder out = new StringBuilder(named);
        String blank = "0".repeat(32);
        out.replace(m.start(1), m.end(1), blank).replace(m.start(2), m.end(2), blank);
        String hash = FileHashes.sha256(out.toString().getBytes(StandardCharsets.ISO_8859_1))
                .substring(0, 32);
        out.replace(m.start(1), m.end(1), hash).replace(m.start(2), m.end(2), hash);
        return out.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String renamed(String pdf) {
        Map<String, String> stable = new HashMap<>();
        return PREFIX.matcher(pdf)
                .replaceAll(r -> r.group(1) + stable.computeIfAbsent(r.group(2), k -> letters(stable.size())) + "+");
    }

    /** Six letters, another for each font: there are 676. */
    private static String letters(int number) {
        return "JIDU" + (char) ('A' + number / LETTERS) + (char) ('A' + number % LETTERS);
    }
}
