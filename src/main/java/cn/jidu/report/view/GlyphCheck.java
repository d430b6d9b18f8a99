package cn.jidu.report.view;

import cn.jidu.definition.text.PackageTexts;
import cn.jidu.report.data.ReportException;
import cn.jidu.report.font.ReportFonts;
import java.util.Map;

/** A character that a font lacks vanishes from a page without a word; so every text is looked at before it is printed. */
public final class GlyphCheck {
    private final PackageTexts texts = PackageTexts.chinese(GlyphCheck.class);

    /** @throws ReportException naming the report, the field and the first character that cannot be printed */
    public void check(AreaReport report) {
        report.head().forEach((name, text) -> check(report, name, text));
        report.summary().forEach(text -> check(report, "summary", text));
        for (ReportPart part : report.parts()) {
            check(report, part.name() + ".heading", part.heading());
            part.notes().forEach(n -> check(report, part.name() + ".notes", n));
            part.columns().forEach(c -> check(report, part.name() + "." + c.key(), c.title()));
            part.rows().forEach(r -> check(report, part, r));
        }
    }

    private void check(AreaReport report, ReportPart part, ReportPart.PartRow row) {
        check(report, part.name() + ".group", row.group());
        for (Map.Entry<String, TextCell> c : row.cells().entrySet()) {
            check(report, part.name() + "." + c.getKey(), c.getValue().text());
        }
    }

    private void check(AreaReport report, String field, String text) {
        text.codePoints().filter(c -> !isPrintable(c)).findFirst().ifPresent(c -> {
            throw new ReportException(
                    texts.get("missingGlyph", report.area(), field, Character.toString(c), name(c), text));
        });
    }

    /** Text from outside (file names, messages about files) with its unprintable characters spelled out: 〔U+1F600〕. */
    public static String spelled(String text) {
        StringBuilder spelled = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (isPrintable(c)) {
                spelled.appendCodePoint(c);
            } else {
                spelled.append('〔').append(name(c)).append('〕');
            }
        });
        return spelled.toString();
    }

    private static String name(int character) {
        return "U+%04X".formatted(character);
    }

    private static boolean isPrintable(int character) {
        return character == '\n' || (!Character.isISOControl(character) && ReportFonts.hold(character));
    }
}
