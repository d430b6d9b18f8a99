package cn.jidu.intake.workbook;

import cn.jidu.definition.FileLimit;
import cn.jidu.definition.FileLimits;
import cn.jidu.intake.table.LimitExcess;
import cn.jidu.intake.table.RefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.BuiltinFormats;

/** How the number of a cell is shown, by the cell's style. */
public final class CellStyles {
    private final List<CellFormat> styles;
    /** The formats of cells that meet a condition, by their number, which show other numbers. */
    private final BitSet conditional;

    private CellStyles(List<CellFormat> styles, BitSet conditional) {
        this.styles = styles;
        this.conditional = conditional;
    }

    /**
     * @param styles the number of each style's format, in order
     * @param formats what the workbook says of formats by their numbers: it may say so of the common numbers too
     */
    public static CellStyles of(List<Integer> styles, Map<Integer, String> formats) {
        return of(styles, formats, new BitSet());
    }

    private static CellStyles of(List<Integer> styles, Map<Integer, String> formats, BitSet conditional) {
        Map<Integer, CellFormat> read = new HashMap<>();
        return new CellStyles(
                styles.stream()
                        .map(s -> read.computeIfAbsent(s, f -> format(f, Optional.ofNullable(formats.get(f)))))
                        .toList(),
                conditional);
    }

    /** @param part empty where the workbook has no styles */
    static CellStyles read(XlsxParts parts, Optional<String> part, FileLimits limits)
            throws IOException, RefusedException {
        List<Integer> styles = new ArrayList<>();
        Map<Integer, String> formats = new HashMap<>();
        BitSet conditional = new BitSet();
        if (part.isPresent() && parts.has(part.get())) {
            try (XmlReader xml = parts.open(part.get())) {
                boolean cells = false;
                while (xml.next()) {
                    if (Math.max(styles.size(), formats.size()) > limits.of(FileLimit.STYLES)) {
                        throw RefusedException.tooLarge(
                                LimitExcess.of(limits, FileLimit.STYLES), parts.fileName(), part.get());
                    }
                    if (xml.isStart("dxfs")) {
                        // formats of cells that meet a condition have numbers of their own
                        conditional = conditional(xml);
                    } else if (xml.isStart("numFmt")) {
                        formats.put(
                                number(xml, "numFmtId"),
                                xml.attribute("formatCode").orElse(""));
                    } else if (xml.isStart("cellXfs") || xml.isEnd("cellXfs")) {
                        cells = xml.isStart();
                    } else if (cells && xml.isStart("xf")) {
                        styles.add(number(xml, "numFmtId"));
                    }
                }
            }
        }
        return of(styles, formats, conditional);
    }

    private static BitSet conditional(XmlReader xml) throws RefusedException {
        BitSet changing = new BitSet();
        int number = -1;
        while (xml.next() && !xml.isEnd("dxfs")) {
            number += xml.isStart("dxf") ? 1 : 0;
            if (xml.isStart("numFmt") && number >= 0 && changes(xml.attribute("formatCode"))) {
                changing.set(number);
            }
        }
        return changing;
    }

    /** Whether the format of cells that meet a condition shows other numbers than their own. */
    static boolean changes(Optional<String> code) {
        return code.filter(c -> !CellFormat.of(c).keepsNumbers()).isPresent();
    }

    /** Whether the format of this number, of cells that meet a condition, shows other numbers than their own. */
    boolean isChanging(String number) {
        int known = OrdinalNumber.of(number);
        return known >= 0 && conditional.get(known);
    }

    private static int number(XmlReader xml, String attribute) {
        return xml.attribute(attribute).map(CellStyles::number).orElse(0);
    }

    private static int number(String text) {
        return Math.max(0, OrdinalNumber.of(text));
    }

    /** The money of a format that the file does not spell out is that of whoever opens it. */
    private static CellFormat format(int number, Optional<String> given) {
        if (given.isEmpty() && isChineseDay(number)) {
            return CellFormat.DAY;
        }
        return given.or(() -> Optional.ofNullable(BuiltinFormats.getBuiltinFormat(number))
                        .map(code -> code.replace("\"$\"", "").replace("$", "")))
                .map(CellFormat::of)
                .orElse(CellFormat.GENERAL);
    }

    /** Formats that have a number but no code in the file: the days and times of Chinese (ECMA-376, 18.8.30, zh-cn). */
    private static boolean isChineseDay(int format) {
        return (format >= 27 && format <= 36) || (format >= 50 && format <= 58);
    }

    /** @param style the cell's {@code s}; empty for the first style */
    public CellFormat of(Optional<String> style) {
        return of(style.map(CellStyles::number).orElse(0));
    }

    /** What a cell of this style shows that holds the text. */
    public String text(int style, String held) {
        return of(style).text(held);
    }

    /** A style that the workbook does not have means nothing. */
    public CellFormat of(int style) {
        return style < styles.size() ? styles.get(style) : CellFormat.GENERAL;
    }
}
