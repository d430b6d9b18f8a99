package cn.jidu.cli;

import cn.jidu.definition.Texts;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the terminal is told, in Chinese unless {@code JIDU_LANG=en}. */
final class Terminal {
    private Terminal() {}

    static Texts texts() {
        return Texts.of(Terminal.class, language());
    }

    static boolean isChinese() {
        return language().equals(Locale.ROOT);
    }

    /** What the help says beside the descriptions in Chinese that stand with the options. */
    static ResourceBundle help() {
        return help(language());
    }

    static ResourceBundle help(Locale language) {
        return ResourceBundle.getBundle(
                Terminal.class.getPackageName() + ".help",
                language,
                Terminal.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static Locale language() {
        return "en".equals(System.getenv("JIDU_LANG")) ? Locale.ENGLISH : Locale.ROOT;
    }
}
