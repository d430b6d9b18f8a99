package cn.jidu.intake.table;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Other spellings of units: in traditional characters, in letters, in figures, in English. */
final class UnitSpellings {
    /** Traditional characters of the words for units, and the usual ones. */
    private static final String TRADITIONAL = "萬億畝單計為爲貨幣價額數";

    private static final String SIMPLIFIED = "万亿亩单计为为货币价额数";
    /** The full character for 元 stands in names too, and so does what people say for it. */
    private static final Pattern FULL_YUAN = Pattern.compile("(?:[圆圓]|(?<=[十百千万亿])块钱?)(?!\\p{IsHan})");

    private static final Pattern RENMINBI =
            Pattern.compile("(?<![A-Za-z])(?:RMB|CNY|renminbi)(?![A-Za-z])|[¥￥]", Pattern.CASE_INSENSITIVE);

    /** 单位：10,000元. */
    private static final Pattern FIGURES = Pattern.compile("(单位[\\s:为是=(]*)(1[0,]*)(?=[十百千万亿]*元)");

    /** In this order: a longer one is no shorter one with something before it. */
    private static final Map<String, String> SCALES = scales();

    private static final String MONEY = "(?:RMB|CNY|renminbi|yuan|[¥￥])";
    private static final Pattern ENGLISH = Pattern.compile(MONEY + "|unit|currency", Pattern.CASE_INSENSITIVE);
    private static final Map<Pattern, String> WORDS = words();

    private UnitSpellings() {}

    private static Map<String, String> scales() {
        Map<String, String> scales = new LinkedHashMap<>();
        scales.put("1,?000,?000,?000|billion|bn", "十亿");
        scales.put("100,?000,?000|(?:100|hundred)\\s*(?:million|mn|m)|yi", "亿");
        scales.put("10,?000,?000|(?:10|ten)\\s*(?:million|mn|m)", "千万");
        scales.put("1,?000,?000|million|mn|m", "百万");
        scales.put("100,?000|(?:100|hundred)\\s*(?:thousand|k)", "十万");
        scales.put("10,?000|(?:10|ten)\\s*(?:thousand|k)|wan", "万");
        scales.put("1,?000|['’]?000|thousand|k", "千");
        return scales;
    }

    private static Map<Pattern, String> words() {
        Map<Pattern, String> words = new LinkedHashMap<>();
        SCALES.forEach((scale, chinese) -> {
            String behind = "s?\\s*(?:of\\s*)?(?:" + MONEY + "\\s*)+";
            String front = "(?:" + MONEY + "\\s*)+(?:in\\s*)?(?:" + scale + ")(?:" + behind + "|s?)";
            words.put(english(front + "|(?:" + scale + ")" + behind), chinese + "元");
        });
        words.put(english("(?:" + MONEY + "\\s*)*yuan(?:\\s*RMB)?"), "元");
        words.put(Pattern.compile("(?i)(USD|HKD|EUR|JPY|GBP|AUD|\\$)[\\s'’]*(?:000|[a-z]+)(?![A-Za-z])"), "$1");
        words.put(english("currency\\s*(?=:)"), "币种");
        words.put(english("units?(?:\\s*of\\s*[a-z]+)?\\s*(?:[:=]|in|is|are)+"), "单位:");
        words.put(Pattern.compile("(?i)(?<![A-Za-z])in\\s*(?=[十百千万亿]*元|RMB|CNY|USD)"), "单位:");
        return words;
    }

    private static Pattern english(String words) {
        return Pattern.compile("(?<![A-Za-z0-9,.])(?:" + words + ")(?![A-Za-z0-9])", Pattern.CASE_INSENSITIVE);
    }

    /** As forms of this country write it: in simplified characters and in words. */
    static String usual(String text) {
        StringBuilder simple = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            int at = TRADITIONAL.indexOf(text.charAt(i));
            if (at >= 0) {
                simple.setCharAt(i, SIMPLIFIED.charAt(at));
            }
        }
        String translated = translated(FULL_YUAN.matcher(simple).replaceAll("元"));
        String spelled = FIGURES.matcher(translated).replaceAll(m -> m.group(1) + inWords(m.group(2)));
        return RENMINBI.matcher(spelled).replaceAll("人民币");
    }

    private static String translated(String text) {
        if (!ENGLISH.matcher(text).find()) {
            return text;
        }
        String translated = text;
        for (Map.Entry<Pattern, String> word : WORDS.entrySet()) {
            translated = word.getKey().matcher(translated).replaceAll(word.getValue());
        }
        return translated;
    }

    /** What nobody writes stays as it is. */
    private static String inWords(String figures) {
        return switch (figures.replace(",", "")) {
            case "1" -> "";
            case "100" -> "百";
            case "1000" -> "千";
            case "10000" -> "万";
            case "1000000" -> "百万";
            case "100000000" -> "亿";
            default -> Matcher.quoteReplacement(figures);
        };
    }
}
