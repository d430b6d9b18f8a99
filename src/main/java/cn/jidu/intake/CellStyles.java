package cn.jidu.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;

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

    private CellStyles(List<Meaning> styles) {
        this.styles = styles;
    }

    /** @param part empty where the workbook has no styles */
    static CellStyles read(WorkbookParts parts, Optional<String> part) throws IOException, RefusedException {
        List<Meaning> styles = new ArrayList<>();
        Map<Integer, String> formats = new HashMap<>();
        if (part.isPresent() && parts.has(part.get())) {
            try (Xml xml = parts.open(part.get())) {
                boolean cells = false;
                while (xml.next()) {
                    if (xml.isStart("numFmt")) {
                        formats.put(
                                number(xml, "numFmtId"),
                                xml.attribute("formatCode").orElse(""));
                    } else if (xml.isStart("cellXfs") || xml.isEnd("cellXfs")) {
                        cells = xml.isStart();
                    } else if (cells && xml.isStart("xf")) {
                        int format = number(xml, "numFmtId");
                        styles.add(
                                meaning(format, formats.getOrDefault(format, BuiltinFormats.getBuiltinFormat(format))));
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

    private static Meaning meaning(int format, String code) {
        if (isChineseDay(format)) {
            return Meaning.DAY;
        }
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
        int index = style.map(CellStyles::number).orElse(0);
        return index < styles.size() ? styles.get(index) : Meaning.NUMBER;
    }
}
