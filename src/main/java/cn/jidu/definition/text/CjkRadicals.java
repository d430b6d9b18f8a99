package cn.jidu.definition.text;

import java.util.HashMap;
import java.util.Map;

/**
 * Radicals that stand where characters should: a text copied out of a PDF often holds them, and looks right. Those of
 * Kangxi (U+2F00 to U+2FD5) fold to their characters by NFKC; for those of the supplement (U+2E80 to U+2EF3), of which
 * NFKC knows two, Unicode's list of equivalent unified ideographs says which character is meant.
 */
public final class CjkRadicals {
    private static final int FIRST = 0x2E80;
    private static final int LAST_OF_SUPPLEMENT = 0x2EF3;
    private static final int LAST = 0x2FD5;

    /** Those of the supplement that are some character's; {@link #CHARACTERS} has the characters, in the same order. */
    public static final String SUPPLEMENT = "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩"
            + "⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑"
            + "⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳";

    /** The characters that those of {@link #SUPPLEMENT} stand for, in the same order. */
    public static final String CHARACTERS = "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王"
            + "𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長"
            + "镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟";

    private static final Map<Integer, Integer> MEANT = meant();

    private CjkRadicals() {}

    /** Whether it is a radical of either block. */
    public static boolean include(int character) {
        return character >= FIRST && character <= LAST;
    }

    /** The text with the characters that its radicals of the supplement stand for; itself when it has none. */
    public static String fold(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= FIRST && c <= LAST_OF_SUPPLEMENT) {
                return text.codePoints()
                        .map(p -> MEANT.getOrDefault(p, p))
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return text;
    }

    private static Map<Integer, Integer> meant() {
        Map<Integer, Integer> meant = new HashMap<>();
        int[] characters = CHARACTERS.codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            meant.put((int) SUPPLEMENT.charAt(i), characters[i]);
        }
        return meant;
    }
}
