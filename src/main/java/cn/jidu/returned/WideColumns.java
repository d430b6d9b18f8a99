package cn.jidu.returned;

/** How wide texts are on a sheet, in characters of Latin text; a Chinese character takes two. */
final class WideColumns {
    private static final int UNITS_PER_CHARACTER = 256;

    private WideColumns() {}

    static int characters(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); i++) {
            width += text.charAt(i) < 0x2000 ? 1 : 2;
        }
        return width;
    }

    /** As a sheet counts the width of a column. */
    static int units(int characters) {
        return characters * UNITS_PER_CHARACTER;
    }

    /** How many lines a text takes in so many characters. */
    static int lines(String text, int characters) {
        return text.lines()
                .mapToInt(l -> Math.max(1, (characters(l) + characters - 1) / characters))
                .sum();
    }
}
