package cn.jidu.cli;

import cn.jidu.definition.Texts;
import java.util.Locale;

/** What the terminal is told, in Chinese unless {@code JIDU_LANG=en}. */
final class Terminal {
    private Terminal() {}

    static Texts texts() {
        String language = System.getenv("JIDU_LANG");
        return Texts.of(Terminal.class, "en".equals(language) ? Locale.ENGLISH : Locale.ROOT);
    }
}
