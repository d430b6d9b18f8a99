package cn.jidu.report.font;

import java.awt.Font;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.fonts.FontUtil;

/** The fonts of the reports, which come with the program: a machine needs none of its own. */
public final class ReportFonts {
    /** What templates name; a character that the first face of a set lacks comes from the next. */
    private static final List<String> SETS = List.of("Jidu Sans", "Jidu Serif", "Jidu Title", "Jidu Kai");

    private static final String AWT_SETTING = "sun.awt.fontconfig";
    private static final List<String> LOGICAL = List.of("serif", "sansserif", "monospaced", "dialog", "dialoginput");
    private static final List<String> STYLES = List.of("plain", "bold", "italic", "bolditalic");

    /** The same few thousand characters are asked for with every report. */
    private static final Map<Integer, Boolean> HELD = new ConcurrentHashMap<>();

    private ReportFonts() {}

    /**
     * Tells AWT on Linux where a font is. It looks for the system's fonts at its first use, and dies where there is
     * none; and what it finds would bring the machine into the report. A setting of the user's own is left alone.
     */
    public static synchronized void prepare() {
        if (System.getProperty(AWT_SETTING) == null
                && System.getProperty("os.name", "").startsWith("Linux")) {
            try {
                System.setProperty(AWT_SETTING, writeSetting().toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Whether each of the report's fonts, or the face that helps it out, holds the character. */
    public static boolean hold(int character) {
        return HELD.computeIfAbsent(character, ReportFonts::isInEachSet);
    }

    private static boolean isInEachSet(int character) {
        return Faces.ALL.stream().allMatch(set -> set.stream().anyMatch(f -> f.canDisplay(character)));
    }

    private static Path writeSetting() throws IOException {
        Path folder = Files.createTempDirectory("jidu-fonts");
        Path font = folder.resolve("report.ttf");
        try (InputStream in = open("NotoSansSC-Regular.ttf")) {
            Files.copy(in, font, StandardCopyOption.REPLACE_EXISTING);
        }
        StringBuilder lines = new StringBuilder("version=1\nsequence.allfonts=default\n");
        for (String family : LOGICAL) {
            for (String style : STYLES) {
                lines.append(family).append('.').append(style).append(".default=report\n");
            }
        }
        lines.append("filename.report=").append(font).append('\n');
        Path setting = Files.writeString(folder.resolve("fontconfig.properties"), lines);
        for (Path p : List.of(folder, font, setting)) {
            p.toFile().deleteOnExit();
        }
        return setting;
    }

    private static InputStream open(String name) {
        InputStream in = ReportFonts.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("the program lacks " + name);
        }
        return in;
    }

    private static final class Faces {
        static final List<List<Font>> ALL = load();

        private static List<List<Font>> load() {
            prepare();
            FontUtil fonts = FontUtil.getInstance(DefaultJasperReportsContext.getInstance());
            return SETS.stream()
                    .map(set -> fonts.getFontSetInfo(set, Locale.ROOT, false).getFamilies().stream()
                            .map(f -> f.getFontFamily().getNormalFace().getFont())
                            .toList())
                    .toList();
        }
    }
}
