package cn.jidu.definition.text;

/**
 * Signs that are typed, and copied out of PDF, for a colon: ratio (U+2236) and the two dots of vertical text (U+FE30), which
 * compatibility forms would leave alone and make two full stops.
 */
public final class ColonSigns {
    /** All of them, one after the other. */
    public static final String SIGNS = "\u2236\uFE30";
    /** What they are read as, in the same order. */
    public static final String COLONS = ":".repeat(SIGNS.length());

    private ColonSigns() {}

    /** The text with colons instead. */
    public static String fold(String text) {
        return text.replace(SIGNS.charAt(0), ':').replace(SIGNS.charAt(1), ':');
    }
}
