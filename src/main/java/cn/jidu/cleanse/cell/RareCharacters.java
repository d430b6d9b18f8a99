package cn.jidu.cleanse.cell;

import cn.jidu.definition.text.CjkRadicals;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.text.GarbledText;
import cn.jidu.intake.text.ShownText;
import cn.jidu.intake.text.TextFold;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Characters that are kept as they are, and listed, because other programs may not show them: private ones, which a
 * department's own font alone can draw, the mark of a character that was lost before the file was sent, Chinese ones
 * outside the basic block (GB 18030 has them, many fonts and programs do not), and radicals in place of characters.
 */
public final class RareCharacters {
    private static final int FIRST_RADICAL = 0x2E80;
    private static final int EXTENSION_A = 0x3400;
    private static final int LAST_OF_EXTENSION_A = 0x4DBF;
    private static final int LAST_OF_BASIC_BLOCK = 0x9FFF;
    /** Signs, letters and digits as wide as characters: the brackets and commas of nearly every text. */
    private static final int FIRST_OF_WIDE_FORMS = 0xFF01;

    private static final int LAST_OF_WIDE_FORMS = 0xFFEE;
    private static final int LOST = 0xFFFD;
    private static final int MOST_TOLD = 5;
    private static final int SHOWN = 40;
    private static final PackageTexts TEXTS = PackageTexts.chinese(RareCharacters.class);

    /** What programs write for a character that their encoding lacks. */
    private static final Pattern LOST_SIGNS =
            Pattern.compile("(?<=\\p{IsHan})[?]+(?=\\p{IsHan})|[?]{2,}(?=\\p{IsHan})|(?<=\\p{IsHan})[?]{2,}");

    private RareCharacters() {}

    static boolean occurIn(String text) {
        return areIn(text)
                || GarbledText.is(text)
                || (text.indexOf('?') >= 0 && LOST_SIGNS.matcher(text).find());
    }

    private static boolean areIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean common = c < FIRST_RADICAL
                    || (c > LAST_OF_EXTENSION_A && c <= LAST_OF_BASIC_BLOCK)
                    || (c >= FIRST_OF_WIDE_FORMS && c <= LAST_OF_WIDE_FORMS);
            if (!common && isRare(text.codePointAt(i))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Each once, a Chinese one with its number, a radical with its character too, and any other by its number alone, the
     * first few: {@code 㛃（U+36C3）、⻓（U+2ED3，应为长）、U+E000}.
     */
    public static String told(String text) {
        if (GarbledText.is(text)) {
            return GarbledText.meant(text)
                    .map(m -> TEXTS.get("rare.garbled", ShownText.text(m, SHOWN)))
                    .orElse(TEXTS.get("rare.lost"));
        }
        return areIn(text) ? listed(text) : TEXTS.get("rare.lost");
    }

    private static String listed(String text) {
        int[] rare = text.codePoints().filter(RareCharacters::isRare).distinct().toArray();
        String told = IntStream.of(rare)
                .limit(MOST_TOLD)
                .mapToObj(RareCharacters::told)
                .collect(Collectors.joining("、"));
        return rare.length > MOST_TOLD ? told + "等" : told;
    }

    private static String told(int character) {
        String number = "U+%04X".formatted(character);
        String shown = Character.toString(character);
        if (CjkRadicals.include(character)) {
            String meant = TextFold.width(shown);
            return shown + "（" + number + (meant.equals(shown) ? "" : "，应为" + meant) + "）";
        }
        return isHan(character) ? shown + "（" + number + "）" : number;
    }

    private static boolean isRare(int character) {
        return character == LOST
                || Character.getType(character) == Character.PRIVATE_USE
                || CjkRadicals.include(character)
                || isHan(character);
    }

    /** Outside the basic block; 〇 and 々 are not meant. */
    private static boolean isHan(int character) {
        return character >= EXTENSION_A
                && (character <= LAST_OF_EXTENSION_A || character > LAST_OF_BASIC_BLOCK)
                && Character.isIdeographic(character)
                && Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN;
    }
}
