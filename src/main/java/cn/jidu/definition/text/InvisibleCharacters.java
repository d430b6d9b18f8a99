package cn.jidu.definition.text;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.Collectors;

/**
 * Characters that a reader does not see: two texts that differ in nothing else are the same text. Java and the database
 * ask the same list.
 */
public final class InvisibleCharacters {
    /**
     * From and to: soft hyphen, fillers, joiners, marks of direction, variation selectors, tags, byte order mark; all that
     * Unicode calls Default_Ignorable_Code_Point, and the marks of interlinear notes.
     */
    private static final int[][] WITHOUT_WIDTH = {
        {0x00AD, 0x00AD},
        {0x034F, 0x034F},
        {0x061C, 0x061C},
        {0x115F, 0x1160},
        {0x17B4, 0x17B5},
        {0x180B, 0x180F},
        {0x200B, 0x200F},
        {0x202A, 0x202E},
        {0x2060, 0x206F},
        {0x3164, 0x3164},
        {0xFE00, 0xFE0F},
        {0xFEFF, 0xFEFF},
        {0xFFA0, 0xFFA0},
        {0xFFF0, 0xFFFB},
        {0x1BCA0, 0x1BCA3},
        {0x1D173, 0x1D17A},
        {0xE0000, 0xE0FFF},
    };

    /** White space of every kind, and the controls of ASCII. */
    private static final int[][] BLANK = {
        {0x0000, 0x0020},
        {0x007F, 0x007F},
        {0x0085, 0x0085},
        {0x00A0, 0x00A0},
        {0x1680, 0x1680},
        {0x2000, 0x200A},
        {0x2028, 0x2029},
        {0x202F, 0x202F},
        {0x205F, 0x205F},
        {0x2800, 0x2800},
        {0x3000, 0x3000},
    };

    /** The same as sets: they are asked for characters of every cell. */
    private static final BitSet HAVE_NO_WIDTH = all(WITHOUT_WIDTH);

    private static final BitSet ARE_BLANK = all(BLANK);

    private InvisibleCharacters() {}

    /** True for what has no width: it is nowhere part of a text. White space is not meant. */
    public static boolean haveNoWidth(int character) {
        return HAVE_NO_WIDTH.get(character);
    }

    /** True for white space of every kind and for controls. */
    public static boolean areBlank(int character) {
        return ARE_BLANK.get(character);
    }

    /** The text without any of them. */
    public static String without(String text) {
        return text.codePoints()
                .filter(c -> !haveNoWidth(c) && !areBlank(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** All of them as what stands between the brackets of a regular expression of PostgreSQL. */
    public static String forRegex() {
        return Arrays.stream(new int[][][] {BLANK, WITHOUT_WIDTH})
                .flatMap(Arrays::stream)
                .map(r -> "\\U%08X-\\U%08X".formatted(Math.max(r[0], 1), r[1]))
                .collect(Collectors.joining());
    }

    private static BitSet all(int[][] ranges) {
        BitSet all = new BitSet();
        for (int[] range : ranges) {
            all.set(range[0], range[1] + 1);
        }
        return all;
    }
}
