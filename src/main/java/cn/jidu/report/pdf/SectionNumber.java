package cn.jidu.report.pdf;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The numbers of chapters and sections, 一、 and （一） by level (GB/T 9704-2012, 7.3.3). */
final class SectionNumber {
    private static final String DIGITS = "〇一二三四五六七八九";
    private static final int TEN = 10;
    /** As a document numbers its own headings, of which a section may name several, one below the other. */
    private static final Pattern OWN = Pattern.compile("[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|[0-9]+[.．、]\\s*|：");

    private SectionNumber() {}

    /** @param number from 1 to 99 */
    static String numeral(int number) {
        if (number < TEN) {
            return DIGITS.substring(number, number + 1);
        }
        String tens = number / TEN == 1 ? "" : DIGITS.substring(number / TEN, number / TEN + 1);
        String ones = number % TEN == 0 ? "" : DIGITS.substring(number % TEN, number % TEN + 1);
        return tens + "十" + ones;
    }

    /** The heading without numbers of its own, which would stand beside the report's. */
    static String without(String heading) {
        return Arrays.stream(OWN.split(heading))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .collect(Collectors.joining("·"));
    }
}
