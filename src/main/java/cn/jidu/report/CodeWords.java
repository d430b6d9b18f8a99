package cn.jidu.report;

import cn.jidu.definition.Texts;

/** How reports and returned files call what was found, and what they advise, by code. */
public final class CodeWords {
    private static final Texts TEXTS = Texts.chinese(CodeWords.class);

    private CodeWords() {}

    /** The Chinese name of a refusal, reject or finding. @throws java.util.MissingResourceException without one */
    public static String name(String code) {
        return TEXTS.get("code." + code);
    }

    /** What to do about a reject or finding. @throws java.util.MissingResourceException without one */
    public static String action(String code) {
        return TEXTS.get("action." + code);
    }
}
