package cn.jidu.cli;

import cn.jidu.definition.Texts;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the terminal is told, in Chinese unless {@code JIDU_LANG=en}. */
final class Terminal {
    private Terminal() {}

    static Texts texts() {
        return Texts.terminal(Terminal.class);
    }

    static boolean isChinese() {
        return Texts.terminalLanguage().equals(Locale.ROOT);
    }

    /** What the help says beside the descriptions in Chinese that stand with the options. */
    static ResourceBundle help() {
        return help(Texts.terminalLanguage());
    }

    static ResourceBundle help(Locale language) {
        return ResourceBundle.getBundle(
                Terminal.class.getPackageName() + ".help",
                language,
                Terminal.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
