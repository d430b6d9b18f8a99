package cn.jidu.intake;

import cn.jidu.definition.Limit;
import cn.jidu.definition.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/** What the number of a cell means, by the cell's style. */
final class CellStyles {
    /** What a number stands for. */
    enum Meaning {
        NUMBER,
        DAY,
        PERCENT
    }

    private static final int LONGEST_FORMAT = 255;
    private final List<Meaning> styles;

    /** @param styles the meaning of each style, by its number */
    CellStyles(List<Meaning> styles) {
        this.styles = styles;
    }

    /** @param part empty where the workbook has no styles */
    static CellStyles read(XlsxParts parts, Optional<String> part, Limits limits) throws IOException, RefusedException {
        List<Meaning> styles = new ArrayList<>();
        Map<Integer, String> formats = new HashMap<>();
        if (part.isPresent() && parts.has(part.get())) {
            try (Xml xml = parts.open(part.get())) {
                boolean cells = false;
                while (xml.next()) {
                    if (Math.max(styles.size(), formats.size()) > limits.of(Limit.STYLES)) {
                        throw RefusedException.tooLarge(Excess.of(limits, Limit.STYLES), parts.fileName(), part.get());
                    }
                    if (xml.isStart("numFmt")) {
                        formats.put(
                                number(xml, "numFmtId"),
                                xml.attribute("formatCode").orElse(""));
                    } else if (xml.isStart("cellXfs") || xml.isEnd("cellXfs")) {
                        cells = xml.isStart();
                    } else if (cells && xml.isStart("xf")) {
                        int format = number(xml, "numFmtId");
                        styles.add(meaning(format, formats.get(format)));
                    }
                }
            }
        }
        return new CellStyles(styles);
    }

    private static int number(Xml xml, String attribute) {
        return xml.attribute(attribute).map(CellStyles::number).orElse(0);
    }

    private static int number(String text) {
        return Math.max(0, Ordinal.of(text));
    }

    /** @param given the format's code as the workbook gives it; null where it has none for this number and the number alone tells */
    static Meaning meaning(int format, @Nullable String given) {
        if (isChineseDay(format)) {
            return Meaning.DAY;
        }
        String code = given == null ? BuiltinFormats.getBuiltinFormat(format) : given;
        if (code == null || code.length() > LONGEST_FORMAT) {
            return Meaning.NUMBER;
        }
        if (DateUtil.isADateFormat(format, code)) {
            return Meaning.DAY;
        }
        return code.replaceAll("\"[^\"]*\"|\\\\.", "").indexOf('%') >= 0 ? Meaning.PERCENT : Meaning.NUMBER;
    }

    /** Formats that have a number but no code in the file: the days and times of Chinese (ECMA-376, 18.8.30, zh-cn). */
    private static boolean isChineseDay(int format) {
        return (format >= 27 && format <= 36) || (format >= 50 && format <= 58);
    }

    /** @param style the cell's {@code s}; empty for the first style */
    Meaning of(Optional<String> style) {
        return of(style.map(CellStyles::number).orElse(0));
    }

    /** A style that the workbook does not have means nothing. */
    Meaning of(int style) {
        return style < styles.size() ? styles.get(style) : Meaning.NUMBER;
    }
}
