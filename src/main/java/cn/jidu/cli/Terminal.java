package cn.jidu.cli;

import cn.jidu.definition.Texts;

/** What the terminal is told, in Chinese unless {@code JIDU_LANG=en}. */
final class Terminal {
    private Terminal() {}

    static Texts texts() {
        return Texts.terminal(Terminal.class);
    }
}
