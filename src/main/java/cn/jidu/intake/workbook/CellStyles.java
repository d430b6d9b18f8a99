package cn.jidu.intake.workbook;

import cn.jidu.definition.FileLimit;
import cn.jidu.definition.FileLimits;
import cn.jidu.intake.table.LimitExcess;
import cn.jidu.intake.table.RefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.BuiltinFormats;

/** How the number of a cell is shown, by the cell's style. */
public final class CellStyles {
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    /** Shows everything as it is. */
    private static final Set<String> AS_IT_IS = Set.of("General", "@");

    private final List<CellFormat> styles;
    private final List<String> codes;
    private final List<String> conditional;

    /**
     * @param codes of each style's format, as the workbook writes it
     * @param conditional those of formats for cells that meet a condition, by their own numbers
     */
    private CellStyles(List<CellFormat> styles, List<String> codes, List<String> conditional) {
        this.styles = styles;
        this.codes = codes;
        this.conditional = conditional;
    }

    /**
     * @param styles the number of each style's format, in order
     * @param formats what the workbook says of formats by their numbers: it may say so of the common numbers too
     */
    public static CellStyles of(List<Integer> styles, Map<Integer, String> formats) {
        return of(styles, formats, List.of());
    }

    private static CellStyles of(List<Integer> styles, Map<Integer, String> formats, List<String> conditional) {
        Map<Integer, CellFormat> read = new HashMap<>();
        return new CellStyles(
                styles.stream()
                        .map(s -> read.computeIfAbsent(s, f -> format(f, Optional.ofNullable(formats.get(f)))))
                        .toList(),
                styles.stream().map(s -> code(s, formats)).toList(),
                conditional);
    }

    private static String code(int number, Map<Integer, String> formats) {
        String given = formats.getOrDefault(number, BuiltinFormats.getBuiltinFormat(number));
        return given == null ? String.valueOf(number) : given;
    }

    /** Empty where it shows everything as it is; programs write letters in quotes or each with its own mark. */
    private static String told(String code) {
        return AS_IT_IS.contains(code)
                ? ""
                : QUOTED.matcher(code)
                        .replaceAll(q -> Matcher.quoteReplacement(q.group(1).replaceAll("(?s)(.)", "\\\\$1")));
    }

    /** @param part empty where the workbook has no styles */
    static CellStyles read(XlsxParts parts, Optional<String> part, FileLimits limits)
            throws IOException, RefusedException {
        List<Integer> styles = new ArrayList<>();
        Map<Integer, String> formats = new HashMap<>();
        List<String> conditional = new ArrayList<>();
        if (part.isPresent() && parts.has(part.get())) {
            try (XmlReader xml = parts.open(part.get())) {
                boolean cells = false;
                while (xml.next()) {
                    if (Math.max(styles.size(), Math.max(formats.size(), conditional.size()))
                            > limits.of(FileLimit.STYLES)) {
                        throw RefusedException.tooLarge(
                                LimitExcess.of(limits, FileLimit.STYLES), parts.fileName(), part.get());
                    }
                    if (xml.isStart("dxf")) {
                        // formats of cells that meet a condition have numbers of their own
                        conditional.add(conditional(xml));
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

    private static String conditional(XmlReader xml) throws RefusedException {
        String code = "";
        while (xml.next() && !xml.isEnd("dxf")) {
            if (xml.isStart("numFmt")) {
                code = xml.attribute("formatCode").orElse("");
            }
        }
        return code;
    }

    /** Whether a format for cells that meet a condition shows other numbers than their own. */
    public static boolean changes(String code) {
        return !CellFormat.of(code).keepsNumbers();
    }

    /** Whether the format of this number does, by what the workbook says of formats. */
    public static boolean changes(int number, Map<Integer, String> formats) {
        return !format(number, Optional.ofNullable(formats.get(number))).keepsNumbers();
    }

    /** Whether the format of this number, of cells that meet a condition, shows other numbers than their own. */
    boolean isChanging(String number) {
        String code = of(conditional, number);
        return !code.isEmpty() && changes(code);
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

    /** The code of the cell's number format; empty where it shows everything as it is. */
    String code(Optional<String> style) {
        return told(of(codes, style.orElse("0")));
    }

    /** The code of a format for cells that meet a condition; empty where it has none. */
    String conditional(Optional<String> number) {
        return number.map(n -> told(of(conditional, n))).orElse("");
    }

    private static String of(List<String> codes, String number) {
        int n = OrdinalNumber.of(number);
        return n >= 0 && n < codes.size() ? codes.get(n) : "";
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
