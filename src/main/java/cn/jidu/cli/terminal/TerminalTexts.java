package cn.jidu.cli.terminal;

import cn.jidu.definition.text.PackageTexts;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the terminal is told, in Chinese unless {@code JIDU_LANG=en}. */
public final class TerminalTexts {
    private TerminalTexts() {}

    /** The texts of commands, in the terminal's language. */
    public static PackageTexts texts() {
        return PackageTexts.terminal(TerminalTexts.class);
    }

    /** Whether the terminal speaks Chinese. */
    public static boolean isChinese() {
        return PackageTexts.terminalLanguage().equals(Locale.ROOT);
    }

    /** What the help says beside the descriptions in Chinese that stand with the options. */
    public static ResourceBundle help() {
        return help(PackageTexts.terminalLanguage());
    }

    public static ResourceBundle help(Locale language) {
        return ResourceBundle.getBundle(
                "cn.jidu.cli.help",
                language,
                TerminalTexts.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
